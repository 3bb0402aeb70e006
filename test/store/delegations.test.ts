import assert from 'node:assert/strict';
import { newDelegationId, type DelegationId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Delegation, Store } from '../../src/workflow/ports.js';
import { createStore } from '../../src/store/store.js';
import { onEveryDatabase } from '../support/database.js';
import { anyone, MORNING, sue } from './samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };
const hours = (count: number): Date => new Date(MORNING.getTime() + count * 3_600_000);
const somebody = (): Person => ({ ...sue, id: anyone() });
const nothingAgainst = () => undefined;

onEveryDatabase('delegations in the store', (database) => {
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => MORNING })));

  const give = async (change: Partial<Delegation> = {}): Promise<Delegation> => {
    const delegation = {
      id: newDelegationId(),
      from: somebody(),
      to: somebody(),
      starts: hours(1),
      ends: hours(3),
      ...change,
    };
    assert.equal(await store.transaction((tx) => tx.delegations.add(delegation, nothingAgainst)), 'added');
    return delegation;
  };
  const revoke = (id: DelegationId, by: PersonId, at: Date) =>
    store.transaction((tx) => tx.delegations.revoke(id, by, at));
  const idsOf = (delegations: readonly Delegation[]) => delegations.map(({ id }) => id);
  /** What somebody who would add one of that time is asked to hold against it. */
  const touching = ({ starts, ends }: Pick<Delegation, 'starts' | 'ends'>) => {
    const wish = { id: newDelegationId(), from: somebody(), to: somebody(), starts, ends };
    return store.transaction((tx) => tx.delegations.add(wish, idsOf));
  };

  it('come back as they were made', async () => {
    const given = await give();
    assert.deepEqual(await store.delegations.read(given.id), given);
    assert.equal(await store.delegations.read(newDelegationId()), undefined);
  });

  it('are in force from their first moment to their last', async () => {
    const given = await give();
    const { from, to } = given;
    const inForce = async (at: Date): Promise<boolean> => {
      const by = await store.delegations.by([anyone(), from.id], at);
      const towards = await store.delegations.to(to.id, at);
      assert.deepEqual(idsOf(by), idsOf(towards));
      return by.length === 1;
    };
    assert.deepEqual(await Promise.all([hours(0.99), hours(1), hours(2.99), hours(3)].map(inForce)), [
      false,
      true,
      true,
      false,
    ]);
    assert.deepEqual(await store.delegations.by([], hours(2)), []);
    assert.deepEqual(await store.delegations.by([to.id], hours(2)), [], 'the other way round is another thing');
  });

  it('are ended by whoever gave them, once', async () => {
    const { id, from, to } = await give();
    assert.equal(await revoke(id, to.id, hours(2)), undefined, 'not by whom they were given to');
    const revoked = await revoke(id, from.id, hours(2));
    assert.deepEqual(revoked?.revokedAt, hours(2));
    assert.deepEqual(await store.delegations.read(id), revoked);
    assert.equal(await revoke(id, from.id, hours(2)), undefined);
    assert.deepEqual(await store.delegations.by([from.id], hours(2)), []);
    assert.deepEqual(await store.delegations.of(to.id, hours(0)), []);

    const over = await give();
    assert.equal(await revoke(over.id, over.from.id, hours(3)), undefined, 'what is over is over');
  });

  it('are listed for both until they are over, the earliest first', async () => {
    const [me, other] = [somebody(), somebody()];
    const later = await give({ from: me, starts: hours(5), ends: hours(6) });
    const sooner = await give({ to: me, from: other });
    assert.deepEqual(idsOf(await store.delegations.of(me.id, hours(0))), [sooner.id, later.id]);
    assert.deepEqual(idsOf(await store.delegations.of(other.id, hours(0))), [sooner.id]);
    assert.deepEqual(idsOf(await store.delegations.of(me.id, hours(3))), [later.id]);
  });

  it('are held against those that touch the same time', async () => {
    const given = await give({ starts: hours(100), ends: hours(110) });
    const during = (from: number, to: number) => touching({ starts: hours(from), ends: hours(to) });
    assert.deepEqual(await during(110, 120), []);
    assert.deepEqual(await during(90, 100), []);
    assert.deepEqual(await during(109, 120), [given.id]);
    assert.deepEqual(await during(101, 102), [given.id]);
    await revoke(given.id, given.from.id, hours(0));
    assert.deepEqual(await during(101, 102), []);
  });

  it('are not added against an objection, and two at once see each other', async () => {
    const [one, two] = [somebody(), somebody()];
    const time = { starts: hours(200), ends: hours(210) };
    const circle = (from: PersonId, to: PersonId) => (others: readonly Delegation[]) =>
      others.some((other) => other.from.id === to && other.to.id === from) ? 'circle' : undefined;
    const add = (from: Person, to: Person) =>
      store.transaction((tx) =>
        tx.delegations.add({ id: newDelegationId(), from, to, ...time }, circle(from.id, to.id)),
      );
    for (let round = 0; round < 5; round += 1) {
      const ends = await Promise.all([add(one, two), add(two, one)]);
      assert.deepEqual([...ends].sort(), ['added', 'circle'], 'never both');
    }
    const kept = await Promise.all([one, two].map(({ id }) => store.delegations.by([id], hours(205))));
    assert.deepEqual(kept.map(({ length }) => length).sort(), [0, 5]);
  });

  it('are taken once when they begin, by one', async () => {
    const waiting = [await give({ starts: hours(0) }), await give({ starts: hours(0) }), await give()];
    const gone = await give({ starts: hours(-3), ends: hours(-1) });
    const revoked = await give({ starts: hours(0) });
    await revoke(revoked.id, revoked.from.id, hours(0));
    const take = () => store.transaction((tx) => tx.delegations.takeBegun(hours(0), 1000));
    const taken = (await Promise.all([take(), take(), take()])).flat();
    assert.deepEqual(new Set(taken), new Set(idsOf(waiting.slice(0, 2))));
    assert.equal(taken.length, 2);
    assert.ok(!taken.includes(gone.id), 'nothing begins that is over');
    assert.deepEqual(await take(), []);
    const later = await store.transaction((tx) => tx.delegations.takeBegun(hours(1), 1000));
    assert.ok(later.includes(waiting[2]!.id));
  });

  it('are taken again where what follows was not kept', async () => {
    const { id } = await give({ starts: hours(0) });
    await assert.rejects(
      store.transaction(async (tx) => {
        assert.ok((await tx.delegations.takeBegun(hours(0), 1000)).includes(id));
        throw new Error('on second thoughts');
      }),
    );
    assert.deepEqual(await store.transaction((tx) => tx.delegations.takeBegun(hours(0), 1000)), [id]);
  });
});

onEveryDatabase('digests in the store', (database) => {
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => MORNING })));

  const take = (now: Date, limit = 1000) =>
    store.transaction((tx) =>
      tx.people.takeDigestsDue(
        now,
        ({ digestAt, zone }, at) => {
          heard.push([digestAt, zone]);
          return new Date(at.getTime() + 24 * 3_600_000);
        },
        limit,
      ),
    );
  let heard: (readonly [number, string | undefined])[] = [];
  beforeEach(() => (heard = []));

  it('are wished for by whoever we met, and given up again', async () => {
    const person = somebody();
    await store.people.setDigest(person.id, { at: 540, next: hours(1) });
    assert.equal(await store.people.read(person.id), undefined, 'nobody is met by a wish');
    await store.people.meet({ person, zone: 'Europe/Berlin' });
    await store.people.setDigest(person.id, { at: 0, next: hours(1) });
    await store.people.meet({ person: { ...person, name: 'Sue Park-Lind' } });
    assert.equal(
      (await store.people.read(person.id))?.digestAt,
      0,
      'midnight is a time, and meeting again changes nothing',
    );
    await store.people.setDigest(person.id, undefined);
    assert.deepEqual(await store.people.read(person.id), {
      person: { ...person, name: 'Sue Park-Lind' },
      zone: 'Europe/Berlin',
    });
    assert.deepEqual(await take(hours(2)), []);
  });

  it('are taken when due, each once, and planned anew', async () => {
    const people = [somebody(), somebody(), somebody()];
    for (const [index, person] of people.entries()) {
      await store.people.meet({ person, ...(index === 0 && { zone: 'Asia/Shanghai' }) });
      await store.people.setDigest(person.id, { at: 540 + index, next: hours(index) });
    }
    assert.deepEqual(await take(hours(1), 1), [people[0]!.id], 'the longest due first');
    assert.deepEqual(heard, [[540, 'Asia/Shanghai']]);
    const rest = (await Promise.all([take(hours(1)), take(hours(1))])).flat();
    assert.deepEqual(rest, [people[1]!.id]);
    assert.deepEqual(await take(hours(1)), []);
    assert.deepEqual(new Set(await take(hours(25))), new Set(people.map(({ id }) => id)));
  });
});
