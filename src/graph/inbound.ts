import type { z } from 'zod';
import type { Known } from '../workflow/ports.js';
import { part, type PartAnswer } from './batch.js';
import type { Ask } from './gathering.js';
import { known, unknownFor } from './known.js';
import type { HomeTenant } from './origins.js';
import { INBOUND_FIELDS, wireInbound, type WireRule } from './shapes.js';

type Openness = 'open' | 'partly' | 'blocked';
type Inbound = z.infer<typeof wireInbound>;

const query = { $select: INBOUND_FIELDS };

/**
 * What our cross-tenant access settings say of guests from a tenant. Microsoft: what is configured for a partner goes before
 * the default, and a property that is null there falls back to it; B2B collaboration asks that both the person and the
 * application be let in. Settings concern Microsoft tenants alone.
 * (learn.microsoft.com/entra/external-id/cross-tenant-access-overview, graph/api/resources/crosstenantaccesspolicyconfigurationpartner)
 */
export const readInbound = async (
  ask: Ask,
  homeTenant: Promise<Known<HomeTenant | undefined>>,
): Promise<Known<Openness>> => {
  const general = ask(part('GET /policies/crossTenantAccessPolicy/default', { query }, wireInbound));
  const home = await homeTenant;
  if (!home.known) return home;
  if (!home.value) return known('open');
  const partner = await ask(
    part(
      'GET /policies/crossTenantAccessPolicy/partners/{crossTenantAccessPolicyConfigurationPartner-tenantId}',
      { params: { 'crossTenantAccessPolicyConfigurationPartner-tenantId': home.value.id }, query },
      wireInbound,
    ),
  );
  if (!partner.ok && partner.error.status !== 404) return unknownFor(partner.error);
  return opennessBy(partner.ok ? partner.value : undefined, await general);
};

const opennessBy = (partner: Inbound | undefined, general: PartAnswer<Inbound>): Known<Openness> => {
  const own = partner?.b2bCollaborationInbound;
  if (!general.ok && !(own?.usersAndGroups && own.applications)) return unknownFor(general.error);
  const fallback = general.ok ? general.value.b2bCollaborationInbound : undefined;
  const people = opennessOf(own?.usersAndGroups ?? fallback?.usersAndGroups, 'AllUsers');
  const applications = opennessOf(own?.applications ?? fallback?.applications, 'AllApplications');
  if (people === 'blocked' || applications === 'blocked') return known('blocked');
  return known(people === 'open' && applications === 'open' ? 'open' : 'partly');
};

/** Microsoft's own default, where nothing was ever configured, lets everybody in. */
const opennessOf = (rule: WireRule | null | undefined, everything: string): Openness => {
  if (!rule) return 'open';
  const isWhole = (rule.targets ?? []).some(({ target }) => target?.toLowerCase() === everything.toLowerCase());
  if (!isWhole) return 'partly';
  if (rule.accessType === 'blocked') return 'blocked';
  return rule.accessType === 'allowed' ? 'open' : 'partly';
};
