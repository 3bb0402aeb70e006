import type { Person } from '../../kernel/people.js';
import type { GuestEvent } from '../events.js';
import { reviewers, reviewOf, SUCCESSION, type Guest } from '../guest.js';

/** Somebody else is looked for. Whoever had been asked by name to take the guest over may still do so. */
export const search = (guest: Guest, at: Date): GuestEvent => {
  const review = reviewOf(guest);
  const asked = review?.why === 'hand-over' ? reviewers(review) : [];
  return { type: 'review-begun', why: 'no-sponsor', asked, search: SUCCESSION[0], at };
};

/** Whether this person is asked to take the guest over. */
export const isSearched = (guest: Guest, { id }: Person): boolean => {
  const review = reviewOf(guest);
  return (
    (review?.why === 'no-sponsor' || review?.why === 'hand-over') && reviewers(review).some((one) => one.id === id)
  );
};
