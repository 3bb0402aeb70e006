import type { Person } from '../kernel/people.js';

/** What keeps an approved nomination from going on by itself; it is tried again all the same. */
export type Hindrance =
  | {
      readonly kind: 'throttled' | 'unavailable' | 'not-permitted' | 'invitations-closed';
      readonly tryAgainAt: Date;
    }
  /** An administrator paused all inviting, or stopped the guests of this domain; it goes on once that is taken back. */
  | { readonly kind: 'paused'; readonly by: Person; readonly since: Date; readonly domain?: string };
