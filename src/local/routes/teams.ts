import type { AadUserConversationMember, Team } from '@microsoft/microsoft-graph-types';
import { MOST_IN_A_TEAM, type GroupRecord, type UserRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { isByRule, lamentUnwelcomeGuest, notEverywhere } from './members.js';
import { collectionReply, entityReply, type Entity, type Shape } from './query.js';
import { idInReference } from './references.js';
import { NO_CONTENT, notFound, objectIn, refuse, type Reply, type Route, type RoutedCall } from './route.js';

/** Teams, which stand on groups and share their id and their people. */

const READ = [
  'Team.ReadBasic.All',
  'TeamSettings.Read.All',
  'TeamSettings.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const READ_MEMBERS = ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'];
const CHANGE_MEMBERS = ['TeamMember.ReadWriteNonOwnerRole.All', 'TeamMember.ReadWrite.All'];

const TEAM: Shape = {
  type: 'microsoft.graph.team',
  properties: [
    'id',
    'createdDateTime',
    'displayName',
    'description',
    'internalId',
    'classification',
    'specialization',
    'visibility',
    'webUrl',
    'isArchived',
    'tenantId',
    'memberSettings',
    'guestSettings',
    'summary',
  ],
};
const MEMBER: Shape = {
  type: 'microsoft.graph.aadUserConversationMember',
  properties: ['id', 'roles', 'displayName', 'visibleHistoryStartDateTime', 'userId', 'email', 'tenantId'],
};

export const teamRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  const teamEntity = ({
    properties: { id, displayName, description },
    ownerIds,
    memberIds,
    crowd = 0,
  }: GroupRecord): Entity =>
    ({
      id,
      createdDateTime: '2024-02-01T08:00:00Z',
      displayName,
      description: description ?? null,
      internalId: `19:${id}@thread.tacv2`,
      classification: null,
      specialization: 'none',
      visibility: 'private',
      webUrl: `${tenant.url}/landing/${id}`,
      isArchived: false,
      tenantId: directory.tenantId,
      memberSettings: { allowCreateUpdateChannels: true },
      guestSettings: { allowCreateUpdateChannels: false, allowDeleteChannels: false },
      summary: { ownersCount: ownerIds.length, membersCount: memberIds.length + crowd, guestsCount: 0 },
    }) satisfies Team;

  const rolesOf = (group: GroupRecord, user: UserRecord): string[] => {
    if (group.ownerIds.includes(user.properties.id)) return ['owner'];
    return user.properties.userType === 'Guest' ? ['guest'] : [];
  };
  /** Opaque to clients. */
  const membershipId = (group: GroupRecord, userId: string): string =>
    Buffer.from(`${directory.tenantId}##${group.properties.id}##${userId}`).toString('base64');
  const memberEntity = (group: GroupRecord, user: UserRecord): Entity => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    ...({
      id: membershipId(group, user.properties.id),
      roles: rolesOf(group, user),
      displayName: user.properties.displayName,
      visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      userId: user.properties.id,
      email: user.properties.mail ?? null,
      tenantId: directory.tenantId,
    } satisfies AadUserConversationMember),
  });

  const withTeam =
    (answer: (group: GroupRecord, call: RoutedCall) => Reply) =>
    (call: RoutedCall): Reply => {
      const id = call.params['id'] ?? '';
      const group = directory.group(id);
      if (!group) return refuse(404, 'NotFound', `No team found with Group Id ${id}`);
      return group.resourceProvisioningOptions.includes('Team')
        ? answer(group, call)
        : refuse(404, 'NotFound', `No team found with Group Id ${id}`);
    };
  const readTeam = withTeam((group, call) => entityReply(call, 'teams', TEAM, teamEntity(group)));

  const addMember = (group: GroupRecord, { body, granted }: RoutedCall): Reply => {
    const wish = objectIn(body);
    const type = wish?.['@odata.type'];
    if (type !== '#microsoft.graph.aadUserConversationMember' && type !== 'microsoft.graph.aadUserConversationMember')
      return refuse(
        400,
        'BadRequest',
        "The '@odata.type' of a member must be '#microsoft.graph.aadUserConversationMember'.",
      );
    const userId = idInReference(wish?.['user@odata.bind']);
    if (userId === undefined)
      return refuse(400, 'BadRequest', "Bind requests expected to contain 'user@odata.bind' with the id of a user.");
    const roles = wish?.['roles'] ?? [];
    const [role, ...more] = Array.isArray(roles) ? (roles as unknown[]) : ['?'];
    if (more.length > 0 || (role !== undefined && role !== 'owner' && role !== 'guest'))
      return refuse(400, 'BadRequest', 'Invalid role specified for member.');
    if (role === 'owner' && !granted.includes('TeamMember.ReadWrite.All'))
      return refuse(403, 'Forbidden', 'The application may not add owners.');
    const user = directory.user(userId);
    if (!user) return notFound(userId);
    if (role === 'guest' && user.properties.userType !== 'Guest')
      return refuse(400, 'BadRequest', 'Invalid role specified for member.');
    const delay = notEverywhere(tenant, userId);
    if (delay) return delay;
    if (isByRule(group)) return refuse(403, 'Forbidden', 'The membership of this team cannot be changed by hand.');
    // Whoever is a member already is answered like a new one.
    if (!group.memberIds.includes(user.properties.id)) {
      // In what words Microsoft says so is not written anywhere.
      if (group.memberIds.length + (group.crowd ?? 0) >= MOST_IN_A_TEAM)
        return refuse(403, 'Forbidden', 'The team has reached the maximum number of members.');
      lamentUnwelcomeGuest(tenant, group, user);
      directory.join(group.properties.id, user.properties.id);
    }
    return {
      status: 201,
      body: {
        '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#teams('${group.properties.id}')/members/$entity`,
        ...memberEntity(group, user),
      },
    };
  };

  const removeMember = (group: GroupRecord, { params: { membership = '' }, granted }: RoutedCall): Reply => {
    const userId = group.memberIds.find((id) => membershipId(group, id) === membership);
    if (userId === undefined) return refuse(404, 'NotFound', `No member found with id ${membership}.`);
    if (group.ownerIds.includes(userId) && !granted.includes('TeamMember.ReadWrite.All'))
      return refuse(403, 'Forbidden', 'The application may not remove owners.');
    if (isByRule(group)) return refuse(403, 'Forbidden', 'The membership of this team cannot be changed by hand.');
    directory.leave(group.properties.id, userId);
    return NO_CONTENT;
  };

  return [
    {
      method: 'GET',
      path: '/groups/:id/team',
      template: '/groups/{group-id}/team',
      allow: ['Group.Read.All'],
      answer: readTeam,
    },
    { method: 'GET', path: '/teams/:id', template: '/teams/{team-id}', allow: READ, answer: readTeam },
    {
      method: 'GET',
      path: '/teams/:id/members',
      template: '/teams/{team-id}/members',
      allow: READ_MEMBERS,
      answer: withTeam((group, call) => {
        const members = group.memberIds
          .flatMap((id) => directory.user(id) ?? [])
          .map((user) => memberEntity(group, user));
        return collectionReply(call, tenant.url, `teams('${group.properties.id}')/members`, MEMBER, members);
      }),
    },
    {
      method: 'POST',
      path: '/teams/:id/members',
      template: '/teams/{team-id}/members',
      allow: CHANGE_MEMBERS,
      answer: withTeam(addMember),
    },
    {
      method: 'DELETE',
      path: '/teams/:id/members/:membership',
      template: '/teams/{team-id}/members/{conversationMember-id}',
      allow: CHANGE_MEMBERS,
      answer: withTeam(removeMember),
    },
  ];
};
