import assert from 'node:assert/strict';
import type { Guest } from '../../src/guest/guest.js';
import { groupId } from '../../src/kernel/ids.js';
import type { Move } from '../../src/nomination/move.js';
import type { Correctable } from '../../src/workflow/workflow.js';
import { STAYS } from '../cards/guest-samples.js';
import { mia, STATES, nominated } from '../cards/samples.js';
import { chat } from './chat.js';
import { sue } from './workflow.js';

const guest: Guest = STAYS['active']!;
const group = (n: number, name: string) => ({ id: groupId.parse(`22222222-0000-4000-8000-00000000000${n}`), name });
const move: Move = {
  guestId: guest.id,
  from: guest.address,
  given: [{ key: 'project-apollo', kind: 'team', ...group(1, 'Project Apollo') }],
  others: [group(9, 'All *contractors*')],
};
const moving = (more: Partial<Move> = {}): Correctable => ({ outcome: 'account', guest, move: { ...move, ...more } });

describe('another address, from a guest’s card', () => {
  it('is asked for in a form that says what goes along, and said back with who must agree', async () => {
    const sues = chat({ correctable: moving() });
    const form = await sues.corrects(guest.id);
    assert.match(form, /Give the account of Ada Lovelace another address\?/);
    assert.match(form, /Address so far — ada@fabrikam\.com\nGoes along — Project Apollo and All \*contractors\*/);
    assert.match(form, /Another address is another person/);
    const back = await sues.presses('Continue', { address: 'ada@adatum.com', reason: 'changed employers' });
    assert.match(back, /Give the account of Ada Lovelace another address\?/);
    assert.match(back, /Guest — Ada Lovelace, Adatum — ada@adatum\.com/);
    assert.match(back, /Goes along — Project Apollo and All \*contractors\*/);
    await sues.presses('Send for approval');
    const [proposal, ...others] = sues.begun;
    assert.ok(proposal && others.length === 0);
    assert.deepEqual(
      [proposal.purpose, proposal.moves, proposal.address, proposal.name, proposal.company, proposal.until],
      ['address', guest.id, 'ada@adatum.com', 'Ada Lovelace', 'Adatum', guest.until],
    );
    assert.deepEqual([proposal.offers, proposal.sponsor, proposal.isGuest], [[], undefined, undefined]);
  });

  it('says what could not be looked up, and what is nothing', async () => {
    const { others: _, ...unread } = move;
    assert.match(
      await chat({ correctable: moving({}) }).corrects(guest.id),
      /Goes along — Project Apollo and All \*contractors\*$/m,
    );
    const unknown = { outcome: 'account', guest, move: unread } as const;
    assert.match(
      await chat({ correctable: unknown }).corrects(guest.id),
      /Goes along — Project Apollo and what others gave the account, which could not be looked up/,
    );
    assert.match(
      await chat({ correctable: moving({ given: [], others: [] }) }).corrects(guest.id),
      /Goes along — the account alone/,
    );
    assert.match(
      await chat({ correctable: moving(), locale: 'zh-CN' }).corrects(guest.id),
      /现在的地址：ada@fabrikam\.com\n一并移交：Project Apollo、All \*contractors\*/,
    );
  });

  it('stays about the same guest, whatever is changed about it', async () => {
    const sues = chat({ correctable: moving() });
    await sues.corrects(guest.id);
    await sues.presses('Continue', { address: 'ada@adatum.com', reason: 'changed employers' });
    await sues.presses('Change');
    await sues.presses('Continue', { address: 'ada@litware.com' });
    await sues.presses('Send for approval');
    assert.deepEqual([sues.begun[0]?.address, sues.begun[0]?.moves], ['ada@litware.com', guest.id]);
    assert.ok(sues.looks.every(({ purpose, moves }) => purpose === 'address' && moves === guest.id));
  });

  it('is refused in words, with the reason', async () => {
    const waits = { outcome: 'refused', why: 'address-waits', guest, who: mia } as const;
    assert.equal(
      await chat({ correctable: waits }).corrects(guest.id),
      'Mia Berg has asked for another address for Ada Lovelace (Fabrikam) already. Once that is answered, you can ask anew.',
    );
    assert.match(await chat().corrects(guest.id), /no longer know this guest/);
    const found = [{ answer: 'refuse', finding: 'guest-over' }] as const;
    assert.match(await chat({ correctable: moving(), found }).corrects(guest.id), /stay is over/);
  });

  it('is not mixed up with an invitation that begins meanwhile, and takes an address that is typed', async () => {
    const sues = chat({ correctable: moving() });
    await sues.corrects(guest.id);
    await sues.says('invite eve@fabrikam.com to Apollo until 30 June, figures');
    assert.ok(sues.looks.some(({ address, purpose }) => address === 'eve@fabrikam.com' && purpose === undefined));
    assert.ok(sues.looks.every(({ address, purpose }) => purpose === undefined || address !== 'eve@fabrikam.com'));
    await sues.says('cancel');
    await sues.says('ada@adatum.com');
    assert.ok(sues.looks.some(({ address, purpose }) => address === 'ada@adatum.com' && purpose === 'address'));
  });

  it('opens one form, however often it is pressed', async () => {
    const sues = chat({ correctable: moving() });
    await sues.corrects(guest.id);
    await sues.corrects(guest.id);
    assert.match(await sues.presses('Cancel'), /Cancelled/);
    assert.match(await sues.says('send'), /nothing to send/);
  });

  it('of an invitation that somebody else sent is asked for as they asked, by whoever answers for the guest now', async () => {
    const state = STATES['invited']!;
    const nomination = nominated(state, { nominator: mia, access: move.given });
    assert.ok(nomination.status === 'invited');
    const answered = { ...guest, sponsor: sue, backup: mia };
    const sues = chat({ correctable: { outcome: 'invitation', guest: answered, nomination } });
    const form = await sues.corrects(guest.id);
    assert.match(form, /Correct the address\. Until you send it again, the invitation stands as it is/);
    const back = await sues.presses('Continue', { address: 'ada.lovelace@fabrikam.com' });
    assert.match(back, /asked again only if the company or anything else differs/);
    await sues.presses('Send for approval');
    const [proposal] = sues.begun;
    assert.ok(proposal);
    assert.deepEqual(
      [proposal.replaces, proposal.corrects, proposal.purpose, proposal.offers.map(({ key }) => key), proposal.reason],
      [nomination.id, true, undefined, ['project-apollo'], nomination.reason],
    );
    assert.deepEqual([proposal.sponsor, proposal.backup?.id], [undefined, mia.id]);
  });
});
