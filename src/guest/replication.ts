import { later, MINUTE } from '../kernel/clock.js';
import type { Guest } from './guest.js';

/** Minutes of replication have been seen; milliseconds. */
export const FRESH = 15 * MINUTE;

/**
 * From when on every copy of the directory has heard of what we last did to the account: brought it in, let it in again, or
 * closed it; or saw that it is gone. What one of them says against it before that is not taken for somebody else's act. Undefined: nothing was done.
 */
export const heardEverywhere = (guest: Guest): Date | undefined => {
  if (guest.status === 'removed') return later(guest.at, FRESH);
  if (guest.status !== 'disabled') return unseenUntil(guest);
  return guest.closing === 'open' ? undefined : later(guest.closing.at, FRESH);
};

/** Until when a copy of the directory may say that there is no such account, for it is new there, or was let in again just now. */
export const unseenUntil = (guest: Guest): Date => later(guest.letInAt ?? guest.invitedAt, FRESH);

/** Whether a copy of the directory may not have heard yet of what we did. */
export const mayLag = (guest: Guest, at: Date): boolean => {
  const heard = heardEverywhere(guest);
  return heard !== undefined && heard > at;
};
