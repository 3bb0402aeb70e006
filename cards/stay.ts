import { isPast, type Guest, type GuestIn, type Moved } from '../src/guest/guest.js';
import type { Nomination } from '../src/nomination/nomination.js';

/** In, whether or not somebody is asked about them just now. */
export const isIn = (guest: Guest | undefined): guest is GuestIn<'active' | 'under-review'> =>
  guest?.status === 'active' || guest?.status === 'under-review';

export const isOver = (guest: Guest | undefined): guest is GuestIn<'disabled' | 'removed'> =>
  guest?.status === 'disabled' || guest?.status === 'removed';

/** That the account has gone to another address since, and whoever this nomination brought uses it no more. */
export const movedOn = ({ id }: Pick<Nomination, 'id'>, guest: Guest | undefined): Moved | undefined =>
  guest && isPast(guest, id) ? guest.moved : undefined;

/** Why an invitation came to nothing. It is closed and the account deleted in one go, so that nobody sees the one before the other. */
export const takenBack = (guest: GuestIn<'removed'>): 'never-accepted' | 'withdrawn' | undefined =>
  guest.by === 'us' && (guest.why === 'never-accepted' || guest.why === 'withdrawn') ? guest.why : undefined;
