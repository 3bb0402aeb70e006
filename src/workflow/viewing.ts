import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Nomination } from '../nomination/nomination.js';
import type { Store } from './ports.js';
import type { View } from './views.js';

/** Gathers what a card of this kind must show of a nomination now. */
export interface Viewing {
  view(nomination: Nomination, kind: View['kind']): Promise<View>;
  /** The nominator's receipt, the approver's card for whoever was asked, undefined for anybody else. */
  viewFor(id: NominationId, reader: PersonId): Promise<View | undefined>;
}

export const createViewing = (store: Store): Viewing => {
  const view: Viewing['view'] = async (nomination, kind) => {
    if (kind === 'approval') return { kind, nomination };
    if (nomination.status !== 'invited') return { kind, nomination };
    const guest = await store.guests.read(nomination.guestId);
    // The link is of use until the guest is in; a record of the guest that is still to come means: not yet.
    const useful = !nomination.alreadyGuest && (guest?.status ?? 'pending-acceptance') === 'pending-acceptance';
    const redeemLink =
      useful && nomination.deliveries.includes('chat') ? await store.links.read(nomination.id) : undefined;
    return { kind, nomination, ...(guest && { guest }), ...(redeemLink && { redeemLink }) };
  };
  return {
    view,
    viewFor: async (id, reader) => {
      const nomination = await store.nominations.read(id);
      if (!nomination) return undefined;
      if (nomination.nominator.id === reader) return view(nomination, 'receipt');
      return (await store.nominations.wasAsked(id, reader)) ? view(nomination, 'approval') : undefined;
    },
  };
};
