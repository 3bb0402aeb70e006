import type { NominationId, PersonId } from '../../kernel/ids.js';

/** What an address outside is written to about. Counted apart: to be asked in, and what a stay owes whoever is in. */
export type Asking = 'invitation' | 'stay';

/** One mail to one address; sent again for want of an answer, it is the same one. */
export type Mail = {
  readonly to: string;
  readonly sort: Asking;
  readonly about: NominationId | PersonId;
  /** Tells it from all others about the same. */
  readonly mail: string;
};

/** `fullSince`: the mail of that moment must be longer ago before there is room. */
export type MailPlace = 'granted' | { readonly fullSince: Date };

/** In a transaction, so that two replicas cannot both have the last place of a week. */
export interface TakenMailed {
  /** Whatever has a place since then has it still, for a process may have died before it used it. */
  take(mail: Mail, since: Date, most: number): Promise<MailPlace>;
}

export interface Mailed {
  /** As `MailPlace` has it, and takes nothing; undefined: there is room, or the mail has a place. Without `mail`, of one that is new. */
  fullSince(asked: Pick<Mail, 'to' | 'sort'> & Partial<Mail>, since: Date, most: number): Promise<Date | undefined>;
}
