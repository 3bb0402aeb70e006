import assert from 'node:assert/strict';
import type { Guest } from '../../src/guest/guest.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { after, MORNING, nominated, oskar, pendingGuest, sue } from './samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };
const minutes = (count: number): Date => new Date(MORNING.getTime() + count * 60_000);
const DAY_IN_MINUTES = 24 * 60;

const EVERYBODY = { missedBy: MORNING };

onEveryDatabase('a guest whose row cannot be read', (database) => {
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => MORNING })));

  const receive = async (): Promise<PersonId> => {
    const guest = pendingGuest();
    const { status: _status, revision: _revision, ...facts } = guest;
    await store.transaction((tx) => tx.guests.save(guest, [{ type: 'received', facts, at: MORNING }]));
    return guest.id;
  };
  /** As a newer version may leave it. */
  const spoil = (id: PersonId) =>
    database().query(
      `update guestlist.guests set state = state || '{"status": "of a newer version"}', look_at = $2 where id = $1`,
      [id, new Date(MORNING.getTime() - 60_000)],
    );

  it('is put off when its look is due, so that others have their turn', async () => {
    // All that are looked at together, and before anybody else.
    const unreadable = await Promise.all(Array.from({ length: 20 }, receive));
    for (const id of unreadable) await spoil(id);
    const good = await receive();
    const next = () => minutes(10);
    const first = await store.guests.takeDue(minutes(1), next);
    const second = await store.guests.takeDue(minutes(1), next);
    assert.deepEqual([first, second.map(({ id }) => id)], [[], [good]]);
    assert.deepEqual(
      (await store.guests.takeDue(minutes(10), next)).map(({ id }) => id),
      [good],
      'for a day',
    );
    const looks = await database().query<{ id: string }>('select id from guestlist.guests where look_at = $1', [
      minutes(DAY_IN_MINUTES + 1),
    ]);
    assert.deepEqual(new Set(looks.map(({ id }) => id)), new Set<string>(unreadable), 'and not for ever');
  });

  it('is told from those who can be, once found in the directory', async () => {
    const [bad, good] = [await receive(), await receive()];
    await spoil(bad);
    const { guests, unread } = await store.guests.seen([bad, good], minutes(5));
    assert.deepEqual(
      guests.map(({ id }) => id),
      [good],
    );
    assert.deepEqual(unread, [{ id: bad, address: 'ada@fabrikam.com' }]);
    const unseen = await store.guests.unseen(minutes(5), undefined, 1000);
    assert.ok(!unseen.includes(bad) && !unseen.includes(good));
  });

  it('hides nobody else from those who look for guests', async () => {
    const [bad, good] = [await receive(), await receive()];
    await spoil(bad);
    const listed = async (found: Promise<readonly Guest[]>) => (await found).map(({ id }) => id);
    for (const found of [
      store.guests.of(sue.id, MORNING, 10_000),
      store.guests.named('ada@fabrikam.com', 10_000),
      store.guests.from('fabrikam.com', 10_000),
      store.guests.census('fabrikam.com', EVERYBODY, 10_000).then(({ guests }) => guests),
      store.guests.these([bad, good]),
    ]) {
      const ids = await listed(found);
      assert.ok(ids.includes(good));
      assert.ok(!ids.includes(bad));
    }
    const { all, guests } = await store.guests.census('fabrikam.com', EVERYBODY, 10_000);
    assert.ok(all > guests.length, 'it is counted');
  });
});

onEveryDatabase('a nomination whose row cannot be read', (database) => {
  it('hides no other from whoever nominated it, or is asked about it', async () => {
    const store = createStore(database(), noJobs, { now: () => MORNING });
    const chosen = [{ person: oskar }];
    const begin = async () => {
      const events: readonly NominationEvent[] = [
        nominated(),
        { type: 'approvers-chosen', source: 0, people: chosen, needed: 1, at: MORNING },
      ];
      const nomination = after(events);
      await store.transaction((tx) => tx.nominations.save(nomination, events));
      return nomination;
    };
    const [bad, good] = [await begin(), await begin()];
    await database().query(`update guestlist.nominations set state = state || '{"zone": 7}' where id = $1`, [bad.id]);
    for (const found of [
      store.nominations.of(bad.nominator.id, 10_000),
      store.nominations.waitingFor(oskar.id, 10_000),
      store.nominations.these([bad.id, good.id]),
    ]) {
      const ids = (await found).map(({ id }) => id);
      assert.ok(ids.includes(good.id));
      assert.ok(!ids.includes(bad.id));
    }
  });
});
