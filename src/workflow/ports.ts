import type { GuestAddress } from '../kernel/address.js';
import type { GroupId, NominationId, PersonId } from '../kernel/ids.js';
import type { Locale, Person } from '../kernel/people.js';
import type { Guest } from '../guest/guest.js';
import type { GuestEvent } from '../guest/decide.js';
import type { Access, GrantRefusal, Nomination, Refusal } from '../nomination/nomination.js';
import type { NominationEvent } from '../nomination/events.js';
import type { Job } from './jobs.js';
import type { Notice, View } from './views.js';

/* ── The directory ─────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * The directory did not do what was asked, for a reason that may pass.
 * `throttled`, `unavailable`: try again (after `retryAfter` milliseconds where Microsoft said so).
 * `not-permitted`: our application lacks a permission, which the message names. `invitations-closed`: the tenant's own
 * setting lets nobody of our kind invite. Never carries a body, a token or an address.
 */
export class DirectoryTrouble extends Error {
  readonly kind: 'throttled' | 'unavailable' | 'not-permitted' | 'invitations-closed';
  readonly retryAfter?: number;
  readonly requestId?: string;
  constructor(
    kind: DirectoryTrouble['kind'],
    message: string,
    details: { retryAfter?: number | undefined; requestId?: string | undefined } = {},
  ) {
    super(message);
    this.name = 'DirectoryTrouble';
    this.kind = kind;
    if (details.retryAfter !== undefined) this.retryAfter = details.retryAfter;
    if (details.requestId !== undefined) this.requestId = details.requestId;
  }
}

/** A user of the directory as far as rights depend on it. */
export type Account = {
  readonly person: Person;
  readonly kind: 'member' | 'guest';
  readonly enabled: boolean;
  /** Of guests alone: whether an invitation is still open, or was accepted. Absent where the directory does not say. */
  readonly redemption?: 'pending' | 'accepted';
  /** BCP 47, as the directory has it. */
  readonly preferredLanguage?: string;
  /** When the account came into being. */
  readonly createdAt?: Date;
};

/** What must be known of a group before a guest is put into it. */
export type GroupFacts = {
  readonly id: GroupId;
  readonly name: string;
  readonly isTeam: boolean;
  /** False where the group's or the tenant's own setting keeps guests out, though an application could override it. */
  readonly admitsGuests: boolean;
  /** Members come from a rule or from on-premises: nobody can be added by hand. */
  readonly membership: 'by-hand' | 'by-rule' | 'synchronised';
  /** The team's own address, where it has one. */
  readonly webUrl?: string;
};

export type InvitationRequest = {
  readonly address: GuestAddress;
  readonly displayName: string;
  readonly sponsor: PersonId;
  /** Where the guest arrives after accepting; absolute. */
  readonly landing: string;
  /** Of the guest, for Microsoft's pages. */
  readonly language: Locale;
};

export type InvitationOutcome =
  | { readonly outcome: 'invited'; readonly guestId: PersonId; readonly redeemLink: string }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/**
 * Microsoft Graph, by need. Every method throws `DirectoryTrouble` where asking again later may help; what a person
 * would call an answer is returned. Reads are retried inside on 429 and 5xx (bounded, a few seconds); writes on 429 alone.
 */
export interface Directory {
  /** One user by object id; undefined where there is none. One Graph read. */
  account(id: PersonId): Promise<Account | undefined>;
  /** Everybody who has this address as mail, user principal name, other mail or proxy address. Guests included. */
  accountsAt(address: string): Promise<readonly Account[]>;
  /**
   * The employees, enabled or not, whose mail, user principal name or proxy address this is: for rights. Other mails do not
   * count, for nobody verifies them. One Graph read.
   */
  employeesAt(address: string): Promise<readonly Account[]>;
  /** The manager; undefined for somebody without one. One Graph read. */
  managerOf(id: PersonId): Promise<Account | undefined>;
  /** The people who may answer for this group now, in the directory's order. Empty when it has no owner left. */
  ownersOf(group: GroupId): Promise<readonly Account[]>;
  /** Undefined where the group is gone. Reads the group, its settings and the tenant's. */
  group(id: GroupId): Promise<GroupFacts | undefined>;
  /** The tenant's own verified domains, lower case. */
  ownDomains(): Promise<readonly string[]>;
  /** POST /invitations, once: not idempotent, so look with `accountsAt` first. Twice gives the same guest and a new link. */
  invite(request: InvitationRequest): Promise<InvitationOutcome>;
  /** Idempotent. 'not-yet': the new account has not reached that part of the directory; ask again. */
  give(guest: PersonId, access: Access): Promise<'given' | 'not-yet' | { readonly refused: GrantRefusal }>;
  /** How far redemption has come for up to 20 guests, in one `$batch`. A guest missing from the answer could not be looked up. */
  redemptions(
    ids: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, { readonly state: 'pending' | 'accepted' | 'gone'; readonly since?: Date }>>;
  /** Deletes a guest's account (restorable for 30 days). Looks first, and refuses whoever is not a guest with an open invitation. Idempotent. */
  removePending(guest: PersonId): Promise<'removed' | 'gone' | 'not-pending'>;
  /**
   * Installs our Teams app for a person, so that we may write to them; returns the personal chat's id.
   * Already installed is success. 'impossible': not in the catalogue, blocked by policy, no licence, or not permitted.
   */
  installFor(id: PersonId): Promise<{ readonly chat: string } | 'impossible'>;
}

/** E-mail to guests, from the company's own sender. Throws `DirectoryTrouble` like the directory does. */
export interface Post {
  /** Hands one message over; 'accepted' is not 'delivered'. At-least-once when a process dies in between. */
  send(mail: GuestMail): Promise<'accepted' | 'refused'>;
}

/** What the guest's mail is made of; sentences come from words, the shape from mail/layout. */
export type GuestMail = {
  readonly to: GuestAddress;
  readonly guestName: string;
  readonly nominator: Person;
  readonly accessNames: readonly string[];
  readonly reason: string;
  readonly until: Date;
  readonly zone: string;
  readonly approvers: readonly string[];
  readonly redeemLink: string;
  readonly language: Locale;
  /** A stable id of this message, for the Message-ID header: the same message sent twice can be told. */
  readonly messageKey: string;
};

/* ── People in Teams ───────────────────────────────────────────────────────────────────────────────────────────── */

/** A card of ours that stands in somebody's chat. */
export type SentCard = {
  readonly nominationId: NominationId;
  readonly personId: PersonId;
  readonly kind: View['kind'];
  readonly conversationId: string;
  readonly activityId: string;
  /** A fingerprint of what it shows, so that it is edited only when something changed. */
  readonly shows: string;
};

/** Shows people things in Teams. It draws; workflow does not. Unreachable is an outcome; passing trouble throws. */
export interface Courier {
  /** Sends or, where this person has such a card already, edits it. Installs the app for them where needed. */
  show(to: PersonId, view: View): Promise<'shown' | 'unreachable'>;
  /** Edits one card in place, if what it would show has changed. 'gone': it stands nowhere any more and was forgotten. */
  edit(card: SentCard, view: View): Promise<'shown' | 'gone'>;
  /** A short message, for what deserves a notification. */
  tell(to: PersonId, notice: Notice): Promise<'told' | 'unreachable'>;
}

/* ── The store ─────────────────────────────────────────────────────────────────────────────────────────────────── */

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
    /** All of one nominator's, newest first, at most `limit`. */
    of(nominator: PersonId, limit: number): Promise<readonly Nomination[]>;
    /** Whether this person was ever chosen as an approver of it, whatever became of our card. */
    wasAsked(id: NominationId, person: PersonId): Promise<boolean>;
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
