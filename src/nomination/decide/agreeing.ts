import type { Change, Decision } from '../asking.js';
import type { NominationEvent } from '../events.js';
import { voices, whoseAnswers } from '../nomination.js';
import { refuse, yes, type Awaiting, type NominationDecision } from './outcome.js';
import { needs, orElse, overtaken } from './quorum.js';

/** With what changed by it. It is a yes to the sponsor as they are: somebody else's, on the condition of another one, is over. */
export const agree = (nomination: Awaiting, decision: Decision, at: Date, change?: Change): NominationDecision => {
  const { stage, agreed, judgement } = nomination;
  const needed = needs(nomination);
  // Nobody knows yet who all are.
  if (needed === Infinity) return refuse('not-an-approver');
  const isLast = agreed.length + 1 >= needed;
  const before: NominationEvent[] = [
    ...overtaken(nomination, at),
    ...(change ? [{ type: 'changed', change, at } as const] : []),
  ];
  if (!isLast) return orElse(nomination, at, ...before, { type: 'agreed', decision, at });
  return stage + 1 < judgement.stages.length
    ? yes(...before, { type: 'stage-approved', stage, decision, at })
    : yes(...before, { type: 'approved', decision, at });
};

/** Whether one of them speaks for the other, or both for a third. */
export const isSameVoice = (one: Decision, other: Decision): boolean => {
  const heard = whoseAnswers([one]);
  return voices(other.by, other.for).some((id) => heard.has(id));
};
