import type { GroupStore } from './group-store.js';
import { domainOf, type HomeTenant, type Inbound } from './records.js';

/** Other organisations, and what ours lets them do. */

export const homeTenantOf = (homeTenants: readonly HomeTenant[], domain: string): HomeTenant | undefined =>
  homeTenants.find(({ domains }) => domains.includes(domain.toLowerCase()));

/** Cross-tenant access is between Microsoft's tenants: an address whose domain has none is not held to it. */
export const inboundFor = (
  homeTenants: readonly HomeTenant[],
  address: string,
  byDefault: Exclude<Inbound, 'partly'>,
): Inbound => {
  const home = homeTenantOf(homeTenants, domainOf(address));
  if (!home) return 'open';
  return home.inbound === undefined || home.inbound === 'default' ? byDefault : home.inbound;
};

/** Ids of everybody in a group, directly or through a group inside it; in the order in which they are met, each once. */
export const memberIdsOf = (groups: GroupStore, groupId: string): readonly string[] => {
  const found = new Set<string>();
  const descend = (id: string): void => {
    for (const member of groups.get(id)?.memberIds ?? []) {
      if (found.has(member)) continue;
      found.add(member);
      descend(member);
    }
  };
  descend(groupId);
  return [...found];
};

/** Ids of all groups somebody is in, directly or through a group inside a group. */
export const groupIdsOf = (groups: GroupStore, memberId: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const climb = (id: string): void => {
    for (const { properties } of groups.withMember(id))
      if (!found.has(properties.id)) {
        found.add(properties.id);
        climb(properties.id);
      }
  };
  climb(memberId);
  return found;
};
