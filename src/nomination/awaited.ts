import type { PersonId } from '../kernel/ids.js';
import { isOpen, type Asked, type Items } from './asking.js';
import { covers } from './items.js';
import { openLanes } from './lanes.js';
import { barredFrom, noesOf, voices, whoseAnswers, type Nomination, type NominationIn } from './nomination.js';

type Awaiting = NominationIn<'awaiting-approval'>;

/** Whose answer may still come, of those who were asked themselves. Nobody waits for one about what others have settled. */
export const awaited = (nomination: Awaiting): readonly Asked[] => {
  const answered = whoseAnswers([...nomination.decisions, ...nomination.agreed, ...noesOf(nomination)]);
  const barred = barredFrom(nomination);
  const open = openLanes(nomination);
  return nomination.asked.filter(
    (one) =>
      isOpen(one) &&
      voices(one.person, one.for?.person).every((id) => !answered.has(id) && !barred.has(id)) &&
      open.some(({ key }) => covers(one.about, key)),
  );
};

/** The entry of somebody who is asked and has neither answered, nor was answered for, nor passed it on; undefined for anybody else. */
export const askedNow = (nomination: Nomination, person: PersonId): Asked | undefined =>
  nomination.status === 'awaiting-approval' ? awaited(nomination).find((one) => one.person.id === person) : undefined;

/** What somebody was asked about in the open stage, whatever of it is left; undefined: all of it, or they were not asked by name. */
export const askedAbout = ({ asked }: Awaiting, person: PersonId): Items | undefined =>
  asked.findLast((one) => one.person.id === person)?.about;

/**
 * How often what this person is asked has changed: a card of an earlier edition is out of date. It is one, too, once some of
 * what is theirs to decide fell away or more of it became theirs; what others decide about changes nothing for them.
 */
export const editionOf = (nomination: Nomination, person?: PersonId): number => {
  const { changes = [], fallen = [] } = nomination;
  const { asked = [], channels = [] } = nomination.status === 'awaiting-approval' ? nomination : {};
  const entry = asked.findLast((one) => one.person.id === person) ?? channels.at(-1);
  const theirs = fallen.filter(({ access }) => access.some(({ key }) => covers(entry?.about, key)));
  return changes.length + theirs.length + (entry?.more ?? 0);
};
