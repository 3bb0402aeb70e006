import fc from 'fast-check';
import { DAY, HOUR, later, MINUTE, SECOND } from '../../../src/kernel/clock.js';
import { channelId, groupId, type PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import { principalIn, type Changes, type Items, type Right } from '../../../src/nomination/asking.js';
import type { NominationCommand } from '../../../src/nomination/commands.js';
import type { Chosen } from '../../../src/nomination/events.js';
import { editionOf } from '../../../src/nomination/awaited.js';
import type { Facts, Nomination } from '../../../src/nomination/nomination.js';
import type { ApproverSource, Stage, WorkingTime } from '../../../src/policy/policy.js';
import { afterNoon, carl, facts, lin, mia, nora, oskar, ruth, sue } from '../../support/samples.js';
import type { Pause } from '../../support/model.js';

const PEOPLE = [oskar, mia, ruth, lin, carl, nora, sue] as const;
const APPROVALS = {
  team: groupId.parse('22222222-0000-4000-8000-000000000009'),
  channel: channelId.parse('19:approvals@thread.tacv2'),
};

/** Something that happens, some time after what happened before; told without the state, which it meets only when it is played. */
type Step = { readonly kind: Kind; readonly pause: Pause; readonly does: Does };
type Does = (nomination: Nomination, at: Date) => NominationCommand;

const person = fc.constantFrom<Person>(...PEOPLE);
const other = fc.constantFrom<Person>(oskar, mia, ruth, lin, carl, nora);

/** Somebody: mostly of those who were asked, if there are any. */
type Who = { readonly asked: boolean; readonly nth: number };
const who: fc.Arbitrary<Who> = fc.record({ asked: fc.constantFrom(true, true, true, false), nth: fc.nat(6) });
const whoIn = ({ asked, nth }: Who, nomination: Nomination): Person => {
  const of = 'asked' in nomination && asked ? nomination.asked.map((one) => one.person) : [];
  return of[nth % Math.max(1, of.length)] ?? PEOPLE[nth]!;
};

/** What the directory says of them at that moment: mostly that they may, as they were asked. */
type Says = 'as asked' | Right;
const says: fc.Arbitrary<Says> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('as asked' as const) },
  fc.constantFrom<Right>('own', 'none'),
  other.map((whose) => ({ for: whose })),
);
const rightOf = (said: Says, { id }: Person, nomination: Nomination): Right => {
  if (said !== 'as asked') return said !== 'none' && principalIn(said)?.id === id ? 'own' : said;
  const entry = 'asked' in nomination ? nomination.asked.find((one) => one.person.id === id) : undefined;
  return entry?.for ? { for: entry.for.person } : 'own';
};

/** What they own by then: what they were asked about, or something else. */
type Owns = 'as asked' | Items;
const owns: fc.Arbitrary<Owns> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('as asked' as const) },
  fc.constantFrom<Items>(['project-apollo'], ['gemini'], []),
);
const toItems = (right: Right, owned: Owns): Right => {
  if (right === 'none' || owned === 'as asked') return right;
  const principal = principalIn(right);
  return { ...(principal && { for: principal }), about: owned };
};

const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const mostly = <T>(usual: T, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constantFrom(...rare));
/** The stage that is open, or the one before or after it. */
const beside = mostly(0, -1, 1);
const stageIn = (nomination: Nomination, by: number): number =>
  Math.max(0, ('stage' in nomination ? nomination.stage : 0) + by);

const chosen: fc.Arbitrary<Chosen> = fc
  .record({
    person,
    whose: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, person),
    away: mostly(false, true),
    zone: sometimes(fc.constantFrom('America/New_York', 'Asia/Tokyo')),
    about: fc.constantFrom<Items | undefined>(
      undefined,
      ['project-apollo'],
      ['project-apollo'],
      ['gemini'],
      ['gemini'],
    ),
  })
  .map(({ person: asked, whose, away, zone, about }) => ({
    person: asked,
    ...(about && { about }),
    ...(whose && whose.id !== asked.id && { for: { person: whose, how: 'delegated' } }),
    ...(away && { away }),
    ...(zone && { zone }),
  }));

const changes: fc.Arbitrary<Changes> = fc
  .record({
    until: sometimes(fc.constantFrom(DAY, 10 * DAY, 90 * DAY)),
    without: sometimes(fc.subarray(['project-apollo', 'gemini'])),
    sponsor: sometimes(other),
    deliveries: sometimes(fc.constantFrom(['chat'] as const, ['mail'] as const)),
  })
  .map(({ until, without, sponsor, deliveries }) => ({
    ...(until && { until: afterNoon(until) }),
    ...(without && { without }),
    ...(sponsor && { sponsor }),
    ...(deliveries && { deliveries }),
  }));

const answering = fc.record({ who, says, owns, beside, edition: mostly(0, 1), comment: mostly('because', '') });
type Answering = typeof answering extends fc.Arbitrary<infer A> ? A : never;
const answerOf = (given: Answering, nomination: Nomination) => {
  const by = whoIn(given.who, nomination);
  return {
    by,
    right: toItems(rightOf(given.says, by, nomination), given.owns),
    stage: stageIn(nomination, given.beside),
    edition: Math.max(0, editionOf(nomination, by.id) - given.edition),
    comment: given.comment,
  };
};

/** The nominator, or somebody who is not. */
const asNominator = mostly<PersonId>(sue.id, mia.id);

const STEPS = {
  'choose-approvers': fc
    .record({
      people: fc.array(chosen, { minLength: 1, maxLength: 5, size: 'max' }),
      channel: fc.constantFrom(true, false, false, false),
      nobody: mostly(false, true),
      stage: beside,
      source: mostly(0, 1),
    })
    .map(({ people, channel, nobody, stage, source }): Does => (nomination) => ({
      type: 'choose-approvers',
      stage: stageIn(nomination, stage),
      source: ('source' in nomination ? nomination.source : 0) + source,
      people: channel || nobody ? [] : people,
      ...(channel && { channel: APPROVALS }),
    })),
  'record-reach': fc
    .record({ who, reached: fc.constantFrom('yes', 'yes', 'by-mail', 'held', 'no', 'lost') })
    .map((given): Does => (nomination) => ({
      type: 'record-reach',
      personId: whoIn(given.who, nomination).id,
      reached: given.reached as 'yes',
    })),
  'record-channel': fc
    .constantFrom('yes' as const, 'yes' as const, 'no' as const)
    .map((reached): Does => () => ({ type: 'record-channel', channel: APPROVALS.channel, reached })),
  'stand-in': fc
    .record({ stands: person, who, isBack: fc.boolean() })
    .map(({ stands, who: whose, isBack }): Does => (nomination) => {
      const asked = whoIn(whose, nomination);
      const principal = 'asked' in nomination && nomination.asked.find(({ person: one }) => one.id === asked.id)?.for;
      return isBack && principal
        ? { type: 'stand-in', stands: { person: principal.person } }
        : { type: 'stand-in', stands: { person: stands, for: { person: asked, how: 'delegated' } } };
    }),
  approve: answering.map((given): Does => (nomination) => ({ type: 'approve', ...answerOf(given, nomination) })),
  'approve with changes': fc
    .record({ answering, changes, sponsorMay: mostly(true, false) })
    .map(({ answering: given, changes: wanted, sponsorMay }): Does => (nomination) => ({
      type: 'approve',
      ...answerOf(given, nomination),
      changes: wanted,
      sponsorMay,
    })),
  deny: answering.map((given): Does => (nomination) => ({ type: 'deny', ...answerOf(given, nomination) })),
  'hand-over': fc
    .record({ who, says, beside, to: sometimes(fc.record({ person, mayReceive: mostly(true, false) })) })
    .map(({ who: giver, says: said, beside: at, to }): Does => (nomination) => {
      const by = whoIn(giver, nomination);
      const stage = stageIn(nomination, at);
      return { type: 'hand-over', by, right: rightOf(said, by, nomination), stage, ...(to && { to }) };
    }),
  'ask-nominator': fc
    .record({ who, says, beside, text: mostly('Why?', ' ') })
    .map(({ who: asker, says: said, beside: at, text }): Does => (nomination) => {
      const by = whoIn(asker, nomination);
      return { type: 'ask-nominator', by, right: rightOf(said, by, nomination), stage: stageIn(nomination, at), text };
    }),
  'answer-question': fc
    .record({ by: asNominator, text: mostly('The audit', ' ') })
    .map(({ by, text }): Does => () => ({ type: 'answer-question', by, text })),
  'settle-change': fc
    .record({
      by: asNominator,
      agrees: fc.boolean(),
      right: mostly<Right>('own', 'none'),
      sponsorMay: mostly(true, false),
      sponsor: mostly<Person | undefined>(undefined, carl, nora, ruth),
    })
    .map(({ sponsor, ...given }): Does => () => ({
      type: 'settle-change',
      ...given,
      ...(sponsor && { sponsor: sponsor.id }),
    })),
  remind: asNominator.map((by): Does => () => ({ type: 'remind', by })),
  join: fc
    .record({ by: person, mayNominate: mostly(true, false) })
    .map((given): Does => () => ({ type: 'join', ...given })),
  withdraw: asNominator.map((by): Does => () => ({ type: 'withdraw', by, accepted: false })),
  nominate: fc.constant<Does>((nomination, at) => ({
    type: 'nominate',
    facts: facts({ id: nomination.id, nominatedAt: at }),
  })),
  tick: fc.constant<Does>(() => ({ type: 'tick' })),
} as const satisfies Record<string, fc.Arbitrary<Does>>;
export type Kind = keyof typeof STEPS;
export const KINDS = Object.keys(STEPS) as readonly Kind[];

/** What ends everything comes more seldom, so that stories grow long. */
const WEIGHTS: Partial<Record<Kind, number>> = {
  'choose-approvers': 14,
  'record-reach': 8,
  'record-channel': 4,
  'stand-in': 4,
  approve: 5,
  'approve with changes': 9,
  'ask-nominator': 4,
  'answer-question': 4,
  'settle-change': 5,
  'hand-over': 4,
  remind: 5,
  join: 2,
  tick: 5,
  deny: 2,
  withdraw: 2,
  nominate: 2,
};

const pause = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 90 }).map((n) => n * MINUTE) },
  fc.integer({ min: 1, max: 60 }).map((n) => n * SECOND),
  fc.integer({ min: 1, max: 30 }).map((n) => n * HOUR),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  ...KINDS.map((kind) => ({
    weight: WEIGHTS[kind] ?? 3,
    arbitrary: fc.record({
      kind: fc.constant(kind),
      pause: kind === 'tick' ? fc.oneof(pause, fc.constant('until the clock is due' as const)) : pause,
      does: STEPS[kind],
    }),
  })),
);

const source = fc.constantFrom<ApproverSource>(
  { from: 'owners' },
  { from: 'manager' },
  { from: 'channel', ...APPROVALS },
  { from: 'administrators' },
);
/** Seconds are for trying things out, on all days. */
const stageWithin = (durations: readonly number[]): fc.Arbitrary<Stage> =>
  fc
    .record({
      sources: fc.array(source, { minLength: 1, maxLength: 3 }),
      quorum: fc.constantFrom<Stage['quorum']>('any', 'any', 2, 2, 3, 'all'),
      within: fc.constantFrom(...durations),
      handOver: mostly(true, false),
      reminds: sometimes(fc.constantFrom(0.2, 0.5)),
      alternates: sometimes(fc.constantFrom(0.3, 0.7)),
    })
    .map(({ reminds, alternates, ...rest }) => ({
      ...rest,
      ...(reminds && { remindAfter: rest.within * reminds }),
      ...(alternates && { alternatesAfter: rest.within * alternates }),
    }));
const LONG = [8 * HOUR, 2 * DAY, 5 * DAY, 14 * DAY];
const stagesOn = (working: WorkingTime | undefined): fc.Arbitrary<readonly Stage[]> =>
  fc.array(stageWithin(working ? LONG : [10 * SECOND, ...LONG]), { minLength: 1, maxLength: 3 });

const working = fc.constantFrom<WorkingTime | undefined>(
  undefined,
  { days: [1, 2, 3, 4, 5] },
  { days: [1, 2, 3, 4, 5], quiet: { from: 20 * 60, to: 7 * 60 } },
  { days: [2, 4], quiet: { from: 0, to: 9 * 60 } },
);

const apollo = facts().access[0]!;
const gemini = {
  ...apollo,
  kind: 'group' as const,
  key: 'gemini',
  name: 'Gemini',
  id: groupId.parse('22222222-0000-4000-8000-000000000002'),
};

/** What Sue asks for, of whom, and what comes to it. */
export const story = fc.record({
  facts: working.chain((times) =>
    fc.record({ stages: stagesOn(times), stay: mostly(60 * DAY, 2 * HOUR, 3 * DAY) }).map(({ stages, stay }): Facts =>
      facts({
        access: [apollo, gemini],
        until: later(facts().nominatedAt, stay),
        judgement: {
          rule: 'Known partners',
          policy: 'f'.repeat(64),
          stages,
          deliveries: ['chat', 'mail'],
          ...(times && { working: { ...times, zone: 'Europe/Berlin' } }),
        },
      }),
    ),
  ),
  steps: fc.array(step, { minLength: 4, maxLength: 40, size: 'max' }),
});
export type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;
