import type { GuestEvent } from '../../guest/events.js';
import type { Guest } from '../../guest/guest.js';
import { actorIn, detailsOf, whoDid } from './details.js';
import type { Entry, Who } from './entry.js';
import { naming } from './of-nomination.js';

/** An entry for each of these events, the last of which made the guest what they are. */
export const entriesOfGuest = (guest: Guest, events: readonly GuestEvent[]): readonly Entry[] =>
  events.map((event, n) => {
    const { type, at, ...rest } = event;
    return {
      at,
      what: `guest.${type}`,
      about: `guest/${guest.id}`,
      revision: guest.revision - events.length + n + 1,
      who: actorOf(event),
      guest: guest.id,
      details: detailsOf(rest),
      texts: {
        ...(named(event) && { guest: naming(addressIn(event, guest), nameIn(event, guest)) }),
        ...whyOf(event, guest),
      },
    };
  });

const actorOf = (event: GuestEvent): Who => {
  switch (event.type) {
    case 'reviewer-out':
      return event.why === 'declined' ? event.person : 'guestlist';
    case 'sponsor-changed':
      return event.elsewhere ? 'elsewhere' : whoDid(event.by);
    case 'access-lost':
      return event.elsewhere ? 'elsewhere' : 'guestlist';
    case 'reopened':
      return event.by?.id ?? 'elsewhere';
    case 'came-back':
    case 'renamed':
    case 'sponsors-seen':
      return 'elsewhere';
    default:
      return whoDid('by' in event && event.by);
  }
};

/** What somebody typed who stopped them or let them in again: all else that is done to a stay is done without a word. */
const whyOf = (event: GuestEvent, { address }: Guest): Entry['texts'] => {
  const reason = 'reason' in event ? event.reason.trim() : undefined;
  const who = actorOf(event);
  return reason ? { why: { of: [address.toLowerCase(), ...(actorIn(who) ? [who] : [])], text: reason } } : {};
};

/** From here on they are called so, and written to there. */
const named = (event: GuestEvent): event is Extract<GuestEvent, { type: 'received' | 'renamed' | 'address-changed' }> =>
  event.type === 'received' || event.type === 'renamed' || event.type === 'address-changed';

const nameIn = (event: GuestEvent, { displayName }: Guest): string => {
  if (event.type === 'received') return event.facts.displayName;
  if (event.type === 'address-changed') return event.to.displayName;
  return event.type === 'renamed' ? event.displayName : displayName;
};

const addressIn = (event: GuestEvent, { address }: Guest): string => {
  if (event.type === 'received') return event.facts.address.toLowerCase();
  if (event.type === 'address-changed') return event.to.address.toLowerCase();
  return (event.type === 'renamed' ? event.address : address).toLowerCase();
};
