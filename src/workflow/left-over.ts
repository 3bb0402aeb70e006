import { leftBehind, type Guest } from '../guest/guest.js';
import type { Nomination } from '../nomination/nomination.js';

/** What could not be taken away from a guest at the end, called as people know it; as the rules do, where no nomination has a name for it. */
export const namesOfLeft = (guest: Guest, nominations: readonly Nomination[]): readonly string[] => {
  const access = nominations.flatMap((nomination) => nomination.access);
  return leftBehind(guest).map((left) => access.find(({ key }) => key === left)?.name ?? left);
};
