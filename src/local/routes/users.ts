import type { Tenant } from '../tenant.js';
import type { UserRecord } from '../records.js';
import { collectionReply, entityReply, type Expand } from './query.js';
import {
  badRequest,
  MISSING_PERMISSION,
  NO_CONTENT,
  notFound,
  objectIn,
  refuse,
  SYNCHRONISED,
  type Route,
  type RoutedCall,
} from './route.js';
import { peopleBehind, somebodyEntity, USER, userEntity } from './shapes.js';
import { hidesSignIns } from './sign-in-activity.js';

const READ = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const WRITE = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

/** What an update may set, and as what. */
const SETTABLE: Readonly<Record<string, 'text' | 'yes or no' | 'list'>> = {
  accountEnabled: 'yes or no',
  businessPhones: 'list',
  city: 'text',
  companyName: 'text',
  country: 'text',
  department: 'text',
  displayName: 'text',
  employeeId: 'text',
  employeeType: 'text',
  givenName: 'text',
  jobTitle: 'text',
  mail: 'text',
  mobilePhone: 'text',
  officeLocation: 'text',
  otherMails: 'list',
  postalCode: 'text',
  preferredLanguage: 'text',
  showInAddressList: 'yes or no',
  state: 'text',
  streetAddress: 'text',
  surname: 'text',
  usageLocation: 'text',
  userType: 'text',
};

const fits = (kind: 'text' | 'yes or no' | 'list' | undefined, value: unknown): boolean => {
  if (kind === 'text') return value === null || typeof value === 'string';
  if (kind === 'yes or no') return value === null || typeof value === 'boolean';
  return kind === 'list' && Array.isArray(value) && value.every((item) => typeof item === 'string');
};

export const userRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  const recordOf = (entity: { readonly [name: string]: unknown }): UserRecord | undefined =>
    directory.user(String(entity['id']));
  const expand: Expand = (name, entity) => {
    const record = recordOf(entity);
    if (name === 'sponsors') return peopleBehind(tenant, record?.sponsorIds ?? []).map(somebodyEntity);
    const manager = record?.managerId === undefined ? undefined : directory.user(record.managerId);
    return manager ? somebodyEntity(manager) : undefined;
  };

  const mayChange = (names: readonly string[]): boolean => {
    const { roles } = tenant.settings();
    if (WRITE.some((role) => roles.includes(role))) return true;
    // The permission to enable and disable reaches no other property, and wants to read the account besides.
    return names.every((name) => name === 'accountEnabled') && READ.some((role) => roles.includes(role));
  };

  const update = ({ params: { id = '' }, body }: RoutedCall) => {
    const record = directory.user(id);
    if (!record) return notFound(id);
    // Right after an invitation Graph can read the guest and still not write to it.
    if (directory.spread(id) !== 'everywhere')
      return refuse(404, 'Directory_ObjectNotFound', 'Unable to read the company information from the directory.');
    const changes = objectIn(body);
    if (!changes || Object.keys(changes).length === 0) return badRequest('Empty Payload. JSON content expected.');
    if (!mayChange(Object.keys(changes).filter((name) => !name.startsWith('@')))) return MISSING_PERMISSION;
    if (record.properties.onPremisesSyncEnabled) return badRequest(SYNCHRONISED);
    const wrong = Object.entries(changes).find(
      ([name, value]) => !name.startsWith('@') && !fits(SETTABLE[name], value),
    );
    if (wrong)
      return badRequest(
        wrong[0] in SETTABLE
          ? `Invalid value specified for property '${wrong[0]}' of resource 'User'.`
          : `Invalid property '${wrong[0]}'.`,
      );
    directory.update(
      record.properties.id,
      Object.fromEntries(Object.entries(changes).filter(([name]) => !name.startsWith('@'))),
    );
    return NO_CONTENT;
  };

  return [
    {
      method: 'GET',
      path: '/users',
      template: '/users',
      allow: READ,
      answer: (call) =>
        hidesSignIns(tenant, call) ??
        collectionReply(call, tenant.url, 'users', USER, directory.users().map(userEntity), expand),
    },
    {
      method: 'GET',
      path: '/users/:id',
      template: '/users/{user-id}',
      allow: READ,
      answer: (call) => {
        const { id = '' } = call.params;
        const record = directory.user(id);
        // Not every part of the directory that answers reads has heard of a new guest.
        const lags = tenant.settings().readsLag && directory.spread(id) !== 'everywhere';
        if (!record || lags) return notFound(id);
        return hidesSignIns(tenant, call) ?? entityReply(call, 'users', USER, userEntity(record), expand);
      },
    },
    {
      method: 'PATCH',
      path: '/users/:id',
      template: '/users/{user-id}',
      allow: [...WRITE, 'User.EnableDisableAccount.All'],
      writes: true,
      answer: update,
    },
    {
      method: 'DELETE',
      path: '/users/:id',
      template: '/users/{user-id}',
      allow: ['User.DeleteRestore.All', 'User.ReadWrite.All'],
      writes: true,
      answer: ({ params: { id = '' } }) => {
        const record = directory.user(id);
        if (!record) return notFound(id);
        directory.deleteUser(record.properties.id);
        return NO_CONTENT;
      },
    },
  ];
};
