import type { ApplicationId, GroupId, PackageId, PersonId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import type { OtherGroup } from '../../nomination/move.js';
import type { Thing } from '../../policy/policy.js';
import type { ApplicationFacts, Given, PackageFacts, Taken } from './access.js';
import type { Account, GroupFacts, Holder, InvitationRequest, InvitationOutcome } from './accounts.js';
import type { Changes, DomainPage, GuestPage, StayAccount } from './stay.js';
import type { Known, SurveyAsk, Survey } from './survey.js';

/** What a guest is given, or not, in one request. An access package takes its time: see `Packages`. */
export type Givable = Exclude<Thing, { readonly kind: 'package' }>;

/**
 * Microsoft Graph, by need. Every method throws `DirectoryTrouble` where asking again later may help; what a person
 * would call an answer is returned. Reads are retried inside on 429 and 5xx (bounded, a few seconds); writes on 429 alone.
 */
export interface Directory {
  /** One user by object id; undefined where there is none. One Graph read. */
  account(id: PersonId): Promise<Account | undefined>;
  /**
   * Everybody who has this address as mail, user principal name, other mail or proxy address, and as which. Guests included. Who is
   * meant by it is among those alone that hold it as their `main` one: a further one is whatever somebody wrote there. One Graph read.
   */
  accountsAt(address: string): Promise<readonly Holder[]>;
  /**
   * The employees, enabled or not, whose mail, user principal name or proxy address this is: for rights. Other mails do not
   * count, for nobody verifies them. One Graph read.
   */
  employeesAt(address: string): Promise<readonly Account[]>;
  /** The manager; undefined for somebody without one. One Graph read. */
  managerOf(id: PersonId): Promise<Account | undefined>;
  /**
   * The people who may answer for this now, in the directory's order. Empty when it has no owner left, and for an access
   * package, which has none there. One Graph read at most.
   */
  ownersOf(thing: Thing): Promise<readonly Account[]>;
  /** The people in this group, members of members too, in the directory's order; at most 200. Undefined where it is gone. */
  membersOf(group: GroupId): Promise<readonly Account[] | undefined>;
  /** Whether this person is in this group, directly or through another. One Graph call, whatever the group's size. */
  isMember(person: PersonId, group: GroupId): Promise<boolean>;
  /**
   * Who of these has an automatic reply on now, and until when where they say; at most 20 at a time, in one `$batch`. Whoever
   * cannot be looked up is not away. Throws `DirectoryTrouble` ('not-permitted') where the permission is missing.
   */
  away(people: readonly PersonId[], now: Date): Promise<ReadonlyMap<PersonId, { readonly until?: Date }>>;
  /** Undefined where the group is gone. Reads the group, its settings and the tenant's. */
  group(id: GroupId): Promise<GroupFacts | undefined>;
  /** Undefined where the tenant has no such application. One Graph read. */
  application(id: ApplicationId): Promise<ApplicationFacts | undefined>;
  /** An access package, for no guest in particular. One Graph read. */
  package(id: PackageId): Promise<Known<PackageFacts | undefined>>;
  /** The tenant's own verified domains, lower case. */
  ownDomains(): Promise<readonly string[]>;
  /**
   * All that a pre-flight asks, in at most three round trips (`$batch`), usually two. Each fact may be missing alone; throws
   * `DirectoryTrouble` only where no round trip was answered at all.
   */
  survey(ask: SurveyAsk): Promise<Survey>;
  /** Employees by e-mail address, user principal name, exact display name or given name, enabled ones alone; at most 5. One Graph read. */
  colleagues(said: string): Promise<readonly Account[]>;
  /** Lets a disabled guest sign in again. Looks first, and refuses whoever is no guest. Idempotent. */
  enable(guest: PersonId): Promise<'enabled' | 'gone' | 'not-a-guest'>;
  /** Brings back a guest who was deleted within 30 days. Idempotent; 'gone': too late, or the address is taken by another account. */
  restore(guest: PersonId): Promise<'restored' | 'gone'>;
  /** Adds to the guest's sponsors in the directory (five at most there). Already being one is success. */
  addSponsor(guest: PersonId, sponsor: PersonId): Promise<'added' | 'not-yet' | 'full'>;
  /** POST /invitations, once: not idempotent, so look with `accountsAt` first. Twice gives the same guest and a new link. */
  invite(request: InvitationRequest): Promise<InvitationOutcome>;
  /** Whether the guest has this already, by itself and not through another thing. One Graph read, two where they have it. */
  has(guest: PersonId, thing: Givable): Promise<boolean>;
  /** Having it already is success: idempotent. Looks whether it may be given at that moment. */
  give(guest: PersonId, thing: Givable): Promise<Given>;
  /** How far redemption has come for up to 20 guests, in one `$batch`. A guest missing from the answer could not be looked up. */
  redemptions(
    ids: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, { readonly state: 'pending' | 'accepted' | 'gone'; readonly since?: Date }>>;
  /** Deletes a guest's account (restorable for 30 days). Looks first, and refuses whoever is not a guest with an open invitation. Idempotent. */
  removePending(guest: PersonId): Promise<'removed' | 'gone' | 'not-pending'>;
  /** A guest's account as reconciliation compares it. Undefined: there is none (any more). One Graph read. */
  stayOf(guest: PersonId): Promise<StayAccount | undefined>;
  /**
   * When these guests last signed in; at most 20 at a time, in one `$batch`. Missing: never, or not known. Throws
   * `DirectoryTrouble` ('not-permitted') where the permission or the licence for it is missing.
   */
  lastSignIns(guests: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Date>>;
  /**
   * No more sign-in for this guest; open sessions run out within about an hour. Looks first, and refuses whoever is no guest;
   * 'synchronised': they could sign in and still can, for their account is kept in a directory on-premises. Idempotent.
   */
  disable(guest: PersonId): Promise<'disabled' | 'gone' | 'not-a-guest' | 'synchronised'>;
  /**
   * Deletes a guest's account, restorable for 30 days. Looks first: only a guest, whose account no directory on-premises keeps, and only one who is disabled or whose
   * invitation is still open; anybody else is 'still-open', with 'not-accepted' also whoever accepted it. Idempotent.
   */
  remove(guest: PersonId, only?: 'not-accepted'): Promise<'removed' | 'gone' | 'not-a-guest' | 'still-open'>;
  /**
   * Takes the guest out of a group, team or site, or their role in an application away. Not having it, or its being gone, is
   * success. 'dynamic': members come from a rule or from on-premises. Idempotent.
   */
  take(guest: PersonId, thing: Givable): Promise<Taken>;
  /**
   * Makes these the guest's sponsors in the directory: adds who is missing, takes off those in `former` who are still there,
   * and leaves everybody else alone. 'not-yet': the guest or a new sponsor is not known everywhere; 'full': five would not
   * hold them, and nothing was changed. Idempotent.
   */
  setSponsors(
    guest: PersonId,
    sponsors: readonly PersonId[],
    former: readonly PersonId[],
  ): Promise<'set' | 'not-yet' | 'full' | 'gone'>;
  /**
   * Users who changed since a mark that an earlier answer gave; without a mark, from now on. A hint, whose facts are read
   * anew: it may name somebody twice or for nothing, and it is silent on sponsors. 'begin-anew': Microsoft has forgotten the
   * mark, which it keeps for seven days. One Graph read.
   */
  changes(mark?: string): Promise<Changes | 'begin-anew'>;
  /** All guests, a page of up to 999 at a time. One Graph read. */
  guestPage(page?: string): Promise<GuestPage>;
  /** Guests whose mail is at this domain or below it, in the same way; whoever is new may be missing for minutes. One Graph read. */
  guestsFrom(domain: string, page?: string): Promise<DomainPage>;
  /**
   * Who invited this guest, by the audit log, which reaches back 7 or 30 days. Undefined: not known any more, or an
   * application did. Throws `DirectoryTrouble` ('not-permitted') where the permission is missing. One Graph read, of which
   * Microsoft allows five in ten seconds.
   */
  inviterOf(guest: PersonId): Promise<Person | undefined>;
  /** The groups this guest is in directly, at most 100; none where the guest is gone. One Graph read. */
  groupsOf(guest: PersonId): Promise<readonly GroupId[]>;
  /** The same, with what they are called. One Graph read. */
  membershipsOf(guest: PersonId): Promise<readonly OtherGroup[]>;
  /**
   * The same account for another address, with all that it may use; its sponsors stay who they are. POST /invitations, once:
   * like `invite`, it is not idempotent.
   */
  resetRedemption(guest: PersonId, request: InvitationRequest): Promise<InvitationOutcome>;
  /**
   * Installs our Teams app for a person, so that we may write to them; returns the personal chat's id.
   * Already installed is success. 'impossible': not in the catalogue, blocked by policy, no licence, or not permitted.
   */
  installFor(id: PersonId): Promise<{ readonly chat: string } | 'impossible'>;
  /** Installs our Teams app in a team, so that we may post in its channels. As above. */
  installIn(team: GroupId): Promise<'installed' | 'impossible'>;
}
