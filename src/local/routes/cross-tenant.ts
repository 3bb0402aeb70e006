import type {
  CrossTenantAccessPolicyB2BSetting,
  CrossTenantAccessPolicyConfigurationDefault,
  CrossTenantAccessPolicyConfigurationPartner,
  TenantInformation,
} from '@microsoft/microsoft-graph-types';
import type { HomeTenant, Inbound } from '../records.js';
import type { Tenant } from '../tenant.js';
import { collectionReply, entityReply, type Entity, type Shape } from './query.js';
import { notFound, type Route } from './route.js';

/** Other organisations: whose a domain is, and whether our settings let its people in. */

const READ = ['Policy.Read.All', 'Policy.ReadWrite.CrossTenantAccess'];

const COMMON = [
  'automaticUserConsentSettings',
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
  'inboundTrust',
];
const DEFAULT: Shape = {
  type: 'microsoft.graph.crossTenantAccessPolicyConfigurationDefault',
  properties: ['isServiceDefault', ...COMMON],
};
const PARTNER: Shape = {
  type: 'microsoft.graph.crossTenantAccessPolicyConfigurationPartner',
  properties: ['tenantId', 'isInMultiTenantOrganization', ...COMMON],
};

/** A group of the other organisation: its id says nothing here. */
const THEIR_GROUP = '77777777-0000-4000-8000-000000000001';

const forEverybody = (accessType: 'allowed' | 'blocked'): CrossTenantAccessPolicyB2BSetting => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: { accessType, targets: [{ target: 'AllApplications', targetType: 'application' }] },
});

const SETTINGS: Readonly<Record<Inbound, CrossTenantAccessPolicyB2BSetting>> = {
  open: forEverybody('allowed'),
  blocked: forEverybody('blocked'),
  partly: {
    ...forEverybody('allowed'),
    usersAndGroups: { accessType: 'allowed', targets: [{ target: THEIR_GROUP, targetType: 'group' }] },
  },
};

const defaultEntity = (tenant: Tenant): Entity => {
  const { inboundDefault } = tenant.settings();
  return {
    isServiceDefault: inboundDefault === 'open',
    automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
    b2bCollaborationInbound: SETTINGS[inboundDefault],
    b2bCollaborationOutbound: SETTINGS.open,
    b2bDirectConnectInbound: SETTINGS.blocked,
    b2bDirectConnectOutbound: SETTINGS.blocked,
    inboundTrust: {
      isMfaAccepted: false,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
  } satisfies CrossTenantAccessPolicyConfigurationDefault;
};

/** What is null is left to the default. */
const partnerEntity = ({ id, inbound }: HomeTenant): Entity =>
  ({
    tenantId: id,
    isInMultiTenantOrganization: false,
    automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
    b2bCollaborationInbound: inbound === undefined || inbound === 'default' ? null : SETTINGS[inbound],
    b2bCollaborationOutbound: null,
    b2bDirectConnectInbound: null,
    b2bDirectConnectOutbound: null,
    inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
  }) satisfies CrossTenantAccessPolicyConfigurationPartner;

export const crossTenantRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  const partners = (): readonly HomeTenant[] => directory.homeTenants().filter(({ inbound }) => inbound !== undefined);
  return [
    {
      method: 'GET',
      path: '/tenantRelationships/findTenantInformationByDomainName(domainName=:domainName)',
      template: "/tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')",
      allow: ['CrossTenantInformation.ReadBasic.All'],
      answer: ({ params: { domainName = '' } }) => {
        const home = directory.homeTenantOf(domainName);
        if (!home) return notFound(domainName);
        const information: TenantInformation = {
          tenantId: home.id,
          federationBrandName: null,
          displayName: home.name,
          defaultDomainName: home.domains[0] ?? null,
        };
        const context = 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.tenantInformation';
        return { status: 200, body: { '@odata.context': context, ...information } };
      },
    },
    {
      method: 'GET',
      path: '/policies/crossTenantAccessPolicy/default',
      template: '/policies/crossTenantAccessPolicy/default',
      allow: READ,
      answer: (call) => entityReply(call, 'policies/crossTenantAccessPolicy/default', DEFAULT, defaultEntity(tenant)),
    },
    {
      method: 'GET',
      path: '/policies/crossTenantAccessPolicy/partners',
      template: '/policies/crossTenantAccessPolicy/partners',
      allow: READ,
      answer: (call) =>
        collectionReply(
          call,
          tenant.url,
          'policies/crossTenantAccessPolicy/partners',
          PARTNER,
          partners().map(partnerEntity),
        ),
    },
    {
      method: 'GET',
      path: '/policies/crossTenantAccessPolicy/partners/:tenantId',
      template: '/policies/crossTenantAccessPolicy/partners/{crossTenantAccessPolicyConfigurationPartner-tenantId}',
      allow: READ,
      answer: (call) => {
        const { tenantId = '' } = call.params;
        const partner = partners().find(({ id }) => id.toLowerCase() === tenantId.toLowerCase());
        return partner
          ? entityReply(call, 'policies/crossTenantAccessPolicy/partners', PARTNER, partnerEntity(partner))
          : notFound(tenantId);
      },
    },
  ];
};
