import assert from 'node:assert/strict';
import type { PersonId } from '../../src/kernel/ids.js';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import type { RemovalLimits } from '../../src/policy/policy.js';
import type { Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { lin, sue } from '../support/samples.js';
import { aGuest, openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('so many removals a day', (database) => {
  beforeEach(async () => {
    await database().query('delete from guestlist.removals');
    await database().query("delete from guestlist.documents where key like 'emergency/%'");
    await database().query("update guestlist.guests set status = 'removed', due_at = null");
  });

  /** An office whose directory notes whom it disabled and whom it deleted. */
  const company = (limits: Partial<RemovalLimits>) => {
    const done: string[] = [];
    const removals = { perDay: 200, stopsPerDay: 2000, ...limits };
    const directory: Partial<Directory> = {
      account: async (id) => (id === sue.id || id === lin.id ? undefined : aGuest(id)),
      disable: async (id) => (done.push(`disable ${id}`), 'disabled'),
      remove: async (id) => (done.push(`delete ${id}`), 'removed'),
      removePending: async (id) => (done.push(`delete ${id}`), 'removed'),
      redemptions: async () => new Map(),
    };
    const office = openOffice(database(), directory, { removals });
    return {
      ...office,
      done,
      count: (what: 'disable' | 'delete') => done.filter((one) => one.startsWith(what)).length,
      allow: (more: Partial<RemovalLimits>) => Object.assign(removals, more),
      ends: async (guests: readonly PersonId[]) => {
        for (const id of guests) await office.submit.guest(id, { type: 'end-now', by: lin, asAdministrator: true });
      },
      /** What wants to be done again is done again after this time, and what fell due meanwhile. */
      goesOn: async (after: number) => {
        const again = await office.settles();
        office.passes(after);
        await office.sweeps();
        office.waiting.push(...again);
        const left = await office.settles();
        office.waiting.push(...left);
      },
      readsOfWaiting: () =>
        office
          .noticesTo(lin)
          .flatMap((notice) => (notice.about === 'admin-guests' && notice.news === 'removals-wait' ? [notice] : [])),
    };
  };
  type Company = ReturnType<typeof company>;
  const guests = async (office: Company, many: number): Promise<readonly PersonId[]> =>
    Promise.all(Array.from({ length: many }, () => received(office)));
  const standing = async ({ store }: Company, ids: readonly PersonId[]): Promise<readonly string[]> =>
    (await store.guests.these(ids)).map((guest) =>
      guest.status === 'disabled' ? `${guest.status}, ${guest.closing === 'open' ? 'open' : 'closed'}` : guest.status,
    );

  it('are made, and the next one waits for the next day; the administrators read how many wait, once', async () => {
    const office = company({ perDay: 2 });
    const five = await guests(office, 5);
    await office.ends(five);
    await office.goesOn(HOUR);
    assert.equal(office.count('disable'), 2);
    assert.deepEqual((await standing(office, five)).toSorted(), [
      ...['disabled, closed', 'disabled, closed'],
      ...['disabled, open', 'disabled, open', 'disabled, open'],
    ]);
    const news = { about: 'admin-guests', news: 'removals-wait', what: 'end', guests: 3, most: 2 };
    assert.deepEqual(office.readsOfWaiting(), [news]);
    await office.goesOn(HOUR);
    assert.equal(office.readsOfWaiting().length, 1, 'once a day');

    await office.goesOn(DAY);
    assert.equal(office.count('disable'), 4);
    assert.deepEqual(office.readsOfWaiting()[1], { ...news, guests: 1 });
    await office.goesOn(DAY);
    assert.equal(new Set(office.done).size, 5, 'each of them, and nobody twice');
    assert.deepEqual(new Set(await standing(office, five)), new Set(['disabled, closed']));
    assert.equal(office.readsOfWaiting().length, 2, 'nobody waits any more');
  });

  it('go on as soon as the rules allow more', async () => {
    const office = company({ perDay: 0 });
    const [ada] = await guests(office, 1);
    assert(ada);
    await office.ends([ada]);
    await office.goesOn(MINUTE);
    assert.deepEqual(office.done, []);
    office.allow({ perDay: 1 });
    await office.goesOn(30 * MINUTE);
    assert.deepEqual(office.done, [`disable ${ada}`]);
  });

  it('are counted for all replicas together', async () => {
    const [one, other] = [company({ perDay: 3 }), company({ perDay: 3 })];
    const [some, others] = [await guests(one, 4), await guests(other, 4)];
    await one.ends(some);
    await other.ends(others);
    await Promise.all([one.settles(), other.settles()]);
    assert.equal(one.count('disable') + other.count('disable'), 3);
    // One replica reads that it was the first to have to wait.
    const told = [...one.waiting, ...other.waiting, ...one.readsOfWaiting(), ...other.readsOfWaiting()];
    assert.equal(told.length, 1);
  });

  it('are no more for a process that died before it did what it had a place for', async () => {
    const office = company({ perDay: 1 });
    const [ada] = await guests(office, 1);
    assert(ada);
    const since = new Date(office.now().getTime() - HOUR);
    const take = () => office.store.transaction((tx) => tx.removals.take('end', ada, since, 1));
    assert.equal(await take(), 'granted');
    assert.equal(await take(), 'granted');
    await office.ends([ada]);
    await office.settles();
    assert.equal(office.count('disable'), 1);
  });

  it('are deletions too, whatever they are for: after the grace, or of an invitation that was withdrawn', async () => {
    const office = company({ perDay: 1 });
    const [ada] = await guests(office, 1);
    assert(ada);
    await office.ends([ada]);
    await office.settles();
    office.passes(14 * DAY);
    await office.submit.guest(ada, { type: 'tick' });
    await office.settles();
    assert.deepEqual(office.done, [`disable ${ada}`, `delete ${ada}`]);

    const withdrawn = await office.begin();
    await office.settles();
    await office.withdraw(withdrawn, sue.id);
    await office.goesOn(HOUR);
    assert.equal(office.count('delete'), 1, 'one was deleted this day');
    assert.equal(office.readsOfWaiting().at(-1)?.what, 'delete');
    await office.goesOn(DAY);
    assert.equal(office.count('delete'), 2);
  });

  it('do not keep an administrator from stopping a domain, which has a number of its own and never deletes', async () => {
    const office = company({ perDay: 0, stopsPerDay: 2 });
    const three = await Promise.all(
      ['ada', 'bob', 'cy'].map((name) => received(office, { address: `${name}@broken-into.com` })),
    );
    const stop = { way: 'stop', domain: 'broken-into.com', shown: 3, reason: 'broken into' } as const;
    assert.equal((await office.emergency.wish(lin, stop)).outcome, 'begun');
    await office.goesOn(10 * MINUTE);
    assert.deepEqual([office.count('disable'), office.count('delete')], [2, 0]);
    const news = { about: 'admin-guests', news: 'removals-wait', what: 'stop', guests: 1, most: 2 };
    assert.deepEqual(office.readsOfWaiting(), [news]);
    assert.deepEqual((await standing(office, three)).filter((one) => one === 'disabled, open').length, 1);
    // Whoever may change the rules lets it go on.
    office.allow({ stopsPerDay: 3 });
    await office.goesOn(2 * MINUTE);
    assert.deepEqual([office.count('disable'), office.count('delete')], [3, 0]);
  });

  it('leave a guest whose end waits to the clock a day later, lest two jobs knock for the same one', async () => {
    const office = company({ perDay: 0 });
    const [ada] = await guests(office, 1);
    assert(ada);
    await office.ends([ada]);
    const [again] = await office.settles();
    assert.equal(again?.name, 'close-guest');
    office.passes(DAY);
    await office.submit.guest(ada, { type: 'tick' });
    office.waiting.push(again);
    const left = await office.settles();
    assert.deepEqual(left.length, 2, 'the old one goes on until its day is over');
    office.passes(DAY - HOUR / 4);
    office.waiting.push(...left);
    assert.deepEqual(await office.settles(), [], 'and then the clock begins it');
  });
});
