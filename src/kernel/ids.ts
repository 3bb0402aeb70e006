import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Ids are branded: a string becomes one here, by parsing, and nowhere else. */

export const nominationId = z.guid().brand<'NominationId'>();
export type NominationId = z.infer<typeof nominationId>;
export const newNominationId = (): NominationId => nominationId.parse(randomUUID());

/** The object id of a user in the directory: an employee's, or, once invited, a guest's. */
export const personId = z.guid().brand<'PersonId'>();
export type PersonId = z.infer<typeof personId>;

/** The object id of a group; a team has the id of the group behind it. */
export const groupId = z.guid().brand<'GroupId'>();
export type GroupId = z.infer<typeof groupId>;

/** A channel of a team, as Teams calls it: `19:…@thread.tacv2`. */
export const channelId = z
  .string()
  .regex(/^19:[\w.-]{1,200}@thread\.(?:tacv2|skype)$/)
  .brand<'ChannelId'>();
export type ChannelId = z.infer<typeof channelId>;

export const delegationId = z.guid().brand<'DelegationId'>();
export type DelegationId = z.infer<typeof delegationId>;
export const newDelegationId = (): DelegationId => delegationId.parse(randomUUID());
