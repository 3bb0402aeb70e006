type Method = 'GET' | 'POST' | 'DELETE';

type CallFacts = {
  /** The least application permission that does what we ask of it; absent where the call needs none of its own. */
  readonly permission?: string;
  /** Greater ones that Microsoft accepts as well. */
  readonly orMore?: readonly string[];
  /** A POST that only reads, and may be sent again when nobody knows what became of it. */
  readonly onlyReads?: true;
  /** What helps against a refusal, where granting the permission is not all there is to it. */
  readonly remedy?: string;
};

const USER_READING = ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const GROUP_READING = [
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const;

/**
 * Every request this bot may make of Microsoft Graph, by method and Microsoft's own path template; what does not stand
 * here cannot be sent. Permissions: Microsoft's table for the operation; for users one more than its least, because
 * User.ReadBasic.All shows neither accountEnabled nor userType nor externalUserState.
 */
export const CALLS = {
  'POST /$batch': { onlyReads: true },
  'GET /users': { permission: 'User.Read.All', orMore: USER_READING },
  'GET /users/{user-id}': { permission: 'User.Read.All', orMore: USER_READING },
  'GET /users/{user-id}/manager': { permission: 'User.Read.All', orMore: USER_READING },
  // User.Read.All shows id, displayName and verifiedDomains of the organisation, and those are all we want.
  'GET /organization': {
    permission: 'User.Read.All',
    orMore: ['Organization.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  'POST /invitations': { permission: 'User.Invite.All', orMore: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] },
  'DELETE /users/{user-id}': { permission: 'User.DeleteRestore.All', orMore: ['User.ReadWrite.All'] },
  'GET /groups/{group-id}': { permission: 'GroupMember.Read.All', orMore: GROUP_READING },
  'GET /groups/{group-id}/owners': {
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
    permission: 'GroupMember.ReadWrite.All',
    orMore: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'GET /teams/{team-id}': {
    permission: 'Team.ReadBasic.All',
    orMore: ['TeamSettings.Read.All', 'TeamSettings.ReadWrite.All', ...GROUP_READING],
  },
  'POST /teams/{team-id}/members': {
    permission: 'TeamMember.ReadWriteNonOwnerRole.All',
    orMore: ['TeamMember.ReadWrite.All'],
  },
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
  'POST /users/{user-id}/sendMail': {
    permission: 'Mail.Send',
    remedy:
      "Let the application send from the mailbox in MAIL_SENDER: by Exchange's RBAC for Applications, or by Mail.Send in Entra, which reaches every mailbox",
  },
} as const satisfies Readonly<Record<`${Method} /${string}`, CallFacts>>;

export type CallName = keyof typeof CALLS;

/** The call's facts, whichever call it is. */
export const factsOf = (name: CallName): CallFacts => CALLS[name];

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
