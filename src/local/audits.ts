import { randomUUID } from 'node:crypto';
import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import { DAY, later } from '../kernel/clock.js';
import type { UserRecord } from './records.js';

/** The directory's audit log: who did what to whom. */

export type AuditRecord = DirectoryAudit & { readonly id: string; readonly activityDateTime: string };

export const INVITING = 'Invite external user';

/** `by`: a person, or, where there is none, the application. `at` is ISO 8601. */
export const auditRecord = (
  activity: string,
  at: string,
  by: UserRecord | undefined,
  target: UserRecord,
): AuditRecord => ({
  id: `Directory_${randomUUID()}`,
  category: 'UserManagement',
  correlationId: randomUUID(),
  result: 'success',
  resultReason: '',
  activityDisplayName: activity,
  activityDateTime: at,
  loggedByService: activity === INVITING ? 'Invited Users' : 'Core Directory',
  operationType: activity === INVITING ? 'Add' : 'Update',
  initiatedBy: by
    ? {
        app: null,
        user: {
          id: by.properties.id,
          displayName: null,
          userPrincipalName: by.properties.userPrincipalName,
          ipAddress: '',
        },
      }
    : {
        app: { appId: null, displayName: 'Guestlist', servicePrincipalId: null, servicePrincipalName: null },
        user: null,
      },
  targetResources: [
    {
      id: target.properties.id,
      displayName: target.properties.displayName,
      type: 'User',
      userPrincipalName: target.properties.userPrincipalName,
      groupType: null,
      modifiedProperties: [],
    },
  ],
  additionalDetails: [],
});

/** Microsoft keeps them for 30 days where the tenant has a premium licence, else for seven. Newest first. */
export const keptAudits = (
  audits: readonly AuditRecord[],
  now: Date,
  { premium }: { readonly premium: boolean },
): readonly AuditRecord[] => {
  const oldest = later(now, -(premium ? 30 : 7) * DAY);
  return audits
    .filter(({ activityDateTime }) => new Date(activityDateTime) >= oldest)
    .sort((one, other) => other.activityDateTime.localeCompare(one.activityDateTime));
};
