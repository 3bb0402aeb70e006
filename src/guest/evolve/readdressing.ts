import type { GuestEvent } from '../events.js';
import { reviewOf, type Guest, type Review } from '../guest.js';
import { factsOf } from './facts.js';

/** Another person from here on: what was said about the stay of the one before says nothing of theirs. */
export const readdressed = (guest: Guest, event: Extract<GuestEvent, { type: 'address-changed' }>): Guest => {
  const { at, to, nominationId } = event;
  const moved = { nomination: nominationId, from: guest.address, at };
  const nominations = [...guest.nominations, nominationId];
  if (guest.status === 'disabled') {
    const { since: _, was, ...others } = guest;
    const unclaimed = was?.unclaimed && { was: { unclaimed: was.unclaimed } };
    return { ...others, ...to, ...unclaimed, nominations, moved };
  }
  if (guest.status === 'removed') return { ...guest, ...to, nominations, moved };
  const { latestEnd: _, ...facts } = factsOf(guest);
  const review = reviewOf(guest);
  return {
    ...facts,
    ...to,
    nominations,
    moved,
    invitedAt: at,
    status: 'pending-acceptance',
    ...(review && ABOUT_THE_SPONSOR.includes(review.why) && { review }),
    revision: guest.revision,
  };
};

/** Who answers for them is a question whoever they are. */
const ABOUT_THE_SPONSOR: readonly Review['why'][] = ['no-sponsor', 'hand-over', 'adopted'];
