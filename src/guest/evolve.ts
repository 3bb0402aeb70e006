import { unreachable } from '../kernel/result.js';
import type { GuestEvent } from './decide.js';
import type { Guest, GuestFacts } from './guest.js';

/** The guest after an event. An event before the first is a bug and throws. */
export const evolve = (guest: Guest | undefined, event: GuestEvent): Guest => {
  if (event.type === 'received') {
    const nominations = [...(guest?.nominations ?? []), ...event.facts.nominations];
    return { ...event.facts, nominations, status: 'pending-acceptance', revision: (guest?.revision ?? 0) + 1 };
  }
  if (!guest) throw new Error(`A guest begins with "received", not with "${event.type}".`);
  const revision = guest.revision + 1;
  switch (event.type) {
    case 'nominated-again': {
      // The later end holds: what was promised to the guest first is not shortened by asking for more.
      const latest = event.until > guest.until ? event.until : guest.until;
      return { ...guest, until: latest, nominations: [...guest.nominations, event.nominationId], revision };
    }
    case 'end-changed':
      return { ...guest, until: event.until, nominations: [...guest.nominations, event.nominationId], revision };
    case 'sponsor-changed': {
      const { backup, ...others } = guest;
      const nominations = [...guest.nominations, event.nominationId];
      // Whoever answers for the guest now is nobody's stand-in.
      const stays = backup && backup.id !== event.sponsor.id ? { backup } : {};
      return { ...others, ...stays, sponsor: event.sponsor, nominations, revision };
    }
    case 'backup-changed': {
      const nominations = [...guest.nominations, event.nominationId];
      const isSponsor = event.backup.id === guest.sponsor.id;
      return { ...guest, ...(!isSponsor && { backup: event.backup }), nominations, revision };
    }
    case 'accepted':
      return { ...factsOf(guest), status: 'active', since: event.since, revision };
    case 'removed':
      return { ...factsOf(guest), status: 'removed', at: event.at, by: event.by, revision };
    default:
      return unreachable(event);
  }
};

const factsOf = ({ id, address, displayName, sponsor, backup, until, nominations, invitedAt }: Guest): GuestFacts => ({
  id,
  address,
  displayName,
  sponsor,
  ...(backup && { backup }),
  until,
  nominations,
  invitedAt,
});
