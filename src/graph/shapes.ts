import type { Chat, Group, GroupSetting, Invitation, Organization, Team, User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { personId } from '../kernel/ids.js';

/** The parts of Microsoft's answers that we read. A property that Microsoft does not describe does not compile. */
type ShapeOf<Wire> = Partial<Record<keyof Wire, z.ZodType>>;

const text = z.string().nullish();

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

/** Anything a directory reference may point at: users, and also contacts, service principals, groups. */
export const wireObject = z.object({ '@odata.type': text }).loose();

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

export const wireTeam = z.object({ id: z.string(), webUrl: text } satisfies ShapeOf<Team>);

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
