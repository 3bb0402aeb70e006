import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from '../kernel/clock.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { TeamsAdapter } from './adapter.js';
import type { Bot } from './bot.js';
import type { Gate } from './gate.js';
import { restify, type Next, type Request, type Response } from './restify.js';

/** Teams' activities are a few kilobytes; a card's answer with the longest inputs stays far below this. */
const MAX_BODY = 256 * 1024;

/** Milliseconds that a request's headers, and all of it, may take to be here, and between two looks at that. */
type Patience = { readonly headers: number; readonly request: number; readonly look: number };
/** Node's own are a minute, five, and half a minute between two looks. */
const PATIENCE: Patience = { headers: 15 * SECOND, request: 30 * SECOND, look: 5 * SECOND };

/** A turn answers within three seconds; whoever only half sends a request is not waited for. */
const LAST_ANSWERS = 3 * SECOND;
/** Milliseconds in which a balancer notices that `/readyz` says no. */
const NOTICED = 1.5 * SECOND;

export interface BotServer {
  readonly port: number;
  /** Is not ready any more, keeps no connection, and goes on answering for a moment. */
  leave(): Promise<void>;
  /** Takes no new requests, and resolves once those under way are answered, or were given three seconds to be. */
  close(): Promise<void>;
}

/** The one place that knows the bot's HTTP: `/api/messages`, `/healthz`, `/readyz`. */
export const startServer = async (deps: {
  host: string;
  port: number;
  gate: Gate;
  adapter: TeamsAdapter;
  bot: Bot;
  ready: () => Promise<boolean>;
  log: Log;
  patience?: Patience;
}): Promise<BotServer> => {
  const { gate, adapter, bot, log, patience = PATIENCE } = deps;
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });

  // restify hands Node no options; what Node reads of them when it begins to listen can be set until then.
  Object.assign(server.server, {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.look,
  });
  server.pre(refuseEncodings);
  server.on('restifyError', (_request, response, error, done) => {
    answerPlainly(response, error.statusCode ?? 500);
    done();
  });
  let isLeaving = false;
  server.pre((_request: Request, response: Response, next: Next) => {
    if (isLeaving) response.setHeader('connection', 'close');
    next();
  });
  const body = [
    restify.plugins.bodyReader({ maxBodySize: MAX_BODY }),
    ...restify.plugins.jsonBodyParser({ bodyReader: true }),
  ];

  const answer = async (authorization: string | undefined, activity: unknown): Promise<[number, unknown?]> => {
    const admission = await gate(authorization, activity);
    if (!admission.admitted) return [admission.status, { error: admission.why }];
    try {
      const answered = await adapter.run(admission.activity, bot);
      return [answered?.status ?? 200, answered?.body];
    } catch (error) {
      log.error('A turn failed.', { error: nameOf(error) });
      return [500, { error: 'This could not be done just now.' }];
    }
  };
  server.post('/api/messages', ...body, async (request: Request, response: Response) => {
    respond(response, ...(await answer(request.headers.authorization, jsonOf(request))));
  });
  server.get('/healthz', async (_request: Request, response: Response) => {
    respond(response, 200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const ready = !isLeaving && (await deps.ready().catch(() => false));
    respond(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  });

  await new Promise<void>((resolve, reject) => {
    server.on('error', reject); // restify hands its server's errors on, and dies of them where nobody listens.
    server.listen(deps.port, deps.host, resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    leave: async () => {
      isLeaving = true;
      await pause(NOTICED);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeIdleConnections();
      const cut = setTimeout(() => server.server.closeAllConnections(), LAST_ANSWERS);
      await closed;
      clearTimeout(cut);
    },
  };
};

/** restify inflates a compressed body past its own limit, and dies of one that is broken: none is taken. */
const refuseEncodings = (request: Request, response: Response, next: Next): void => {
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') {
    next();
    return;
  }
  answerPlainly(response, 415);
  next(false);
};

/** Only an object counts as parsed: restify leaves text and bytes of other types where the body would be. */
const jsonOf = ({ body }: Request): unknown =>
  typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? body : undefined;

const respond = (response: Response, status: number, body?: unknown): void => {
  if (body === undefined) response.send(status);
  else response.send(status, body);
};

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The body is no JSON.',
  404: 'There is nothing here. Activities go to POST /api/messages.',
  405: 'That method is not for this path.',
  413: 'The body is too large.',
  415: 'Send the body as JSON, without a content encoding.',
};

/** An error in words of our own: a library's would tell what it read. */
const answerPlainly = (response: Response, status: number): void => {
  response.send(status, { error: SENTENCES[status] ?? 'This could not be done.' });
};
