import type { GuestAddress } from '../../kernel/address.js';
import type { NominationId, PackageId, PersonId } from '../../kernel/ids.js';
import type { EndedThere, GrantRefusal } from '../../nomination/nomination.js';
import type { Thing } from '../../policy/policy.js';
import type { AskedThere, Taken } from './access.js';

/** Access packages that one nomination gave. */
export type GivenPackages = {
  readonly nomination: NominationId;
  readonly guest: PersonId;
  readonly packages: readonly { readonly key: string; readonly id: PackageId }[];
};

export type PackageThing = Extract<Thing, { readonly kind: 'package' }>;

/** Whoever is to have it. One who is not in the directory is known by the address alone, and invited by entitlement management. */
export type PackageTarget = { readonly guest?: PersonId; readonly address: GuestAddress };

/** How far a request has come. `held`: somebody there must agree. */
export type RequestProgress = 'under-way' | 'held' | 'delivered' | { readonly refused: GrantRefusal };

/**
 * Access packages, which are asked for and come in their own time. Throws `DirectoryTrouble` where asking again later may help;
 * with `not-permitted`, where our application may not.
 */
export interface Packages {
  /** Whether the guest has it, or it is on its way to them. One Graph read. */
  has(guest: PersonId, thing: PackageThing): Promise<boolean>;
  /**
   * Asks for it, as an administrator would. A request that is open already is found and returned, so that twice is once;
   * 'given': the guest has it. 'not-yet': entitlement management does not know the guest yet, or takes it from them at this moment.
   */
  ask(
    target: PackageTarget,
    thing: PackageThing,
  ): Promise<{ readonly requested: string } | 'given' | 'not-yet' | { readonly refused: GrantRefusal }>;
  /** Whom its policy asks first for this guest; undefined: nobody, or that cannot be known now. A Graph read, and one for the guest's company. */
  asks(target: PackageTarget, thing: PackageThing): Promise<AskedThere | undefined>;
  /** One Graph read. A request that is gone there was cancelled. */
  look(request: string): Promise<RequestProgress>;
  /** Everybody who has it now. A Graph read for each page of them. */
  holders(thing: PackageThing['id']): Promise<ReadonlySet<PersonId>>;
  /** Whether the guest still has it, and if not, how it ended there. One Graph read. */
  standing(guest: PersonId, thing: PackageThing): Promise<'held' | EndedThere>;
  /**
   * Asks for it to be taken away, and does not wait for that. Not having it is success. Idempotent. 'not-yet': a request for it is
   * open there, which an application cannot cancel; ask again.
   */
  remove(guest: PersonId, thing: PackageThing): Promise<Taken | 'not-yet'>;
}
