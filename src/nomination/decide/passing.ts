import type { Person } from '../../kernel/people.js';
import type { Chosen } from '../events.js';
import { awaited, barredFrom, stageOf, whoseAnswers, type Nomination } from '../nomination.js';
import { faultOf } from './standing.js';
import { nothing, refuse, type Awaiting, type CommandOf, type NominationDecision } from './outcome.js';
import { orElse } from './quorum.js';

/** Not me: to a colleague, or to the others who are asked. Whoever is asked already is not asked twice. */
export const handOver = (
  nomination: Nomination,
  { by, right, stage, to }: CommandOf<'hand-over'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return refuse('already-decided');
  const fault = faultOf(nomination, { by, right, stage }, at);
  if (fault) return refuse(fault);
  if (!to) return pass(nomination, by, at);
  if (!stageOf(nomination)?.handOver) return refuse('hand-over-not-allowed');
  if (!to.mayReceive || to.person.id === by.id || isDone(nomination, to.person)) return refuse('not-to-them');
  if (awaited(nomination).some(({ person }) => person.id === to.person.id)) return pass(nomination, by, at);
  const principal = typeof right === 'object' ? right.for : by;
  // Given back to whom it was for, it is their own again.
  const isBack = principal.id === to.person.id;
  if (!isBack && heirsOf(nomination, principal) >= MOST_HEIRS) return refuse('handed-on-enough');
  const receiver: Chosen = {
    person: to.person,
    ...(!isBack && { for: { person: principal, how: 'handed-over' } }),
    ...(to.zone !== undefined && { zone: to.zone }),
  };
  return orElse(nomination, at, { type: 'passed-on', by, to: receiver, at });
};

/** In one person's place, and in one stage: whoever it is handed to is asked, and told of everything. */
const MOST_HEIRS = 5;

const heirsOf = ({ asked }: Awaiting, { id }: Person): number =>
  asked.filter(({ for: whose }) => whose?.how === 'handed-over' && whose.person.id === id).length;

const pass = (nomination: Awaiting, by: Person, at: Date): NominationDecision =>
  awaited(nomination).some(({ person }) => person.id === by.id)
    ? orElse(nomination, at, { type: 'passed-on', by, at })
    : nothing();

/** Whoever has a part in it, has answered, or was answered for. */
const isDone = (nomination: Awaiting, { id }: Person): boolean =>
  barredFrom(nomination).has(id) || whoseAnswers(nomination.agreed).has(id);
