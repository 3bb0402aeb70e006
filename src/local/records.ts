import type { ConnectedOrganization, Group, OrgContact, SignInActivity, User } from '@microsoft/microsoft-graph-types';
import type { AuditRecord } from './audits.js';

/** What the directory keeps: plain JSON. */

export type UserProperties = User & {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly userType: 'Member' | 'Guest';
};

export type UserRecord = {
  readonly properties: UserProperties;
  readonly managerId?: string;
  readonly sponsorIds: readonly string[];
  /** From then on every part of the directory knows this account; milliseconds since 1970. */
  readonly everywhereFrom: number;
  /** An employee with a licence for Teams: what their client says of itself. Absent: this account never speaks to a bot. */
  readonly inTeams?: TeamsLook;
  /** Absent: none are on. */
  readonly automaticReplies?: AutomaticReplies;
  /** Absent: never signed in. Microsoft keeps it apart from what else is known of an account, and tells it to few. */
  readonly signIns?: SignInActivity;
  /** Of a deleted account: the groups it comes back to when it is restored. */
  readonly returnsTo?: { readonly asOwner: readonly string[]; readonly asMember: readonly string[] };
};

export type TeamsLook = {
  /** IANA. */
  readonly zone: string;
  /** BCP 47. */
  readonly language: string;
};

/** ISO 8601, in UTC. */
export type AutomaticReplies =
  | { readonly status: 'alwaysEnabled' }
  | { readonly status: 'scheduled'; readonly from: string; readonly until: string };

/** A standard channel: all of the team are in it. */
export type ChannelRecord = { readonly id: string; readonly name: string };

export type GroupRecord = {
  readonly properties: Group & { readonly id: string; readonly displayName: string };
  /** Holds 'Team' where a team stands on the group; the published types lack this property. */
  readonly resourceProvisioningOptions: readonly string[];
  readonly ownerIds: readonly string[];
  /** Of a team, its General channel first, whose id the team has as its own. */
  readonly channels?: readonly ChannelRecord[];
  /** Of people, and of groups inside this one. */
  readonly memberIds: readonly string[];
  /** The group's own setting; absent where it has none. */
  readonly allowToAddGuests?: boolean;
  /** So many members more, of whom nothing is known. */
  readonly crowd?: number;
};

/** Microsoft: owners and guests included. */
export const MOST_IN_A_TEAM = 25_000;

export type InvitationRecord = {
  /** The secret part of the redeem link. */
  readonly ticket: string;
  readonly userId: string;
  readonly address: string;
  readonly redirectUrl: string;
  readonly at: string;
  /** Whether Microsoft was asked to write to the guest itself. */
  readonly messageSent: boolean;
};

/** Another organisation, as anybody can look it up, and what our cross-tenant access settings say of it. */
export type HomeTenant = {
  readonly id: string;
  readonly name: string;
  /** Lower case; the first one is its default domain. */
  readonly domains: readonly string[];
  /** Absent: our settings do not name it. 'default': they do, and leave B2B collaboration to the default. */
  readonly inbound?: 'default' | Inbound;
};

/** Whom of another organisation we let collaborate. 'partly': some of its people or groups. */
export type Inbound = 'open' | 'partly' | 'blocked';

export type ContactRecord = OrgContact & { readonly id: string; readonly displayName: string };
export type ConnectedRecord = ConnectedOrganization & { readonly id: string };

export type DirectoryState = {
  readonly users: readonly UserRecord[];
  readonly deletedUsers: readonly UserRecord[];
  readonly groups: readonly GroupRecord[];
  readonly invitations: readonly InvitationRecord[];
  readonly contacts: readonly ContactRecord[];
  readonly homeTenants: readonly HomeTenant[];
  readonly connectedOrganisations: readonly ConnectedRecord[];
  readonly audits: readonly AuditRecord[];
  /** What was done that nobody can have wanted, in words; a test may ask that it stays empty. */
  readonly harms: readonly string[];
};

/** Everything Graph can tell of an account, with what most accounts have: nothing. */
export const blankUser = {
  deletedDateTime: null,
  accountEnabled: true,
  ageGroup: null,
  businessPhones: [],
  city: null,
  companyName: null,
  country: null,
  createdDateTime: null,
  creationType: null,
  department: null,
  employeeId: null,
  employeeType: null,
  externalUserState: null,
  externalUserStateChangeDateTime: null,
  givenName: null,
  jobTitle: null,
  mail: null,
  mailNickname: null,
  mobilePhone: null,
  officeLocation: null,
  onPremisesSyncEnabled: null,
  otherMails: [],
  postalCode: null,
  preferredLanguage: null,
  proxyAddresses: [],
  showInAddressList: null,
  state: null,
  streetAddress: null,
  surname: null,
  usageLocation: null,
  userType: 'Member',
} as const satisfies User;

/** Every address under which an account can be found. */
export const addressesOf = ({
  properties: { mail, userPrincipalName, otherMails, proxyAddresses },
}: UserRecord): readonly string[] =>
  [
    mail ?? '',
    userPrincipalName,
    ...(otherMails ?? []),
    ...(proxyAddresses ?? []).map((proxy) => proxy.replace(/^smtp:/i, '')),
  ].filter((address) => address !== '');

/** Lower case. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
