import type { NominationId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import type { Guest, GuestFacts } from './guest.js';

export type GuestEvent = { readonly at: Date } & (
  | { readonly type: 'received'; readonly facts: GuestFacts }
  | { readonly type: 'nominated-again'; readonly nominationId: NominationId; readonly until: Date }
  | { readonly type: 'accepted'; readonly since: Date }
  | { readonly type: 'removed'; readonly by: 'us' | 'somebody-else' }
);

export type GuestCommand =
  | { readonly type: 'receive'; readonly facts: GuestFacts; readonly accepted: boolean }
  | { readonly type: 'record-acceptance'; readonly since: Date }
  | { readonly type: 'record-removal'; readonly by: 'us' | 'somebody-else' };

/** A guest's rules of life. Only jobs speak to a guest so far, so nothing is refused: what does not fit yields nothing. */
export const decide = (guest: Guest | undefined, command: GuestCommand, at: Date): readonly GuestEvent[] => {
  switch (command.type) {
    case 'receive': {
      const [nominationId] = command.facts.nominations;
      if (guest && guest.status !== 'removed') {
        if (!nominationId || guest.nominations.includes(nominationId)) return [];
        return [{ type: 'nominated-again', nominationId, until: command.facts.until, at }];
      }
      const received = { type: 'received', facts: command.facts, at } as const;
      return command.accepted ? [received, { type: 'accepted', since: at, at }] : [received];
    }
    case 'record-acceptance':
      return guest?.status === 'pending-acceptance' ? [{ type: 'accepted', since: command.since, at }] : [];
    case 'record-removal':
      return guest && guest.status !== 'removed' ? [{ type: 'removed', by: command.by, at }] : [];
    default:
      return unreachable(command);
  }
};

export const evolve = (guest: Guest | undefined, event: GuestEvent): Guest => {
  if (event.type === 'received') {
    const nominations = [...(guest?.nominations ?? []), ...event.facts.nominations];
    return { ...event.facts, nominations, status: 'pending-acceptance', revision: (guest?.revision ?? 0) + 1 };
  }
  if (!guest) throw new Error(`A guest begins with "received", not with "${event.type}".`);
  const { id, address, displayName, sponsor, until, nominations, invitedAt } = guest;
  const facts: GuestFacts = { id, address, displayName, sponsor, until, nominations, invitedAt };
  const revision = guest.revision + 1;
  switch (event.type) {
    case 'nominated-again': {
      // The later end holds: what was promised to the guest first is not shortened by asking for more.
      const latest = event.until > guest.until ? event.until : guest.until;
      return { ...guest, until: latest, nominations: [...nominations, event.nominationId], revision };
    }
    case 'accepted':
      return { ...facts, status: 'active', since: event.since, revision };
    case 'removed':
      return { ...facts, status: 'removed', at: event.at, by: event.by, revision };
    default:
      return unreachable(event);
  }
};
