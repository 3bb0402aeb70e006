import type { Tenant } from '../tenant.js';
import { collectionReply, type Shape } from './query.js';
import type { Route } from './route.js';

/** The audit log of the directory, as far as it reaches back. */

const AUDIT: Shape = {
  type: 'microsoft.graph.directoryAudit',
  properties: [
    'id',
    'category',
    'correlationId',
    'result',
    'resultReason',
    'activityDisplayName',
    'activityDateTime',
    'loggedByService',
    'operationType',
    'initiatedBy',
    'targetResources',
    'additionalDetails',
  ],
};

export const auditLogRoutes = (tenant: Tenant): readonly Route[] => [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    template: '/auditLogs/directoryAudits',
    allow: ['AuditLog.Read.All', 'Directory.Read.All'],
    limit: 'audit',
    answer: (call) =>
      collectionReply(
        call,
        tenant.url,
        'auditLogs/directoryAudits',
        AUDIT,
        tenant.directory.audits().map((entry) => ({ ...entry })),
      ),
  },
];
