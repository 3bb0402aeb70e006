import type { Exchange } from '../support/tenant-shapes.js';

type Listed = { readonly value?: readonly { id: string; userId?: string; target?: { objectId?: string } }[] };

/** Whom each of these exchanges takes something from: out of a team or group, a role, or a package. Undefined: it takes nothing. */
export const takenIn = (exchanges: readonly Exchange[]): ((exchange: Exchange) => string | undefined) => {
  const holders = holdersIn(exchanges);
  return ({ method, path, body }) => {
    if (method === 'DELETE') return byPath(path) ?? holders.get(membershipIn(path) ?? '');
    if (method !== 'POST' || !path.endsWith('/assignmentRequests')) return undefined;
    const { requestType, assignment } = body as { requestType?: string; assignment?: { id?: string } };
    return requestType === 'adminRemove' ? holders.get(assignment?.id ?? '') : undefined;
  };
};

const byPath = (path: string): string | undefined =>
  /^\/groups\/[^/]+\/members\/([^/]+)\/\$ref$/.exec(path)?.[1] ??
  /^\/users\/([^/]+)\/appRoleAssignments\/[^/]+$/.exec(path)?.[1];

const membershipIn = (path: string): string | undefined => {
  const [, id] = /^\/teams\/[^/]+\/members\/([^/]+)$/.exec(path) ?? [];
  return id && decodeURIComponent(id);
};

/** Whose a membership of a team, or an assignment of a package, is: whoever takes one away has read that first. */
const holdersIn = (exchanges: readonly Exchange[]): ReadonlyMap<string, string> =>
  new Map(
    exchanges
      .filter(({ method, path }) => method === 'GET' && /^\/teams\/[^/]+\/members$|\/assignments$/.test(path))
      .flatMap(({ answer }) => (answer as Listed | undefined)?.value ?? [])
      .flatMap(({ id, userId, target }) => {
        const holder = userId ?? target?.objectId;
        return holder === undefined ? [] : [[id, holder] as const];
      }),
  );
