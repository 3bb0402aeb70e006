import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOUR, later } from '../../src/kernel/clock.js';
import { decide } from '../../src/nomination/decide.js';
import type { NominationCommand, NominationEvent } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { ada, facts, mia, NOON, oskar, sue } from '../support/samples.js';

const person = fc.constantFrom(sue, oskar, mia);
const answer = fc.record({ by: person, mayAnswer: fc.boolean(), comment: fc.constantFrom('', 'because') });
const command: fc.Arbitrary<NominationCommand> = fc.oneof(
  answer.map((given) => ({ type: 'approve' as const, ...given })),
  answer.map((given) => ({ type: 'deny' as const, ...given })),
  fc.record({ type: fc.constant('withdraw' as const), by: person.map(({ id }) => id), accepted: fc.boolean() }),
  fc.constant({ type: 'lapse' as const }),
  fc.record({
    type: fc.constant('choose-approvers' as const),
    source: fc.nat(2),
    people: fc.subarray([sue, oskar, mia]),
  }),
  fc.record({
    type: fc.constant('record-reach' as const),
    personId: person.map(({ id }) => id),
    reached: fc.constantFrom('yes' as const, 'no' as const),
  }),
  fc.record({
    type: fc.constant('record-invitation' as const),
    guestId: fc.constant(ada),
    alreadyGuest: fc.boolean(),
    ours: fc.boolean(),
    repeated: fc.boolean(),
  }),
  fc.constant({ type: 'record-refusal' as const, refusal: { kind: 'other' as const, text: 'no' } }),
  fc.constant({ type: 'record-mail' as const, outcome: 'sent' as const }),
  fc.constant({ type: 'record-access' as const, access: 'project-apollo', outcome: 'given' as const }),
);
const step = fc.record({ command, pause: fc.nat(8 * HOUR) });

const FINAL: ReadonlySet<NominationEvent['type']> = new Set(['approved', 'denied', 'expired', 'withdrawn']);

type Decide = typeof decide;

/** Plays the steps and says what was broken on the way, if anything. */
const broken = (
  steps: readonly { command: NominationCommand; pause: number }[],
  decideWith: Decide,
): string | undefined => {
  let at = NOON;
  let nomination = evolve(undefined, { type: 'nominated', facts: facts(), at });
  const history: NominationEvent[] = [];
  for (const { command, pause } of steps) {
    at = later(at, pause);
    const decision = decideWith(nomination, command, at);
    const events = decision.ok ? decision.events : [];
    if (events.some(({ type }) => type === 'approved' || type === 'denied')) {
      if (command.type !== 'approve' && command.type !== 'deny') return 'decided by something that is no answer';
      if (!command.mayAnswer) return 'decided without the right';
      if (command.by.id === nomination.nominator.id) return 'decided by the nominator';
    }
    history.push(...events);
    nomination = events.reduce<Nomination>((state, event) => evolve(state, event), nomination);
  }
  const decisions = history.filter(({ type }) => type === 'approved' || type === 'denied' || type === 'expired');
  if (decisions.length > 1) return 'decided twice';
  if (history.filter(({ type }) => type === 'invited').length > 1) return 'invited twice';
  const invitedAt = history.findIndex(({ type }) => type === 'invited');
  if (invitedAt >= 0 && !history.slice(0, invitedAt).some(({ type }) => type === 'approved'))
    return 'invited without approval';
  if (nomination.status === 'awaiting-approval' && history.some(({ type }) => FINAL.has(type)))
    return 'went back to waiting';
  return undefined;
};

/** Three ways in which the rules could be wrong; the property has to find each. */
const mutants: Readonly<Record<string, Decide>> = {
  'forgets to look at rights': (nomination, command, at) =>
    decide(nomination, 'mayAnswer' in command ? { ...command, mayAnswer: true } : command, at),
  'lets the nominator decide': (nomination, command, at) =>
    decide(nomination && { ...nomination, nominator: { ...nomination.nominator, id: ada } }, command, at),
  'takes a late answer': (nomination, command, at) =>
    nomination?.status === 'approved' && command.type === 'deny' && command.mayAnswer
      ? { ok: true, events: [{ type: 'denied', at, decision: { by: command.by, at, comment: 'late' } }] }
      : decide(nomination, command, at),
};

describe('a nomination, whatever comes in whatever order', () => {
  const histories = fc.array(step, { maxLength: 12 });

  it('is decided once, by somebody who may, and invited once, after approval', () => {
    fc.assert(
      fc.property(histories, (steps) => assert.equal(broken(steps, decide), undefined)),
      { numRuns: 3000 },
    );
  });

  for (const [name, mutant] of Object.entries(mutants)) {
    it(`would be caught if it ${name}`, () => {
      const result = fc.check(
        fc.property(histories, (steps) => broken(steps, mutant) === undefined),
        { numRuns: 3000 },
      );
      assert.ok(result.failed, 'the property did not notice');
    });
  }
});
