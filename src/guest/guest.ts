import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';

export type GuestFacts = {
  readonly id: PersonId;
  readonly address: string;
  readonly displayName: string;
  readonly sponsor: Person;
  readonly backup?: Person;
  readonly until: Date;
  /** The nominations that brought them here or gave them more, oldest first. */
  readonly nominations: readonly NominationId[];
  readonly invitedAt: Date;
};

export type GuestState =
  | { readonly status: 'pending-acceptance' }
  | { readonly status: 'active'; readonly since: Date }
  | { readonly status: 'removed'; readonly at: Date; readonly by: 'us' | 'somebody-else' };

/** A person from outside with an account in the directory; lives for months. */
export type Guest = GuestFacts & GuestState & { readonly revision: number };
