import { answerable, isAdopting, reviewers, reviewOf, type Guest } from '../../src/guest/guest.js';
import type { GuestList } from '../../src/workflow/views.js';
import { isOver } from '../stay.js';

/** What the reader of a list has to do with one of its guests. */
export type Standing =
  /** Asked whether they are still needed. */
  | 'asked'
  /** Asked to answer for them. */
  | 'asked-over'
  | 'answers'
  /** Named a guest of somebody else's, as an administrator may. */
  | 'administers'
  | 'onlooker';

export const standingOf = (guest: Guest, { reader, scope }: Pick<GuestList, 'reader' | 'scope'>): Standing => {
  const review = reviewOf(guest);
  if (review && reviewers(review).some(({ id }) => id === reader))
    return OVER.some((why) => why === review.why) ? 'asked-over' : 'asked';
  if (!isAdopting(guest) && answerable(guest).some(({ id }) => id === reader)) return 'answers';
  return scope === 'administered' ? 'administers' : 'onlooker';
};

/** Questions whether somebody else answers for them. */
const OVER = ['no-sponsor', 'hand-over', 'adopted'] as const;

export const isWaiting = (guest: Guest, list: Pick<GuestList, 'reader' | 'scope'>): boolean =>
  !isOver(guest) && standingOf(guest, list).startsWith('asked');
