import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Guest } from '../../src/guest/guest.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import type { Facts } from '../../src/nomination/nomination.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, anyone, facts, LIVES, MORNING, nominated, pendingGuest, sue } from './samples.js';

const noJobs = { add: () => Promise.resolve() };
const minutes = (count: number): Date => new Date(MORNING.getTime() + count * 60_000);
const somebody = (): Person => ({ ...sue, id: anyone() });
const addressed = (address: string): Facts['guest'] => ({ ...facts().guest, address: guestAddress.parse(address) });

onEveryDatabase('what is counted', (database) => {
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => MORNING })));

  /** A nomination by somebody, for whom they answer themselves unless it says otherwise. */
  const begin = async (nominator: Person, change: Partial<Facts> = {}, events: readonly NominationEvent[] = []) => {
    const { sponsor: _sponsor, ...rest } = facts({ nominator, ...change });
    const begun = { type: 'nominated', at: MORNING, facts: { ...rest, ...change } } as const;
    const nomination = afterwards([begun, ...events]);
    await store.transaction((tx) => tx.nominations.save(nomination, [begun, ...events]));
    return nomination;
  };
  const receive = async (sponsor: Person, change: Partial<Guest> = {}): Promise<Guest> => {
    const guest = pendingGuest({ sponsor, address: `ada-${randomUUID()}@fabrikam.com`, ...change });
    const { status: _status, revision: _revision, ...its } = guest;
    await store.transaction((tx) => tx.guests.save(guest, [{ type: 'received', facts: its, at: MORNING }]));
    return guest;
  };
  const active = { status: 'active', since: MORNING } as const;
  const invitedAs = (guestId: PersonId): readonly NominationEvent[] => [
    { type: 'approved', at: MORNING },
    { type: 'invited', guestId, alreadyGuest: false, ours: true, repeated: false, at: MORNING },
  ];

  const begunSince = async ({ id }: Person, since: Date): Promise<number> =>
    (await store.nominations.books({ nominator: id, since })).begun;

  it('is what somebody began since then, whatever became of it', async () => {
    const me = somebody();
    await begin(me, { nominatedAt: minutes(1) });
    await begin(me, { nominatedAt: minutes(2) }, LIVES['withdrawn']);
    await begin(somebody(), { nominatedAt: minutes(2) });
    assert.equal(await begunSince(me, minutes(1)), 2);
    assert.equal(await begunSince(me, minutes(2)), 1);
    assert.equal(await begunSince(me, minutes(3)), 0);
  });

  it('counts what another took the place of for the day, and among guests neither that nor what is about to be replaced', async () => {
    const me = somebody();
    await begin(me, { nominatedAt: minutes(1) }, LIVES['replaced']);
    const { id } = await begin(me, { nominatedAt: minutes(1) });
    assert.equal(await begunSince(me, minutes(1)), 2);
    assert.equal(await store.nominations.answeredFor(me.id), 1);
    assert.equal(await store.nominations.answeredFor(me.id, id), 0);
  });

  describe('as guests somebody answers for', () => {
    const answered = (person: Person): Promise<number> => store.nominations.answeredFor(person.id);

    it('are those who were not removed', async () => {
      const me = somebody();
      await receive(me);
      await receive(me, active);
      await receive(me, { status: 'removed', at: MORNING, by: 'us' });
      await receive(somebody());
      assert.equal(await answered(me), 2);
    });

    it('are those of open nominations too, and of nobody else', async () => {
      const me = somebody();
      await begin(me);
      await begin(me, {}, [{ type: 'approved', at: MORNING }]);
      await begin(me, {}, LIVES['denied']);
      await begin(me, {}, LIVES['expired']);
      await begin(somebody());
      assert.equal(await answered(me), 2);
    });

    it('are the sponsor’s where one was named, not the nominator’s', async () => {
      const [me, colleague] = [somebody(), somebody()];
      await begin(me, { sponsor: colleague });
      assert.deepEqual([await answered(me), await answered(colleague)], [0, 1]);
    });

    it('are not counted twice while more is asked for one of them, nor for another end', async () => {
      const me = somebody();
      const { address } = await receive(me, active);
      await begin(me, { guest: addressed(address) });
      await begin(me, { purpose: 'end', access: [] });
      assert.equal(await answered(me), 1);
      await begin(me, { purpose: 'sponsor', access: [] });
      assert.equal(await answered(me), 2);
    });

    it('are never fewer for a moment: an invitation counts until its guest is in our tables', async () => {
      const me = somebody();
      const guestId = anyone();
      await begin(me, {}, invitedAs(guestId));
      assert.equal(await answered(me), 1);
      await receive(me, { id: guestId });
      assert.equal(await answered(me), 1);
    });
  });

  it('is not more than a limit allows, though two begin at once', async () => {
    const submit = createSubmit(store, { now: () => MORNING });
    const me = somebody();
    class OverLimit extends Error {}
    const tryOne = () => {
      const { sponsor: _sponsor, ...mine } = facts({ nominator: me });
      return submit.nomination(mine.id, { type: 'nominate', facts: mine }, async ({ nominations }) => {
        const begun = await nominations.begunSince(me.id, MORNING);
        const has = await nominations.answeredFor(me.id);
        assert.equal(has, begun);
        if (begun > 2) throw new OverLimit();
      });
    };
    const ends = await Promise.allSettled(Array.from({ length: 6 }, tryOne));
    assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 2);
    for (const end of ends) if (end.status === 'rejected') assert.ok(end.reason instanceof OverLimit);
    assert.equal(await begunSince(me, MORNING), 2, 'what was refused left nothing behind');
    assert.equal(await store.nominations.answeredFor(me.id), 2);
  });

  it('finds an invitation that is still to be accepted, by whose it is', async () => {
    const me = somebody();
    const guest = addressed(`bob-${randomUUID()}@fabrikam.com`);
    const [first, second] = [anyone(), anyone()];
    await begin(me, { guest, nominatedAt: minutes(1) }, invitedAs(first));
    const newer = await begin(me, { guest, nominatedAt: minutes(2) }, invitedAs(second));
    const ownOf = async (nominator: PersonId) =>
      (await store.nominations.books({ nominator, since: MORNING, address: guest.address })).own;
    const found = () => ownOf(me.id);
    assert.equal(await found(), newer.id);
    assert.equal(await ownOf(anyone()), undefined);
    await receive(me, { id: second, address: guest.address });
    assert.equal(await found(), newer.id);
    await receive(me, { id: first, ...active });
    assert.equal(await found(), newer.id);
  });

  it('finds no invitation once its guest is in, or was in before', async () => {
    const me = somebody();
    const guest = addressed(`cyd-${randomUUID()}@fabrikam.com`);
    const guestId = anyone();
    await begin(me, { guest }, invitedAs(guestId));
    await receive(me, { id: guestId, ...active });
    await begin(me, { guest }, [
      { type: 'approved', at: MORNING },
      { type: 'invited', guestId: anyone(), alreadyGuest: true, ours: false, repeated: false, at: MORNING },
    ]);
    const books = await store.nominations.books({ nominator: me.id, since: MORNING, address: guest.address });
    assert.equal(books.own, undefined);
  });

  it('knows the domains of guests who have accepted, those with the most first', async () => {
    await receive(sue, { address: 'dan@Zebra.example', ...active });
    await receive(sue, { address: 'eve@zebra.example', ...active });
    await receive(sue, { address: 'eve@aardvark.example', ...active });
    await receive(sue, { address: 'eve@pending.example' });
    const domains = await store.nominations.partnerDomains();
    assert.deepEqual(
      domains.filter((domain) => domain.endsWith('.example')),
      ['zebra.example', 'aardvark.example'],
    );
  });

  it('lists what somebody joined among their own, newest first', async () => {
    const me = somebody();
    const joined: NominationEvent = { type: 'joined', by: me, at: MORNING };
    const mine = await begin(me, { nominatedAt: minutes(1) });
    const theirs = await begin(somebody(), { nominatedAt: minutes(2) }, [joined]);
    await begin(somebody(), { nominatedAt: minutes(3) }, [{ ...joined, by: somebody() }]);
    assert.deepEqual(
      (await store.nominations.of(me.id, 9)).map(({ id }) => id),
      [theirs.id, mine.id],
    );
    assert.equal((await store.nominations.of(me.id, 1)).length, 1);
  });

  it('is found by an index, not by reading every row', async () => {
    const plan = await database().transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      return tx.query(
        `explain select 1 from guestlist.nominations where state ? 'joined' and state -> 'joined' @> '[{"id": "x"}]'`,
      );
    });
    assert.match(JSON.stringify(plan), /nominations_joined/);
  });
});

describe('a nomination in the samples', () => {
  it('has everything filled in that may be left out', () => {
    const event = nominated();
    assert.ok(event.type === 'nominated');
    for (const key of ['revive', 'sponsor', 'backup', 'answers', 'seen'] as const) assert.ok(event.facts[key], key);
  });
});
