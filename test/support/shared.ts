import { createServer, type Server as HttpServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { makeFolder, type MadeFolder } from './made-folder.js';
import { startPostgres, type Server } from './postgres.js';

/**
 * What all processes of one run of the tests have in common. Mocha gives each process one file after the other, so what is
 * made once lives in mocha's own process, where `hooks.ts` opens this, and is asked for over HTTP: a server and a folder
 * are made when the first test wants them, and not at all for a file that wants none.
 */
export type Held = { readonly exchanges: number; readonly validated: number; readonly cards: number };

const ADDRESS = 'TEST_RUN_URL';

let postgres: Promise<Server> | undefined;
let folder: Promise<MadeFolder> | undefined;
const held = { exchanges: 0, validated: 0, cards: 0 };

const ROUTES: Readonly<Record<string, (body: string) => unknown>> = {
  '/postgres': () => (postgres ??= startPostgres()),
  '/made-folder': () => (folder ??= makeFolder()),
  '/held': (body) => {
    const more = JSON.parse(body) as Held;
    for (const kind of ['exchanges', 'validated', 'cards'] as const) held[kind] += more[kind];
    return {};
  },
};

let http: HttpServer | undefined;

export const openShared = async (): Promise<void> => {
  const server = createServer((request, response) => {
    void (async () => ROUTES[request.url ?? '']?.(await text(request)))()
      .then((answer) => response.end(JSON.stringify(answer)))
      .catch((error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env[ADDRESS] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  http = server;
};

/** Ends all of it; returns what was held to Microsoft's description in all processes. */
export const closeShared = async (): Promise<Held> => {
  http?.close();
  http?.closeAllConnections();
  const running = await postgres;
  if (running && 'url' in running) await running.stop();
  await (await folder)?.remove();
  return held;
};

const ask = async <T>(path: string, body: object = {}): Promise<T> => {
  const address = process.env[ADDRESS];
  if (!address) throw new Error('Tests are run by mocha with .mocharc.json, which opens what they share.');
  const response = await fetch(address + path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
};

/** The PostgreSQL of this run, or why there is none. */
export const sharedPostgres = () => ask<{ readonly url: string } | { readonly missing: string }>('/postgres');

/** A data folder in which a bot has been before: to be copied, never opened. None where no tests are run: `npm run pictures`. */
export const madeFolder = async (): Promise<string | undefined> =>
  process.env[ADDRESS] ? (await ask<{ readonly path: string }>('/made-folder')).path : undefined;

export const reportHeld = (more: Held) => ask('/held', more);
