import type { Person } from '../../kernel/people.js';
import type { Decision, Right } from '../asking.js';
import type { NominationRefusal } from '../events.js';
import { barredFrom, voices, whoseAnswers, type Nomination } from '../nomination.js';
import type { Awaiting } from './outcome.js';

/** Why this person may not act upon the stage now, if they may not. */
export const faultOf = (
  nomination: Awaiting,
  { by, right, stage, pressedAt }: { by: Person; right: Right; stage: number; pressedAt?: Date },
  at: Date,
): NominationRefusal | undefined => {
  if (isParty(nomination, by)) return 'own-nomination';
  const answers = [...nomination.decisions, ...nomination.agreed];
  if (answers.some((one) => one.by.id === by.id)) return 'answered-before';
  if (whoseAnswers(answers).has(by.id)) return 'answered-for';
  if (nomination.stage !== stage) return 'stage-settled';
  if (nomination.dueAt <= (pressedAt ?? at)) return 'already-decided';
  if (right === 'none') return 'not-an-approver';
  const principal = right === 'own' ? undefined : right.for;
  if (principal && whoseAnswers(answers).has(principal.id)) return 'answered-for';
  return voices(by, principal).some((id) => barredFrom(nomination).has(id)) ? 'not-an-approver' : undefined;
};

/** Whose nomination it is. */
export const isParty = ({ nominator, joined = [] }: Nomination, { id }: Person): boolean =>
  [nominator, ...joined].some((person) => person.id === id);

export const decisionBy = (by: Person, right: Right, comment: string, at: Date): Decision => ({
  by,
  at,
  comment: comment.trim(),
  ...(typeof right === 'object' && { for: right.for }),
});
