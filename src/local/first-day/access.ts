import type { AppRole } from '@microsoft/microsoft-graph-types';
import type { AccessState, ApplicationRecord, PackageRecord } from '../access/records.js';
import { stageOf } from '../access/approvers.js';
import { FOUNDED, personId, TENANT_ID } from '../company.js';

/** The applications and access packages of the company's first day, with one of each kind that can hinder. */

const id = (kind: string, n: number): string => `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const applicationId = (n: number): string => id('a1000000', n);
const roleId = (n: number): string => id('a2000000', n);
const packageId = (n: number): string => id('a3000000', n);
const packagePolicyId = (n: number): string => id('a4000000', n);

type Role = AppRole & { readonly id: string };
const role = (n: number, value: string, more: Partial<Role> = {}): Role => ({
  id: roleId(n),
  displayName: value,
  description: value,
  value,
  isEnabled: true,
  origin: 'Application',
  allowedMemberTypes: ['User'],
  ...more,
});

const application = (
  n: number,
  displayName: string,
  appRoles: readonly Role[],
  owners: readonly number[],
  more: { readonly accountEnabled?: boolean; readonly homepage?: string } = {},
): ApplicationRecord => ({
  properties: {
    id: applicationId(n),
    deletedDateTime: null,
    accountEnabled: true,
    appDisplayName: displayName,
    appId: id('a5000000', n),
    appOwnerOrganizationId: TENANT_ID,
    appRoleAssignmentRequired: true,
    description: null,
    displayName,
    homepage: null,
    loginUrl: null,
    notes: null,
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tags: [],
    ...more,
    appRoles: [...appRoles],
  },
  ownerIds: owners.map(personId),
});

type Policy = PackageRecord['policies'][number];
const policy = (
  n: number,
  displayName: string,
  allowedTargetScope: NonNullable<Policy['allowedTargetScope']>,
  asks: boolean,
  approvers: readonly number[] = [],
): Policy => ({
  id: packagePolicyId(n),
  displayName,
  description: displayName,
  createdDateTime: FOUNDED,
  modifiedDateTime: FOUNDED,
  allowedTargetScope,
  specificAllowedTargets: [],
  requestApprovalSettings: {
    isApprovalRequiredForAdd: asks,
    isApprovalRequiredForUpdate: false,
    isRequestorJustificationRequired: false,
    stages: approvers.length > 0 ? [stageOf(approvers.map(personId))] : [],
  },
});

const pack = (n: number, displayName: string, policies: readonly Policy[], isHidden = false): PackageRecord => ({
  properties: {
    id: packageId(n),
    displayName,
    description: displayName,
    createdDateTime: FOUNDED,
    modifiedDateTime: FOUNDED,
    isHidden,
  },
  policies,
});

export const firstAccess = (): AccessState => ({
  applications: [
    application(
      1,
      'Time Sheets',
      [
        role(1, 'Contributor'),
        role(2, 'Auditor', { isEnabled: false }),
        role(3, 'Importer', { allowedMemberTypes: ['Application'] }),
      ],
      [3],
      { homepage: 'https://timesheets.contoso.example/' },
    ),
    application(2, 'Old Reports', [], [6], { accountEnabled: false }),
    application(3, 'Travel Desk', [], []),
  ],
  roles: [],
  packages: [
    pack(1, 'Supplier Starter Kit', [
      policy(1, 'Connected suppliers', 'allConfiguredConnectedOrganizationUsers', false),
      policy(2, 'Employees', 'allMemberUsers', false),
    ]),
    pack(2, 'Contractor Kit', [policy(3, 'Contractors', 'allExternalUsers', true, [7])]),
    pack(3, 'Retired Kit', [policy(4, 'Everybody', 'allExternalUsers', false)], true),
  ],
  requests: [],
  takenByHand: [],
});
