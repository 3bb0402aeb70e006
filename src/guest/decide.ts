import type { NominationId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import type { Guest, GuestFacts } from './guest.js';

export type GuestEvent = { readonly at: Date } & (
  | { readonly type: 'received'; readonly facts: GuestFacts }
  | { readonly type: 'nominated-again'; readonly nominationId: NominationId; readonly until: Date }
  /** The new end holds exactly, also where it is the earlier one. */
  | { readonly type: 'end-changed'; readonly nominationId: NominationId; readonly until: Date }
  | {
      readonly type: 'sponsor-changed';
      readonly nominationId: NominationId;
      readonly sponsor: Person;
      /** Who answered for the guest until now. */
      readonly former: Person;
    }
  | { readonly type: 'backup-changed'; readonly nominationId: NominationId; readonly backup: Person }
  | { readonly type: 'accepted'; readonly since: Date }
  | { readonly type: 'removed'; readonly by: 'us' | 'somebody-else' }
);

export type GuestCommand =
  | {
      readonly type: 'receive';
      readonly facts: GuestFacts;
      readonly accepted: boolean;
      /** What of a guest who is known changes to what `facts` say; for a new backup, to its sponsor. */
      readonly change?: 'end' | 'sponsor' | 'backup';
    }
  | { readonly type: 'record-acceptance'; readonly since: Date }
  | { readonly type: 'record-removal'; readonly by: 'us' | 'somebody-else' };

/** A guest's rules of life. Only jobs speak to a guest so far, so nothing is refused: what does not fit yields nothing. */
export const decide = (guest: Guest | undefined, command: GuestCommand, at: Date): readonly GuestEvent[] => {
  switch (command.type) {
    case 'receive': {
      if (guest && guest.status !== 'removed') return receiveAgain(guest, command, at);
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

const receiveAgain = (
  guest: Guest,
  { facts, change }: Extract<GuestCommand, { type: 'receive' }>,
  at: Date,
): readonly GuestEvent[] => {
  const [nominationId] = facts.nominations;
  if (!nominationId || guest.nominations.includes(nominationId)) return [];
  switch (change) {
    case undefined:
      return [{ type: 'nominated-again', nominationId, until: facts.until, at }];
    case 'end':
      return [{ type: 'end-changed', nominationId, until: facts.until, at }];
    case 'sponsor':
      return [{ type: 'sponsor-changed', nominationId, sponsor: facts.sponsor, former: guest.sponsor, at }];
    case 'backup':
      return [{ type: 'backup-changed', nominationId, backup: facts.sponsor, at }];
    default:
      return unreachable(change);
  }
};
