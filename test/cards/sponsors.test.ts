import assert from 'node:assert/strict';
import { sayNotice } from '../../cards/notice.js';
import type { Invited } from '../../src/nomination/nomination.js';
import type { Notice } from '../../src/workflow/views.js';
import { facts, GUESTS, inChinese, inEnglish, mia, nominated, oskar, STATES, type Change } from './samples.js';

const invited = STATES.invited as { readonly status: 'invited' } & Invited;
const named = (as: 'sponsor' | 'backup', change: Change): Notice => ({
  about: 'named-sponsor',
  nomination: nominated(invited, change),
  as,
});
const read = (notice: Notice, reader = inEnglish): string => sayNotice(notice, reader).replaceAll('\u200B', '');

describe('a notice about who answers for a guest', () => {
  it('tells whoever was named who named them, for whom, and whom to ask', () => {
    assert.equal(
      read(named('sponsor', { sponsor: mia })),
      'Sue Park named you as the one who answers for Ada Lovelace (Fabrikam), a guest in Project Apollo until Wed 30 June 2027. If that is wrong, talk to Sue Park.',
    );
  });

  it('tells whom an approver named that it was they, and that the nominator agreed', () => {
    const changes = [{ by: oskar, at: facts.nominatedAt, to: { sponsor: mia }, was: { sponsor: facts.nominator } }];
    assert.equal(
      read(named('sponsor', { sponsor: mia, changes })),
      'Oskar Lind named you, and Sue Park agreed: you answer for Ada Lovelace (Fabrikam), a guest in Project Apollo until Wed 30 June 2027. If that is wrong, talk to Sue Park.',
    );
  });

  it('tells a stand-in for whom they stand in, who may be the nominator', () => {
    assert.equal(
      read(named('backup', { sponsor: oskar, backup: mia })),
      'Sue Park named you as backup: you answer for Ada Lovelace (Fabrikam) when Oskar Lind cannot. If that is wrong, talk to Sue Park.',
    );
    assert.match(read(named('backup', { backup: mia })), /when Sue Park cannot\./);
    assert.match(
      read(named('backup', { sponsor: oskar, backup: mia }), inChinese),
      /的后备负责人：Oskar Lind 无法处理时，由你负责。/,
    );
  });

  it('tells whoever wished for a new link why there is none, and who can change that', () => {
    const guest = { ...GUESTS.active, displayName: 'Bob Stone (Fabrikam)', address: 'bob@fabrikam.com' };
    assert.equal(
      read({ about: 'link-refused', guest, why: 'settings' }),
      "No new link went out to Bob Stone (Fabrikam) (`bob@fabrikam.com`): our tenant's settings let nobody of that domain be invited any more. The Guestlist administrators can allow the domain in the Microsoft Entra admin center, under External collaboration settings; then press again.",
    );
    assert.equal(
      read({ about: 'link-refused', guest, why: 'rules' }),
      "The company's rules let in nobody of `fabrikam.com` any more, so no link was sent to Bob Stone (Fabrikam). The Guestlist administrators can change the rules.",
    );
  });

  it('tells whoever is replaced by whom', () => {
    const guest = { ...GUESTS.active, displayName: 'Bob Stone (Fabrikam)', sponsor: mia };
    assert.equal(
      read({ about: 'sponsor-replaced', guest }),
      'Mia Berg answers for Bob Stone (Fabrikam) from now on; you no longer do.',
    );
  });
});
