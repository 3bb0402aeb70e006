import { z } from 'zod';
import { factsOf, listCalls, tierOf, type CallName } from './calls.js';
import { TIERS, type Tier } from './tiers.js';

/** A permission of the application, and the calls that need it. `optional`: the bot works without it, and what it then does not do. */
export type Need = { readonly permission: string; readonly calls: readonly CallName[]; readonly optional?: string };

const callsIn = (tiers: readonly Tier[]): readonly CallName[] =>
  listCalls().flatMap(({ name }) => (tiers.includes(tierOf(name)) ? [name] : []));

/** The least permissions with which everything the bot does is allowed, or what of it these tiers serve. */
export const requiredPermissions = (tiers: readonly Tier[] = TIERS): readonly Need[] => {
  const needs = new Map<string, CallName[]>();
  for (const name of callsIn(tiers)) {
    const { permission } = factsOf(name);
    if (permission) needs.set(permission, [...(needs.get(permission) ?? []), name]);
  }
  return [...needs].map(([permission, calls]) => needOf(permission, calls));
};

const needOf = (permission: string, calls: readonly CallName[]): Need => {
  const losses = calls.map((name) => factsOf(name).optional);
  const optional = losses.every((loss) => loss !== undefined) ? [...new Set(losses)].join(' ') : undefined;
  return { permission, calls, ...(optional && { optional }) };
};

/**
 * How the roles in a token compare with what is needed. Missing: calls that no granted role allows. Excess: roles that
 * none of our calls names as its least, so that a smaller one would do, or none.
 */
export const compareRoles = (
  roles: readonly string[],
  tiers: readonly Tier[] = TIERS,
): { readonly present: readonly string[]; readonly missing: readonly Need[]; readonly excess: readonly string[] } => {
  const needs = requiredPermissions(tiers);
  const allowed = new Set(
    listCalls()
      .filter(({ permission, orMore = [] }) => [permission, ...orMore].some((one) => one && roles.includes(one)))
      .map(({ name }) => name),
  );
  const least = new Set(needs.map(({ permission }) => permission));
  return {
    present: roles.filter((role) => least.has(role)),
    missing: needs
      .map(({ permission, calls }) =>
        needOf(
          permission,
          calls.filter((name) => !allowed.has(name)),
        ),
      )
      .filter(({ calls }) => calls.length > 0),
    excess: roles.filter((role) => !least.has(role)),
  };
};

const claims = z.object({ roles: z.array(z.string()).optional() });

/**
 * The application permissions a token carries; undefined where it cannot be read. Nothing is verified: the token is our own.
 * Microsoft asks that nobody rely on its content, which may be closed to us one day: what cannot be read here is not known, and
 * nothing depends on it but what is said beforehand.
 */
export const rolesIn = (token: string): readonly string[] | undefined => {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const parsed = claims.safeParse(payload);
    return parsed.success ? (parsed.data.roles ?? []) : undefined;
  } catch {
    return undefined;
  }
};
