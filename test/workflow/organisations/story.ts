import fc from 'fast-check';
import { DAY } from '../../../src/kernel/clock.js';
import type { Person } from '../../../src/kernel/people.js';
import type { ApproverSource, Stage } from '../../../src/policy/policy.js';
import { colleague, groupOf } from '../../support/company.js';
import { stage } from '../../support/samples.js';

/** The people of an organisation; the first one nominates. */
export const PEOPLE = ['Ann', 'Ben', 'Cem', 'Dora', 'Eva', 'Fay'].map((name, n) => colleague(n + 1, name));
export const GROUP = groupOf(9);

const nth = fc.nat(PEOPLE.length - 1);
export const personAt = (n: number): Person => PEOPLE[n % PEOPLE.length] ?? PEOPLE[0]!;
const some = fc.subarray([...PEOPLE]);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const source: fc.Arbitrary<ApproverSource> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<ApproverSource>({ from: 'owners' }) },
  fc.constantFrom<ApproverSource>(
    { from: 'manager' },
    { from: 'managers-manager' },
    { from: 'sponsor' },
    { from: 'group', group: GROUP },
    { from: 'administrators' },
  ),
  fc
    .subarray([...PEOPLE], { minLength: 1, maxLength: 2 })
    .map((people): ApproverSource => ({ from: 'people', addresses: people.map(({ address }) => address) })),
);

const aStage: fc.Arbitrary<Stage> = fc
  .record({
    sources: fc.array(source, { minLength: 1, maxLength: 3 }),
    quorum: fc.constantFrom<Stage['quorum']>('any', 'any', 2, 'all'),
    handOver: fc.boolean(),
    alternates: fc.boolean(),
  })
  .map(({ sources, alternates, ...rest }) =>
    stage(sources, { ...rest, within: 20 * DAY, ...(alternates && { alternatesAfter: DAY }) }),
  );

/** Managers in circles, or none; owners, or none; delegations in circles and chains, as the product itself would take none. */
const organisation = fc.record({
  managers: fc.array(sometimes(nth), { minLength: PEOPLE.length, maxLength: PEOPLE.length, size: 'max' }),
  owners: fc.tuple(some, some),
  members: some,
  administrators: fc.subarray([...PEOPLE], { maxLength: 3 }),
  delegations: fc.array(fc.record({ from: nth, to: nth }), { maxLength: 4 }),
  /** As the same for all that Ann and others ask for here. */
  stages: fc.array(aStage, { minLength: 1, maxLength: 3 }),
  items: fc.constantFrom(1, 1, 2),
  sponsor: sometimes(nth),
  backup: sometimes(nth),
});
export type Organisation = typeof organisation extends fc.Arbitrary<infer O> ? O : never;

export const KINDS = [
  'approve',
  'approve, before the directory answers',
  'approve for another sponsor',
  'approve but for one thing',
  'deny',
  'hand over',
  'leave it to the others',
  'join',
  'settle the sponsor',
  'delegate',
  'withdraw',
  'ask anew',
  'correct the address',
  'close an account',
  'open an account',
  'change the owners',
  'change a manager',
  'pause inviting',
  'resume inviting',
  'wait two days',
] as const;
export type Kind = (typeof KINDS)[number];

const WEIGHTS: Partial<Record<Kind, number>> = {
  approve: 24,
  'approve, before the directory answers': 4,
  'hand over': 6,
  join: 4,
  'ask anew': 4,
  'correct the address': 8,
  'close an account': 4,
  'pause inviting': 2,
  'resume inviting': 3,
};

const step = fc.record({
  kind: fc.oneof(...KINDS.map((kind) => ({ weight: WEIGHTS[kind] ?? 2, arbitrary: fc.constant(kind) }))),
  who: nth,
  whom: nth,
  /** Whether what follows from it is carried out before anything else happens. */
  settles: fc.constantFrom(true, true, true, false),
  /** Mostly of the newest nomination; else of one before it. */
  isNewest: fc.constantFrom(true, true, true, true, false),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export const story = fc.record({
  organisation,
  steps: fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }),
});
export type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;
