import type { Tier } from './tiers.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

type CallFacts = {
  /** The least application permission that does what we ask of it; absent where the call needs none of its own. */
  readonly permission?: string;
  /** Greater ones that Microsoft accepts as well. */
  readonly orMore?: readonly string[];
  /** What it serves, where that is more than looking and inviting. */
  readonly tier?: Tier;
  /** A POST that only reads, and may be sent again when nobody knows what became of it. */
  readonly onlyReads?: true;
  /** What helps against a refusal, where granting the permission is not all there is to it. */
  readonly remedy?: string;
  /** The bot does its work without this call; and what it then does not do. */
  readonly optional?: string;
};

const USER_READING = ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const GROUP_READING = [
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const;

const POLICIES = {
  permission: 'Policy.Read.All',
  optional: 'Whether your own settings let anybody, or just this guest, be invited shows only when Microsoft refuses.',
} as const;

const SPONSOR_WRITING = {
  tier: 'stays',
  permission: 'User.ReadWrite.All',
  orMore: ['Directory.ReadWrite.All'],
  optional: 'Whoever becomes sponsor of a guest who is here already stands in our books alone, not in the directory.',
} as const;

const APPLICATIONS_LEFT_OUT = 'Applications are not offered.';
const PACKAGES_LEFT_OUT = 'Access packages are not offered.';

/** Very powerful: whoever has it may give any role in any application, our own permissions included. docs/permissions.md says so. */
const ASSIGNING = {
  tier: 'access',
  permission: 'AppRoleAssignment.ReadWrite.All',
  optional: APPLICATIONS_LEFT_OUT,
} as const;

/** Without `/$ref` behind it, this path names the person and not the membership: the request deletes their account. */
type NoDeletedPersons = { readonly [Name in `DELETE /groups/{group-id}/members/{directoryObject-id}`]?: never };

/**
 * Every request this bot may make of Microsoft Graph, by method and Microsoft's own path template; what does not stand
 * here cannot be sent. Permissions: Microsoft's table for the operation; for users one more than its least, because
 * User.ReadBasic.All shows neither accountEnabled nor userType nor externalUserState.
 */
export const CALLS = {
  'POST /$batch': { onlyReads: true },
  'GET /users': { permission: 'User.Read.All', orMore: USER_READING },
  'GET /users/{user-id}': { permission: 'User.Read.All', orMore: USER_READING },
  'GET /users/delta()': { permission: 'User.Read.All', orMore: USER_READING },
  'GET /users/{user-id}/manager': { permission: 'User.Read.All', orMore: USER_READING },
  // To see who is in which group, the users must be readable too, which User.Read.All above allows.
  'POST /users/{user-id}/checkMemberGroups': {
    permission: 'GroupMember.Read.All',
    orMore: ['Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    onlyReads: true,
  },
  'GET /users/{user-id}/mailboxSettings': {
    permission: 'MailboxSettings.Read',
    orMore: ['MailboxSettings.ReadWrite'],
    optional: 'Automatic replies are not looked at: an approver who is out of office is asked all the same.',
  },
  // Microsoft's table calls Directory.Read.All the least here, and accepts this one, which shows groups and nothing else.
  'GET /users/{user-id}/memberOf/graph.group': {
    permission: 'GroupMember.ReadBasic.All',
    orMore: ['Group.ReadBasic.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    optional: 'Of a guest whom nobody answers for, the owners of their groups are not proposed as sponsors.',
  },
  'GET /users/{user-id}/sponsors': { permission: 'User.Read.All', orMore: ['User.ReadWrite.All'] },
  'GET /directory/deletedItems/graph.user': { permission: 'User.Read.All', orMore: USER_READING },
  // The same permission shows when somebody last signed in, where the tenant has Microsoft Entra ID P1 or P2.
  'GET /auditLogs/directoryAudits': {
    permission: 'AuditLog.Read.All',
    orMore: ['Directory.Read.All'],
    optional: 'Who invited a guest that was here before, and when a guest last signed in, is not known.',
  },
  'GET /contacts': {
    permission: 'OrgContact.Read.All',
    orMore: ['Directory.Read.All', 'Directory.ReadWrite.All'],
    optional: 'Whether a contact of yours has the address of a guest is not checked.',
  },
  "GET /tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')": {
    permission: 'CrossTenantInformation.ReadBasic.All',
    optional: 'Which Microsoft tenant a guest comes from is not known, nor what your settings say of that tenant.',
  },
  'GET /policies/authorizationPolicy': POLICIES,
  'GET /policies/crossTenantAccessPolicy/default': POLICIES,
  'GET /policies/crossTenantAccessPolicy/partners/{crossTenantAccessPolicyConfigurationPartner-tenantId}': POLICIES,
  'GET /identityGovernance/entitlementManagement/connectedOrganizations': {
    permission: 'EntitlementManagement.Read.All',
    orMore: ['EntitlementManagement.ReadWrite.All'],
    optional: 'Rules that ask for connected organizations are passed over.',
  },
  'GET /identityGovernance/entitlementManagement/accessPackages/{accessPackage-id}': {
    permission: 'EntitlementManagement.Read.All',
    orMore: ['EntitlementManagement.ReadWrite.All'],
    optional: PACKAGES_LEFT_OUT,
  },
  'GET /identityGovernance/entitlementManagement/assignments': {
    permission: 'EntitlementManagement.Read.All',
    orMore: ['EntitlementManagement.ReadWrite.All'],
    optional: PACKAGES_LEFT_OUT,
  },
  'GET /identityGovernance/entitlementManagement/assignmentRequests': {
    permission: 'EntitlementManagement.Read.All',
    orMore: ['EntitlementManagement.ReadWrite.All'],
    optional: PACKAGES_LEFT_OUT,
  },
  'GET /identityGovernance/entitlementManagement/assignmentRequests/{accessPackageAssignmentRequest-id}': {
    permission: 'EntitlementManagement.Read.All',
    orMore: ['EntitlementManagement.ReadWrite.All'],
    optional: PACKAGES_LEFT_OUT,
  },
  'POST /identityGovernance/entitlementManagement/assignmentRequests': {
    tier: 'packages',
    permission: 'EntitlementManagement.ReadWrite.All',
    optional: PACKAGES_LEFT_OUT,
  },
  // User.Read.All shows id, displayName and verifiedDomains of the organisation, and those are all we want.
  'GET /organization': {
    permission: 'User.Read.All',
    orMore: ['Organization.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  'POST /invitations': { permission: 'User.Invite.All', orMore: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] },
  'DELETE /users/{user-id}': {
    permission: 'User.DeleteRestore.All',
    orMore: ['User.ReadWrite.All'],
    tier: 'stays',
  },
  'POST /directory/deletedItems/{directoryObject-id}/restore': {
    tier: 'stays',
    permission: 'User.DeleteRestore.All',
    orMore: ['User.ReadWrite.All'],
  },
  'PATCH /users/{user-id}': {
    tier: 'stays',
    permission: 'User.EnableDisableAccount.All',
    orMore: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
    optional:
      'A guest whose stay has ended is not disabled, and one who was disabled cannot be let in again from here.',
  },
  'POST /users/{user-id}/sponsors/$ref': SPONSOR_WRITING,
  'DELETE /users/{user-id}/sponsors/{directoryObject-id}/$ref': SPONSOR_WRITING,
  'GET /groups/{group-id}': { permission: 'GroupMember.Read.All', orMore: GROUP_READING },
  'GET /groups/{group-id}/owners': {
    permission: 'GroupMember.Read.All',
    orMore: ['GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
  },
  // Microsoft's newer, smaller GroupMember.ReadBasic.All would do for this one; the owners need this one anyway.
  'GET /groups/{group-id}/transitiveMembers/graph.user': {
    permission: 'GroupMember.Read.All',
    orMore: ['GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
  },
  // As above: the smaller GroupMember.ReadBasic.All would do for this one alone.
  'GET /groups/{group-id}/members': {
    permission: 'GroupMember.Read.All',
    orMore: ['GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
  },
  'GET /groups/{group-id}/settings': {
    permission: 'GroupSettings.Read.All',
    orMore: ['GroupSettings.ReadWrite.All', ...GROUP_READING],
  },
  'GET /groupSettings': {
    permission: 'GroupSettings.Read.All',
    orMore: ['GroupSettings.ReadWrite.All', ...GROUP_READING],
  },
  'POST /groups/{group-id}/members/$ref': {
    tier: 'access',
    permission: 'GroupMember.ReadWrite.All',
    orMore: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'DELETE /groups/{group-id}/members/{directoryObject-id}/$ref': {
    tier: 'access',
    permission: 'GroupMember.ReadWrite.All',
    orMore: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'GET /teams/{team-id}': {
    permission: 'Team.ReadBasic.All',
    orMore: ['TeamSettings.Read.All', 'TeamSettings.ReadWrite.All', ...GROUP_READING],
  },
  'POST /teams/{team-id}/members': {
    tier: 'access',
    permission: 'TeamMember.ReadWriteNonOwnerRole.All',
    orMore: ['TeamMember.ReadWrite.All'],
  },
  // A team may consent to less for itself alone; for all of them this is the least.
  'GET /teams/{team-id}/members': {
    permission: 'TeamMember.Read.All',
    orMore: ['TeamMember.ReadWrite.All'],
    optional: 'A guest who is taken out of a team may go on seeing it in Teams for up to two days.',
  },
  'DELETE /teams/{team-id}/members/{conversationMember-id}': {
    tier: 'access',
    permission: 'TeamMember.ReadWriteNonOwnerRole.All',
    orMore: ['TeamMember.ReadWrite.All'],
  },
  // Application.ReadWrite.OwnedBy is marked as least too: it would show our own applications alone, and let us change them.
  'GET /servicePrincipals/{servicePrincipal-id}': {
    permission: 'Application.Read.All',
    orMore: ['Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    optional: APPLICATIONS_LEFT_OUT,
  },
  // Directory.Read.All is marked as least too: it shows the whole directory, and giving needs the other one anyway.
  'GET /users/{user-id}/appRoleAssignments': ASSIGNING,
  'POST /users/{user-id}/appRoleAssignments': ASSIGNING,
  'DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id}': ASSIGNING,
  'GET /appCatalogs/teamsApps': { permission: 'AppCatalog.Read.All', orMore: ['AppCatalog.ReadWrite.All'] },
  'GET /users/{user-id}/teamwork/installedApps': {
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    orMore: ['TeamsAppInstallation.ReadWriteForUser.All'],
  },
  'POST /users/{user-id}/teamwork/installedApps': {
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    orMore: ['TeamsAppInstallation.ReadWriteForUser.All'],
  },
  'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat': {
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    orMore: ['TeamsAppInstallation.ReadWriteForUser.All'],
  },
  'POST /teams/{team-id}/installedApps': {
    permission: 'TeamsAppInstallation.ReadWriteSelfForTeam.All',
    orMore: ['TeamsAppInstallation.ReadWriteForTeam.All'],
    optional: 'A channel is asked only where the app was put into its team by hand.',
  },
  'POST /users/{user-id}/sendMail': {
    permission: 'Mail.Send',
    remedy:
      "Let the application send from the mailbox in MAIL_SENDER: by Exchange's RBAC for Applications, or by Mail.Send in Entra, which reaches every mailbox",
  },
} as const satisfies Readonly<Record<`${Method} /${string}`, CallFacts>> & NoDeletedPersons;

export type CallName = keyof typeof CALLS;

/** The call's facts, whichever call it is. */
export const factsOf = (name: CallName): CallFacts => CALLS[name];

/** Whose identity makes it. */
export const tierOf = (name: CallName): Tier => factsOf(name).tier ?? 'invite';

/** `'GET /users'` → method and path template. */
export const parted = (name: CallName): { readonly method: Method; readonly path: string } => {
  const space = name.indexOf(' ');
  return { method: name.slice(0, space) as Method, path: name.slice(space + 1) };
};

/** May it be sent again though an earlier attempt may have got through? */
export const isRepeatable = (name: CallName): boolean =>
  parted(name).method === 'GET' || factsOf(name).onlyReads === true;

/** The table as a list. */
export const listCalls = (): readonly ({
  readonly name: CallName;
  readonly method: Method;
  readonly path: string;
} & CallFacts)[] => (Object.keys(CALLS) as CallName[]).map((name) => ({ name, ...parted(name), ...factsOf(name) }));
