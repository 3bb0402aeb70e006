import type { Tenant } from '../tenant.js';
import { collectionReply, type Shape } from './query.js';
import type { Route } from './route.js';

/** The organisations entitlement management is connected with. */

const CONNECTED: Shape = {
  type: 'microsoft.graph.connectedOrganization',
  properties: ['id', 'createdDateTime', 'description', 'displayName', 'identitySources', 'modifiedDateTime', 'state'],
};
const SET = 'identityGovernance/entitlementManagement/connectedOrganizations';

export const connectedRoutes = (tenant: Tenant): readonly Route[] => [
  {
    method: 'GET',
    path: `/${SET}`,
    template: `/${SET}`,
    allow: ['EntitlementManagement.Read.All', 'EntitlementManagement.ReadWrite.All'],
    answer: (call) =>
      collectionReply(
        call,
        tenant.url,
        SET,
        CONNECTED,
        tenant.directory.connectedOrganisations().map((one) => ({ ...one })),
      ),
  },
];
