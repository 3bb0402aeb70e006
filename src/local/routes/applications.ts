import { randomUUID } from 'node:crypto';
import type { AppRoleAssignment } from '@microsoft/microsoft-graph-types';
import type { ApplicationRecord, RoleAssignment } from '../access/records.js';
import type { UserRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { notEverywhere } from './members.js';
import { collectionReply, entityReply, type Entity, type Shape } from './query.js';
import {
  badRequest,
  NO_CONTENT,
  notFound,
  objectIn,
  stringIn,
  type Reply,
  type Route,
  type RoutedCall,
} from './route.js';
import { peopleBehind, somebodyEntity } from './shapes.js';

/** Applications as the tenant has them, and the roles that people are given in them. */

const READ = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const ASSIGN = ['AppRoleAssignment.ReadWrite.All'];
/** Of an application without roles. */
const NO_ROLE = '00000000-0000-0000-0000-000000000000';

const APPLICATION: Shape = {
  type: 'microsoft.graph.servicePrincipal',
  properties: [
    'id',
    'deletedDateTime',
    'accountEnabled',
    'appDisplayName',
    'appId',
    'appOwnerOrganizationId',
    'appRoleAssignmentRequired',
    'appRoles',
    'description',
    'displayName',
    'homepage',
    'loginUrl',
    'notes',
    'servicePrincipalType',
    'signInAudience',
    'tags',
  ],
  related: ['owners'],
};
const ASSIGNMENT: Shape = {
  type: 'microsoft.graph.appRoleAssignment',
  properties: [
    'id',
    'deletedDateTime',
    'appRoleId',
    'createdDateTime',
    'principalDisplayName',
    'principalId',
    'principalType',
    'resourceDisplayName',
    'resourceId',
  ],
};

const applicationEntity = ({ properties }: ApplicationRecord): Entity => ({ ...properties });

const isSame = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.toLowerCase() === other.toLowerCase();

export const applicationRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory, access } = tenant;
  const owners = (_name: string, { id }: Entity): unknown =>
    peopleBehind(tenant, access.application(String(id))?.ownerIds ?? []).map(somebodyEntity);

  const assignmentEntity = (role: RoleAssignment): Entity =>
    ({
      id: role.id,
      deletedDateTime: null,
      appRoleId: role.roleId,
      createdDateTime: role.at,
      principalDisplayName: directory.user(role.personId)?.properties.displayName ?? null,
      principalId: role.personId,
      principalType: 'User',
      resourceDisplayName: access.application(role.applicationId)?.properties.displayName ?? null,
      resourceId: role.applicationId,
    }) satisfies AppRoleAssignment;

  const withUser =
    (answer: (user: UserRecord, call: RoutedCall) => Reply) =>
    (call: RoutedCall): Reply => {
      const user = directory.user(call.params['id'] ?? '');
      return user ? answer(user, call) : notFound(call.params['id'] ?? '');
    };

  /** Microsoft would let a role be assigned that nobody can use; that it was is worth a note. */
  const lamentUseless = (user: UserRecord, { properties }: ApplicationRecord, roleId: string): void => {
    const role = properties.appRoles.find((one) => isSame(one.id, roleId));
    if (properties.accountEnabled !== false && (!role || role.isEnabled)) return;
    directory.lament(`${user.properties.displayName} was given something useless in ${properties.displayName}.`);
  };

  const assign = withUser((user, { body }) => {
    const { principalId, resourceId, appRoleId } = objectIn(body) ?? {};
    const [application, roleId] = [access.application(stringIn(resourceId) ?? ''), stringIn(appRoleId)];
    if (!isSame(principalId, user.properties.id) || roleId === undefined)
      return badRequest('Invalid value specified for property.');
    if (!application) return notFound(stringIn(resourceId) ?? '');
    const delay = notEverywhere(tenant, user.properties.id);
    if (delay) return delay;
    const { id: applicationId, appRoles } = application.properties;
    const isRole = appRoles.some((role) => isSame(role.id, roleId) && role.allowedMemberTypes?.includes('User'));
    if (!isRole && !(roleId === NO_ROLE && appRoles.length === 0))
      return badRequest('Permission being assigned was not found on application.');
    const has = access.rolesOf(user.properties.id);
    if (has.some((role) => isSame(role.applicationId, applicationId) && isSame(role.roleId, roleId)))
      return badRequest('Permission being assigned already exists on the object');
    lamentUseless(user, application, roleId);
    const at = `${tenant.clock.now().toISOString().slice(0, 19)}Z`;
    const role = { id: randomUUID(), personId: user.properties.id, applicationId, roleId, at };
    access.assign(role);
    return { status: 201, body: assignmentEntity(role) };
  });

  return [
    {
      method: 'GET',
      path: '/servicePrincipals/:id',
      template: '/servicePrincipals/{servicePrincipal-id}',
      allow: READ,
      answer: (call) => {
        const application = access.application(call.params['id'] ?? '');
        return application
          ? entityReply(call, 'servicePrincipals', APPLICATION, applicationEntity(application), owners)
          : notFound(call.params['id'] ?? '');
      },
    },
    {
      method: 'GET',
      path: '/users/:id/appRoleAssignments',
      template: '/users/{user-id}/appRoleAssignments',
      allow: [...ASSIGN, 'Directory.Read.All'],
      answer: withUser((user, call) =>
        collectionReply(
          call,
          tenant.url,
          'appRoleAssignments',
          ASSIGNMENT,
          access.rolesOf(user.properties.id).map(assignmentEntity),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/users/:id/appRoleAssignments',
      template: '/users/{user-id}/appRoleAssignments',
      allow: ASSIGN,
      writes: true,
      answer: assign,
    },
    {
      method: 'DELETE',
      path: '/users/:id/appRoleAssignments/:assignment',
      template: '/users/{user-id}/appRoleAssignments/{appRoleAssignment-id}',
      allow: ASSIGN,
      writes: true,
      answer: withUser((user, { params: { assignment = '' } }) => {
        if (!access.rolesOf(user.properties.id).some(({ id }) => id === assignment)) return notFound(assignment);
        access.unassign(assignment);
        return NO_CONTENT;
      }),
    },
  ];
};
