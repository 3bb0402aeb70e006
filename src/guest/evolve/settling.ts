import type { GuestEvent } from '../events.js';
import type { Guest } from '../guest.js';
import { factsOf, stayOf } from './facts.js';

/** Said by somebody who may: the question is answered, and nobody is asked about that end again. */
export const settled = (
  guest: Guest,
  { type, at, by }: Extract<GuestEvent, { type: 'confirmed' | 'end-changed' }>,
): Guest => {
  if (guest.status !== 'active' && guest.status !== 'under-review') return guest;
  const { until, terms } = guest;
  const why = guest.status === 'under-review' ? guest.review.why : undefined;
  // An end that came by a nomination was asked for by somebody; in its time the sponsor is asked about it all the same.
  const isNear = until !== undefined && by !== undefined && until.getTime() - at.getTime() <= terms.askSponsor;
  const isSettled = isNear || (type === 'confirmed' && why === 'ending');
  const said = { ...stayOf(guest), confirmedAt: at, ...(isSettled && until && { settledEnd: until }) };
  // Who answers for them is another question.
  const isOpen = why === 'no-sponsor' || why === 'hand-over' || why === 'adopted';
  if (guest.status === 'under-review' && isOpen) return { ...guest, ...said };
  const { sponsorless, ...facts } = factsOf(guest);
  return { ...facts, ...(sponsorless && !by && { sponsorless }), ...said, status: 'active', revision: guest.revision };
};

/** Whoever answers for them from now on has not heard yet that they have not accepted, nor said that their end stands. */
export const untold = (guest: Guest): Guest => {
  if (guest.status === 'pending-acceptance') {
    const { sponsorToldAt: _, ...others } = guest;
    return others;
  }
  if (guest.status === 'disabled' && guest.was) {
    const { sponsorToldAt: _, settledEnd: __, ...was } = guest.was;
    return { ...guest, was };
  }
  if (guest.status !== 'active') return guest;
  const { settledEnd: _, ...others } = guest;
  return others;
};
