import assert from 'node:assert/strict';
import type { PersonId } from '../../src/kernel/ids.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { MORNING, pendingGuest } from './samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };
const minutes = (count: number): Date => new Date(MORNING.getTime() + count * 60_000);
const DAY_IN_MINUTES = 24 * 60;

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
});
