import type { Group } from '@microsoft/microsoft-graph-types';
import { DOMAIN, FOUNDED } from './company.js';
import type { GroupRecord } from './records.js';

/** A group as Entra keeps one; `unified` where it is a Microsoft 365 group. */
export const groupRecord = (
  id: string,
  displayName: string,
  nickname: string,
  some: Omit<Group, 'id' | 'displayName'>,
  ownerIds: readonly string[],
  memberIds: readonly string[],
  rest: Partial<GroupRecord> = {},
): GroupRecord => {
  const unified = some.groupTypes?.includes('Unified') ?? false;
  return {
    properties: {
      id,
      deletedDateTime: null,
      assignedLabels: [],
      classification: null,
      createdDateTime: FOUNDED,
      description: null,
      displayName,
      expirationDateTime: null,
      groupTypes: [],
      isAssignableToRole: null,
      mail: unified ? `${nickname}@${DOMAIN}` : null,
      mailEnabled: unified,
      mailNickname: nickname,
      membershipRule: null,
      membershipRuleProcessingState: null,
      onPremisesLastSyncDateTime: null,
      onPremisesSyncEnabled: null,
      preferredDataLocation: null,
      preferredLanguage: null,
      proxyAddresses: unified ? [`SMTP:${nickname}@${DOMAIN}`] : [],
      renewedDateTime: FOUNDED,
      securityEnabled: !unified,
      securityIdentifier: `S-1-12-1-${Number.parseInt(id.slice(-8), 16)}-1196986259-3072312199-363020343`,
      theme: null,
      visibility: unified ? 'Private' : null,
      ...some,
    },
    resourceProvisioningOptions: [],
    ownerIds,
    memberIds,
    ...rest,
  };
};
