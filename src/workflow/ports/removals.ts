import type { PersonId } from '../../kernel/ids.js';

/** What is limited in a day: ends of stays, deletions of accounts, and accounts that are disabled in an emergency. */
export type Removal = 'end' | 'delete' | 'stop';

/** `first-to-wait`: nobody had to wait for this before, that day. */
export type Place = 'granted' | 'first-to-wait' | 'waits';

/** In a transaction, so that two replicas cannot both have the last place of a day. */
export interface TakenRemovals {
  /** `since`: the day's first moment. Whoever has a place in this day has it still, for a process may have died before it used it. */
  take(what: Removal, guest: PersonId, since: Date, most: number): Promise<Place>;
}

export interface Removals {
  /** How many had to wait since then, and still do. */
  waiting(what: Removal, since: Date): Promise<number>;
}
