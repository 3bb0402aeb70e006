import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Ids are branded: a string becomes one here, by parsing, and nowhere else. */

export const nominationId = z.guid().brand<'NominationId'>();
export type NominationId = z.infer<typeof nominationId>;
export const newNominationId = (): NominationId => nominationId.parse(randomUUID());

/** For another address in the draft of a nomination: the same each time. A UUID of version 8, whose bits are its maker's (RFC 9562). */
export const nominationIdFor = (draft: NominationId, address: string): NominationId => {
  const hex = createHash('sha256').update(`${draft}/${address}`).digest('hex');
  return nominationId.parse(hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5'));
};

/** The object id of a user in the directory: an employee's, or, once invited, a guest's. */
export const personId = z.guid().brand<'PersonId'>();
export type PersonId = z.infer<typeof personId>;

/** The object id of a group; a team has the id of the group behind it. */
export const groupId = z.guid().brand<'GroupId'>();
export type GroupId = z.infer<typeof groupId>;

/** The object id of an application as a tenant has it: Entra's enterprise application, Graph's service principal. */
export const applicationId = z.guid().brand<'ApplicationId'>();
export type ApplicationId = z.infer<typeof applicationId>;

/** A role that an application offers to people. */
export const roleId = z.guid().brand<'RoleId'>();
export type RoleId = z.infer<typeof roleId>;

/** An access package of entitlement management. */
export const packageId = z.guid().brand<'PackageId'>();
export type PackageId = z.infer<typeof packageId>;

/** One of a package's policies, which say who may have it, who approves and for how long. */
export const packagePolicyId = z.guid().brand<'PackagePolicyId'>();
export type PackagePolicyId = z.infer<typeof packagePolicyId>;

/** A channel of a team, as Teams calls it: `19:…@thread.tacv2`. */
export const channelId = z
  .string()
  .regex(/^19:[\w.-]{1,200}@thread\.(?:tacv2|skype)$/)
  .brand<'ChannelId'>();
export type ChannelId = z.infer<typeof channelId>;

export const delegationId = z.guid().brand<'DelegationId'>();
export type DelegationId = z.infer<typeof delegationId>;
export const newDelegationId = (): DelegationId => delegationId.parse(randomUUID());
