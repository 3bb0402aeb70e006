import type { Chat, TeamsApp, TeamsAppDefinition } from '@microsoft/microsoft-graph-types';
import { CATALOGUE_APP_ID, LOCAL_TEAMS_APP_ID } from '../company.js';
import { colleagueIn } from '../staff.js';
import type { Tenant } from '../tenant.js';
import { collectionReply, entityReply, type Entity, type Expand, type Shape } from './query.js';
import { idInReference } from './references.js';
import { notFound, objectIn, refuse, type Refusal, type Reply, type Route, type RoutedCall } from './route.js';

/** Teams apps: the catalogue, which holds the bot's app alone, and its installations for people. */

/** As far as installing needs the chats: who has the app, and giving it to somebody. */
export type Installations = {
  install(personId: string): Promise<{ readonly chatId: string }>;
  isInstalled(personId: string): boolean;
  chatIdOf(personId: string): string;
};

const READ = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
];
const WRITE = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All'];

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const APP = {
  id: CATALOGUE_APP_ID,
  externalId: LOCAL_TEAMS_APP_ID,
  displayName: 'Guestlist',
  distributionMethod: 'organization',
} satisfies TeamsApp;
const DEFINITION = {
  id: base64(`${CATALOGUE_APP_ID}##1.0.0##Published`),
  teamsAppId: CATALOGUE_APP_ID,
  displayName: 'Guestlist',
  version: '1.0.0',
  publishingState: 'published',
  shortDescription: 'Invite guests in chat.',
  description: 'Nominate a guest in chat, approve on a card, invited through Microsoft Graph.',
  lastModifiedDateTime: null,
  createdBy: null,
} satisfies TeamsAppDefinition;

const APP_SHAPE: Shape = {
  type: 'microsoft.graph.teamsApp',
  properties: Object.keys(APP),
  related: ['appDefinitions'],
};
const INSTALLATION: Shape = {
  type: 'microsoft.graph.userScopeTeamsAppInstallation',
  properties: ['id'],
  related: ['teamsApp', 'teamsAppDefinition'],
};
const CHAT: Shape = {
  type: 'microsoft.graph.chat',
  properties: [
    'id',
    'topic',
    'createdDateTime',
    'lastUpdatedDateTime',
    'chatType',
    'webUrl',
    'tenantId',
    'onlineMeetingInfo',
    'isHiddenForAllMembers',
    'viewpoint',
  ],
};

const expandInstallation: Expand = (name) => (name === 'teamsApp' ? APP : DEFINITION);

export const appRoutes = (tenant: Tenant, chats: Installations): readonly Route[] => {
  const { directory } = tenant;
  const installationId = (personId: string): string => base64(`${personId}##${CATALOGUE_APP_ID}`);
  const employee = (id: string): string | undefined => {
    const record = directory.user(id);
    return record?.properties.userType === 'Member' ? record.properties.id : undefined;
  };
  const noUser = (id: string): Refusal => refuse(404, 'NotFound', `No user found with id '${id}'.`);
  const blocked = (personId: string): Refusal => {
    const message = `App is blocked by app permission policy. TenantId: ${directory.tenantId}, UserObjectId: ${personId}, AppId: ${CATALOGUE_APP_ID}, AppType: Private`;
    return refuse(403, 'Forbidden', message);
  };

  const install = async ({ params: { id = '' }, body }: RoutedCall): Promise<Reply> => {
    const personId = employee(id);
    if (personId === undefined) return noUser(id);
    const reference = objectIn(body)?.['teamsApp@odata.bind'];
    if (reference === undefined)
      return refuse(400, 'BadRequest', "Bind requests expected to contain 'teamsApp@odata.bind'.");
    if (idInReference(reference) !== CATALOGUE_APP_ID)
      return refuse(404, 'NotFound', 'The definition of the app was not found in the catalogue.');
    if (tenant.settings().unreachable.includes(personId) || !colleagueIn(directory, personId)) return blocked(personId);
    if (chats.isInstalled(personId)) return refuse(409, 'Conflict', 'The app is already installed for the user.');
    await chats.install(personId);
    return { status: 201 };
  };

  const chatOf = (personId: string): Entity => ({
    id: chats.chatIdOf(personId),
    topic: null,
    createdDateTime: null,
    lastUpdatedDateTime: null,
    chatType: 'oneOnOne' satisfies Chat['chatType'],
    webUrl: null,
    tenantId: directory.tenantId,
    onlineMeetingInfo: null,
    isHiddenForAllMembers: false,
    viewpoint: null,
  });

  return [
    {
      method: 'GET',
      path: '/appCatalogs/teamsApps',
      template: '/appCatalogs/teamsApps',
      allow: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
      answer: (call) =>
        collectionReply(call, tenant.url, 'appCatalogs/teamsApps', APP_SHAPE, [APP], () => [DEFINITION]),
    },
    {
      method: 'GET',
      path: '/users/:id/teamwork/installedApps',
      template: '/users/{user-id}/teamwork/installedApps',
      allow: READ,
      answer: (call) => {
        const personId = employee(call.params['id'] ?? '');
        if (personId === undefined) return noUser(call.params['id'] ?? '');
        const installed = chats.isInstalled(personId) ? [{ id: installationId(personId) }] : [];
        return collectionReply(
          call,
          tenant.url,
          `users('${personId}')/teamwork/installedApps`,
          INSTALLATION,
          installed,
          expandInstallation,
        );
      },
    },
    {
      method: 'POST',
      path: '/users/:id/teamwork/installedApps',
      template: '/users/{user-id}/teamwork/installedApps',
      allow: WRITE,
      answer: install,
    },
    {
      method: 'GET',
      path: '/users/:id/teamwork/installedApps/:installation/chat',
      template: '/users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat',
      allow: READ,
      answer: (call) => {
        const { id = '', installation = '' } = call.params;
        const personId = employee(id);
        if (personId === undefined) return noUser(id);
        if (!chats.isInstalled(personId) || installation !== installationId(personId)) return notFound(installation);
        return entityReply(call, 'chats', CHAT, chatOf(personId));
      },
    },
  ];
};
