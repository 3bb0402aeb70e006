import type { Method } from './edge.js';

/** How much the bot asked of Graph, for whoever has to stay inside its limits. Whoever came without a valid token is not counted. */
export type GraphLoad = {
  /** HTTP requests; a `$batch` is one. */
  readonly roundTrips: number;
  /** Each part of a `$batch` is one, and the batch itself none. */
  readonly requests: number;
  /** What they cost, as Microsoft reckons it for identities. */
  readonly resourceUnits: number;
  /** By method and Microsoft's name of the path. */
  readonly byRoute: Readonly<Record<string, number>>;
};

type Routed = { readonly method: Method; readonly template: string };

export type GraphCounter = {
  roundTrip(): void;
  request(route: Routed, query: URLSearchParams): void;
  load(): GraphLoad;
  clear(): void;
};

const name = ({ method, template }: Routed): string => `${method} ${template}`;

/** learn.microsoft.com/graph/throttling-limits, identity and access: what does not stand here costs one. */
const COSTS: Readonly<Record<string, number>> = {
  'GET /users': 2,
  'GET /groups/{group-id}/members': 3,
  'GET /groups/{group-id}/transitiveMembers/graph.user': 5,
  'POST /users/{user-id}/checkMemberGroups': 4,
  'GET /users/{user-id}/memberOf/graph.group': 2,
};

/** Other services have limits of their own, in requests. */
const ELSEWHERE = /^\/(teams|appCatalogs|auditLogs|invitations)|\/(sendMail|mailboxSettings|teamwork\/.*)$/;

const costOf = (route: Routed, query: URLSearchParams): number => {
  if (ELSEWHERE.test(route.template)) return 0;
  const top = Number(query.get('$top') ?? NaN);
  const cost =
    (COSTS[name(route)] ?? 1) - (query.has('$select') ? 1 : 0) + (query.has('$expand') ? 1 : 0) - (top < 20 ? 1 : 0);
  return Math.max(1, cost);
};

export const createGraphCounter = (): GraphCounter => {
  const byRoute = new Map<string, number>();
  let [roundTrips, requests, resourceUnits] = [0, 0, 0];
  return {
    roundTrip: () => void (roundTrips += 1),
    request: (route, query) => {
      requests += 1;
      resourceUnits += costOf(route, query);
      byRoute.set(name(route), (byRoute.get(name(route)) ?? 0) + 1);
    },
    load: () => ({ roundTrips, requests, resourceUnits, byRoute: Object.fromEntries(byRoute) }),
    clear: () => {
      [roundTrips, requests, resourceUnits] = [0, 0, 0];
      byRoute.clear();
    },
  };
};
