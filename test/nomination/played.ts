import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import type { Person } from '../../src/kernel/people.js';
import { decide } from '../../src/nomination/decide.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import type { Chosen } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Facts, Nomination, NominationIn } from '../../src/nomination/nomination.js';
import { react, type NominationJob } from '../../src/nomination/react.js';
import type { Stage } from '../../src/policy/policy.js';
import { afterNoon, facts, mia, oskar } from '../support/samples.js';

/** A stage that asks the owners and, where they cannot, the administrators. */
export const owners = (changes: Partial<Stage> = {}): Stage => ({
  sources: [{ from: 'owners' }, { from: 'administrators' }],
  quorum: 'any',
  within: 3 * DAY,
  handOver: true,
  ...changes,
});

export const judgement = (...stages: readonly Stage[]): Facts['judgement'] => ({
  rule: 'Known partners',
  policy: 'f'.repeat(64),
  stages,
});

/** What somebody does to a nomination, and what became of it, each at a moment after noon. */
export const begun = (changes: Partial<Facts> = {}) => {
  let nomination: Nomination | undefined;
  const at = (milliseconds: number, command: NominationCommand) => {
    const decision = decide(nomination, command, afterNoon(milliseconds));
    const events = decision.ok ? decision.events : [];
    nomination = events.reduce<Nomination | undefined>(evolve, nomination);
    const after = nomination;
    const jobs = after ? events.flatMap((event) => react(event, after)) : [];
    return {
      /** The events in order, or the refusal. */
      came: decision.ok ? events.map(({ type }) => type).join(', ') : decision.refusal,
      events,
      jobs: jobs.map(inWords),
    };
  };
  at(0, { type: 'nominate', facts: facts({ judgement: judgement(owners()), ...changes }) });
  return {
    at,
    now: (): Nomination => nomination!,
    waiting: (): NominationIn<'awaiting-approval'> => {
      assert.ok(nomination?.status === 'awaiting-approval', `it is ${nomination?.status ?? 'nothing'}`);
      return nomination;
    },
  };
};

/** `raise-card Sue Park question` says more than an id. */
const inWords = (job: NominationJob): string => {
  const { name, nominationId: _, ...rest } = job;
  return [name, ...Object.values(rest).map(String)].join(' ');
};

export const choose = (
  people: readonly (Person | Chosen)[] = [oskar, mia],
  source = 0,
  stage = 0,
): NominationCommand => ({
  type: 'choose-approvers',
  stage,
  source,
  people: people.map((one) => ('person' in one ? one : { person: one })),
});
type Told<T extends NominationCommand['type']> = Partial<Extract<NominationCommand, { type: T }>>;
export const approve = (by: Person, more: Told<'approve'> = {}): NominationCommand => ({
  type: 'approve',
  by,
  right: 'own',
  stage: 0,
  comment: '',
  ...more,
});
export const deny = (by: Person, more: Told<'deny'> = {}): NominationCommand => ({
  type: 'deny',
  by,
  right: 'own',
  stage: 0,
  comment: 'not now',
  ...more,
});
export const reached = (
  { id }: Person,
  how: Extract<NominationCommand, { type: 'record-reach' }>['reached'] = 'yes',
): NominationCommand => ({ type: 'record-reach', personId: id, reached: how });
export const handOver = (by: Person, to?: Chosen, more: Told<'hand-over'> = {}): NominationCommand => ({
  type: 'hand-over',
  by,
  right: 'own',
  stage: 0,
  ...(to && { to: { mayReceive: true, ...to } }),
  ...more,
});
export const tick: NominationCommand = { type: 'tick' };
