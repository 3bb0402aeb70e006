import type { Nomination, NominationIn } from '../nomination/nomination.js';
import type { LinkWay } from './views.js';

/** Whether the nomination is one whose invitation brought the guest here, under this address or another, and not about their stay alone. */
export const brought = (nomination: Nomination | undefined): nomination is NominationIn<'invited'> =>
  nomination?.status === 'invited' && (!nomination.purpose || nomination.move !== undefined);

/** How the link gets to a guest of these nominations, oldest first. */
export const linkWayOf = (nominations: readonly Nomination[]): LinkWay => {
  const newest = nominations.findLast(brought);
  if (!newest) return { by: 'none' };
  const isMailed = nominations.some((one) => one.status === 'invited' && one.deliveries.includes('mail'));
  return isMailed ? { by: 'mail' } : { by: 'chat', holder: newest.nominator };
};
