import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { draw } from '../../cards/draw.js';
import { guestAddress } from '../../src/kernel/address.js';
import { personId, type PersonId } from '../../src/kernel/ids.js';
import { DirectoryTrouble, type Holder } from '../../src/workflow/ports.js';
import { aRule } from '../policy/policies.js';
import { seenOn } from '../cards/reading.js';
import { inEnglish } from '../cards/samples.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, carl, oskar, stage, sue } from '../support/samples.js';
import { yes } from './answers.js';
import { aGuest, openOffice } from './office.js';
import { aProposal } from './proposals.js';

onEveryDatabase('an address that somebody else has besides', (database) => {
  /** A nomination of Ada's that waits for a yes; `others` have her address too by the time it comes. */
  const agreed = async (...others: readonly Holder[]) => {
    const given: PersonId[] = [];
    const invited = personId.parse(randomUUID());
    const holders: Holder[] = [];
    const office = openOffice(
      database(),
      {
        accountsAt: async () => holders,
        give: async (guest) => {
          given.push(guest);
          return 'given';
        },
        invite: async () => ({ outcome: 'invited', guestId: invited, redeemLink: 'https://redeem' }),
      },
      { rules: [aRule({ name: 'All', stages: [stage([{ from: 'owners' }])] })] },
    );
    const address = guestAddress.parse(`ada-${randomUUID()}@fabrikam.com`);
    const proposal = aProposal({ nominator: sue, address });
    assert.equal((await office.nominate(proposal)).outcome, 'begun');
    await office.settles();
    holders.push(...others);
    await office.answer(proposal.id, oskar, yes);
    await office.settles();
    const now = await office.read(proposal.id);
    return {
      ...office,
      id: proposal.id,
      given,
      invited,
      became: now.status === 'failed' ? now.refusal.kind : now.status,
    };
  };
  const someone = (part: Partial<Holder> = {}): Holder => aGuest(personId.parse(randomUUID()), part);
  const employee = (part: Partial<Holder> = {}): Holder =>
    aGuest(carl.id, { person: carl, kind: 'member', external: false, ...part });

  it('gives a guest nothing that was agreed to for whoever goes by it, and says so as a look does', async () => {
    const { became, given, card, id, toldTo } = await agreed(someone({ holds: 'further' }));
    assert.deepEqual([became, given], ['address-of-another', []]);
    const receipt = card(id, sue, 'receipt');
    assert.ok(receipt);
    assert.match(
      seenOn(draw(receipt, inEnglish)).join('\n'),
      /belongs to an account of ours, as a further one [^]*so nobody is invited by it\. An administrator of our tenant can take it off/,
    );
    assert.ok(toldTo(sue).includes('failed'));
  });

  it('makes nobody a colleague; whose own it is, is one', async () => {
    assert.equal((await agreed(employee({ holds: 'further' }))).became, 'address-of-another');
    assert.equal((await agreed(employee())).became, 'colleague');
    assert.equal((await agreed(employee({ external: true }))).became, 'colleague');
    assert.equal((await agreed(someone(), employee())).became, 'colleague', 'before any guest');
  });

  it('takes nothing from whoever goes by it, in whatever order the directory names them', async () => {
    const besides = () => someone({ holds: 'further' });
    const waiting = () => someone({ redemption: 'pending' });
    for (const order of [
      (ada: Holder) => [besides(), ada],
      (ada: Holder) => [ada, besides()],
      (ada: Holder) => [waiting(), besides(), ada],
      (ada: Holder) => [employee({ holds: 'further' }), ada],
    ]) {
      const ada = someone();
      const { became, given } = await agreed(...order(ada));
      assert.deepEqual([became, given], ['invited', [ada.person.id]]);
    }
  });

  it('is asked in anew where nobody has it any more', async () => {
    const { became, given, invited } = await agreed();
    assert.deepEqual([became, given], ['invited', [invited]]);
  });

  it('is no sign that an invitation without an answer has made that account', async () => {
    const removed: PersonId[] = [];
    const holders: Holder[] = [];
    const { begin, settles, submit, read, waiting, passes } = openOffice(database(), {
      accountsAt: async () => holders,
      invite: async () => {
        throw new DirectoryTrouble('unavailable', 'No answer.');
      },
      removePending: async (id) => {
        removed.push(id);
        return 'removed';
      },
    });
    const id = await begin({ until: afterNoon(20 * 60_000) });
    const again = await settles();
    holders.push(someone({ holds: 'further', redemption: 'pending', createdAt: afterNoon(0) }));
    await submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    passes(11 * 60_000);
    waiting.push(...again);
    await settles();
    const nomination = await read(id);
    assert.deepEqual([removed, nomination.status === 'withdrawn' && nomination.account], [[], 'none']);
  });
});
