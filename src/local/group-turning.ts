import { z } from 'zod';
import { fine, nobody, wrong } from './answers.js';
import type { LocalServer } from './edge.js';
import { MOST_IN_A_TEAM, type GroupRecord } from './records.js';
import type { Tenant } from './tenant.js';

/** What becomes of a group while a request waits: its owners and members change, it closes to guests, fills up, or goes. */

const ids = z.array(z.string()).default([]);
const groupChange = z.strictObject({
  addOwners: ids,
  removeOwners: ids,
  addMembers: ids,
  removeMembers: ids,
  /** What the group's own setting says of guests. */
  guests: z.boolean().optional(),
  /** Where its members come from, from now on. */
  membersBy: z.enum(['hand', 'rule', 'on-premises']).optional(),
  /** Of a team: as many people are in it as Microsoft lets one hold. */
  full: z.boolean().optional(),
});
type GroupChange = z.infer<typeof groupChange>;

const changedList = (list: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] =>
  [...new Set([...list, ...add])].filter((id) => !remove.includes(id));

const cameBy = (
  { properties }: GroupRecord,
  membersBy: NonNullable<GroupChange['membersBy']>,
): GroupRecord['properties'] => {
  const types = (properties.groupTypes ?? []).filter((type) => type !== 'DynamicMembership');
  const byRule = membersBy === 'rule';
  return {
    ...properties,
    groupTypes: byRule ? [...types, 'DynamicMembership'] : types,
    membershipRule: byRule ? 'user.userType -eq "Member"' : null,
    membershipRuleProcessingState: byRule ? 'On' : null,
    onPremisesSyncEnabled: membersBy === 'on-premises' ? true : null,
  };
};

const altered = (group: GroupRecord, change: GroupChange): Partial<GroupRecord> => {
  const { addOwners, removeOwners, addMembers, removeMembers, guests, membersBy, full } = change;
  return {
    ownerIds: changedList(group.ownerIds, addOwners, removeOwners),
    memberIds: changedList(group.memberIds, addMembers, removeMembers),
    ...(guests !== undefined && { allowToAddGuests: guests }),
    ...(membersBy && { properties: cameBy(group, membersBy) }),
    ...(full !== undefined && { crowd: full ? MOST_IN_A_TEAM : 0 }),
  };
};

export const mountGroupTurning = (server: LocalServer, { directory }: Tenant): void => {
  server.on('POST', '/_local/groups/:id', ({ params: { id = '' }, body }) => {
    const read = groupChange.safeParse(body);
    if (!read.success) return wrong(read.error);
    const group = directory.group(id);
    if (!group) return nobody(id);
    const { addOwners, addMembers } = read.data;
    const stranger = [...addOwners, ...addMembers].find((one) => !directory.user(one) && !directory.group(one));
    if (stranger !== undefined) return nobody(stranger);
    directory.changeGroup(id, altered(group, read.data));
    return fine();
  });

  server.on('DELETE', '/_local/groups/:id', ({ params: { id = '' } }) => {
    if (!directory.group(id)) return nobody(id);
    directory.deleteGroup(id);
    return fine();
  });
};
