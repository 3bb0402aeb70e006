import type { Person } from '../../kernel/people.js';
import { principalIn, type Items } from '../asking.js';
import type { Chosen } from '../events.js';
import { aboutThese, covers, someOf } from '../items.js';
import { openLanes } from '../lanes.js';
import { awaited } from '../awaited.js';
import { barredFrom, stageOf, whoseAnswers, type Nomination } from '../nomination.js';
import { faultOf, theirsIn } from './standing.js';
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
  const theirs = theirsIn(nomination, by, right);
  const already = awaited(nomination).find(({ person }) => person.id === to.person.id);
  // Nobody is asked twice, nor is what is handed over lost.
  if (already) return isWithin(nomination, theirs, already.about) ? pass(nomination, by, at) : refuse('not-to-them');
  const principal = principalIn(right) ?? by;
  // Given back to whom it was for, it is their own again.
  const isBack = principal.id === to.person.id;
  if (!isBack && heirsOf(nomination, principal) >= MOST_HEIRS) return refuse('handed-on-enough');
  const receiver: Chosen = {
    person: to.person,
    ...(!isBack && { for: { person: principal, how: 'handed-over' } }),
    ...(to.zone !== undefined && { zone: to.zone }),
    ...aboutThese(someOf(nomination.access, theirs)),
  };
  return orElse(nomination, at, { type: 'passed-on', by, to: receiver, at });
};

/** In one person's place, and in one stage: whoever it is handed to is asked, and told of everything. */
const MOST_HEIRS = 5;

/** Whether whoever decides about the one decides about all of the other that lacks a yes. */
const isWithin = (nomination: Awaiting, theirs: Items | undefined, about: Items | undefined): boolean =>
  openLanes(nomination).every(({ key }) => !covers(theirs, key) || covers(about, key));

const heirsOf = ({ asked }: Awaiting, { id }: Person): number =>
  asked.filter(({ for: whose }) => whose?.how === 'handed-over' && whose.person.id === id).length;

const pass = (nomination: Awaiting, by: Person, at: Date): NominationDecision =>
  awaited(nomination).some(({ person }) => person.id === by.id)
    ? orElse(nomination, at, { type: 'passed-on', by, at })
    : nothing();

/** Whoever has a part in it, has answered, or was answered for. */
const isDone = (nomination: Awaiting, { id }: Person): boolean =>
  barredFrom(nomination).has(id) || whoseAnswers(nomination.agreed).has(id);
