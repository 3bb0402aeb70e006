import type { Tenant } from '../tenant.js';
import { collectionReply } from './query.js';
import { badRequest, notFound, objectIn, refuse, type Reply, type Route, type RoutedCall } from './route.js';
import { GROUP, groupEntity } from './shapes.js';

/** Of which groups somebody is a member. */

/** Each of them suffices by Microsoft's table; its page names the first two together as the least. */
const READ = [
  'GroupMember.Read.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const READ_GROUPS = [
  'GroupMember.ReadBasic.All',
  'Group.ReadBasic.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const MOST_GROUPS = 20;

const idsIn = (body: unknown): readonly string[] | undefined => {
  const ids = objectIn(body)?.['groupIds'];
  return Array.isArray(ids) && ids.every((id): id is string => typeof id === 'string') ? ids : undefined;
};

export const membershipRoutes = ({ directory, url }: Tenant): readonly Route[] => {
  const check = ({ params: { id = '' }, body }: RoutedCall): Reply => {
    const asked = idsIn(body);
    if (!asked) return badRequest("The value of the parameter 'groupIds' must be a collection of ids.");
    if (asked.length > MOST_GROUPS) return badRequest(`Number of included identifiers cannot exceed '${MOST_GROUPS}'.`);
    const user = directory.user(id);
    if (!user) return notFound(id);
    const member = directory.groupIdsOf(user.properties.id);
    return {
      status: 200,
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)',
        value: asked.filter((group) => member.has(group.toLowerCase())),
      },
    };
  };
  /** Picking a type out of a relationship takes the advanced parameters. */
  const list = (call: RoutedCall): Reply => {
    const { id = '' } = call.params;
    const user = directory.user(id);
    if (!user) return notFound(id);
    if (call.query.get('$count') !== 'true' || call.headers['consistencylevel']?.toLowerCase() !== 'eventual')
      return refuse(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
    return collectionReply(call, url, 'groups', GROUP, directory.groupsWith(user.properties.id).map(groupEntity));
  };
  return [
    {
      method: 'GET',
      path: '/users/:id/memberOf/graph.group',
      template: '/users/{user-id}/memberOf/graph.group',
      allow: READ_GROUPS,
      answer: list,
    },
    {
      method: 'POST',
      path: '/users/:id/checkMemberGroups',
      template: '/users/{user-id}/checkMemberGroups',
      allow: READ,
      answer: check,
    },
  ];
};
