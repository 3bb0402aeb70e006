import type {
  AutomaticRepliesSetting,
  AuthorizationPolicy,
  Chat,
  ConnectedOrganization,
  CrossTenantAccessPolicyB2BSetting,
  CrossTenantAccessPolicyConfigurationPartner,
  CrossTenantAccessPolicyTargetConfiguration,
  Group,
  GroupSetting,
  DateTimeTimeZone,
  Invitation,
  MailboxSettings,
  Organization,
  Team,
  TeamSummary,
  TenantInformation,
  User,
} from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { personId } from '../kernel/ids.js';

/** The parts of Microsoft's answers that we read. A property that Microsoft does not describe does not compile. */
export type ShapeOf<Wire> = Partial<Record<keyof Wire, z.ZodType>>;

export const text = z.string().nullish();

const userShape = {
  id: personId,
  displayName: text,
  mail: text,
  userPrincipalName: text,
  userType: text,
  accountEnabled: z.boolean().nullish(),
  externalUserState: text,
  preferredLanguage: text,
  createdDateTime: z.coerce.date().nullish(),
} satisfies ShapeOf<User>;

export const wireUser = z.object(userShape);
export type WireUser = z.infer<typeof wireUser>;
/** externalUserState and accountEnabled come on $select alone. */
export const USER_FIELDS = Object.keys(userShape);

const managedShape = { ...userShape, onPremisesSyncEnabled: z.boolean().nullish() } satisfies ShapeOf<User>;
/** An account that is about to be changed, and whether it is another directory that does so. */
export const wireManaged = z.object(managedShape);
export const MANAGED_FIELDS = Object.keys(managedShape);

const holderShape = {
  ...userShape,
  creationType: text,
  onPremisesSyncEnabled: z.boolean().nullish(),
  showInAddressList: z.boolean().nullish(),
  proxyAddresses: z.array(z.string()).nullish(),
} satisfies ShapeOf<User>;
/** A user with all the places an address may stand in, and where the account comes from. */
export const wireHolder = z.object(holderShape);
export type WireHolder = z.infer<typeof wireHolder>;
export const wireHolders = z.object({ value: z.array(wireHolder) });
export const HOLDER_FIELDS = Object.keys(holderShape);

const employeeShape = { ...userShape, department: text, jobTitle: text } satisfies ShapeOf<User>;
export const wireEmployee = z.object(employeeShape);
export const EMPLOYEE_FIELDS = Object.keys(employeeShape);

const deletedShape = {
  id: personId,
  displayName: text,
  userType: text,
  deletedDateTime: z.coerce.date().nullish(),
} satisfies ShapeOf<User>;
const wireDeleted = z.object(deletedShape);
export type WireDeleted = z.infer<typeof wireDeleted>;
export const wireAllDeleted = z.object({ value: z.array(wireDeleted) });
export const DELETED_FIELDS = Object.keys(deletedShape);

/** Anything a directory reference may point at: users, and also contacts, service principals, groups. */
export const wireObject = z.object({ '@odata.type': text }).loose();
export const wireObjects = z.object({ value: z.array(wireObject) });

export const redemptionShape = {
  id: personId,
  externalUserState: text,
  externalUserStateChangeDateTime: z.coerce.date().nullish(),
} satisfies ShapeOf<User>;
export const wireRedemption = z.object(redemptionShape);

const groupShape = {
  id: z.string(),
  displayName: text,
  groupTypes: z.array(z.string()).nullish(),
  mailEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  isAssignableToRole: z.boolean().nullish(),
  assignedLabels: z.array(z.unknown()).nullish(),
} satisfies ShapeOf<Group>;
/** resourceProvisioningOptions stands in Microsoft's metadata and not in its TypeScript types. */
export const wireGroup = z.object({ ...groupShape, resourceProvisioningOptions: z.array(z.string()).nullish() });
export const GROUP_FIELDS = Object.keys(wireGroup.shape);

const settingShape = {
  displayName: text,
  templateId: text,
  values: z.array(z.object({ name: text, value: text })).nullish(),
} satisfies ShapeOf<GroupSetting>;
export const wireSettings = z.object({ value: z.array(z.object(settingShape)) });

const howMany = z.number().int().nullish();
const teamShape = {
  id: z.string(),
  webUrl: text,
  summary: z
    .object({ membersCount: howMany, guestsCount: howMany, ownersCount: howMany } satisfies ShapeOf<TeamSummary>)
    .nullish(),
} satisfies ShapeOf<Team>;
export const wireTeam = z.object(teamShape);
export const TEAM_FIELDS = Object.keys(teamShape);

export const wireInvitation = z.object({
  inviteRedeemUrl: z.url({ protocol: /^https?$/ }),
  invitedUser: z.object({ id: personId }),
} satisfies ShapeOf<Invitation>);

export const wireOrganizations = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      verifiedDomains: z.array(z.object({ name: text })).nullish(),
    } satisfies ShapeOf<Organization>),
  ),
});

export const wireChat = z.object({ id: z.string().min(1) } satisfies ShapeOf<Chat>);

/** A collection of things of which only the id matters. */
export const wireIds = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

/** Objects that were asked for their names besides. */
export const wireNamed = z.object({ value: z.array(z.object({ id: z.string().min(1), displayName: text })) });

/** A collection that was asked for its size. */
export const wireCount = z.object({ '@odata.count': z.number().int() });

export const wireTenant = z.object({
  tenantId: z.string().min(1),
  displayName: text,
  defaultDomainName: text,
} satisfies ShapeOf<TenantInformation>);

const policyShape = {
  allowInvitesFrom: text,
  defaultUserRolePermissions: z.object({ allowedToReadOtherUsers: z.boolean().nullish() }).nullish(),
} satisfies ShapeOf<AuthorizationPolicy>;
export const wirePolicy = z.object(policyShape);
export const POLICY_FIELDS = Object.keys(policyShape);

const wireRule = z.object({
  accessType: text,
  targets: z.array(z.object({ target: text })).nullish(),
} satisfies ShapeOf<CrossTenantAccessPolicyTargetConfiguration>);
export type WireRule = z.infer<typeof wireRule>;

const inboundShape = {
  b2bCollaborationInbound: z
    .object({
      usersAndGroups: wireRule.nullish(),
      applications: wireRule.nullish(),
    } satisfies ShapeOf<CrossTenantAccessPolicyB2BSetting>)
    .nullish(),
} satisfies ShapeOf<CrossTenantAccessPolicyConfigurationPartner>;
export const wireInbound = z.object(inboundShape);
export const INBOUND_FIELDS = Object.keys(inboundShape);

const connectedShape = {
  id: z.string(),
  state: text,
  identitySources: z.array(z.object({ tenantId: text, domainName: text })).nullish(),
} satisfies ShapeOf<ConnectedOrganization>;
export const wireConnected = z.object({ value: z.array(z.object(connectedShape)), '@odata.nextLink': text });
export const CONNECTED_FIELDS = Object.keys(connectedShape);

/** What an action answers that returns ids alone. */
export const wireTexts = z.object({ value: z.array(z.string()) });

/** A page of people, and where the next one is. */
export const wireUsers = z.object({ value: z.array(wireUser), '@odata.nextLink': text });

const wireMoment = z.object({ dateTime: text, timeZone: text } satisfies ShapeOf<DateTimeTimeZone>);
export type WireMoment = z.infer<typeof wireMoment>;

/** The texts of the reply come with it, and are nothing to us. */
const repliesShape = {
  status: text,
  scheduledStartDateTime: wireMoment.nullish(),
  scheduledEndDateTime: wireMoment.nullish(),
} satisfies ShapeOf<AutomaticRepliesSetting>;
const wireReplies = z.object(repliesShape);
export type WireReplies = z.infer<typeof wireReplies>;

const mailboxShape = { automaticRepliesSetting: wireReplies.nullish() } satisfies ShapeOf<MailboxSettings>;
export const wireMailbox = z.object(mailboxShape);
export const MAILBOX_FIELDS = Object.keys(mailboxShape);
