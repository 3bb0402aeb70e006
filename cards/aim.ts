import type { Facts, Purpose } from '../src/nomination/nomination.js';

/**
 * What a yes would do: bring in somebody new, give a guest more, make a guest's account good first, or change a guest's
 * stay or sponsor. Words are found by it, so that no card speaks of an invitation where there is none.
 */
export type Aim = 'invite' | 'access' | 'enable' | 'restore' | Purpose;

export const aimOf = ({ purpose, revive, guest }: Facts): Aim =>
  purpose ?? revive?.how ?? (guest.isGuest ? 'access' : 'invite');

/** What a no, a silence or a withdrawal leaves undone. */
type Undone = 'invited' | 'given' | 'changed';

export const undoneOf = (aim: Aim): Undone => {
  if (aim === 'invite') return 'invited';
  return aim === 'access' ? 'given' : 'changed';
};
