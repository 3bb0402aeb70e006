import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Mailbox } from './policy.js';
import type { PassedOver, Refused } from './verdict.js';

/**
 * What a look before sending found, so that nobody is asked about a request that cannot succeed. `refuse`: it cannot; the
 * finding knows who can change that. `offer`: not this, but that. `warn`: it can, and the approvers should know.
 */
export type Finding =
  | ({ readonly answer: 'refuse' } & Refusal)
  | ({ readonly answer: 'offer' } & Offered)
  | ({ readonly answer: 'warn' } & Warning);
export type FindingOf<F extends Finding['finding']> = Extract<Finding, { readonly finding: F }>;

/** Names are absent where the nominator may not see them. */
export type Refusal =
  | { readonly finding: 'colleague'; readonly name?: string }
  /** In one of our own domains, though nobody has it. */
  | { readonly finding: 'own-domain'; readonly domain: string }
  /** Invited from elsewhere, and made a member. */
  | { readonly finding: 'external-member'; readonly name?: string }
  /** Comes from another directory by synchronisation. */
  | { readonly finding: 'synchronised-user'; readonly name?: string }
  /** A further address (proxyAddresses, otherMails) of an account of ours; or the one before, of a guest's that was handed to another. */
  | { readonly finding: 'address-of-another'; readonly name?: string }
  /** What the rules say against it, or against one thing of several, by its key. `stay-too-long` is an offer. */
  | {
      readonly finding: 'rules';
      readonly verdict: Exclude<Refused, { readonly why: 'stay-too-long' }>;
      readonly offer?: string;
      readonly name?: string;
    }
  | { readonly finding: 'too-many-guests'; readonly limit: number; readonly has: number }
  | { readonly finding: 'too-many-today'; readonly limit: number }
  /** Denied so often in thirty days, whoever nominated it: who is no administrator can nominate it from this moment on. */
  | { readonly finding: 'denied-lately'; readonly times: number; readonly from: Date }
  /** Asked in by mail so often in seven days, whoever wanted it: there is room for another one from this moment on. */
  | { readonly finding: 'mailed-enough'; readonly times: number; readonly from: Date }
  | { readonly finding: 'not-a-nominator' }
  /** An administrator has stopped all guests from there. */
  | { readonly finding: 'stopped-domain'; readonly domain: string; readonly by: Person }
  /** The tenant's setting allowInvitesFrom lets nobody invite. */
  | { readonly finding: 'invitations-closed'; readonly setting: 'none' }
  /** Our own inbound setting for B2B collaboration. */
  | { readonly finding: 'cross-tenant-blocked'; readonly tenant?: string }
  /** Of a guest whose account is to go by another address: the stay is over. */
  | { readonly finding: 'guest-over' }
  /** Somebody else answers for them. */
  | { readonly finding: 'not-your-guest' }
  /** Another address is asked for already. */
  | { readonly finding: 'address-waits'; readonly by: Person }
  /** They go by it as it is. */
  | { readonly finding: 'same-address' }
  /** Another guest has it. */
  | { readonly finding: 'another-guest'; readonly name?: string }
  /** `permissions`: those that are missing, where the nominator is an administrator. */
  | {
      readonly finding: 'thing';
      readonly offer: string;
      readonly name: string;
      readonly why: ThingFault;
      readonly permissions?: readonly string[];
    };

/**
 * Why a guest cannot be given something. Of groups, teams and sites: `label`: its sensitivity label keeps guests out. Of
 * applications: `disabled`: nobody can sign in to it; `role-gone`: the role was deleted or switched off, or is not for people;
 * `role-needed`: it has roles, and the rules name none. Of access packages: `hidden`; `policy-gone`: none that could be used;
 * `not-admitted`: no policy admits guests of this company; `policy-needed`: several do, and the rules name none.
 * Of both: `not-granted`: we lack the permission for all of their kind.
 */
export const THING_FAULTS = [
  'gone',
  'dynamic',
  'synchronised',
  'role-assignable',
  'no-guests',
  'label',
  'full',
  'disabled',
  'role-gone',
  'role-needed',
  'hidden',
  'policy-gone',
  'not-admitted',
  'policy-needed',
  'not-granted',
] as const;
export type ThingFault = (typeof THING_FAULTS)[number];

/** What can be done instead; the words and the buttons follow from the kind. */
export type Offered =
  /**
   * Active: more access, a new end date, become sponsor or backup. `until` where the stay is in our books. `over`: it is over there, or
   * was stopped, though the account could not be closed.
   */
  | {
      readonly finding: 'guest';
      readonly guest: PersonId;
      readonly name: string;
      readonly until?: Date;
      readonly over?: 'over' | 'stopped';
    }
  /** Invited, not accepted: resend the link, fix the address. `own`: the nominator's own invitation that is open. */
  | { readonly finding: 'invited-guest'; readonly guest: PersonId; readonly name: string; readonly own?: NominationId }
  | { readonly finding: 'disabled-guest'; readonly guest: PersonId; readonly name: string }
  | { readonly finding: 'deleted-guest'; readonly guest: PersonId; readonly name: string; readonly deletedAt?: Date }
  /** `standing`: it is theirs, they joined it before, or they may join it. */
  | {
      readonly finding: 'open-nomination';
      readonly nomination: NominationId;
      readonly nominator: Person;
      readonly standing: 'own' | 'joined' | 'other';
    }
  /** `offer`: the name of what may not be used for longer, where that is less than the rule allows. */
  | { readonly finding: 'stay-too-long'; readonly rule: string; readonly latestEnd: Date; readonly offer?: string };

/** What goes on all the same, and travels to the approvers with the nomination. */
export type Warning =
  | {
      readonly finding: 'look-alike';
      readonly domain: string;
      /** The one it looks like; `ours`: one of our own. */
      readonly known: string;
      readonly ours: boolean;
      /** Guests from the known one, where that was counted. */
      readonly guests?: number;
    }
  | { readonly finding: 'private-mailbox'; readonly domain: string; readonly mailbox: Exclude<Mailbox, 'company'> }
  /** A contact of ours has this address: the guest will come into being without it as a proxy address. */
  | { readonly finding: 'contact' }
  /** Our inbound setting lets only some people of that tenant in, and we cannot tell whom. */
  | { readonly finding: 'cross-tenant-partly'; readonly tenant?: string }
  /** Access packages about which somebody in Microsoft Entra decides too, though the rules say here; or nobody, though they say there. */
  | { readonly finding: 'decided-there'; readonly names: readonly string[]; readonly how: 'too' | 'by-nobody' }
  /** Rules that hung on a fact that could not be had. */
  | { readonly finding: 'passed-over'; readonly rules: readonly PassedOver[] };

/** What a look can ask for; the last two nobody can. */
export const CHECKS = [
  'address',
  'deleted-guests',
  'contacts',
  'home-tenant',
  'guests-from-there',
  'own-domains',
  'invitation-setting',
  'cross-tenant-settings',
  'thing',
  'nominator',
  'connected-organisations',
  'list-of-domains',
  'outbound-settings',
] as const;
export type Check = (typeof CHECKS)[number];

/** No application can read these: our tenant's own list of allowed or blocked domains (v1.0), and the partner's outbound settings. */
export const NEVER_CHECKED: readonly Check[] = ['list-of-domains', 'outbound-settings'];

/** What was known when the nomination was sent; kept with it, for the approvers' five seconds. */
export type Seen = {
  readonly at: Date;
  /** The guest's tenant by name, or that their domain has none; absent where it is not known. */
  readonly homeTenant?: { readonly name: string } | 'none';
  /** A connected organization of entitlement management; absent where it is none, or nothing asks whether it is. */
  readonly connected?: true;
  /** Guests from the same domain; absent where it is not known, or the domain is no company's. */
  readonly guestsFromThere?: { readonly all: number; readonly accepted: number };
  /** Guests the nominator answered for, this one not counted. */
  readonly answersFor?: number;
  readonly warnings: readonly Warning[];
  /** Checks that were not made and could have been: for want of a permission, or of an answer in time. */
  readonly unchecked: readonly Check[];
};
