import { reviewOf, type Guest } from '../../src/guest/guest.js';
import { unreachable } from '../../src/kernel/result.js';
import type { Sentence } from '../../src/words/words.js';
import { isIn, isOver } from '../stay.js';
import type { GuestFacts } from './facts.js';

/** What is asked about a guest, in a first line or `beneath` their name; undefined where nothing is. */
export const questionOf = (
  guest: Guest,
  { words, guest: name, sponsor, ...facts }: GuestFacts,
  beneath = false,
): Sentence | undefined => {
  const review = reviewOf(guest);
  if (!review) return undefined;
  const asks = beneath ? words.asksBeneath : words.asks;
  switch (review.why) {
    case 'ending':
      return asks.ending(name, facts.until ?? '');
    case 'periodic':
      if (review.restored) return asks.restored(name);
      return asks.periodic(name, facts.day(isIn(guest) ? guest.since : guest.invitedAt));
    case 'adopted':
      return asks.adopted(name);
    case 'no-sponsor':
    case 'hand-over':
      return asks[review.why](name, sponsor);
    default:
      return unreachable(review.why);
  }
};

/** How one guest stands, in a sentence that stands alone. */
export const standsAs = (guest: Guest, { words, guest: name, until, day }: GuestFacts): Sentence => {
  if (guest.status === 'pending-acceptance') return words.notAccepted(name, day(guest.invitedAt));
  if (isOver(guest)) {
    if (guest.why === 'stopped' && guest.status === 'disabled') return words.isStopped(name);
    return guest.why === 'never-accepted' || guest.why === 'withdrawn'
      ? words.invitationHasEnded(name)
      : words.hasEnded(name);
  }
  return until === undefined ? words.isGuest(name) : words.isGuestUntil(name, until);
};
