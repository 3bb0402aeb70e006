import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenCredential } from '@azure/identity';
import { createCall, type Call } from '../../src/graph/call.js';
import { createClient } from '../../src/graph/client.js';
import { createDirectory } from '../../src/graph/directory.js';
import { createPackages } from '../../src/graph/package-requests.js';
import { createTierTokens } from '../../src/graph/tier-tokens.js';
import { createSendMime, type SendMime } from '../../src/graph/sendmail.js';
import type { Log } from '../../src/kernel/log.js';
import type { Directory, Packages } from '../../src/workflow/ports.js';

/** What the server does with a request: answer, by what was asked where need be, keep silent, break the line, or answer half of what it promised. */
export type Play =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | ((received: Received) => Play)
  | 'hang'
  | 'reset'
  | 'half';

export type Received = {
  readonly method: string;
  /** Without the version, with its query as sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
};

export const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
export const APP = '00000000-6775-4573-8000-006c69737431';
export const SECRET = 'header.payload.SECRET-TOKEN';

/** Plays back answers in Graph's place, over real HTTP: each route its own, in order, the last one again and again. */
export type Playback = {
  readonly url: string;
  readonly received: readonly Received[];
  readonly lines: readonly string[];
  readonly call: Call;
  readonly directory: Directory;
  readonly packages: Packages;
  readonly sendMime: SendMime;
  on(route: string, ...plays: readonly Play[]): void;
  /** Empties what was received and logged. */
  forget(): void;
  close(): Promise<void>;
};

/** Graph's form of an error. */
export const problem = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Play => ({
  status,
  headers: { 'request-id': 'r-1234', ...headers },
  body: { error: { code, message, innerError: { 'request-id': 'r-1234', date: '2027-05-03T10:12:00' } } },
});

const perform = (play: Play, got: Received, response: ServerResponse): void => {
  if (typeof play === 'function') {
    perform(play(got), got, response);
    return;
  }
  if (play === 'hang') return;
  if (play === 'reset') return void response.socket?.destroy();
  if (play === 'half') {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    return void response.end('{"value": [{"id": ');
  }
  const isText = typeof play.body === 'string';
  response.writeHead(play.status, { 'Content-Type': isText ? 'text/html' : 'application/json', ...play.headers });
  response.end(play.body === undefined ? undefined : isText ? play.body : JSON.stringify(play.body));
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const startPlayback = async (credential: TokenCredential = steadyCredential()): Promise<Playback> => {
  const received: Received[] = [];
  const routes = new Map<string, Play[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { method = '', url = '', headers } = request;
      const bare = url.replace(/^\/v1\.0/, '');
      const { pathname, searchParams } = new URL(bare, 'http://graph');
      const got = { method, url: bare, path: pathname, query: searchParams, headers, text, body: jsonIn(text) };
      received.push(got);
      const plays = routes.get(`${method} ${pathname}`) ?? [];
      perform((plays.length > 1 ? plays.shift() : plays[0]) ?? problem(404, 'NoSuchRoute', bare), got, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const lines: string[] = [];
  const note = (message: string, fields?: object): void =>
    void lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const tokensOf = createTierTokens({ credential }, url);
  const call = createCall(createClient({ baseUrl: url, tokensOf, patience: { attempt: 300, total: 1_500 } }), log);
  return {
    url,
    received,
    lines,
    call,
    directory: createDirectory(call, { baseUrl: url, teamsAppId: APP, tenantId: TENANT, log, tokensOf }),
    packages: createPackages(call, log),
    sendMime: createSendMime(call),
    forget: () => {
      received.length = 0;
      lines.length = 0;
    },
    on: (route, ...plays) => void routes.set(route, [...plays]),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
};

const steadyCredential = (): TokenCredential => ({
  getToken: () => Promise.resolve({ token: SECRET, expiresOnTimestamp: Date.now() + 3_600_000 }),
});
