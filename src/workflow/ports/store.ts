import type { GuestAddress } from '../../kernel/address.js';
import type { NominationId, PersonId } from '../../kernel/ids.js';
import type { Locale, Person } from '../../kernel/people.js';
import type { Guest } from '../../guest/guest.js';
import type { GuestEvent } from '../../guest/decide.js';
import type { Nomination } from '../../nomination/nomination.js';
import type { NominationEvent } from '../../nomination/events.js';
import type { Job } from '../jobs.js';
import type { SentCard } from './courier.js';

/** Where to write to a person, and how. Learnt from the activities they send. */
export type Acquaintance = {
  readonly person: Person;
  /** BCP 47, as Teams sends it. */
  readonly teamsLocale?: string;
  /** Chosen with the `language` command; goes before Teams'. */
  readonly language?: Locale;
  /** IANA. */
  readonly zone?: string;
  /** The personal chat with us; absent until they have met the bot. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string; readonly botId: string };
};

/** One address has one open (awaiting-approval or approved) nomination at a time, and this would have been a second one. */
export class AlreadyOpen extends Error {
  constructor() {
    super('This address has an open nomination already.');
    this.name = 'AlreadyOpen';
  }
}

/** All reads and writes of one unit of work. Every method of it runs on the same connection. */
export interface Transaction {
  readonly nominations: {
    /** Locks the row until the transaction ends. */
    lock(id: NominationId): Promise<Nomination | undefined>;
    /**
     * As the store's, but whoever asks about the same person at the same time waits until this transaction ends; and what it
     * saved itself is among what is counted. Where both are asked, this one comes first: nobody waits in a circle.
     */
    begunSince(nominator: PersonId, since: Date): Promise<number>;
    answeredFor(sponsor: PersonId): Promise<number>;
    /** Row and history together; inserts a nomination that is new. Throws `AlreadyOpen`, and the transaction is lost. */
    save(nomination: Nomination, events: readonly NominationEvent[]): Promise<void>;
  };
  readonly guests: {
    lock(id: PersonId): Promise<Guest | undefined>;
    save(guest: Guest, events: readonly GuestEvent[]): Promise<void>;
  };
  readonly links: {
    keep(nominationId: NominationId, redeemLink: string): Promise<void>;
    forget(nominationId: NominationId): Promise<void>;
  };
  readonly jobs: {
    /** Enqueued with the transaction, or not at all. */
    add(job: Job, options?: { readonly startAfter?: Date }): Promise<void>;
  };
}

export interface Store {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly nominations: {
    read(id: NominationId): Promise<Nomination | undefined>;
    /** All that this person nominated or joined, newest first, at most `limit`. */
    of(nominator: PersonId, limit: number): Promise<readonly Nomination[]>;
    /** Whether this person was ever chosen as an approver of it, whatever became of our card. */
    wasAsked(id: NominationId, person: PersonId): Promise<boolean>;
    /** How many this person has begun since then. */
    begunSince(nominator: PersonId, since: Date): Promise<number>;
    /** Guests this person answers for and who were not removed, plus open nominations of theirs that would make one more. */
    answeredFor(sponsor: PersonId): Promise<number>;
    /** This person's invitation to this address that is still to be accepted, newest first. */
    invitedBy(nominator: PersonId, address: GuestAddress): Promise<Nomination | undefined>;
    /** The domains, lower case, of guests who came by us and have accepted. At most 2,000. */
    partnerDomains(): Promise<readonly string[]>;
    /** An open (awaiting-approval or approved) nomination for this address, if there is one. */
    openFor(address: GuestAddress): Promise<Nomination | undefined>;
    /** Ids of those awaiting approval whose time is over. */
    overdue(now: Date, limit: number): Promise<readonly NominationId[]>;
  };
  readonly guests: {
    read(id: PersonId): Promise<Guest | undefined>;
    /** Takes up to 20 pending guests whose next look is due and postpones that look to what `next` says. */
    takeDue(now: Date, next: (invitedAt: Date, now: Date) => Date): Promise<readonly Guest[]>;
  };
  readonly links: { read(nominationId: NominationId): Promise<string | undefined> };
  readonly cards: {
    of(nominationId: NominationId): Promise<readonly SentCard[]>;
    /** Inserts or replaces by (nomination, person, kind). */
    remember(card: SentCard): Promise<void>;
    forget(card: SentCard): Promise<void>;
  };
  readonly people: {
    read(id: PersonId): Promise<Acquaintance | undefined>;
    /** Merges what is given into what is known. */
    meet(acquaintance: Acquaintance): Promise<void>;
  };
  readonly attempts: {
    /** Notes that a call without an idempotency key is about to be made; returns when those earlier ones began that have no outcome. */
    begin(nominationId: NominationId, what: 'invitation' | 'mail'): Promise<readonly Date[]>;
    /** When those began that have no outcome. */
    open(nominationId: NominationId, what: 'invitation' | 'mail'): Promise<readonly Date[]>;
    /** Closes all open attempts of this kind. */
    end(nominationId: NominationId, what: 'invitation' | 'mail'): Promise<void>;
    /** How often a call was made again because the outcome of an earlier one was not recorded. */
    repeated(): Promise<Readonly<Record<'invitation' | 'mail', number>>>;
  };
  /** Small JSON documents by key, for dialog state; the last writer wins. */
  readonly documents: {
    read(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
    write(documents: ReadonlyMap<string, unknown>): Promise<void>;
    delete(keys: readonly string[]): Promise<void>;
  };
}
