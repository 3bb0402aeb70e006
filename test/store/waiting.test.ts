import assert from 'node:assert/strict';
import type { PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Decision } from '../../src/nomination/asking.js';
import type { Chosen, NominationEvent } from '../../src/nomination/events.js';
import { askedNow } from '../../src/nomination/awaited.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, anyone, MORNING, nominated, sue } from './samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };
const at = MORNING;
const minutes = (count: number): Date => new Date(MORNING.getTime() + count * 60_000);
const somebody = (): Person => ({ ...sue, id: anyone() });

onEveryDatabase('what waits for somebody', (database) => {
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => MORNING })));

  const begin = async (events: readonly NominationEvent[], nominatedAt = MORNING) => {
    const all = [nominated({ nominatedAt }), ...events];
    const nomination = afterwards(all);
    await store.transaction((tx) => tx.nominations.save(nomination, all));
    return nomination;
  };
  const chosen = (...people: readonly Chosen[]): NominationEvent => ({
    type: 'approvers-chosen',
    source: 0,
    people,
    needed: 3,
    at,
  });
  const yes = (by: Person, whose?: Person): NominationEvent => {
    const decision: Decision = { by, at, comment: '', ...(whose && { for: whose }) };
    return { type: 'agreed', decision, at };
  };
  const waits = async (person: PersonId, limit = 99) =>
    (await store.nominations.waitingFor(person, limit)).map(({ id }) => id);

  it('is listed, the oldest first', async () => {
    const me = somebody();
    const made = [];
    for (const minute of [3, 1, 2]) made.push((await begin([chosen({ person: me })], minutes(minute))).id);
    assert.deepEqual(await waits(me.id), [made[1], made[2], made[0]]);
    assert.deepEqual(await waits(me.id, 2), [made[1], made[2]]);
    assert.deepEqual(await waits(anyone()), []);
  });

  it('is what they are asked now, in whatever way that may change', async () => {
    const [me, other] = [somebody(), somebody()];
    const mine = chosen({ person: me }, { person: other });
    const ways: readonly (readonly [string, readonly NominationEvent[], boolean])[] = [
      ['asked', [mine], true],
      ['in their digest', [mine, { type: 'approver-reached', person: me, reached: 'held', at }], true],
      ['unreachable', [mine, { type: 'approver-reached', person: me, reached: 'no', at }], false],
      ['entitled no more', [mine, { type: 'approver-reached', person: me, reached: 'lost', at }], false],
      ['away', [chosen({ person: me, away: true }, { person: other })], false],
      ['left to the others', [mine, { type: 'passed-on', by: me, at }], false],
      ['answered', [mine, yes(me)], false],
      ['answered for', [mine, yes(somebody(), me)], false],
      [
        'standing in for whoever answered',
        [chosen({ person: me, for: { person: other, how: 'delegated' } }), yes(other)],
        false,
      ],
      ['answered by another', [mine, yes(other)], true],
      ['joined', [mine, { type: 'joined', by: me, at }], false],
      ['over', [mine, { type: 'denied', decision: { by: other, at, comment: '' }, at }], false],
      [
        'handed over to them',
        [chosen({ person: other }), { type: 'passed-on', by: other, to: { person: me }, at }],
        true,
      ],
    ];
    for (const [way, events, waiting] of ways) {
      const nomination = await begin(events);
      assert.equal(askedNow(nomination, me.id) !== undefined, waiting, `${way}, in the life's own words`);
      assert.equal((await waits(me.id)).includes(nomination.id), waiting, way);
    }
  });

  it('was once asked of them, whatever became of it', async () => {
    const [me, heir, late, stranger] = [somebody(), somebody(), somebody(), somebody()];
    const { id } = await begin([
      chosen({ person: me, for: { person: stranger, how: 'delegated' } }),
      { type: 'passed-on', by: me, to: { person: heir, for: { person: me, how: 'handed-over' } }, at },
      { type: 'stand-in-asked', stands: { person: late, for: { person: heir, how: 'delegated' } }, at },
    ]);
    for (const one of [me, heir, late]) assert.equal(await store.nominations.wasAsked(id, one.id), true);
    assert.equal(await store.nominations.wasAsked(id, stranger.id), false);
  });
});
