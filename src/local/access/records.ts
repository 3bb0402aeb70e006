import type {
  AccessPackage,
  AccessPackageAssignmentPolicy,
  AppRole,
  ServicePrincipal,
} from '@microsoft/microsoft-graph-types';

/** What people of the tenant may use besides groups: plain JSON. */

export type ApplicationRecord = {
  readonly properties: Omit<ServicePrincipal, 'appRoles'> & {
    readonly id: string;
    readonly displayName: string;
    readonly appRoles: readonly (AppRole & { readonly id: string })[];
  };
  readonly ownerIds: readonly string[];
};

export type RoleAssignment = {
  readonly id: string;
  readonly personId: string;
  readonly applicationId: string;
  readonly roleId: string;
  readonly at: string;
};

export type PackageRecord = {
  readonly properties: AccessPackage & { readonly id: string; readonly displayName: string };
  readonly policies: readonly (AccessPackageAssignmentPolicy & { readonly id: string })[];
};

/** What somebody decided about a request, or what became of it. */
export type Verdict = { readonly how: 'approved' | 'denied' | 'canceled'; readonly at: number };

/** One request to give a package or to take it away; how far it has come follows from the clock. */
export type PackageRequest = {
  readonly id: string;
  readonly type: 'adminAdd' | 'adminRemove';
  readonly packageId: string;
  readonly policyId: string;
  readonly personId: string;
  /** Of what is given, or taken away. */
  readonly assignmentId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long delivering takes, in milliseconds. */
  readonly takes: number;
  /** `partly`: some of what is in the package is there all the same. */
  readonly fails: boolean | 'partly';
  /** Somebody must agree before anything is delivered. */
  readonly asks: boolean;
  readonly verdict?: Verdict;
};

export type AccessState = {
  readonly applications: readonly ApplicationRecord[];
  readonly roles: readonly RoleAssignment[];
  readonly packages: readonly PackageRecord[];
  readonly requests: readonly PackageRequest[];
  /** Ids of assignments that somebody took away in a portal. */
  readonly takenByHand: readonly string[];
  /** When that was, by the assignment's id, in milliseconds since 1970. */
  readonly takenAt?: Readonly<Record<string, number>>;
  /** The end that somebody set for an assignment, likewise. */
  readonly ends?: Readonly<Record<string, number>>;
};
