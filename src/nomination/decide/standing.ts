import type { Person } from '../../kernel/people.js';
import { principalIn, type Decision, type Items, type Right } from '../asking.js';
import { askedAbout } from '../awaited.js';
import type { NominationRefusal } from '../commands.js';
import { aboutThese, common, covers, someOf } from '../items.js';
import { keysOf, openLanes } from '../lanes.js';
import { barredFrom, noesOf, voices, whoseAnswers, type Nomination } from '../nomination.js';
import type { Awaiting } from './outcome.js';

/** Why this person may not act upon the stage now, if they may not. */
export const faultOf = (
  nomination: Awaiting,
  { by, right, stage, pressedAt }: { by: Person; right: Right; stage: number; pressedAt?: Date },
  at: Date,
): NominationRefusal | undefined => {
  if (isParty(nomination, by)) return 'own-nomination';
  const answers = [...nomination.decisions, ...nomination.agreed, ...noesOf(nomination)];
  if (answers.some((one) => one.by.id === by.id)) return 'answered-before';
  if (whoseAnswers(answers).has(by.id)) return 'answered-for';
  if (nomination.stage !== stage) return 'stage-settled';
  if (nomination.dueAt <= (pressedAt ?? at)) return 'already-decided';
  const open = openLanes(nomination);
  if (!open.some(({ key }) => covers(askedAbout(nomination, by.id), key))) return 'part-settled';
  if (right === 'none') return 'not-an-approver';
  const principal = principalIn(right);
  if (principal && whoseAnswers(answers).has(principal.id)) return 'answered-for';
  if (voices(by, principal).some((id) => barredFrom(nomination).has(id))) return 'not-an-approver';
  const theirs = theirsIn(nomination, by, right);
  if (theirs?.length === 0) return 'not-an-approver';
  return open.some(({ key }) => covers(theirs, key)) ? undefined : 'part-settled';
};

/** What somebody decides about: what they have a right to, of what they were asked; undefined: all of it. */
export const theirsIn = (nomination: Awaiting, by: Person, right: Right): Items | undefined =>
  common(typeof right === 'object' ? right.about : undefined, askedAbout(nomination, by.id));

/** Whose nomination it is. */
export const isParty = ({ nominator, joined = [] }: Nomination, { id }: Person): boolean =>
  [nominator, ...joined].some((person) => person.id === id);

/** What they say, about as much of it as is theirs and lacks a yes. */
export const decisionBy = (
  nomination: Awaiting,
  { by, right, comment }: { readonly by: Person; readonly right: Right; readonly comment: string },
  at: Date,
): Decision => {
  const principal = principalIn(right);
  const theirs = theirsIn(nomination, by, right);
  const open = theirs && keysOf(openLanes(nomination));
  return {
    by,
    at,
    comment: comment.trim(),
    ...(principal && { for: principal }),
    ...aboutThese(someOf(nomination.access, common(theirs, open))),
  };
};
