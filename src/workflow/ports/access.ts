import type { ApplicationId, GroupId, PackagePolicyId, PersonId, RoleId } from '../../kernel/ids.js';
import type { GrantRefusal } from '../../nomination/nomination.js';

/** What must be known of an application before a guest is assigned to it. */
export type ApplicationFacts = {
  readonly id: ApplicationId;
  readonly name: string;
  /** False: nobody can sign in to it. */
  readonly enabled: boolean;
  /** The roles that people can be given now; of an application without roles of its own, none. */
  readonly roles: readonly RoleId[];
  /** Whether it has roles at all, for people or for others, in use or not. */
  readonly hasRoles: boolean;
};

/** What must be known of an access package before a guest is assigned to it. */
export type PackageFacts = {
  readonly name: string;
  readonly hidden: boolean;
  readonly policies: readonly PackagePolicy[];
};

export type PackagePolicy = {
  readonly id: PackagePolicyId;
  readonly name: string;
  /** Whether it admits this guest, by the company they come from; absent where that company could not be looked up. */
  readonly admits?: boolean;
  /** Whom it asks, where somebody must agree there; absent: nobody. */
  readonly asks?: AskedThere;
};

/** Those whom the stages of a policy ask first. */
export type AskedThere = {
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  readonly groups: readonly { readonly id: GroupId; readonly name: string }[];
  /** Whoever answers for the guest, as the directory has it. */
  readonly sponsors: boolean;
  /** People of another kind, whom no read of ours names: a connected organization's sponsors, somebody's manager. */
  readonly others: boolean;
};

/** 'not-yet': the new account has not reached that part of the directory; ask again. */
export type Given = 'given' | 'not-yet' | { readonly refused: GrantRefusal };
export type Taken = 'taken' | { readonly refused: 'dynamic' | 'not-permitted' };
