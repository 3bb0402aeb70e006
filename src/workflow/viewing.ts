import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Nomination } from '../nomination/nomination.js';
import type { Store } from './ports.js';
import type { View } from './views.js';

/** Gathers what a card of this kind must show of a nomination now. */
export interface Viewing {
  /** For this reader; the redeem link is for the nominator's eyes alone. */
  view(nomination: Nomination, kind: View['kind'], reader: PersonId): Promise<View>;
  /** The receipt for the nominator and whoever joined, the approver's card for whoever was asked, undefined for anybody else. */
  viewFor(id: NominationId, reader: PersonId): Promise<View | undefined>;
}

export const createViewing = (store: Store): Viewing => {
  const linkOf = async (nomination: Nomination): Promise<string | undefined> =>
    nomination.deliveries.includes('chat') ? store.links.read(nomination.id) : undefined;

  const receiptFor = async (nomination: Nomination, reader: PersonId): Promise<View> => {
    const receipt = { kind: 'receipt', nomination } as const;
    const joined = nomination.nominator.id !== reader;
    if (nomination.status !== 'invited') return { ...receipt, ...(joined && { joined }) };
    const guest = await store.guests.read(nomination.guestId);
    if (joined) return { ...receipt, joined, ...(guest && { guest }) };
    // The link is of use until the guest is in; a record of the guest that is still to come means: not yet.
    const useful = !nomination.alreadyGuest && (guest?.status ?? 'pending-acceptance') === 'pending-acceptance';
    const redeemLink = useful ? await linkOf(nomination) : undefined;
    return { ...receipt, ...(guest && { guest }), ...(redeemLink && { redeemLink }) };
  };

  const view: Viewing['view'] = async (nomination, kind, reader) =>
    kind === 'approval' ? { kind, nomination, reader } : receiptFor(nomination, reader);

  return {
    view,
    viewFor: async (id, reader) => {
      const nomination = await store.nominations.read(id);
      if (!nomination) return undefined;
      const { nominator, joined = [] } = nomination;
      if ([nominator, ...joined].some((one) => one.id === reader)) return view(nomination, 'receipt', reader);
      return (await store.nominations.wasAsked(id, reader)) ? view(nomination, 'approval', reader) : undefined;
    },
  };
};
