import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import type { Guest } from '../../src/guest/guest.js';
import { newNominationId, type NominationId } from '../../src/kernel/ids.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { entriesBetween } from '../../src/store/audit/reading.js';
import { verify } from '../../src/store/audit/verifying.js';
import { createStore } from '../../src/store/store.js';
import type { Directory, Packages, Store } from '../../src/workflow/ports.js';
import type { Submit } from '../../src/workflow/submit.js';
import { createSweep } from '../../src/workflow/sweep.js';
import { aPolicy } from '../policy/policies.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { after as afterwards, anyone, LIVES, MORNING, nominated, pendingGuest } from './samples.js';

const YEAR = 365 * DAY;

onEveryDatabase('what is over so long that the rules want it forgotten', (database) => {
  let now = MORNING;
  let store: Store;
  before(() => (store = createStore(database(), { add: async () => {} }, { now: () => now })));

  const nomination = async (...events: readonly NominationEvent[]): Promise<NominationId> => {
    const id = newNominationId();
    const all = [nominated({ id, revive: { how: 'enable', guestId: anyone() } }), ...events];
    await store.transaction((tx) => tx.nominations.save(afterwards(all), all));
    return id;
  };
  const guest = async (status: 'active' | 'removed'): Promise<Guest> => {
    const over = { at: MORNING, by: 'us' } as const;
    const one = pendingGuest({ ...(status === 'removed' ? over : { since: MORNING }), status } as Partial<Guest>);
    await store.transaction((tx) => tx.guests.save(one, [{ type: 'received', facts: one, at: MORNING }]));
    return one;
  };
  const invited = (guestId: Guest['id']) => [
    ...LIVES['approved']!,
    { ...LIVES['invited']!.at(-1)!, guestId } as NominationEvent,
  ];
  const stands = async (ids: readonly NominationId[]): Promise<readonly boolean[]> =>
    Promise.all(ids.map(async (id) => (await store.nominations.read(id)) !== undefined));

  it('goes: nominations that ended, guests who were removed, and what brought these here; and nothing else', async () => {
    const [gone, here] = [await guest('removed'), await guest('active')];
    const all = [
      await nomination(...LIVES['denied']!),
      await nomination(...LIVES['failed']!),
      await nomination(...invited(gone.id)),
      await nomination(...invited(here.id)),
      await nomination(...LIVES['asked of an approver']!),
      await nomination(...LIVES['withdrawn after the invitation']!),
    ];
    await store.transaction((tx) => tx.links.keep(all[2]!, 'https://login.microsoftonline.com/redeem?x'));
    now = later(MORNING, YEAR);
    const late = await nomination(...LIVES['denied']!);

    assert.equal(await store.audit.forgetEnded(later(now, -YEAR - 1), 100), 0);
    assert.equal(await store.audit.forgetEnded(later(now, -1), 100), 3);
    assert.deepEqual(await stands([...all, late]), [false, false, false, true, true, true, true]);
    assert.deepEqual(
      [await store.guests.read(gone.id), (await store.guests.read(here.id))?.status],
      [undefined, 'active'],
    );
    assert.equal(await store.links.read(all[2]!), undefined);
    assert.equal(await store.audit.forgetEnded(later(now, -1), 100), 0);
  });

  it('leaves a record that holds and says so, and whose texts about it nobody reads', async () => {
    await store.audit.seal(now);
    assert.deepEqual((await verify(database(), undefined)).faults, []);
    const texts = new Map<string, string | null | undefined>();
    const destroyed: string[] = [];
    for await (const page of entriesBetween(database(), {}))
      for (const { what, about, why, details } of page) {
        if (what === 'nomination.nominated') texts.set(about, why);
        if (what.endsWith('.destroyed')) destroyed.push(about);
        if (what.endsWith('.destroyed')) assert.deepEqual(details, { why: 'time-over' });
      }
    assert.equal(destroyed.length, 4);
    for (const [about, why] of texts) assert.equal(why, destroyed.includes(about) ? null : 'joint audit');
  });

  it('begins anew, under the same id, for a guest who comes again', async () => {
    const again = await guest('removed');
    now = later(now, 2);
    await store.audit.forgetEnded(now, 100);
    for (let time = 0; time < 2; time++) {
      await store.transaction((tx) => tx.guests.save(again, [{ type: 'received', facts: again, at: MORNING }]));
      assert.deepEqual((await verify(database(), undefined)).faults, []);
      now = later(now, 2);
      assert.equal(await store.audit.forgetEnded(now, 100), 1);
    }
    await store.transaction((tx) => tx.guests.save(again, [{ type: 'received', facts: again, at: MORNING }]));
    await database().query('delete from guestlist.guest_events where guest_id = $1', [again.id]);
    await database().query('delete from guestlist.guests where id = $1', [again.id]);
    const { faults } = await verify(database(), undefined);
    assert.match(faults.map(({ says }) => says).join(), /is about guest\/[0-9a-f-]+, which is gone, and no entry says/);
  });

  it('comes with the sweep, once an hour, and only where the rules say so', async () => {
    const ended = await nomination(...LIVES['denied']!);
    const sweep = (forgetAfter: number | undefined) => {
      const rules = { ...aPolicy(), ...(forgetAfter !== undefined && { forgetAfter }) };
      const elsewhere = { submit: {} as Submit, directory: {} as Directory, packages: {} as Packages };
      const deps = { store, ...elsewhere, clock: { now: () => now }, log: silent };
      return createSweep({ ...deps, policy: () => rules, every: 1000, looksEvery: 40_000 });
    };
    now = later(now, YEAR);
    await sweep(undefined).pass();
    assert.deepEqual(await stands([ended]), [true]);
    await sweep(300 * DAY).pass();
    assert.deepEqual(await stands([ended]), [false]);
  });
});
