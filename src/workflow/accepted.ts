import { isPast, type Guest } from '../guest/guest.js';
import type { Clock } from '../kernel/clock.js';
import { inTime } from '../kernel/in-time.js';
import type { Nomination } from '../nomination/nomination.js';
import { clickPatience } from './patience.js';
import type { Account, Directory, Store } from './ports.js';

/** Whether the guest is in: what is true in the directory now decides whether an account may be taken away. */
export const createAccepted =
  ({ store, directory }: { store: Pick<Store, 'guests'>; directory: Pick<Directory, 'redemptions'> }) =>
  async (nomination: Nomination | undefined): Promise<boolean> => {
    if (nomination?.status !== 'invited') return false;
    const guest = await store.guests.read(nomination.guestId);
    if (guest?.status === 'active' || guest?.status === 'under-review') return true;
    // Whoever it brought was in before the account went by another address.
    if (guest && isPast(guest, nomination.id)) return true;
    const now = await inTime(directory.redemptions([nomination.guestId]), clickPatience()).catch(() => undefined);
    return now?.get(nomination.guestId)?.state === 'accepted';
  };

/**
 * Since when the guest is in, by what was read of the account; undefined: they have not accepted. Of an account that went by another
 * address, when matters: whoever used it before had accepted too.
 */
export const createAcceptedSince =
  ({ directory, clock }: { directory: Pick<Directory, 'redemptions'>; clock: Clock }) =>
  async (guest: Guest, { redemption }: Pick<Account, 'redemption'>): Promise<Date | undefined> => {
    if (redemption !== 'accepted') return undefined;
    if (!guest.moved) return clock.now();
    const found = (await directory.redemptions([guest.id])).get(guest.id);
    return found?.state === 'accepted' ? (found.since ?? clock.now()) : undefined;
  };
