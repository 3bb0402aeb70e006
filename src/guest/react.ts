import type { PersonId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import type { GuestEvent } from './decide.js';
import type { Guest } from './guest.js';

/** What the world must do about a guest. */
export type GuestJob = { readonly guestId: PersonId } & (
  | { readonly name: 'show-guest' }
  | { readonly name: 'tell-accepted' }
  | { readonly name: 'tell-former-sponsor'; readonly personId: PersonId }
);

/** The jobs that follow from an event in a guest's life. Somebody who was a guest already did not accept anything just now. */
export const react = (event: GuestEvent, guest: Guest, events: readonly GuestEvent[]): readonly GuestJob[] => {
  switch (event.type) {
    case 'received':
    case 'nominated-again':
      return [];
    case 'sponsor-changed':
      return event.former.id === event.sponsor.id
        ? [{ name: 'show-guest', guestId: guest.id }]
        : [
            { name: 'show-guest', guestId: guest.id },
            { name: 'tell-former-sponsor', guestId: guest.id, personId: event.former.id },
          ];
    case 'end-changed':
    case 'backup-changed':
      return [{ name: 'show-guest', guestId: guest.id }];
    case 'accepted':
      return events.some(({ type }) => type === 'received')
        ? [{ name: 'show-guest', guestId: guest.id }]
        : [
            { name: 'show-guest', guestId: guest.id },
            { name: 'tell-accepted', guestId: guest.id },
          ];
    case 'removed':
      return [{ name: 'show-guest', guestId: guest.id }];
    default:
      return unreachable(event);
  }
};
