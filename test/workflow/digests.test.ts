import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { personId } from '../../src/kernel/ids.js';
import type { Weekday } from '../../src/policy/policy.js';
import { nextDigest } from '../../src/workflow/digests.js';
import { aPolicy } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { sue } from '../support/samples.js';
import { openOffice } from './office.js';

const NINE = 9 * 60;
const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

describe('the next digest', () => {
  const next = (days: readonly Weekday[], of: { digestAt: number; zone?: string }, now: string) =>
    nextDigest(aPolicy({ approvers: { working: { days }, outOfOffice: false } }))(of, new Date(now)).toISOString();

  for (const [what, now, expected, of = { digestAt: NINE }, days = [1, 2, 3, 4, 5, 6, 7] as readonly Weekday[]] of [
    ['comes today', '2027-05-03T06:59:59Z', '2027-05-03T07:00:00.000Z'],
    ['comes tomorrow once it is sent', '2027-05-03T07:00:00Z', '2027-05-04T07:00:00.000Z'],
    [
      'comes where they are',
      '2027-05-03T06:59:59Z',
      '2027-05-04T01:00:00.000Z',
      { digestAt: NINE, zone: 'Asia/Shanghai' },
    ],
    ['comes at the same hour after the clocks went forward', '2027-03-27T12:00:00Z', '2027-03-28T07:00:00.000Z'],
    ['comes at the same hour after they went back', '2027-10-30T12:00:00Z', '2027-10-31T08:00:00.000Z'],
    [
      'comes an hour later on a night that has no such hour',
      '2027-03-27T12:00:00Z',
      '2027-03-28T01:30:00.000Z',
      { digestAt: 150 },
    ],
    [
      'comes by the company’s clock where theirs is not known here',
      '2027-05-03T06:59:59Z',
      '2027-05-03T07:00:00.000Z',
      { digestAt: NINE, zone: 'Mars/Olympus' },
    ],
    ['comes on a leap day', '2028-02-28T12:00:00Z', '2028-02-29T08:00:00.000Z'],
    [
      'comes on Monday after Friday’s',
      '2027-05-07T07:00:00Z',
      '2027-05-10T07:00:00.000Z',
      { digestAt: NINE },
      WORKDAYS,
    ],
    [
      'comes in a week where one day is a working day',
      '2027-05-03T07:00:00Z',
      '2027-05-10T07:00:00.000Z',
      { digestAt: NINE },
      [1],
    ],
  ] as readonly (readonly [string, string, string, { digestAt: number; zone?: string }?, (readonly Weekday[])?])[])
    it(what, () => assert.equal(next(days, of, now), expected));
});

onEveryDatabase('choosing a digest', (database) => {
  it('sets it for the next time where they are, and takes it away again', async () => {
    const { meets, setDigest, store, now } = openOffice(database());
    const due = (at: Date) => store.transaction((tx) => tx.people.takeDigestsDue(at, () => at, 10));
    const olga = { ...sue, id: personId.parse(randomUUID()) };
    await meets(olga, 'Asia/Shanghai');
    await setDigest(olga.id, NINE);
    assert.equal((await store.people.read(olga.id))?.digestAt, NINE);
    const nothingYet = await due(now());
    assert.ok(!nothingYet.includes(olga.id));
    const tomorrow = new Date('2027-05-04T01:00:00Z');
    assert.ok((await due(tomorrow)).includes(olga.id));
    await setDigest(olga.id, undefined);
    assert.equal((await store.people.read(olga.id))?.digestAt, undefined);
    assert.ok(!(await due(tomorrow)).includes(olga.id));
  });
});
