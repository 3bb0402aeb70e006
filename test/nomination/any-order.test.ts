import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY, HOUR, later } from '../../src/kernel/clock.js';
import { decide } from '../../src/nomination/decide.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import { barredFrom, decisionsOf, type Facts, type Nomination } from '../../src/nomination/nomination.js';
import { ada, facts, lin, mia, NOON, oskar, ruth, sue } from '../support/samples.js';

const STAGES = [1, 2, 3] as const;
const people = [sue, oskar, mia, ruth, lin];
const person = fc.constantFrom(...people);
const stage = fc.constantFrom(0, 0, 0, 1, 1, 2);
const answer = fc.record({
  by: person,
  right: fc.constantFrom('own' as const, 'own' as const, 'none' as const),
  stage,
  comment: fc.constantFrom('', 'because'),
});
const command: fc.Arbitrary<NominationCommand> = fc.oneof(
  { weight: 6, arbitrary: answer.map((given) => ({ type: 'approve' as const, ...given })) },
  answer.map((given) => ({ type: 'deny' as const, ...given })),
  fc.record({ type: fc.constant('join' as const), by: person, mayNominate: fc.boolean() }),
  fc.record({ type: fc.constant('withdraw' as const), by: person.map(({ id }) => id), accepted: fc.boolean() }),
  fc.constant({ type: 'tick' as const }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('choose-approvers' as const),
      stage,
      source: fc.nat(2),
      people: fc.subarray(people).map((some) => some.map((person) => ({ person }))),
    }),
  },
  fc.record({
    type: fc.constant('record-reach' as const),
    personId: person.map(({ id }) => id),
    reached: fc.constantFrom('yes' as const, 'no' as const),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('record-invitation' as const),
      guestId: fc.constant(ada),
      alreadyGuest: fc.boolean(),
      ours: fc.boolean(),
      repeated: fc.boolean(),
    }),
  },
  fc.constant({ type: 'record-refusal' as const, refusal: { kind: 'other' as const, text: 'no' } }),
  fc.constant({ type: 'record-mail' as const, round: 1, outcome: 'sent' as const }),
  fc.constant({ type: 'record-access' as const, access: 'project-apollo', outcome: 'given' as const }),
);

/** A nomination of one to three stages, with a sponsor of its own or without, and what comes to it. */
const story = fc.record({
  stages: fc.constantFrom(...STAGES),
  sponsor: fc.option(fc.constant(lin), { nil: undefined }),
  steps: fc.array(fc.record({ command, pause: fc.nat(8 * HOUR) }), { maxLength: 16, size: 'max' }),
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

const begun = ({ stages, sponsor }: Story): Facts =>
  facts({
    judgement: {
      rule: 'Known partners',
      policy: 'f'.repeat(64),
      stages: STAGES.slice(0, stages).map((day) => ({
        sources: [{ from: 'owners' }, { from: 'administrators' }],
        quorum: 'any',
        within: day * DAY,
        handOver: true,
      })),
    },
    ...(sponsor && { sponsor }),
  });

const FINAL: ReadonlySet<NominationEvent['type']> = new Set(['approved', 'denied', 'expired', 'withdrawn']);
const ANSWERS: ReadonlySet<NominationEvent['type']> = new Set(['stage-approved', 'approved', 'denied']);

type Decide = typeof decide;

/** What is wrong with the answer that was just taken, if anything. */
const wrongAnswer = (before: Nomination, command: NominationCommand): string | undefined => {
  if (command.type !== 'approve' && command.type !== 'deny') return 'decided by something that is no answer';
  if (before.status !== 'awaiting-approval') return 'decided when nothing was asked';
  if (command.right === 'none') return 'decided without the right';
  if (command.stage !== before.stage) return 'decided by an answer to another stage';
  if (command.by.id === before.nominator.id) return 'decided by the nominator';
  if (before.joined?.some(({ id }) => id === command.by.id)) return 'decided by somebody who joined';
  if (before.decisions.some(({ by }) => by.id === command.by.id)) return 'decided twice by the same person';
  return undefined;
};

/** What is wrong with the state it came to. */
const wrongState = (nomination: Nomination): string | undefined => {
  const { joined = [] } = nomination;
  if (new Set(joined.map(({ id }) => id)).size < joined.length) return 'joined twice by the same person';
  if (joined.some(({ id }) => id === nomination.nominator.id)) return 'joined by its nominator';
  if (decisionsOf(nomination).some(({ by }) => joined.some(({ id }) => id === by.id)))
    return 'joined by somebody who decided';
  if (nomination.status !== 'awaiting-approval') return undefined;
  if (nomination.dueAt > nomination.until) return 'asks longer than the stay would last';
  const barred = barredFrom(nomination);
  return nomination.asked.some((one) => barred.has(one.person.id)) ? 'asks somebody who may not answer' : undefined;
};

const wrongHistory = (history: readonly NominationEvent[], nomination: Nomination): string | undefined => {
  const types = history.map(({ type }) => type);
  if (types.filter((type) => type === 'approved' || type === 'denied' || type === 'expired').length > 1)
    return 'decided twice';
  if (types.filter((type) => type === 'invited').length > 1) return 'invited twice';
  const approvedAt = types.indexOf('approved');
  const yeses = types.slice(0, approvedAt).filter((type) => type === 'stage-approved').length;
  if (approvedAt >= 0 && yeses + 1 < nomination.judgement.stages.length) return 'approved with a stage left out';
  if (approvedAt < 0 && types.includes('invited')) return 'invited without approval';
  if (nomination.status === 'awaiting-approval' && types.some((type) => FINAL.has(type))) return 'went back to waiting';
  return undefined;
};

/** Plays a story and says what was broken on the way, if anything. */
const broken = (told: Story, decideWith: Decide, seen?: Map<string, number>): string | undefined => {
  let at = NOON;
  let nomination = evolve(undefined, { type: 'nominated', facts: begun(told), at });
  const history: NominationEvent[] = [];
  for (const { command, pause } of told.steps) {
    at = later(at, pause);
    const decision = decideWith(nomination, command, at);
    const events = decision.ok ? decision.events : [];
    for (const { type } of events) seen?.set(type, (seen.get(type) ?? 0) + 1);
    const wrong = events.some(({ type }) => ANSWERS.has(type)) ? wrongAnswer(nomination, command) : undefined;
    history.push(...events);
    nomination = events.reduce<Nomination>((state, event) => evolve(state, event), nomination);
    const fault = wrong ?? wrongState(nomination);
    if (fault) return fault;
  }
  return wrongHistory(history, nomination);
};

const withNobodyJoined = (nomination: Nomination): Nomination => {
  const { joined: _joined, ...others } = nomination;
  return others;
};

/** Ways in which the rules could be wrong; the property has to find each. */
const mutants: Readonly<Record<string, Decide>> = {
  'forgets to look at rights': (nomination, command, at) =>
    decide(nomination, 'right' in command ? { ...command, right: 'own' } : command, at),
  'lets the nominator decide': (nomination, command, at) =>
    decide(nomination && { ...nomination, nominator: { ...nomination.nominator, id: ada } }, command, at),
  'takes a late answer': (nomination, command, at) =>
    nomination?.status === 'approved' && command.type === 'deny' && command.right === 'own'
      ? { ok: true, events: [{ type: 'denied', at, decision: { by: command.by, at, comment: 'late' } }] }
      : decide(nomination, command, at),
  'takes an answer to another stage': (nomination, command, at) =>
    nomination?.status === 'awaiting-approval' && 'stage' in command
      ? decide(nomination, { ...command, stage: nomination.stage }, at)
      : decide(nomination, command, at),
  'lets one person answer two stages': (nomination, command, at) =>
    nomination?.status === 'awaiting-approval' && command.type === 'approve'
      ? decide({ ...nomination, decisions: [] }, command, at)
      : decide(nomination, command, at),
  'lets those who joined decide': (nomination, command, at) =>
    command.type === 'approve' && nomination
      ? decide(withNobodyJoined(nomination), command, at)
      : decide(nomination, command, at),
  'asks those who joined': (nomination, command, at) =>
    command.type === 'choose-approvers' && nomination
      ? decide(withNobodyJoined(nomination), command, at)
      : decide(nomination, command, at),
  'lets approvers join afterwards': (nomination, command, at) =>
    command.type === 'join' && nomination && 'decisions' in nomination
      ? decide({ ...nomination, decisions: [] }, command, at)
      : decide(nomination, command, at),
  'stops after the first stage': (nomination, command, at) => {
    const decision = decide(nomination, command, at);
    if (!decision.ok) return decision;
    const events = decision.events.map((event): NominationEvent =>
      event.type === 'stage-approved'
        ? { type: 'approved', ...(event.decision && { decision: event.decision }), at }
        : event,
    );
    return { ok: true, events };
  },
};

describe('a nomination, whatever comes in whatever order', () => {
  it('is decided once, stage by stage, by people who may and have no part in it, and invited once, after approval', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(story, (told) => assert.equal(broken(told, decide, seen), undefined)),
      { numRuns: 5000 },
    );
    for (const type of ['stage-approved', 'approved', 'denied', 'joined', 'invited', 'approvers-chosen', 'withdrawn'])
      assert.ok((seen.get(type) ?? 0) > 100, `"${type}" occurred ${seen.get(type) ?? 0} times`);
  });

  for (const [name, mutant] of Object.entries(mutants)) {
    it(`would be caught if it ${name}`, () => {
      const result = fc.check(
        fc.property(story, (told) => broken(told, mutant) === undefined),
        { numRuns: 5000 },
      );
      assert.ok(result.failed, 'the property did not notice');
    });
  }
});
