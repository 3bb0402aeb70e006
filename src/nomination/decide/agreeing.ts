import type { Changes, Decision } from '../asking.js';
import type { NominationEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { covers } from '../items.js';
import { keysOf, needsOf, openLanes } from '../lanes.js';
import { voices, whoseAnswers } from '../nomination.js';
import { changeOf } from './changing.js';
import { refuse, yes, type Awaiting, type NominationDecision } from './outcome.js';
import { ended, itemsIn, orElse, overtaken } from './quorum.js';

/** With what changes by it. It is a yes to the sponsor as they are: somebody else's, on the condition of another one, is over. */
export const agree = (nomination: Awaiting, given: Decision, at: Date, changes?: Changes): NominationDecision => {
  const theirs = openLanes(nomination).filter(({ key }) => covers(given.about, key));
  // Of anything else nobody knows yet who all are.
  const known = theirs.filter((lane) => needsOf(nomination, lane) < Infinity);
  if (known.length === 0) return refuse('not-an-approver');
  const decision = known.length < theirs.length ? { ...given, about: keysOf(known) } : given;
  const before = [...overtaken(nomination, at), ...changing(nomination, decision, changes, at)];
  const then = before.reduce(evolve, nomination);
  if (then.status !== 'awaiting-approval') return yes(...before);
  const said = without(decision, changes);
  const agreed: NominationEvent = { type: 'agreed', decision: said, at };
  const after = evolve(then, agreed);
  return after.status === 'awaiting-approval' && openLanes(after).length === 0
    ? yes(...before, ...ended(then, at, said))
    : orElse(nomination, at, ...before, agreed);
};

/** What is left out by somebody who decides about some of it is their no to that; all else is changed for everybody. */
const changing = (
  nomination: Awaiting,
  decision: Decision,
  changes: Changes | undefined,
  at: Date,
): readonly NominationEvent[] => {
  if (!changes) return [];
  if (!decision.about || !changes.without) return changed(nomination, changes, decision, at);
  const { without: left, ...others } = changes;
  const no = { ...decision, about: left };
  const fallen = { access: itemsIn(nomination, left), at, why: 'denied', decision: no } as const;
  return [
    { type: 'fell', fallen, at },
    ...(Object.keys(others).length > 0 ? changed(nomination, others, decision, at) : []),
  ];
};

const changed = (nomination: Awaiting, to: Changes, { by }: Decision, at: Date): readonly NominationEvent[] => [
  { type: 'changed', change: changeOf(nomination, to, by, at), at },
];

const without = (decision: Decision, changes: Changes | undefined): Decision => {
  const { about } = decision;
  return about && changes?.without
    ? { ...decision, about: about.filter((key) => !changes.without?.includes(key)) }
    : decision;
};

/** Whether one of them speaks for the other, or both for a third. */
export const isSameVoice = (one: Decision, other: Decision): boolean => {
  const heard = whoseAnswers([one]);
  return voices(other.by, other.for).some((id) => heard.has(id));
};
