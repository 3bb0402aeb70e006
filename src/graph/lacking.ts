import type { Lacking } from '../workflow/ports.js';
import { factsOf, tierOf, type CallName } from './calls.js';
import { rolesIn } from './permissions.js';
import type { TierTokens } from './tier-tokens.js';
import { TIERS, type Tier } from './tiers.js';

const READING = 'GET /groups/{group-id}';
const SETTINGS = ['GET /groups/{group-id}/settings', 'GET /groupSettings'] as const;
const PACKAGES = '/identityGovernance/entitlementManagement';

/** What we ask of Microsoft to see whether something may be given, and to give it. Settings concern Microsoft 365 groups alone. */
const NEEDED = {
  settings: SETTINGS,
  group: [READING, 'POST /groups/{group-id}/members/$ref'],
  site: [READING, ...SETTINGS, 'POST /groups/{group-id}/members/$ref'],
  team: [READING, ...SETTINGS, 'POST /teams/{team-id}/members'],
  application: [
    'GET /servicePrincipals/{servicePrincipal-id}',
    'GET /users/{user-id}/appRoleAssignments',
    'POST /users/{user-id}/appRoleAssignments',
  ],
  package: [
    `GET ${PACKAGES}/accessPackages/{accessPackage-id}`,
    `GET ${PACKAGES}/assignments`,
    `GET ${PACKAGES}/assignmentRequests`,
    `POST ${PACKAGES}/assignmentRequests`,
  ],
} as const satisfies Readonly<
  Record<'settings' | 'group' | 'site' | 'team' | 'application' | 'package', readonly CallName[]>
>;

/** The roles of whoever holds this tier; undefined where they are not known. */
export type RolesOf = (tier: Tier) => readonly string[] | undefined;

export const lackingBy = (rolesOf: RolesOf): Lacking => {
  const lacked = (name: CallName): readonly string[] => {
    const { permission, orMore = [] } = factsOf(name);
    const roles = rolesOf(tierOf(name));
    const isAllowed = !permission || !roles || [permission, ...orMore].some((one) => roles.includes(one));
    return isAllowed ? [] : [permission];
  };
  const each = Object.entries(NEEDED).map(([what, calls]) => [what, [...new Set(calls.flatMap(lacked))]] as const);
  return new Map(each.filter(([, permissions]) => permissions.length > 0)) as Lacking;
};

/** Asks nothing of Graph, and of Entra no more than the requests around it do. Never throws: whoever has no token is not known to lack anything. */
export const readLacking = async (tokensOf: TierTokens): Promise<Lacking> => {
  const read = TIERS.map(async (tier) => [tier, await rolesBehind(tokensOf, tier)] as const);
  const roles = new Map(await Promise.all(read));
  return lackingBy((tier) => roles.get(tier));
};

const rolesBehind = async (tokensOf: TierTokens, tier: Tier): Promise<readonly string[] | undefined> => {
  try {
    return rolesIn(await tokensOf(tier).current());
  } catch {
    return undefined;
  }
};
