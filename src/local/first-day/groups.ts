import type { Group } from '@microsoft/microsoft-graph-types';
import { FOUNDED, groupId, GUESTS_CHANNEL, personId, ROWS } from '../company.js';
import { groupRecord } from '../group-record.js';
import type { GroupRecord } from '../records.js';
import { OTHER_MEMBERS } from './people.js';

/** The groups of the company's first day, with one of each kind that can hinder. */

const group = (
  n: number,
  displayName: string,
  nickname: string,
  some: Omit<Group, 'id' | 'displayName'>,
  owners: readonly number[],
  members: readonly number[],
  rest: Partial<GroupRecord> = {},
): GroupRecord =>
  groupRecord(groupId(n), displayName, nickname, some, owners.map(personId), members.map(personId), rest);

const everybody = [...ROWS.map(([n]) => n), ...OTHER_MEMBERS];
const unified: Pick<Group, 'groupTypes'> = { groupTypes: ['Unified'] };
const byRule: Omit<Group, 'id' | 'displayName'> = {
  groupTypes: ['DynamicMembership'],
  membershipRule: 'user.userType -eq "Member"',
  membershipRuleProcessingState: 'On',
};
const synchronised: Omit<Group, 'id' | 'displayName'> = {
  onPremisesSyncEnabled: true,
  onPremisesLastSyncDateTime: FOUNDED,
};
const noGuests: Omit<Group, 'id' | 'displayName'> = {
  assignedLabels: [{ labelId: '55555555-0000-4000-8000-000000000001', displayName: 'No guests' }],
};

export const firstGroups = (): readonly GroupRecord[] => [
  group(1, 'Project Apollo', 'apollo', { ...unified, description: 'Landing on time' }, [2, 3], [1, 2, 3], {
    resourceProvisioningOptions: ['Team'],
    channels: [
      { id: `19:${groupId(1)}@thread.tacv2`, name: 'General' },
      { id: GUESTS_CHANNEL, name: 'Guests' },
    ],
  }),
  group(2, 'Joint Audit', 'joint-audit', unified, [4], [4]),
  group(3, 'Vendor Portal', 'vendor-portal', {}, [7, 3], [7]),
  group(4, 'Payroll', 'payroll', unified, [6], [6], { allowToAddGuests: false }),
  group(5, 'All Staff', 'all-staff', byRule, [5], everybody),
  group(6, "Sue's Workshop", 'sues-workshop', unified, [1], [1]),
  group(7, 'Board Papers', 'board-papers', { ...unified, isAssignableToRole: true, securityEnabled: true }, [5], [5]),
  group(8, 'Old Sales', 'old-sales', synchronised, [6], [6]),
  group(9, 'Confidential', 'confidential', { ...unified, ...noGuests }, [6], [6], { allowToAddGuests: false }),
  group(10, 'Auditors', 'auditors', {}, [4], [1, 7]),
  group(11, 'Security Reviewers', 'security-reviewers', {}, [6], [6, 8, 9]),
  // A SharePoint site stands on it.
  group(12, 'Partner Workspace', 'partner-workspace', unified, [2], [2]),
];
