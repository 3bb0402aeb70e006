import { z } from 'zod';

/** What the bot needs, each permission the least one that does its work; so a doctor that finds less or more is right. */
const LEAST_ROLES = [
  'User.Invite.All',
  'User.Read.All',
  'User.DeleteRestore.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'GroupSettings.Read.All',
  'Team.ReadBasic.All',
  'TeamMember.ReadWriteNonOwnerRole.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'AppCatalog.Read.All',
  'Mail.Send',
  'User.EnableDisableAccount.All',
  'CrossTenantInformation.ReadBasic.All',
  'OrgContact.Read.All',
  'Policy.Read.All',
  'AuditLog.Read.All',
  'GroupMember.ReadBasic.All',
  'TeamMember.Read.All',
  'Application.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'EntitlementManagement.Read.All',
  'EntitlementManagement.ReadWrite.All',
];

/** Everything about the tenant that a test or a curious person may turn. */
export const settingsSchema = z.strictObject({
  /** For so long a new guest can be read but not referred to, in milliseconds. */
  replicationDelayMs: z.number().int().min(0),
  /** Whether for so long it cannot be read by its id either; found by a filter it is. */
  readsLag: z.boolean(),
  /** For so long every request to Graph is on its way, in milliseconds; a `$batch` once and not for each part. */
  latencyMs: z.number().int().min(0),
  /** The tenant's external collaboration setting. */
  allowInvitesFrom: z.enum(['none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone']),
  /** Whether `adminsAndGuestInviters` keeps an application out that holds User.Invite.All; Microsoft's documents disagree. */
  administratorsOnlyBindsApplications: z.boolean(),
  /** Whether employees may read other people's entries in the directory. */
  employeesSeeOthers: z.boolean(),
  /** Inbound B2B collaboration with organisations that have no setting of their own. */
  inboundDefault: z.enum(['open', 'blocked']),
  /** Application permissions the administrator has consented to. */
  roles: z.array(z.string()),
  /** Those of applications that have a consent of their own, by client id. */
  rolesOf: z.record(z.string(), z.array(z.string())),
  /** Domains on the tenant's block list, lower case. */
  blockedDomains: z.array(z.string()),
  /** Ids of people for whom the Teams app cannot be installed. */
  unreachable: z.array(z.string()),
  /** Object ids of teams that keep the app out: it cannot be installed there, and posts nothing. */
  closedTeams: z.array(z.string()),
  /** What the tenant's group settings say of guests; a group's own setting goes before it. */
  allowToAddGuests: z.boolean(),
  /** Mailboxes the application may send from; null is no fence. */
  mailboxes: z.array(z.string()).nullable(),
  /** Whether a new redeem link makes the older ones of that guest useless; not known of Microsoft. */
  newLinkEndsOlder: z.boolean(),
  /** Whether Teams sends a message again when the bot answers late or with 5xx. */
  redeliver: z.boolean(),
  /** How many of the next activities Teams sends twice, whatever the bot answers. */
  redeliverNext: z.number().int().min(0),
  /** How long an activity is on its way to the bot, in milliseconds. */
  deliveryDelayMs: z.number().int().min(0),
  /** Whether Teams refuses what is beyond its limits; it is counted in either case. */
  sendingLimits: z.boolean(),
  /** Requests on /invitations in 5 s, of the whole tenant. */
  invitationLimit: z.number().int().min(0),
  /** Writes to the directory in 150 s, of one application. */
  writeLimit: z.number().int().min(0),
  /** Requests on audit logs in 10 s, of one application. */
  auditLimit: z.number().int().min(0),
  /** A licence of Microsoft Entra ID P1 or P2: last sign-ins are shown, and the audit log is kept for 30 days instead of 7. */
  premium: z.boolean(),
  /** How long an access package takes to be delivered, or taken away, in milliseconds. */
  packageDeliveryMs: z.number().int().min(0),
  /** Whether the access packages that are asked for from now on end in deliveryFailed, or `partly` in partiallyDelivered. */
  packagesFail: z.union([z.boolean(), z.literal('partly')]),
  /** How many users a delta query tells of at once. */
  deltaPage: z.number().int().min(1),
  /** How many of the bot's exchanges the log keeps; with their bodies, they fill a memory. */
  exchangesKept: z.number().int().min(0),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings = (): Settings => ({
  replicationDelayMs: 0,
  readsLag: false,
  latencyMs: 0,
  allowInvitesFrom: 'everyone',
  administratorsOnlyBindsApplications: false,
  employeesSeeOthers: true,
  inboundDefault: 'open',
  roles: [...LEAST_ROLES],
  rolesOf: {},
  blockedDomains: [],
  unreachable: ['11111111-0000-4000-8000-000000000007'],
  closedTeams: [],
  allowToAddGuests: true,
  mailboxes: null,
  newLinkEndsOlder: false,
  redeliver: true,
  redeliverNext: 0,
  deliveryDelayMs: 0,
  sendingLimits: true,
  invitationLimit: 150,
  writeLimit: 3000,
  auditLimit: 5,
  premium: true,
  packageDeliveryMs: 3000,
  packagesFail: false,
  deltaPage: 100,
  exchangesKept: 20_000,
});

/** What an administrator has consented to for this application. */
export const rolesFor = ({ roles, rolesOf }: Settings, application: string): readonly string[] =>
  rolesOf[application] ?? roles;
