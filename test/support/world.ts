import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { start, type App, type Parts } from '../../src/main.js';
import { actor, type Actor } from './actor.js';
import { holdToDescription } from './held.js';
import { freePort } from './ports.js';
import { madeFolder } from './shared.js';
import { createTenantClient } from './tenant-client.js';

const ID = (n: number): string => `11111111-0000-4000-8000-00000000000${n}`;

export const PEOPLE = {
  sue: ID(1),
  oskar: ID(2),
  mia: ID(3),
  lin: ID(4),
  ruth: ID(5),
  carl: ID(6),
  noor: ID(7),
  aiko: ID(8),
  ivy: ID(9),
} as const;
export type Name = keyof typeof PEOPLE;

/** A clock that can be pushed, and goes on from there. */
const createPushableClock = (from: Date | undefined) => {
  let ahead = from ? from.getTime() - Date.now() : 0;
  return {
    now: () => new Date(Date.now() + ahead),
    push: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
};

/**
 * The whole thing: the real bot over HTTP, the local tenant, a database, and a clock that can be pushed. Where a world begins
 * at a moment of its own, the tenant is in it too, and so are the times on its pages; otherwise the tenant's are ours.
 * The embedded database is a copy of one in which a bot has been; its first start is had by
 * `starting.test.ts` and, as people have it, by `commands.test.ts`. `parts`: of another bot than ours.
 */
export const createWorld = async (env: Readonly<Record<string, string>> = {}, from?: Date, parts?: Parts) => {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-world-'));
  const made = env['DATABASE_URL'] ? undefined : await madeFolder();
  if (made) await cp(made, folder, { recursive: true });
  const [port, localPort] = [await freePort(), await freePort()];
  const log = createLog('silent');
  const clock = createPushableClock(from);
  const botUrl = `http://127.0.0.1:${port}`;
  const local = await startLocalTenant({ port: localPort, botUrl, log, ...(from && { clock }) });
  const config = readConfig({
    PORT: String(port),
    GRAPH_BASE_URL: `http://localhost:${localPort}`,
    DATA_DIR: folder,
    LOG_LEVEL: process.env['WORLD_LOG'] ?? 'silent',
    ...env,
  });
  assert.ok(config.ok, JSON.stringify(config));
  let app: App = await start(config.value, clock, parts);
  const tenant = createTenantClient(local.url);

  return {
    tenant,
    clock,
    botUrl,
    ...(Object.fromEntries(
      (Object.keys(PEOPLE) as Name[]).map((name) => [name, actor(tenant, PEOPLE[name], name)]),
    ) as Record<Name, Actor>),
    /** Anybody else, such as one of `tenant.employees`. */
    person: ({ id, name }: { readonly id: string; readonly name: string }) => actor(tenant, id, name),
    /** Stops the bot and starts it again on the same database, or on what was made of it `meanwhile`. */
    restarts: async (meanwhile?: () => Promise<void>) => {
      await app.stop();
      await meanwhile?.();
      app = await start(config.value, clock, parts);
    },
    /** Stops everything; all that was said between the bot and Graph is held to Microsoft's description. */
    ends: async () => {
      await holdToDescription(tenant);
      await app.stop();
      await local.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type { Actor } from './actor.js';
export type World = Awaited<ReturnType<typeof createWorld>>;
