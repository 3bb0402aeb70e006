import type { PersonId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import type { Account } from './accounts.js';

/** A guest's account with those who answer for it. */
export type StayAccount = Account & {
  /** People alone, though a group can be a sponsor too; in the directory's order. */
  readonly sponsors: readonly Person[];
};

/** Some of what changed among users, and where to go on. */
export type Changes = {
  readonly changed: readonly {
    readonly id: PersonId;
    /** Deleted; perhaps restorable. */
    readonly gone: boolean;
    /** Absent where the answer does not say, as of whoever is gone. */
    readonly kind?: 'guest' | 'member';
  }[];
  /** To be kept, and given back next time. */
  readonly mark: string;
  /** There is more already: ask again at once, with the new mark. */
  readonly more: boolean;
};

export type DomainPage = { readonly guests: readonly Account[] } & Pick<GuestPage, 'next'>;

export type GuestPage = {
  readonly guests: readonly (StayAccount & {
    /** Where the guest is written to: what a principal name of Microsoft's making stands for, where there is no mail. */
    readonly address: string;
  })[];
  /** Ask for it with this. Absent: this was the last page. Good for minutes, not for days. */
  readonly next?: string;
};
