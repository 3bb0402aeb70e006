import type { GroupSetting } from '@microsoft/microsoft-graph-types';
import type { GroupRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { collectionReply, entityReply, type Entity, type Shape } from './query.js';
import { notFound, refuse, type Reply, type Route, type RoutedCall } from './route.js';
import { GROUP, groupEntity, peopleBehind, SOMEBODY, somebodyEntity, USER, userEntity } from './shapes.js';

/** Groups, who owns them, and what they say of guests. */

const READ = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const READ_PEOPLE = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
];
const READ_SETTINGS = [
  'GroupSettings.Read.All',
  'GroupSettings.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

const SETTING: Shape = {
  type: 'microsoft.graph.groupSetting',
  properties: ['id', 'displayName', 'templateId', 'values'],
};

const groupsOwnSetting = (record: GroupRecord): readonly Entity[] =>
  record.allowToAddGuests === undefined
    ? []
    : [
        {
          id: record.properties.id.replace(/^2{8}/, '44444444'),
          displayName: 'Group.Unified.Guest',
          templateId: '08d542b9-071f-4e16-94b0-74abb372e3d9',
          values: [{ name: 'AllowToAddGuests', value: String(record.allowToAddGuests) }],
        } satisfies GroupSetting,
      ];

const tenantsSetting = (tenant: Tenant): Entity =>
  ({
    id: 'f0b2d6f5-097d-4177-91af-a24e530b53cc',
    displayName: 'Group.Unified',
    templateId: '62375ab9-6b52-47ed-826b-58e47e0e304b',
    values: [
      { name: 'EnableMIPLabels', value: 'false' },
      { name: 'CustomBlockedWordsList', value: '' },
      { name: 'AllowGuestsToBeGroupOwner', value: 'false' },
      { name: 'AllowGuestsToAccessGroups', value: 'true' },
      { name: 'GuestUsageGuidelinesUrl', value: '' },
      { name: 'AllowToAddGuests', value: String(tenant.settings().allowToAddGuests) },
      { name: 'EnableGroupCreation', value: 'true' },
    ],
  }) satisfies GroupSetting;

export const groupRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  const withGroup =
    (answer: (record: GroupRecord, call: RoutedCall) => Reply) =>
    (call: RoutedCall): Reply => {
      const record = directory.group(call.params['id'] ?? '');
      return record ? answer(record, call) : notFound(call.params['id'] ?? '');
    };
  const people = (ids: (record: GroupRecord) => readonly string[]) =>
    withGroup((record, call) =>
      collectionReply(
        call,
        tenant.url,
        'directoryObjects',
        SOMEBODY,
        peopleBehind(tenant, ids(record)).map(somebodyEntity),
      ),
    );

  /** Picking a type out of a relationship takes the advanced parameters, by the page on transitive members. */
  const transitiveUsers = withGroup((record, call) => {
    if (call.query.get('$count') !== 'true' || call.headers['consistencylevel']?.toLowerCase() !== 'eventual')
      return refuse(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
    const people = peopleBehind(tenant, directory.memberIdsOf(record.properties.id));
    return collectionReply(call, tenant.url, 'users', USER, people.map(userEntity));
  });

  return [
    {
      method: 'GET',
      path: '/groups',
      template: '/groups',
      allow: READ,
      answer: (call) => collectionReply(call, tenant.url, 'groups', GROUP, directory.groups().map(groupEntity)),
    },
    {
      method: 'GET',
      path: '/groups/:id',
      template: '/groups/{group-id}',
      allow: READ,
      answer: withGroup((record, call) => entityReply(call, 'groups', GROUP, groupEntity(record))),
    },
    {
      method: 'GET',
      path: '/groups/:id/owners',
      template: '/groups/{group-id}/owners',
      allow: READ_PEOPLE,
      answer: people((record) => record.ownerIds),
    },
    {
      method: 'GET',
      path: '/groups/:id/members',
      template: '/groups/{group-id}/members',
      allow: READ_PEOPLE,
      answer: people((record) => record.memberIds),
    },
    {
      method: 'GET',
      path: '/groups/:id/transitiveMembers/graph.user',
      template: '/groups/{group-id}/transitiveMembers/graph.user',
      allow: READ_PEOPLE,
      answer: transitiveUsers,
    },
    {
      method: 'GET',
      path: '/groups/:id/settings',
      template: '/groups/{group-id}/settings',
      allow: READ_SETTINGS,
      answer: withGroup((record, call) =>
        collectionReply(call, tenant.url, 'groupSettings', SETTING, groupsOwnSetting(record)),
      ),
    },
    {
      method: 'GET',
      path: '/groupSettings',
      template: '/groupSettings',
      allow: READ_SETTINGS,
      answer: (call) => collectionReply(call, tenant.url, 'groupSettings', SETTING, [tenantsSetting(tenant)]),
    },
  ];
};
