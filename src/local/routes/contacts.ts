import type { Tenant } from '../tenant.js';
import { collectionReply, type Shape } from './query.js';
import type { Route } from './route.js';

/** People outside whom the company's address book has, without an account. */

const CONTACT: Shape = {
  type: 'microsoft.graph.orgContact',
  properties: [
    'id',
    'deletedDateTime',
    'addresses',
    'companyName',
    'department',
    'displayName',
    'givenName',
    'jobTitle',
    'mail',
    'mailNickname',
    'onPremisesLastSyncDateTime',
    'onPremisesSyncEnabled',
    'phones',
    'proxyAddresses',
    'surname',
  ],
  advanced: [],
};

export const contactRoutes = (tenant: Tenant): readonly Route[] => [
  {
    method: 'GET',
    path: '/contacts',
    template: '/contacts',
    allow: ['OrgContact.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    answer: (call) =>
      collectionReply(
        call,
        tenant.url,
        'contacts',
        CONTACT,
        tenant.directory.contacts().map((contact) => ({ ...contact })),
      ),
  },
];
