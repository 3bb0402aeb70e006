import type { AuthorizationPolicy, Domain, Organization } from '@microsoft/microsoft-graph-types';
import { COMPANY_NAME, INITIAL_DOMAIN } from '../company.js';
import type { Tenant } from '../tenant.js';
import { collectionReply, entityReply, type Entity, type Shape } from './query.js';
import type { Route } from './route.js';

/** The tenant itself: its name, its domains, and whom it lets invite. */

const ORGANISATION: Shape = {
  type: 'microsoft.graph.organization',
  properties: [
    'id',
    'deletedDateTime',
    'businessPhones',
    'city',
    'countryLetterCode',
    'createdDateTime',
    'displayName',
    'preferredLanguage',
    'technicalNotificationMails',
    'tenantType',
    'verifiedDomains',
  ],
};
const DOMAIN_SHAPE: Shape = {
  type: 'microsoft.graph.domain',
  properties: [
    'id',
    'authenticationType',
    'availabilityStatus',
    'isAdminManaged',
    'isDefault',
    'isInitial',
    'isRoot',
    'isVerified',
    'supportedServices',
    'state',
  ],
};
const POLICY: Shape = {
  type: 'microsoft.graph.authorizationPolicy',
  properties: [
    'id',
    'displayName',
    'description',
    'allowInvitesFrom',
    'allowedToSignUpEmailBasedSubscriptions',
    'allowedToUseSSPR',
    'allowEmailVerifiedUsersToJoinOrganization',
    'allowUserConsentForRiskyApps',
    'blockMsolPowerShell',
    'guestUserRoleId',
    'defaultUserRolePermissions',
  ],
};

const domainEntity = (name: string): Entity =>
  ({
    id: name,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: name !== INITIAL_DOMAIN,
    isInitial: name === INITIAL_DOMAIN,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    state: null,
  }) satisfies Domain;

const organisationEntity = (tenant: Tenant): Entity =>
  ({
    id: tenant.directory.tenantId,
    deletedDateTime: null,
    businessPhones: ['+49 30 555010'],
    city: 'Berlin',
    countryLetterCode: 'DE',
    createdDateTime: '2024-02-01T08:00:00Z',
    displayName: COMPANY_NAME,
    preferredLanguage: 'en',
    technicalNotificationMails: [],
    tenantType: 'AAD',
    verifiedDomains: tenant.directory.domains.map((name) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: name !== INITIAL_DOMAIN,
      isInitial: name === INITIAL_DOMAIN,
      name,
      type: 'Managed',
    })),
  }) satisfies Organization;

const policyEntity = (tenant: Tenant): Entity =>
  ({
    id: 'authorizationPolicy',
    displayName: 'Authorization Policy',
    description: 'Used to manage authorization related settings across the company.',
    allowInvitesFrom: tenant.settings().allowInvitesFrom,
    allowedToSignUpEmailBasedSubscriptions: true,
    allowedToUseSSPR: true,
    allowEmailVerifiedUsersToJoinOrganization: false,
    allowUserConsentForRiskyApps: null,
    blockMsolPowerShell: false,
    guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
    defaultUserRolePermissions: {
      allowedToCreateApps: false,
      allowedToCreateSecurityGroups: true,
      allowedToReadOtherUsers: tenant.settings().employeesSeeOthers,
    },
  }) satisfies AuthorizationPolicy;

export const organisationRoutes = (tenant: Tenant): readonly Route[] => [
  {
    method: 'GET',
    path: '/organization',
    template: '/organization',
    allow: [
      'User.Read.All',
      'Organization.Read.All',
      'Organization.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    answer: (call) => collectionReply(call, tenant.url, 'organization', ORGANISATION, [organisationEntity(tenant)]),
  },
  {
    method: 'GET',
    path: '/domains',
    template: '/domains',
    allow: ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'],
    answer: (call) =>
      collectionReply(call, tenant.url, 'domains', DOMAIN_SHAPE, tenant.directory.domains.map(domainEntity)),
  },
  {
    method: 'GET',
    path: '/policies/authorizationPolicy',
    template: '/policies/authorizationPolicy',
    allow: ['Policy.Read.All', 'Policy.ReadWrite.Authorization'],
    answer: (call) => entityReply(call, 'policies/authorizationPolicy', POLICY, policyEntity(tenant)),
  },
];
