import { hasSay, answerable, isUnclaimed, type Guest, type GuestIn } from '../guest.js';
import type { GuestCommand, GuestEvent, GuestRefusal } from '../events.js';

export type GuestDecision =
  | { readonly ok: true; readonly events: readonly GuestEvent[] }
  | { readonly ok: false; readonly refusal: GuestRefusal };

export type CommandOf<T extends GuestCommand['type']> = Extract<GuestCommand, { readonly type: T }>;

/** A guest whose stay goes on. */
export type Staying = GuestIn<'pending-acceptance' | 'active' | 'under-review'>;

export const nothing = (): GuestDecision => ({ ok: true, events: [] });
export const yes = (...events: GuestEvent[]): GuestDecision => ({ ok: true, events });
export const refuse = (refusal: GuestRefusal): GuestDecision => ({ ok: false, refusal });

export const isStaying = (guest: Guest): guest is Staying =>
  guest.status === 'pending-acceptance' || guest.status === 'active' || guest.status === 'under-review';

type Said = Pick<CommandOf<'confirm'>, 'by' | 'asAdministrator'>;

/** Why this person has no word in what becomes of the guest, if they have none. */
export const faultOf = (guest: Guest, { by, asAdministrator }: Said): GuestRefusal | undefined => {
  if (!asAdministrator && !hasSay(guest, by.id)) return 'not-yours';
  return isStaying(guest) ? undefined : 'stay-over';
};

/** As `faultOf`; whoever is only asked to take the guest over, or proposed for it, decides about nothing else. */
export const faultOfDecider = (guest: Guest, said: Said): GuestRefusal | undefined => {
  const fault = faultOf(guest, said);
  if (!said.asAdministrator && isUnclaimed(guest)) return 'not-yours';
  if (fault || said.asAdministrator || answerable(guest).some(({ id }) => id === said.by.id)) return fault;
  return isSearch(guest) ? 'not-yours' : undefined;
};

const isSearch = (guest: Guest): boolean =>
  (guest.status === 'under-review' || guest.status === 'pending-acceptance') &&
  (guest.review?.why === 'no-sponsor' || guest.review?.why === 'hand-over');
