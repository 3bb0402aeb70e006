import type { GuestAddress } from '../../kernel/address.js';
import type { DelegationId, NominationId, PersonId } from '../../kernel/ids.js';
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
  /** Minutes after midnight in their zone: what waits for them is told once a day. Absent: each thing when it comes. */
  readonly digestAt?: number;
  /** The personal chat with us; absent until they have met the bot. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string; readonly botId: string };
};

/** One person stands in for another in every approval, from one moment to another. */
export type Delegation = {
  readonly id: DelegationId;
  readonly from: Person;
  readonly to: Person;
  readonly starts: Date;
  readonly ends: Date;
  readonly revokedAt?: Date;
};

/** `except`: the nomination that is about to be replaced. */
export type BooksAbout = {
  readonly nominator: PersonId;
  readonly since: Date;
  readonly address?: GuestAddress;
  readonly except?: NominationId;
};
export type OurBooks = {
  /** As `answeredFor`. */
  readonly answersFor: number;
  /** How many the nominator has begun since then, whatever became of them: each asked somebody. */
  readonly begun: number;
  /** The open (awaiting-approval or approved) nomination for this address, if there is one. */
  readonly open?: Nomination;
  /** The nominator's newest invitation to this address that is still to be accepted. */
  readonly own?: NominationId;
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
     * As in `OurBooks`, but whoever asks about the same person at the same time waits until this transaction ends; and what it
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
  /** Taken with the jobs that follow from it, or not at all: what is lost here comes back a day later, or never. */
  readonly people: {
    /** Takes up to `limit` people whose digest is due, and sets their next one to what `next` says. */
    takeDigestsDue(
      now: Date,
      next: (of: { readonly digestAt: number; readonly zone?: string }, now: Date) => Date,
      limit: number,
    ): Promise<readonly PersonId[]>;
  };
  readonly delegations: {
    /** How many this person has given since then, revoked ones too, while nobody else can add one until this transaction ends. */
    givenSince(from: PersonId, since: Date): Promise<number>;
    /**
     * `check` is asked with all that touch its time and are not revoked, while nobody else can add one until this transaction ends; what it answers, if
     * anything, is returned and nothing is added.
     */
    add<R>(delegation: Delegation, check: (others: readonly Delegation[]) => R | undefined): Promise<R | 'added'>;
    /** Only by whoever gave it; undefined where there is none of theirs that could be revoked. */
    revoke(id: DelegationId, by: PersonId, now: Date): Promise<Delegation | undefined>;
    /** Takes those that have begun and whose beginning was not acted upon yet. */
    takeBegun(now: Date, limit: number): Promise<readonly DelegationId[]>;
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
    /** Guests this person answers for and who were not removed, plus open nominations but `except` that would make one more. */
    answeredFor(sponsor: PersonId, except?: NominationId): Promise<number>;
    /** What our tables say to somebody who is about to nominate, all in one read. */
    books(about: BooksAbout): Promise<OurBooks>;
    /** The domains, lower case, of guests who came by us and have accepted. At most 2,000; of many guests, up to a minute late. */
    partnerDomains(): Promise<readonly string[]>;
    /** Ids of those awaiting approval whose clock has something to say: a reminder, alternates, the end. The longest due first. */
    due(now: Date, limit: number): Promise<readonly NominationId[]>;
    /** Those that wait for this person's answer (`askedNow`), the oldest first. */
    waitingFor(person: PersonId, limit: number): Promise<readonly Nomination[]>;
  };
  readonly guests: {
    read(id: PersonId): Promise<Guest | undefined>;
    /** Takes up to 20 pending guests whose next look is due and postpones that look to what `next` says. */
    takeDue(now: Date, next: (invitedAt: Date, now: Date) => Date): Promise<readonly Guest[]>;
  };
  readonly links: { read(nominationId: NominationId): Promise<string | undefined> };
  readonly cards: {
    of(nominationId: NominationId): Promise<readonly SentCard[]>;
    /** The nominations that a list of approvals shows, in the order in which they were remembered. */
    at(conversationId: string, activityId: string): Promise<readonly SentCard[]>;
    /** Inserts or replaces by (nomination, holder, kind); returns the one whose place it takes. */
    remember(card: SentCard): Promise<SentCard | undefined>;
    /** Notes what it shows now. Nothing where a newer one has taken its place meanwhile. */
    redrawn(card: SentCard): Promise<void>;
    forget(card: SentCard): Promise<void>;
  };
  readonly people: {
    read(id: PersonId): Promise<Acquaintance | undefined>;
    /** Merges what is given into what is known. */
    meet(acquaintance: Acquaintance): Promise<void>;
    /** When this person's digest comes, in minutes after midnight, and when it comes next; undefined: no digest. Nothing for somebody we never met. */
    setDigest(id: PersonId, digest: { readonly at: number; readonly next: Date } | undefined): Promise<void>;
  };
  readonly delegations: {
    read(id: DelegationId): Promise<Delegation | undefined>;
    /** Those in force at this moment that one of these people gave. */
    by(people: readonly PersonId[], now: Date): Promise<readonly Delegation[]>;
    /** Those in force at this moment that were given to this person. */
    to(person: PersonId, now: Date): Promise<readonly Delegation[]>;
    /** All that this person gave or was given and that are not over or revoked, the earliest first. */
    of(person: PersonId, now: Date): Promise<readonly Delegation[]>;
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
