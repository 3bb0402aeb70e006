import type { GuestIn } from '../../src/guest/guest.js';
import type { Sentence } from '../../src/words/words.js';
import { takenBack } from '../stay.js';
import type { GuestFacts } from './facts.js';
import { pieces } from './pieces.js';

type Ended = GuestIn<'disabled'>;

/** Why a stay is over, what was done about it, and what is still to come: not more than was done, for somebody relies on it. */
export const endOf = (guest: Ended | GuestIn<'removed'>, facts: GuestFacts): readonly Sentence[] =>
  guest.status === 'removed'
    ? removed(guest, facts)
    : [
        why(guest, facts),
        ...(guest.closing === 'open' ? [underWay(guest, facts)] : closed(guest, guest.closing, facts)),
      ];

const why = ({ why: reason, at, by, until }: Ended, { words, day, lastDay, name, isReader }: GuestFacts): Sentence => {
  // The last day is the one that was agreed; it was over at midnight.
  const said = words.ended[reason](reason === 'over' && until ? lastDay(until) : day(at));
  if (!by || reason === 'stopped') return said;
  return pieces([said, isReader(by) ? words.byYou : words.by(name(by.name))]);
};

/** No grace: it is due as soon as they are closed out, however long that took. */
const isAtOnce = ({ removeAt, at, closing }: Ended): boolean =>
  removeAt !== undefined && removeAt <= (closing === 'open' ? at : closing.at);

const underWay = (guest: Ended, { words }: GuestFacts): Sentence => {
  if (isAtOnce(guest)) return words.beingDeleted;
  return words.closing[guest.why === 'stopped' ? 'stopped' : guest.ours];
};

const closed = (
  guest: Ended,
  { account, left }: Exclude<Ended['closing'], 'open'>,
  facts: GuestFacts,
): readonly Sentence[] => {
  const { words, lastDay } = facts;
  const isDeleted = account === 'disabled' && isAtOnce(guest);
  const { removeAt } = guest;
  return [
    // Whoever was stopped may be let in again: what they may use is left to them.
    ...(left.length > 0 || isDeleted || guest.why === 'stopped' ? [] : [words.taken]),
    isDeleted ? words.beingDeleted : words.closed[account],
    ...(account === 'disabled' && removeAt && !isDeleted ? [words.deletedOn(lastDay(removeAt))] : []),
    ...(facts.left === '' ? [] : [words.left(facts.left)]),
  ];
};

const removed = (guest: GuestIn<'removed'>, { words, day, left }: GuestFacts): readonly Sentence[] => {
  const { at, by, accountStays } = guest;
  const taken = takenBack(guest);
  if (accountStays && by === 'somebody-else')
    return [words.madeMember(day(at)), ...(left === '' ? [] : [words.left(left)])];
  if (!accountStays)
    return [
      ...(taken ? [words.ended[taken](day(at))] : []),
      (by === 'us' ? words.deleted : words.deletedElsewhere)(day(at)),
    ];
  return left === '' ? [words.accountStays(day(at))] : [words.accountStaysOpen(day(at)), words.left(left)];
};
