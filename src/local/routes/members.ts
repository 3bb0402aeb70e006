import type { GroupRecord, UserRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { referenced } from './references.js';
import {
  badRequest,
  MISSING_PERMISSION,
  NO_CONTENT,
  notFound,
  SYNCHRONISED,
  type Refusal,
  type Route,
} from './route.js';

/** Putting people into groups and taking them out again, with the traps Microsoft laid there. */

const WRITE = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];

/** A new account reaches the parts of the directory one after another; the refusals on the way are Microsoft's. */
export const notEverywhere = (tenant: Tenant, id: string): Refusal | undefined => {
  const spread = tenant.directory.spread(id);
  if (spread === 'everywhere') return undefined;
  return spread === 'halfway' ? badRequest('Not a valid reference update') : notFound(id);
};

/** An application may put a guest where owners may not; that it did is worth a note. */
export const lamentUnwelcomeGuest = (tenant: Tenant, group: GroupRecord, user: UserRecord): void => {
  const welcome = group.allowToAddGuests ?? tenant.settings().allowToAddGuests;
  if (user.properties.userType === 'Guest' && !welcome)
    tenant.directory.lament(
      `The guest ${user.properties.displayName} was put into ${group.properties.displayName}, which keeps guests out.`,
    );
};

export const isByRule = (group: GroupRecord): boolean =>
  group.properties.groupTypes?.includes('DynamicMembership') ?? false;

/** Why nobody, or not we, may change who is in this group. */
const closed = (granted: readonly string[], group: GroupRecord): Refusal | undefined => {
  const { isAssignableToRole, onPremisesSyncEnabled } = group.properties;
  if (isAssignableToRole && !granted.includes('RoleManagement.ReadWrite.Directory')) return MISSING_PERMISSION;
  if (onPremisesSyncEnabled) return badRequest(SYNCHRONISED);
  if (isByRule(group)) return badRequest('Members of a group with dynamic membership cannot be changed by hand.');
  return undefined;
};

export const memberRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  return [
    {
      method: 'POST',
      path: '/groups/:id/members/$ref',
      template: '/groups/{group-id}/members/$ref',
      allow: WRITE,
      writes: true,
      answer: ({ params: { id = '' }, body, granted }) => {
        const group = directory.group(id);
        const userId = referenced(body);
        if (!group) return notFound(id);
        if (userId === undefined)
          return badRequest("Invalid URL format specified in payload: '@odata.id' names no object.");
        const user = directory.user(userId);
        if (!user) return notFound(userId);
        const refusal = closed(granted, group);
        if (refusal) return refusal;
        const delay = notEverywhere(tenant, userId);
        if (delay) return delay;
        if (group.memberIds.includes(user.properties.id))
          return badRequest(
            "One or more added object references already exist for the following modified properties: 'members'.",
          );
        lamentUnwelcomeGuest(tenant, group, user);
        directory.join(group.properties.id, user.properties.id);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: '/groups/:id/members/:member/$ref',
      template: '/groups/{group-id}/members/{directoryObject-id}/$ref',
      allow: WRITE,
      writes: true,
      answer: ({ params: { id = '', member = '' }, granted }) => {
        const group = directory.group(id);
        if (!group) return notFound(id);
        if (!group.memberIds.includes(member)) return notFound(member);
        const refusal = closed(granted, group);
        if (refusal) return refusal;
        directory.leave(group.properties.id, member);
        return NO_CONTENT;
      },
    },
    {
      // Not in Microsoft's description, and done by Microsoft all the same: without `/$ref` the path names the person.
      method: 'DELETE',
      path: '/groups/:id/members/:member',
      template: '/groups/{group-id}/members/{directoryObject-id}',
      allow: ['User.DeleteRestore.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
      writes: true,
      answer: ({ params: { id = '', member = '' } }) => {
        const user = directory.group(id)?.memberIds.includes(member) ? directory.user(member) : undefined;
        if (!user) return notFound(member);
        directory.lament(
          `${user.properties.displayName} was deleted from the directory by a DELETE on a membership without /$ref.`,
        );
        directory.deleteUser(user.properties.id);
        return NO_CONTENT;
      },
    },
  ];
};
