import { COMPANY_NAME, DOMAIN, FOUNDED, INITIAL_DOMAIN, TENANT_ID } from '../company.js';
import type { ConnectedRecord, ContactRecord, HomeTenant } from '../records.js';

/** The world around the company on its first day. Every other domain has no tenant at Microsoft. */

const tenantId = (n: number): string => `66666666-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ADATUM = tenantId(3);

export const firstHomeTenants = (): readonly HomeTenant[] => [
  { id: TENANT_ID, name: COMPANY_NAME, domains: [DOMAIN, INITIAL_DOMAIN] },
  { id: tenantId(1), name: 'Fabrikam Inc.', domains: ['fabrikam.com', 'eu.fabrikam.com'] },
  { id: tenantId(2), name: 'Northwind Traders', domains: ['northwindtraders.com'] },
  // Named in our settings for other reasons: of guests, the default goes.
  { id: ADATUM, name: 'A. Datum Corporation', domains: ['adatum.com'], inbound: 'default' },
  { id: tenantId(4), name: 'Tailspin Toys', domains: ['tailspintoys.com'] },
  { id: tenantId(5), name: 'Litware', domains: ['litware.com'], inbound: 'blocked' },
  { id: tenantId(6), name: 'Wingtip Toys', domains: ['wingtiptoys.com'], inbound: 'partly' },
];

export const firstContacts = (): readonly ContactRecord[] => [
  {
    id: '88888888-0000-4000-8000-000000000001',
    deletedDateTime: null,
    addresses: [],
    companyName: 'Partner',
    department: null,
    displayName: 'Kim Abel',
    givenName: 'Kim',
    jobTitle: null,
    mail: 'kim@partner.net',
    mailNickname: 'kim.abel',
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    phones: [],
    proxyAddresses: ['SMTP:kim@partner.net'],
    surname: 'Abel',
  },
];

const connected = (n: number, displayName: string, source: object): ConnectedRecord => ({
  id: `99990000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  displayName,
  description: displayName,
  createdDateTime: FOUNDED,
  modifiedDateTime: FOUNDED,
  state: 'configured',
  identitySources: [{ displayName, ...source }],
});

export const firstConnected = (): readonly ConnectedRecord[] => [
  connected(1, 'A. Datum', { '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant', tenantId: ADATUM }),
  connected(2, 'Woodgrove', {
    '@odata.type': '#microsoft.graph.domainIdentitySource',
    domainName: 'woodgrove.com',
  }),
];
