import { DAY, later } from '../../kernel/clock.js';
import { alternatesFor, remindersOf } from '../clock.js';
import type { NotedPress } from '../commands.js';
import type { NominationEvent } from '../events.js';
import { lanesOf, openLanes } from '../lanes.js';
import { awaited } from '../awaited.js';
import type { Nomination } from '../nomination.js';
import { nothing, refuse, yes, type Awaiting, type CommandOf, type NominationDecision } from './outcome.js';
import { bySource, left, named, overtaken, wasReached } from './quorum.js';

/** What the clock of the stage says is due by now. Early, late or twice, it says nothing else. */
export const tick = (nomination: Nomination, { noted = [] }: CommandOf<'tick'>, at: Date): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return nothing();
  const silentUntil = clockOf(nomination, noted, at);
  if (nomination.dueAt <= silentUntil) return yes(...silence(nomination, at));
  return yes(...remindersDue(nomination, at), ...alternatesDue(nomination, silentUntil, at));
};

/** Stands at the moment of a press that is still being checked: until it is known what that was, nobody was silent since. */
const clockOf = ({ stage }: Awaiting, noted: readonly NotedPress[], at: Date): Date =>
  noted
    .filter((press) => press.stage === stage && later(press.pressedAt, LONGEST_CHECK) > at)
    .reduce((first, { pressedAt }) => (pressedAt < first ? pressedAt : first), at);

/** How long a press is checked while the directory does not say, in milliseconds. Then it was none: its approver hears of it, and no stage waits. */
export const LONGEST_CHECK = 5 * DAY;

/** What has its yeses by now goes on without the rest, unless the stay would be over by now. */
const silence = (nomination: Awaiting, at: Date): readonly NominationEvent[] => {
  const open = openLanes(nomination);
  if (open.length < lanesOf(nomination).length && at < nomination.until)
    return left(nomination, open, 'unanswered', at);
  return [...overtaken(nomination, at), { type: 'expired', nobodyReached: !wasReached(nomination), at }];
};

const remindersDue = (nomination: Awaiting, at: Date): readonly NominationEvent[] => {
  const due = remindersOf(nomination).filter((reminder) => reminder.at <= at);
  const people = due.map(({ asked }) => asked.person.id);
  return people.length > 0 ? [{ type: 'reminded', people, by: 'clock', at }] : [];
};

const alternatesDue = (nomination: Awaiting, silentUntil: Date, at: Date): readonly NominationEvent[] => {
  const due = openLanes(nomination).filter((lane) => {
    const moment = alternatesFor(nomination, lane);
    return moment && moment <= silentUntil;
  });
  return bySource(due).map(([source, lanes]): NominationEvent => {
    return { type: 'alternates-asked', source: source + 1, ...named(nomination, lanes), at };
  });
};

/** By the nominator, once a day. */
export const remind = (nomination: Nomination, { by }: CommandOf<'remind'>, at: Date): NominationDecision => {
  if (by !== nomination.nominator.id) return refuse('not-the-nominator');
  if (nomination.status !== 'awaiting-approval' || nomination.dueAt <= at) return refuse('already-ended');
  if (nomination.remindedAt && later(nomination.remindedAt, BETWEEN_REMINDERS) > at) return refuse('reminded-today');
  const people = awaited(nomination).filter(({ reached }) => reached !== 'not-yet');
  return people.length > 0
    ? yes({ type: 'reminded', people: people.map(({ person }) => person.id), by: 'nominator', at })
    : refuse('nobody-to-remind');
};

const BETWEEN_REMINDERS = DAY;

export const withdraw = (
  nomination: Nomination,
  { by, accepted, replacedBy, corrector }: CommandOf<'withdraw'>,
  at: Date,
): NominationDecision => {
  const isCorrected = replacedBy !== undefined && corrector !== undefined;
  if (by !== nomination.nominator.id && !isCorrected) return refuse('not-the-nominator');
  const instead = { ...(replacedBy && { replacedBy }), ...(isCorrected && { corrector }) };
  const withdrawn = { type: 'withdrawn', by, ...instead, at } as const;
  switch (nomination.status) {
    case 'awaiting-approval':
      return yes(...overtaken(nomination, at), { ...withdrawn, account: 'none' });
    case 'approved':
      return nomination.begun ? refuse('under-way') : yes({ ...withdrawn, account: 'none' });
    case 'invited': {
      if (nomination.purpose === 'address') return refuse('address-changed');
      if (accepted || nomination.alreadyGuest) return refuse('already-accepted');
      const account = nomination.ours ? 'to-be-removed' : 'kept';
      return yes({ ...withdrawn, account, guestId: nomination.guestId });
    }
    default:
      return refuse('already-ended');
  }
};
