import type { Guest } from '../guest/guest.js';
import { DAY, later, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Store, Transaction } from './ports.js';

/**
 * What one nomination brings, and what is taken at the end of another, or of the stay, may be the same thing. So a nomination is
 * not written down as carried out while something is taken from the guest, and nothing is taken while a nomination was carried
 * out that the guest's life does not know yet. Both look while they hold the guest's row: one of them comes first.
 */

/** What is taken is taken within seconds. What is stuck for a day keeps nobody any longer. */
const STUCK = DAY;

/** Something is being taken from the guest. The transaction is lost with it. */
export class BeingTaken extends Error {
  constructor() {
    super('Something is being taken from this guest; the nomination waits until that is done.');
    this.name = 'BeingTaken';
  }
}

export const unlessTaking =
  (guestId: PersonId, clock: Clock) =>
  async ({ guests, nominations }: Pick<Transaction, 'guests' | 'nominations'>): Promise<void> => {
    const guest = await guests.lock(guestId);
    if (!guest) return;
    const since = later(clock.now(), -STUCK);
    if (isBeingClosed(guest, since) || (await nominations.takingBack(guest.nominations, since))) throw new BeingTaken();
  };

/** Whoever was stopped keeps what they have. */
const isBeingClosed = (guest: Guest, since: Date): boolean =>
  guest.status === 'disabled' && guest.closing === 'open' && guest.why !== 'stopped' && guest.at > since;

/** Whether a nomination was carried out for this guest, by `receive-guest` still to be told to their life. */
export const isArriving = (
  { transaction }: Pick<Store, 'transaction'>,
  guestId: PersonId,
  begun: Date,
  clock: Clock,
): Promise<boolean> =>
  transaction(async ({ guests, nominations }) => {
    const guest = await guests.lock(guestId);
    return later(begun, STUCK) > clock.now() && nominations.arriving(guestId, guest?.nominations ?? []);
  });
