import type { Guest, GuestIn } from '../src/guest/guest.js';

/** In, whether or not somebody is asked about them just now. */
export const isIn = (guest: Guest | undefined): guest is GuestIn<'active' | 'under-review'> =>
  guest?.status === 'active' || guest?.status === 'under-review';

export const isOver = (guest: Guest | undefined): guest is GuestIn<'disabled' | 'removed'> =>
  guest?.status === 'disabled' || guest?.status === 'removed';
