import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import { nominationId, type NominationId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { decide } from '../../src/guest/decide.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { evolve } from '../../src/guest/evolve.js';
import type { Guest } from '../../src/guest/guest.js';
import { react, type GuestJob } from '../../src/guest/react.js';
import { ada, afterNoon, mia, NOON, oskar, sue } from '../support/samples.js';

const nth = (n: number): NominationId => nominationId.parse(`44444444-0000-4000-8000-00000000000${n}`);
const END = afterNoon(60 * DAY);

type Receive = Extract<GuestCommand, { type: 'receive' }>;
const receive = (
  n: number,
  facts: Partial<Receive['facts']> = {},
  change?: NonNullable<Receive['change']>,
): GuestCommand => ({
  type: 'receive',
  accepted: change !== undefined,
  ...(change && { change }),
  facts: {
    id: ada,
    address: 'ada@fabrikam.com',
    displayName: 'Ada Lovelace (Fabrikam)',
    sponsor: sue,
    until: END,
    zone: 'Europe/Berlin',
    language: 'en',
    nominations: [nth(n)],
    invitedAt: NOON,
    ours: 'account',
    terms: USUAL_STAYS,
    ...facts,
  },
});
const accepted: GuestCommand = { type: 'record-acceptance', since: NOON };

const play = (...commands: GuestCommand[]) => {
  let guest: Guest | undefined;
  let types: string[] = [];
  let wanted: GuestJob[] = [];
  for (const command of commands) {
    const decision = decide(guest, command, NOON);
    assert.ok(decision.ok);
    const { events } = decision;
    guest = events.reduce<Guest | undefined>(evolve, guest);
    types = events.map(({ type }) => type);
    const after = guest;
    wanted = after ? events.flatMap((event) => react(event, after, events)) : [];
  }
  assert.ok(guest);
  return { guest, types, wanted, jobs: wanted.map(({ name }) => name) };
};

describe("a guest's life", () => {
  it('keeps the later end when more is asked for them', () => {
    const { guest } = play(receive(1), accepted, receive(2, { until: afterNoon(DAY) }));
    assert.deepEqual(guest.until, END);
    assert.deepEqual(guest.nominations, [nth(1), nth(2)]);
  });

  it('takes the end that was asked for as such exactly, also an earlier one, and shows it', () => {
    const { guest, types, jobs } = play(receive(1), accepted, receive(2, { until: afterNoon(DAY) }, 'end'));
    assert.deepEqual([guest.status, guest.until, guest.sponsor], ['active', afterNoon(DAY), sue]);
    assert.deepEqual([types, jobs], [['end-changed'], ['show-guest']]);
  });

  it('is answered for by another once that was agreed, until when it was before', () => {
    const { guest, types } = play(receive(1), accepted, receive(2, { sponsor: mia, until: afterNoon(DAY) }, 'sponsor'));
    assert.deepEqual([guest.sponsor, guest.until], [mia, END]);
    assert.deepEqual(types, ['sponsor-changed']);
  });

  it('has the one who answered before told so, unless it is the same person', () => {
    const changed = (sponsor: Person) => play(receive(1), accepted, receive(2, { sponsor }, 'sponsor')).wanted;
    assert.deepEqual(changed(mia), [
      { name: 'show-guest', guestId: ada },
      { name: 'tell-former-sponsor', guestId: ada, personId: sue.id },
      { name: 'keep-sponsors', guestId: ada, former: sue.id },
      { name: 'mail-stay', guestId: ada, about: 'sponsor', round: 3, former: sue.id },
    ]);
    assert.deepEqual(changed(sue), [{ name: 'show-guest', guestId: ada }]);
  });

  it('gets a stand-in for the sponsor, who is somebody else', () => {
    const { guest } = play(receive(1), accepted, receive(2, { sponsor: mia }, 'backup'));
    assert.deepEqual([guest.sponsor, guest.backup], [sue, mia]);
    assert.deepEqual(
      play(receive(1, { backup: oskar }), accepted, receive(2, { sponsor: mia }, 'backup')).wanted.slice(1),
      [{ name: 'keep-sponsors', guestId: ada, former: oskar.id }],
      'and one who was replaced stands in the directory no more',
    );
    assert.equal(play(receive(1), accepted, receive(2, { sponsor: sue }, 'backup')).guest.backup, undefined);
  });

  it('has no stand-in left who became the sponsor, and keeps another', () => {
    const backed = receive(1, { backup: mia });
    assert.equal(play(backed, accepted, receive(2, { sponsor: mia }, 'sponsor')).guest.backup, undefined);
    assert.deepEqual(play(backed, accepted, receive(2, { sponsor: oskar }, 'sponsor')).guest.backup, mia);
    assert.deepEqual(play(backed, accepted).guest.backup, mia);
  });

  it('begins with what is known where it was not in our books, or was over', () => {
    const stranger = play(receive(1, { sponsor: mia }, 'backup'));
    assert.deepEqual([stranger.guest.status, stranger.guest.sponsor], ['active', mia]);
    const back = play(receive(1), { type: 'record-removal', by: 'us' }, receive(2, { sponsor: mia }, 'sponsor'));
    assert.deepEqual(
      [back.guest.status, back.guest.sponsor, back.guest.nominations],
      ['active', mia, [nth(1), nth(2)]],
    );
  });

  it('changes once, whatever comes again', () => {
    const change = receive(2, { until: afterNoon(DAY) }, 'end');
    assert.deepEqual(play(receive(1), accepted, change, change).types, []);
  });
});
