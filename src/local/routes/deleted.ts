import type { UserRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { collectionReply, entityReply, type Entity } from './query.js';
import { badRequest, notFound, type Reply, type Route, type RoutedCall } from './route.js';
import { somebodyEntity, USER, userEntity } from './shapes.js';

/** Accounts deleted within 30 days: found, and brought back. */

const READ = [
  'User.Read.All',
  'User.DeleteRestore.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const RESTORE = ['User.DeleteRestore.All', 'User.ReadWrite.All'];

const DELETED = { ...USER, byDefault: [...(USER.byDefault ?? []), 'deletedDateTime'] };

/** While it is deleted, an account's name has its id in front, so that the name is free for another one. */
const deletedEntity = (record: UserRecord): Entity => {
  const { id, userPrincipalName } = record.properties;
  return { ...userEntity(record), userPrincipalName: `${id.replaceAll('-', '')}${userPrincipalName}` };
};

export const deletedRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;

  const restore = (call: RoutedCall): Reply => {
    const { id = '' } = call.params;
    const restored = directory.undelete(id);
    if (restored === 'unknown') return notFound(id);
    if ('taken' in restored)
      return badRequest(`Another object with the same value for property ${restored.taken} already exists.`);
    return entityReply(call, 'users', USER, somebodyEntity(restored));
  };

  return [
    {
      method: 'GET',
      path: '/directory/deletedItems/graph.user',
      template: '/directory/deletedItems/graph.user',
      allow: READ,
      answer: (call) =>
        collectionReply(call, tenant.url, 'users', DELETED, directory.deletedUsers().map(deletedEntity)),
    },
    {
      method: 'POST',
      path: '/directory/deletedItems/:id/restore',
      template: '/directory/deletedItems/{directoryObject-id}/restore',
      allow: RESTORE,
      writes: true,
      answer: restore,
    },
  ];
};
