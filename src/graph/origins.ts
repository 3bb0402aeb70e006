import type { z } from 'zod';
import type { Known } from '../workflow/ports.js';
import { EVENTUAL, part } from './batch.js';
import type { Ask } from './gathering.js';
import { allKnown, factIn, factOrNone, known, unknownFor } from './known.js';
import { odata } from './path.js';
import { nameIn } from './people.js';
import { CONNECTED_FIELDS, wireConnected, wireCount, wireTenant } from './shapes.js';

export type HomeTenant = { readonly id: string; readonly name: string };

/** The Microsoft tenant that a domain belongs to. A subdomain without a tenant of its own has none, whatever the domain above it has. */
export const findHomeTenant = async (ask: Ask, domainName: string): Promise<Known<HomeTenant | undefined>> => {
  const found = await ask(
    part(
      "GET /tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')",
      { params: { domainName } },
      wireTenant,
    ),
  );
  return factOrNone(found, ({ tenantId, displayName, defaultDomainName }) => ({
    id: tenantId,
    name: nameIn(displayName) || nameIn(defaultDomainName) || domainName,
  }));
};

/** Guests whose mail is of this very domain. */
export const countGuests = async (ask: Ask, domain: string): Promise<Known<number>> => count(ask, fromDomain(domain));

export const countGuestsAndAccepted = async (
  ask: Ask,
  domain: string,
): Promise<Known<{ readonly all: number; readonly accepted: number }>> => {
  const counts = allKnown(
    await Promise.all([
      count(ask, fromDomain(domain)),
      count(ask, `${fromDomain(domain)} and ${odata`externalUserState eq ${'Accepted'}`}`),
    ]),
  );
  if (!counts.known) return counts;
  const [all = 0, accepted = 0] = counts.value;
  return known({ all, accepted });
};

const fromDomain = (domain: string): string => odata`userType eq ${'Guest'} and endswith(mail,${`@${domain}`})`;

/** The size comes with the first page, of which one user is enough. */
const count = async (ask: Ask, $filter: string): Promise<Known<number>> => {
  const query = { $select: ['id'], $filter, $count: true, $top: 1 };
  return factIn(
    await ask(part('GET /users', { query, headers: EVENTUAL }, wireCount)),
    (found) => found['@odata.count'],
  );
};

/**
 * The organisation that entitlement management is connected with, by the domain or by its tenant; undefined: none. They stand
 * on one page as a rule. Where there are more, Microsoft documents a filter by tenant and none by domain, so that what is not
 * found then is not known. One that is merely `proposed` was made by somebody's request, and nobody has agreed to it yet.
 */
export const findConnected = async (
  ask: Ask,
  domain: string,
  homeTenant: Promise<Known<HomeTenant | undefined>>,
): Promise<Known<{ readonly id: string } | undefined>> => {
  const page = await askForConnected(ask);
  if (!page.ok) return unknownFor(page.error);
  const byDomain = organisationWith(page.value, ({ domainName }) => domainName?.toLowerCase() === domain);
  if (byDomain) return known(byDomain);
  const home = await homeTenant;
  if (!home.known) return home;
  const byTenant = withTenant(page.value, home.value);
  if (byTenant) return known(byTenant);
  if (!page.value['@odata.nextLink']) return known(undefined);
  const found = home.value && (await askForConnected(ask, home.value));
  if (found?.ok === false) return unknownFor(found.error);
  const later = found && withTenant(found.value, home.value);
  return later ? known(later) : { known: false, why: 'unavailable' };
};

const askForConnected = (ask: Ask, tenant?: HomeTenant) => {
  const query = { $select: CONNECTED_FIELDS, ...(tenant && { $filter: ofTenant(tenant) }) };
  return ask(part('GET /identityGovernance/entitlementManagement/connectedOrganizations', { query }, wireConnected));
};

const ofTenant = ({ id }: HomeTenant): string =>
  odata`identitySources/any(is:is/microsoft.graph.azureActiveDirectoryTenant/tenantId eq ${id})`;

type Connected = z.infer<typeof wireConnected>;
type Source = NonNullable<Connected['value'][number]['identitySources']>[number];

const withTenant = (connected: Connected, tenant: HomeTenant | undefined) =>
  tenant && organisationWith(connected, ({ tenantId }) => tenantId?.toLowerCase() === tenant.id.toLowerCase());

const organisationWith = ({ value }: Connected, isIts: (source: Source) => boolean) =>
  value.find(({ state, identitySources }) => state !== 'proposed' && (identitySources ?? []).some(isIts));
