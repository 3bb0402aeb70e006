import assert from 'node:assert/strict';
import type { Guest } from '../../src/guest/guest.js';
import { personId } from '../../src/kernel/ids.js';
import { anOffer } from '../policy/policies.js';
import { chat, inputsIn, valuesIn } from './chat.js';
import { mia, NOW, oskar, policy } from './workflow.js';

const id = personId.parse('33333333-0000-4000-8000-000000000001');

/** As much of a guest as a conversation about them needs. */
const bob = (part: object = {}) =>
  ({
    id,
    address: 'bob@fabrikam.com',
    displayName: 'Bob Stone (Fabrikam)',
    status: 'active',
    since: NOW,
    until: new Date('2027-06-30T21:59:59.999Z'),
    ...part,
  }) as unknown as Guest;

describe('more access for a guest who is here', () => {
  it('asks for what is not known of them, and sends no invitation', async () => {
    const talk = chat({ known: [bob()] });
    const said = await talk.givesMore(id);
    assert.match(
      said,
      /^Tell me below what they are to be given\.\nGive Bob Stone|^Tell me below[^]*Guest — Bob Stone, Fabrikam/,
    );
    assert.deepEqual(
      inputsIn(talk.last().card).map((input) => input['id']),
      ['access', 'reason', 'until'],
    );
    const whole = await talk.presses('Continue', { access: 'vendor-portal', reason: 'invoices', until: '2027-06-30' });
    assert.match(whole, /^Give Bob Stone \(Fabrikam\) access to Vendor Portal\?/);
    assert.doesNotMatch(whole, /The link/);
    await talk.presses('Send for approval');
    const [begun] = talk.begun;
    assert.deepEqual([begun?.isGuest, begun?.name, begun?.offers[0]?.key], [true, 'Bob Stone', 'vendor-portal']);
  });

  it('waits for nothing that was open of another, and takes up what was open of the same', async () => {
    const talk = chat({ known: [bob()] });
    await talk.says('invite Ada Lovelace <ada@fabrikam.com>');
    await talk.givesMore(id);
    assert.match(
      await talk.says('to Portal until 30 June because of invoices'),
      /Give Bob Stone \(Fabrikam\) access to Vendor/,
    );
    assert.match(await talk.says('cancel'), /Cancelled: `bob@fabrikam\.com`[^]*Ada Lovelace/, 'Ada comes next');
    await talk.givesMore(id);
    await talk.givesMore(id);
    assert.equal((await talk.says('cancel')).match(/bob@/g)?.length, 1, 'twice is once');
  });

  it('is asked about first where they have not accepted, and refused once they are gone, or another’s', async () => {
    const pending = chat({ known: [bob({ address: 'eve@partner.net', status: 'pending-acceptance' })] });
    assert.match(await pending.givesMore(id), /Eve Marsh[^]*has not accepted/);
    const over = chat({ known: [bob({ status: 'removed', at: NOW })] });
    assert.match(await over.givesMore(id), /^Bob Stone \(Fabrikam\)'s stay is over/);
    assert.match(await chat().givesMore(id), /^Only whoever answers for this guest/);
  });
});

describe('what is said in the channel of a team', () => {
  it('means that team', async () => {
    const talk = chat();
    const said = await talk.saysInTeam(
      '<at>Guestlist</at> invite ada@fabrikam.com until 30 June, the audit',
      'project-apollo',
    );
    assert.match(said, /Invite ada@fabrikam\.com to Project Apollo\?/);
    assert.deepEqual(Object.keys(valuesIn(talk.last().card!)), ['name']);
  });

  it('means what it names, where it names something', async () => {
    const said = await chat().saysInTeam('invite ada@fabrikam.com to Vendor Portal', 'project-apollo');
    assert.match(said, /to Vendor Portal\?/);
    assert.doesNotMatch(said, /Apollo/);
  });

  it('is asked about, where the rules do not know the team', async () => {
    const talk = chat();
    assert.match(
      await talk.saysInTeam('invite ada@fabrikam.com'),
      /do not let guests into that team[^]*Invite ada@fabrikam/,
    );
    assert.ok('access' in valuesIn(talk.last().card!));
  });
});

describe('what somebody may ask for', () => {
  const [apollo, audit] = policy.offers;
  assert.ok(apollo && audit);

  it('is listed by name and kind, with who looks after it', async () => {
    const crm = { ...anOffer('crm', '*CRM* [x](y)'), owners: undefined };
    const offers = [{ offer: apollo, owners: [oskar, mia] }, { offer: audit }, { offer: crm, owners: [] }] as const;
    const talk = chat({ catalogue: { standing: 'may', offers: offers as never, unsure: 0 } });
    const said = await talk.says('What can I offer?');
    assert.match(
      said,
      /up to four things at a time:\n\n- Project Apollo \(team\) — looked after by Oskar Lind and Mia Berg\n- Joint Audit \(group\)\n/,
    );
    assert.match(said, /- \\\*CRM\\\* \\\[x\\\]/, 'what people typed is no markup');
    assert.match(said, /invite ada@\S*fabrikam\S*com to Project Apollo/);
    for (const same of ['offers', 'catalogue', '可以提供什么', '目录'])
      assert.match(await talk.says(same), /Project Apollo \(team\)/);
  });

  it('says what could not be found out, and to whom nothing is open', async () => {
    const some = chat({ catalogue: { standing: 'unknown', offers: [{ offer: apollo }], unsure: 2 } });
    assert.match(await some.says('offers'), /Of 2 more I could not find out just now/);
    const none = chat({ catalogue: { standing: 'may', offers: [], unsure: 0 } });
    assert.match(await none.says('offers'), /^There is nothing you may ask for/);
    const nobody = chat({ catalogue: { standing: 'not-a-nominator', offers: [{ offer: apollo }], unsure: 0 } });
    assert.match(await nobody.says('offers'), /you are not among them/);
    assert.doesNotMatch(await nobody.says('offers'), /Apollo/);
  });

  it('says what is not offered for want of a permission, and which one to whoever can grant it', async () => {
    const notGranted = { offers: [apollo, audit] };
    const one = chat({ catalogue: { standing: 'may', offers: [], unsure: 0, notGranted } });
    const said = await one.says('offers');
    assert.match(
      said,
      /^There is nothing you may ask for[^]*\n\nNot offered for now: Project Apollo and Joint Audit\. I lack a permission for that, which the Guestlist administrators can grant\.$/,
    );
    const told = { ...notGranted, permissions: ['GroupMember.ReadWrite.All'] };
    const administrator = chat({ catalogue: { standing: 'may', offers: [], unsure: 0, notGranted: told } });
    assert.match(
      await administrator.says('offers'),
      /Not offered for now: Project Apollo and Joint Audit\. I lack `?GroupMember\.ReadWrite\.All`?; you can grant it/,
    );
  });

  it('stops where nobody would read on', async () => {
    const many = Array.from({ length: 45 }, (_, n) => ({ offer: anOffer(`thing-${n}`, `Thing ${n}`) }));
    const talk = chat({ locale: 'zh-CN', catalogue: { standing: 'may', offers: many, unsure: 0 } });
    const said = await talk.says('目录');
    assert.equal(said.match(/^- /gm)?.length, 30);
    assert.match(said, /另有 15 项/);
  });
});
