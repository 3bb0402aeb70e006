import type { Channel } from '@microsoft/microsoft-graph-types';
import { CATALOGUE_APP_ID, FOUNDED } from '../company.js';
import type { ChannelRecord, GroupRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { collectionReply, type Entity, type Shape } from './query.js';
import { idInReference } from './references.js';
import { objectIn, refuse, type Refusal, type Reply, type Route, type RoutedCall } from './route.js';

/** The channels of a team, and the app in it. */

/** As far as installing needs Teams: which teams have the app, and giving it to one. */
export type TeamInstallations = {
  install(teamId: string): Promise<void>;
  isInstalled(teamId: string): boolean;
};

const READ = [
  'Channel.ReadBasic.All',
  'ChannelSettings.Read.All',
  'ChannelSettings.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const INSTALL = ['TeamsAppInstallation.ReadWriteSelfForTeam.All', 'TeamsAppInstallation.ReadWriteForTeam.All'];

const CHANNEL: Shape = {
  type: 'microsoft.graph.channel',
  properties: [
    'id',
    'createdDateTime',
    'displayName',
    'description',
    'email',
    'isArchived',
    'isFavoriteByDefault',
    'membershipType',
    'tenantId',
    'webUrl',
  ],
};

export const channelRoutes = (tenant: Tenant, installations: TeamInstallations): readonly Route[] => {
  const { directory } = tenant;
  const channelEntity = ({ id, name }: ChannelRecord): Entity =>
    ({
      id,
      createdDateTime: FOUNDED,
      displayName: name,
      description: null,
      email: '',
      isArchived: false,
      isFavoriteByDefault: null,
      membershipType: 'standard',
      tenantId: directory.tenantId,
      webUrl: `${tenant.url}/`,
    }) satisfies Channel;

  const noTeam = (id: string): Refusal => refuse(404, 'NotFound', `No team found with Group Id ${id}`);
  const withTeam =
    (answer: (team: GroupRecord, call: RoutedCall) => Reply | Promise<Reply>) =>
    (call: RoutedCall): Reply | Promise<Reply> => {
      const id = call.params['id'] ?? '';
      const group = directory.group(id);
      return group?.resourceProvisioningOptions.includes('Team') ? answer(group, call) : noTeam(id);
    };

  const install = async ({ properties: { id } }: GroupRecord, { body }: RoutedCall): Promise<Reply> => {
    const reference = objectIn(body)?.['teamsApp@odata.bind'];
    if (reference === undefined)
      return refuse(400, 'BadRequest', "Bind requests expected to contain 'teamsApp@odata.bind'.");
    if (idInReference(reference) !== CATALOGUE_APP_ID)
      return refuse(404, 'NotFound', 'The definition of the app was not found in the catalogue.');
    if (tenant.settings().closedTeams.includes(id))
      return refuse(403, 'Forbidden', 'App is blocked by app permission policy.');
    if (installations.isInstalled(id)) return refuse(409, 'Conflict', 'The app is already installed in the team.');
    await installations.install(id);
    return { status: 201 };
  };

  return [
    {
      method: 'GET',
      path: '/teams/:id/channels',
      template: '/teams/{team-id}/channels',
      allow: READ,
      answer: withTeam((team, call) =>
        collectionReply(
          call,
          tenant.url,
          `teams('${team.properties.id}')/channels`,
          CHANNEL,
          (team.channels ?? []).map(channelEntity),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/teams/:id/installedApps',
      template: '/teams/{team-id}/installedApps',
      allow: INSTALL,
      answer: withTeam(install),
    },
  ];
};
