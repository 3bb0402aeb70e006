import type { GuestAddress } from '../../kernel/address.js';
import type { DelegationId, NominationId, PersonId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import type { Guest } from '../../guest/guest.js';
import type { GuestEvent } from '../../guest/events.js';
import type { Nomination } from '../../nomination/nomination.js';
import type { NominationEvent } from '../../nomination/events.js';
import type { Entry } from '../record/entry.js';
import type { SentCard } from './courier.js';
import type { Census, DomainStop, DomainWish, Hold, Pause, Standing, StoppedDomain } from './emergencies.js';
import type { Mailed, TakenMailed } from './mailed.js';
import type { GivenPackages } from './packages.js';
import type { Acquaintance, Delegation } from './people.js';
import type { RecordKeeping } from './record.js';
import type { Removals, TakenRemovals } from './removals.js';
import type { WaitingJobs } from './waiting-jobs.js';
import type { Watches } from './watches.js';

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

/**
 * Calls without an idempotency key; `mail-…` is one certain mail. `access-…` has one, and is noted all the same: that something was
 * there before us can be seen only before we give it; so is `closing` an account, which may be done against what is said meanwhile.
 * No calls: the first `not-yet`, and `taking` away that failed; open while tried.
 */
export type Unkeyed =
  | 'invitation'
  | 'revival'
  | 'taking'
  | 'closing'
  | `mail-${string}`
  | `access-${string}`
  | `not-yet${'' | `-${string}`}`;

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
    answeredFor(sponsor: PersonId, except?: NominationId): Promise<number>;
    /** As `deniedSince` of the store. */
    deniedSince(address: GuestAddress, since: Date, most: number): Promise<Date | undefined>;
    /** As `moving` of the store. Asked once the guest is locked, it is so until this transaction ends. */
    moving(guest: PersonId, except?: NominationId): Promise<Nomination | undefined>;
    /** Whether one other than these was carried out for the guest. Asked once the guest is locked, as the next one. */
    arriving(guest: PersonId, known: readonly NominationId[]): Promise<boolean>;
    /** Whether one of these was withdrawn since then, and what it gave is still to be taken back while the account stays. */
    takingBack(ids: readonly NominationId[], since: Date): Promise<boolean>;
    /** Those approved and not paused for which no `invite-guest` waits or is under way: it was given up, or lost. */
    withoutJob(limit: number): Promise<readonly NominationId[]>;
    /** Row and history together; inserts a nomination that is new. Throws `AlreadyOpen`, and the transaction is lost. */
    save(nomination: Nomination, events: readonly NominationEvent[]): Promise<void>;
  };
  readonly guests: {
    lock(id: PersonId): Promise<Guest | undefined>;
    save(guest: Guest, events: readonly GuestEvent[]): Promise<void>;
  };
  readonly links: {
    read(nominationId: NominationId): Promise<string | undefined>;
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
    /** `check` is asked with all that touch its time and are not revoked, while nobody else can add one; what it answers, if anything, is returned and nothing added. */
    add<R>(delegation: Delegation, check: (others: readonly Delegation[]) => R | undefined): Promise<R | 'added'>;
    /** Only by whoever gave it; undefined where there is none of theirs that could be revoked. */
    revoke(id: DelegationId, by: PersonId, now: Date): Promise<Delegation | undefined>;
    /** Takes those that have begun and whose beginning was not acted upon yet. */
    takeBegun(now: Date, limit: number): Promise<readonly DelegationId[]>;
  };
  readonly emergencies: {
    /** False where somebody has paused it already; whoever is second changes nothing. */
    pause(pause: Pause): Promise<boolean>;
    /** False where nothing was paused. */
    resume(by: Person): Promise<boolean>;
    /**
     * False where the same is under way for this domain. To let a domain in ends what was wished for the domains below it; to stop one
     * ends that any of those is being let in.
     */
    wish(wish: DomainWish): Promise<boolean>;
    /** Whether it is under way still; nobody wishes for anything else, or ends it, until this transaction ends. */
    isUnderWay(wish: DomainWish): Promise<boolean>;
    /** What was wished is done: a stop stays in force, a way back is over. False where it is none that is under way. */
    finish(wish: DomainWish): Promise<boolean>;
    /** As `emergencies.hold`, which nobody ends until this transaction does. */
    hold(domain: string): Promise<Hold | undefined>;
    /** As `emergencies.stopOver`; likewise. */
    stopOver(domain: string): Promise<DomainStop | undefined>;
  };
  readonly mailed: TakenMailed;
  readonly removals: TakenRemovals;
  readonly audit: {
    /** Into the record with the transaction, or not at all. All else that is written here adds its entries itself. */
    add(entry: Entry): Promise<void>;
  };
  readonly jobs: WaitingJobs;
}

export interface Store {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly nominations: {
    read(id: NominationId): Promise<Nomination | undefined>;
    /** These, in this order; without those that are not there, or cannot be read: so are all lists, lest one row hide the others. */
    these(ids: readonly NominationId[]): Promise<readonly Nomination[]>;
    /** All that this person nominated or joined, newest first, at most `limit`. */
    of(nominator: PersonId, limit: number): Promise<readonly Nomination[]>;
    /** Whether this person was ever chosen as an approver of it, whatever became of our card. */
    wasAsked(id: NominationId, person: PersonId): Promise<boolean>;
    /** Guests this person answers for and who were not removed, plus open nominations that would make one more; but `except`, and whoever came by that one alone and has not accepted. */
    answeredFor(sponsor: PersonId, except?: NominationId): Promise<number>;
    /** The open nomination by which this guest is to get another address. */
    moving(guest: PersonId, except?: NominationId): Promise<Nomination | undefined>;
    /** Whether we are giving this guest this address: Microsoft was asked for it, and these, which the guest knows of, are not why. */
    isReaddressing(guest: PersonId, address: string, known: readonly NominationId[]): Promise<boolean>;
    /**
     * Where this address was to be let in so often since then, and each time somebody said no: when it was denied that has to be
     * longer ago before it was denied less often.
     */
    deniedSince(address: GuestAddress, since: Date, most: number): Promise<Date | undefined>;
    /** What our tables say to somebody who is about to nominate, all in one read. */
    books(about: BooksAbout): Promise<OurBooks>;
    /** The domains, lower case, of guests who came by us and have accepted. At most 2,000; of many guests, up to a minute late. */
    partnerDomains(): Promise<readonly string[]>;
    /** Ids of those awaiting approval whose clock has something to say: a reminder, alternates, the end. The longest due first. */
    due(now: Date, limit: number): Promise<readonly NominationId[]>;
    /** Whether another nomination than this has brought this guest here, or is about to invite the same address. */
    claimOn(guest: PersonId, address: string, except: NominationId): Promise<'invited' | 'approved' | undefined>;
    /** Ids of those approved that are paused, page by page: at most `limit`, after this id. */
    paused(after: NominationId | undefined, limit: number): Promise<readonly NominationId[]>;
    /** What guests who stay here were given of access packages and have, as far as we know; page by page: at most `limit`, after this one. */
    withPackages(after: NominationId | undefined, limit: number): Promise<readonly GivenPackages[]>;
    /** Those that wait for this person's answer (`askedNow`), the oldest first. */
    waitingFor(person: PersonId, limit: number): Promise<readonly Nomination[]>;
  };
  readonly guests: {
    read(id: PersonId): Promise<Guest | undefined>;
    /** As `these` of the nominations. */
    these(ids: readonly PersonId[]): Promise<readonly Guest[]>;
    /** Takes up to 20 pending guests whose next look is due and postpones that look to what `next` says; of a row that cannot be read, by a day. */
    takeDue(now: Date, next: (invitedAt: Date, now: Date) => Date): Promise<readonly Guest[]>;
    /** Ids of those of whom something falls due, the longest due first. */
    falling(now: Date, limit: number): Promise<readonly PersonId[]>;
    /** Writes down anew when something falls due, where nothing did. */
    replan(guest: Guest): Promise<void>;
    /** Whom this person answers for, as sponsor or backup, or is asked about now, or answered for when their stay ended since then; by name, at most `limit`. */
    of(person: PersonId, since: Date, limit: number): Promise<readonly Guest[]>;
    /** Those whose address this is, or whose name has it, case aside; by name, at most `limit`. */
    named(said: string, limit: number): Promise<readonly Guest[]>;
    /** Guests at this domain or below it who are not removed, by address, at most `limit`. */
    from(domain: string, limit: number): Promise<readonly Guest[]>;
    /** Those of them in this standing; `most` of them by themselves. */
    census(domain: string, standing: Standing, most: number): Promise<Census>;
    /** Those of them whom an administrator has stopped, or let in again, and whose account is still to be disabled or enabled. */
    unsettled(domain: string): Promise<number>;
    /** Of those whom this wish was to stop, who are not, or whose account was not or could not be disabled: how many, and the addresses of at most `most`. */
    notDisabled(
      wish: Pick<DomainWish, 'domain' | 'at'>,
      most: number,
    ): Promise<{ readonly all: number; readonly some: readonly string[] }>;
    /** The same, of those who were to be let in again. */
    notEnabled(domain: string, most: number): Promise<{ readonly all: number; readonly some: readonly string[] }>;
    /** Whom administrators stopped before this moment and who still are, by the domain of their address, most guests first. */
    stoppedBefore(moment: Date, now: Date): Promise<readonly StoppedDomain[]>;
    /** Everybody who answers for a guest, as sponsor or backup, page by page: at most `limit`, after this id. */
    sponsors(after: PersonId | undefined, limit: number): Promise<readonly PersonId[]>;
    /** Which of these are guests of ours, in whatever state. */
    known(ids: readonly PersonId[]): Promise<readonly PersonId[]>;
    /** Which of these answer for a guest, as sponsor or backup. */
    answering(ids: readonly PersonId[]): Promise<readonly PersonId[]>;
    /**
     * Notes that these were found in the directory at this moment; returns those who are guests of ours and not removed. `unread`:
     * what is written down of them cannot be read, for it is damaged or a newer version's.
     */
    seen(
      ids: readonly PersonId[],
      at: Date,
    ): Promise<{
      readonly guests: readonly Guest[];
      readonly unread: readonly { readonly id: PersonId; readonly address: string }[];
    }>;
    /** Those who are not removed and were not found since then, page by page: at most `limit`, after this id. */
    unseen(since: Date, after: PersonId | undefined, limit: number): Promise<readonly PersonId[]>;
  };
  readonly links: { read(nominationId: NominationId): Promise<string | undefined> };
  readonly cards: {
    of(about: SentCard['about']): Promise<readonly SentCard[]>;
    /** What a list shows, in the order in which it was remembered. */
    at(conversationId: string, activityId: string): Promise<readonly SentCard[]>;
    /** Of these, the ones about which this person had a card of this kind, and when it was sent, edited or not; longest ago first. */
    shown(
      abouts: readonly SentCard['about'][],
      holder: SentCard['holder'],
      kind: SentCard['kind'],
    ): Promise<readonly { readonly about: SentCard['about']; readonly at: Date }[]>;
    /** Inserts or replaces by (nomination, holder, kind); returns the one whose place it takes. */
    remember(card: SentCard): Promise<SentCard | undefined>;
    /** Notes what it shows now; nothing where a newer one has taken its place. */
    redrawn(card: SentCard): Promise<void>;
    forget(card: SentCard): Promise<void>;
  };
  readonly people: {
    read(id: PersonId): Promise<Acquaintance | undefined>;
    /** Merges what is given into what is known. */
    meet(acquaintance: Acquaintance): Promise<void>;
    /** When this person's digest comes, in minutes after midnight, and when it comes next; undefined: no digest. Nothing for somebody we never met. */
    setDigest(id: PersonId, digest: { readonly at: number; readonly next: Date } | undefined): Promise<void>;
    /** When they last had their card of the day about guests; undefined: never. */
    guestCardAt(id: PersonId): Promise<Date | undefined>;
    hadGuestCard(id: PersonId, at: Date): Promise<void>;
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
    /** Notes that a call without an idempotency key is about to be made; `earlier`: when those others began that have no outcome. */
    begin(
      about: NominationId | PersonId,
      what: Unkeyed,
    ): Promise<{ readonly id: string; readonly earlier: readonly Date[] }>;
    /** When those began that have no outcome. */
    open(about: NominationId | PersonId, what: Unkeyed): Promise<readonly Date[]>;
    /** Closes all open attempts of this kind. */
    end(about: NominationId | PersonId, what: Unkeyed): Promise<void>;
    /** This one was none: no call was made, or it is known to have had no effect. Others stay open. */
    drop(id: string): Promise<void>;
    /** Whether one of this kind was closed: the call was made, and its outcome is known. */
    isMade(about: NominationId | PersonId, what: Unkeyed): Promise<boolean>;
    /** How often a call was made again because the outcome of an earlier one was not recorded: that one may never have gone out. */
    repeated(): Promise<Readonly<Record<'invitation' | 'mail', number>>>;
  };
  /** What administrators have paused or stopped at once. Read where it is used: another replica may have been told. */
  readonly emergencies: {
    pause(): Promise<Pause | undefined>;
    /** What is wished for exactly this domain, or was and is in force. */
    wishFor(domain: string): Promise<DomainWish | undefined>;
    /** Why nobody of this domain is invited now. */
    hold(domain: string): Promise<Hold | undefined>;
    /** The same, of a stop at this domain or above it alone. */
    stopOver(domain: string): Promise<DomainStop | undefined>;
  };
  readonly mailed: Mailed;
  readonly removals: Removals;
  readonly audit: RecordKeeping;
  readonly watches: Watches;
  /** Small JSON documents by key, for dialog state; the last writer wins. */
  readonly documents: {
    read(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
    write(documents: ReadonlyMap<string, unknown>): Promise<void>;
    delete(keys: readonly string[]): Promise<void>;
  };
}
