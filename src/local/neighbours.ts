import { domainOf, type DirectoryState, type HomeTenant, type Inbound } from './records.js';

/** Other organisations, and what ours lets them do. */

export const homeTenantOf = ({ homeTenants }: DirectoryState, domain: string): HomeTenant | undefined =>
  homeTenants.find(({ domains }) => domains.includes(domain.toLowerCase()));

/** Cross-tenant access is between Microsoft's tenants: an address whose domain has none is not held to it. */
export const inboundFor = (state: DirectoryState, address: string, byDefault: Exclude<Inbound, 'partly'>): Inbound => {
  const home = homeTenantOf(state, domainOf(address));
  if (!home) return 'open';
  return home.inbound === undefined || home.inbound === 'default' ? byDefault : home.inbound;
};

/** Ids of everybody in a group, directly or through a group inside it; in the order in which they are met, each once. */
export const memberIdsOf = ({ groups }: DirectoryState, groupId: string): readonly string[] => {
  const found = new Set<string>();
  const descend = (id: string): void => {
    for (const member of groups.find(({ properties }) => properties.id === id)?.memberIds ?? []) {
      if (found.has(member)) continue;
      found.add(member);
      descend(member);
    }
  };
  descend(groupId);
  return [...found];
};

/** Ids of all groups somebody is in, directly or through a group inside a group. */
export const groupIdsOf = ({ groups }: DirectoryState, memberId: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const climb = (id: string): void => {
    for (const { properties, memberIds } of groups)
      if (memberIds.includes(id) && !found.has(properties.id)) {
        found.add(properties.id);
        climb(properties.id);
      }
  };
  climb(memberId);
  return found;
};
