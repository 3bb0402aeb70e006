import type { GuestAddress } from '../../kernel/address.js';
import type { GroupId, PersonId } from '../../kernel/ids.js';
import type { Offer, Thing } from '../../policy/policy.js';
import type { ApplicationFacts, PackageFacts } from './access.js';
import type { Account, Holder, DeletedGuest, GroupFacts } from './accounts.js';

/** A fact of the directory, or why it could not be had. Nothing is thrown for a fact alone. */
export type Known<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly why: 'not-asked' | 'not-permitted' | 'unavailable' };

/**
 * The permissions that our application, or whoever holds a tier of its rights, lacks: to see or to give things of a kind, or to see
 * whether a group's settings keep guests out. By their own tokens; what no token says is not lacking.
 */
export type Lacking = ReadonlyMap<Thing['kind'] | 'settings', readonly string[]>;

export type SurveyAsk = {
  readonly nominator: PersonId;
  readonly address?: GuestAddress;
  /** What is asked for; at most four. */
  readonly things?: readonly (Pick<Offer, 'key' | 'owners'> & Thing)[];
  /** Groups whose members some rule treats differently: of which of them is the nominator one? At most 60. */
  readonly groups: readonly GroupId[];
  /** Whether some rule asks for connected organisations. */
  readonly connected: boolean;
  /** A domain besides the guest's own whose guests are to be counted. */
  readonly alsoCount?: string;
  /** Of those who may have to approve: the owners of the things and the nominator's manager always; these addresses too. */
  readonly people: readonly string[];
  /** Milliseconds after which nobody waits any more: what is known by then is the answer. Three seconds where it is left out. */
  readonly within?: number;
};

/** What a directory says to all that a pre-flight asks. Addresses in maps are as they were asked for. */
export type Survey = {
  readonly accounts: Known<readonly Holder[]>;
  /** Guests alone, newest first. */
  readonly deletedGuests: Known<readonly DeletedGuest[]>;
  readonly isContact: Known<boolean>;
  readonly ownDomains: Known<readonly string[]>;
  /** The Microsoft tenant of the address's domain; undefined where the domain has none. */
  readonly homeTenant: Known<{ readonly id: string; readonly name: string } | undefined>;
  readonly guestsFromThere: Known<{ readonly all: number; readonly accepted: number }>;
  readonly alsoCounted: Known<number>;
  readonly allowInvitesFrom: Known<string>;
  /** Whether employees may read other people's entries in the directory. */
  readonly employeesSeeOthers: Known<boolean>;
  /** Our inbound setting for B2B collaboration with the home tenant; of a domain without one, 'open'. */
  readonly inbound: Known<'open' | 'partly' | 'blocked'>;
  readonly connected: Known<boolean>;
  /** The same, to be shown: known also where it was read for an access package alone, and no rule may hang on it. */
  readonly connection: Known<boolean>;
  /** By key, all that were asked about. */
  readonly things: ReadonlyMap<Offer['key'], SurveyedThing>;
  readonly nominator: Known<
    { readonly account: Account; readonly department: string; readonly jobTitle: string } | undefined
  >;
  readonly memberOf: Known<readonly GroupId[]>;
  readonly manager: Known<Account | undefined>;
  readonly people: Known<ReadonlyMap<string, readonly Account[]>>;
  readonly lacking: Known<Lacking>;
};

/** What the directory says of something that a guest is to be given, by its kind; not asked, what is for other kinds. */
export type SurveyedThing = {
  /** Of a group, a team or a site: the group behind it. Undefined where it is gone, as of the two below. */
  readonly group: Known<GroupFacts | undefined>;
  readonly application: Known<ApplicationFacts | undefined>;
  readonly package: Known<PackageFacts | undefined>;
  /** Those that the directory has; not asked, where the policy names others. */
  readonly owners: Known<readonly Account[]>;
};
