import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { systemClock, type Clock } from '../kernel/clock.js';
import { nameOf, type Log } from '../kernel/log.js';
import { mountAccess } from './access/turning.js';
import { mountConnector } from './connector.js';
import { mountControl } from './control.js';
import { mountCrowd } from './crowd.js';
import type { Answer, Handler, LocalServer, Method } from './edge.js';
import { mountElsewhere } from './elsewhere.js';
import { mountGroupTurning } from './group-turning.js';
import { incomingFrom, readBody, refusal, send, unwelcome, type PlacedRequest } from './http.js';
import { mountPages } from './pages.js';
import { mountPeopleSide } from './people-side.js';
import { keep, recall } from './persist.js';
import { mountPlacing } from './placing.js';
import { createGraph } from './routes/graph.js';
import { createTeams, type TeamsState } from './teams.js';
import { createTenant, type Tenant, type TenantState } from './tenant.js';
import { issueToken } from './tokens.js';
import { mountTurning } from './turning.js';
import { witness } from './witness.js';

/** Where the local tenant is served, and the one file of it that knows restify. */

type RestifyHandler = (request: PlacedRequest, response: ServerResponse) => Promise<void>;
type RestifyServer = Readonly<
  Record<'get' | 'post' | 'put' | 'patch' | 'del', (path: string, handler: RestifyHandler) => void>
> & {
  readonly server: Server;
  pre(handler: (request: IncomingMessage, response: ServerResponse, next: (proceed?: false) => void) => void): void;
  listen(port: number, host: string, listening: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  close(): void;
};

// The published types end with restify 8; what is used of 12 is typed above.
const restify = createRequire(import.meta.url)('restify') as { createServer(options: object): RestifyServer };

const HOST = '127.0.0.1';
const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'del' } as const satisfies Record<
  Method,
  string
>;
const ALL_METHODS = Object.keys(METHODS) as Method[];
const STATE_FILE = 'tenant.json';

const TOO_LARGE = refusal(413, 'RequestEntityTooLarge', 'The request is larger than 4 MB.');

/** No answer, until the client leaves or the tenant closes. Restify answers 500 for a handler that ends without one. */
const silence = async (response: ServerResponse, how: 'hang' | 'reset'): Promise<void> => {
  const closed = new Promise((resolve) => response.once('close', resolve));
  if (how === 'reset') response.destroy();
  if (!response.closed) await closed;
};

/** Restify with our own handlers on it. `stopStreams` ends what would keep a reader waiting for ever. */
const createEdge = (server: RestifyServer, log: Log): LocalServer & { stopStreams(): void } => {
  const streams = new Set<() => void>();

  const stream = (response: ServerResponse, { status, headers = {}, stream: open }: Answer): void => {
    response.writeHead(status, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', ...headers });
    response.flushHeaders();
    const unsubscribe = open?.((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
    const stop = (): void => {
      streams.delete(stop);
      unsubscribe?.();
      response.end();
    };
    streams.add(stop);
    response.on('close', stop);
  };

  const answer = async (handler: Handler, request: PlacedRequest, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const body = await readBody(request);
    const outcome = body ? await handler(incomingFrom(request, body.toString('utf8'), gone.signal)) : TOO_LARGE;
    if (typeof outcome === 'string') await silence(response, outcome);
    else if (outcome.stream) stream(response, outcome);
    else send(response, outcome);
  };

  const serve =
    (handler: Handler): RestifyHandler =>
    async (request, response) => {
      try {
        await answer(handler, request, response);
      } catch (error) {
        log.error('The local tenant failed to answer.', { method: request.method ?? '', error: nameOf(error) });
        send(response, refusal(500, 'InternalServerError', 'The local tenant made a mistake; its log says where.'));
      }
    };

  return {
    on: (method, path, handler) => {
      server[METHODS[method]](path, serve(handler));
    },
    stopStreams: () => {
      for (const stop of streams) stop();
    },
  };
};

/** Requests below this path are the bot's, and witnessed. */
const observed = (edge: LocalServer, tenant: Tenant, root: string): LocalServer => ({
  on: (method, path, handler) =>
    edge.on(method, path, path.startsWith(root) ? witness(tenant, 'connector', root, handler) : handler),
});

const savedState = z.looseObject({
  tenant: z.looseObject({ directory: z.looseObject({}), mails: z.array(z.unknown()) }),
  chats: z.unknown(),
});

const listen = (server: RestifyServer, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, HOST, () => resolve((server.server.address() as AddressInfo).port));
  });

export type LocalTenantOptions = {
  /** 0 for any that is free. */
  readonly port: number;
  /** Where the bot listens, as in `http://localhost:3978`. */
  readonly botUrl: string;
  /** The tenant's state is kept here, in `tenant.json`; absent: in memory alone. */
  readonly dataFolder?: string;
  readonly log: Log;
  readonly clock?: Clock;
};

/** Starts the local tenant on loopback. Rejects where the port is taken. `close` ends every open exchange and saves. */
export const startLocalTenant = async (
  options: LocalTenantOptions,
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const { log, dataFolder } = options;
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  server.pre((request, response, next) => {
    const answer = unwelcome(request);
    if (answer) {
      send(response, answer);
      next(false);
    } else next();
  });
  // Listening comes first: links and activities name the port, which with 0 is known only now.
  const url = `http://localhost:${await listen(server, options.port)}`;
  const tenant = createTenant({ url, clock: options.clock ?? systemClock });
  const teams = createTeams(tenant, { botUrl: options.botUrl, connectorUrl: `${url}/connector/` });
  const freshTeams = structuredClone(teams.snapshot());

  const saved = dataFolder === undefined ? undefined : savedState.safeParse(await recall(dataFolder, STATE_FILE, log));
  if (saved?.success) {
    tenant.restore(saved.data.tenant as unknown as TenantState);
    teams.restore(saved.data.chats as TeamsState);
  }
  const keeper =
    dataFolder === undefined
      ? undefined
      : keep(dataFolder, STATE_FILE, () => ({ tenant: tenant.snapshot(), chats: teams.snapshot() }), log);
  const unsubscribe = tenant.events.subscribe(() => keeper?.touch());

  const edge = createEdge(server, log);
  const graph = createGraph(tenant, teams);
  const graphHandler = witness(tenant, 'graph', '/v1.0', (incoming) => graph.handle(incoming));
  for (const method of ALL_METHODS) edge.on(method, '/v1.0/*', graphHandler);
  edge.on('POST', '/:tenantId/oauth2/v2.0/token', issueToken(tenant));
  mountControl(edge, tenant, () => {
    tenant.reset();
    teams.restore(structuredClone(freshTeams));
  });
  mountPlacing(edge, tenant);
  mountCrowd(edge, tenant);
  mountElsewhere(edge, tenant);
  mountAccess(edge, tenant);
  mountTurning(edge, tenant, teams);
  mountGroupTurning(edge, tenant);
  mountConnector(observed(edge, tenant, '/connector'), tenant, teams);
  mountPeopleSide(edge, tenant, teams);
  mountPages(edge, tenant);

  return {
    url,
    close: async () => {
      unsubscribe();
      teams.close();
      tenant.faults.clear();
      edge.stopStreams();
      const closed = new Promise((resolve) => server.server.once('close', resolve));
      server.close();
      server.server.closeAllConnections();
      await closed;
      keeper?.touch();
      await keeper?.close();
    },
  };
};
