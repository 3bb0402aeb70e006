import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { start, type App } from '../../src/main.js';
import { buttonsOf, readMessage, textOf } from './card-reading.js';
import { eventually } from './eventually.js';
import { holdToDescription } from './held.js';
import { freePort } from './ports.js';
import { createTenantClient, type TenantClient } from './tenant-client.js';
import type { ChatMessage } from './tenant-shapes.js';

const ID = (n: number): string => `11111111-0000-4000-8000-00000000000${n}`;

export const PEOPLE = {
  sue: ID(1),
  oskar: ID(2),
  mia: ID(3),
  lin: ID(4),
  ruth: ID(5),
  carl: ID(6),
  noor: ID(7),
} as const;
export type Name = keyof typeof PEOPLE;

/** A clock that can be pushed, and goes on from there. */
const createPushableClock = () => {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    push: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
};

/** The whole thing: the real bot over HTTP, the local tenant, a database, and a clock that can be pushed. */
export const createWorld = async (env: Readonly<Record<string, string>> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-world-'));
  const [port, localPort] = [await freePort(), await freePort()];
  const log = createLog('silent');
  const local = await startLocalTenant({ port: localPort, botUrl: `http://127.0.0.1:${port}`, log });
  const clock = createPushableClock();
  const config = readConfig({
    PORT: String(port),
    GRAPH_BASE_URL: `http://localhost:${localPort}`,
    DATA_DIR: folder,
    LOG_LEVEL: process.env['WORLD_LOG'] ?? 'silent',
    ...env,
  });
  assert.ok(config.ok, JSON.stringify(config));
  let app: App = await start(config.value, clock);
  const tenant = createTenantClient(local.url);

  return {
    tenant,
    clock,
    botUrl: `http://127.0.0.1:${port}`,
    ...(Object.fromEntries((Object.keys(PEOPLE) as Name[]).map((name) => [name, actor(tenant, name)])) as Record<
      Name,
      Actor
    >),
    /** Stops the bot and starts it again on the same database. */
    restarts: async () => {
      await app.stop();
      app = await start(config.value, clock);
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

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Somebody of the company, with hands to type and press and eyes to read. */
const actor = (tenant: TenantClient, name: Name) => {
  const id = PEOPLE[name];
  const fromBot = async (): Promise<readonly ChatMessage[]> =>
    (await tenant.messages(id)).filter(({ from, deleted }) => from === 'bot' && !deleted);
  const newestWith = async (title: string): Promise<ChatMessage> => {
    const found = (await fromBot()).findLast(({ card }) => buttonsOf(card).includes(title));
    assert.ok(
      found,
      `No card of ${name}'s has a button “${title}”; they see: ${(await fromBot()).map(readMessage).join('\n---\n')}`,
    );
    return found;
  };
  return {
    id,
    says: (text: string) => tenant.say(id, text),
    /** Presses a button on the newest card that has it. */
    presses: async (title: string, inputs: Readonly<Record<string, unknown>> = {}) => {
      const card = await eventually(() => newestWith(title));
      return tenant.press(id, card.activityId, title, inputs);
    },
    pressesOn: (activityId: string, title: string, inputs: Readonly<Record<string, unknown>> = {}) =>
      tenant.press(id, activityId, title, inputs),
    /** All that the bot shows this person now. */
    sees: async () => (await fromBot()).map(readMessage),
    /** Waits until some message or card of the bot's reads like this. */
    reads: (pattern: RegExp) =>
      eventually(async () => {
        const shown = await fromBot();
        const found = shown.findLast((message) => pattern.test(readMessage(message)));
        assert.ok(found, `${name} does not read ${String(pattern)} in:\n${shown.map(readMessage).join('\n---\n')}`);
        return found;
      }),
    neverReads: async (pattern: RegExp) => {
      const shown = (await fromBot()).map(readMessage);
      assert.ok(
        !shown.some((text) => pattern.test(text)),
        `${name} reads ${String(pattern)} in:\n${shown.join('\n---\n')}`,
      );
    },
    /** The newest card that has this text, with what can be pressed on it. */
    card: async (pattern: RegExp) => {
      const found = (await fromBot()).findLast(({ card }) => card && pattern.test(textOf(card)));
      assert.ok(found?.card, `${name} has no card that reads ${String(pattern)}`);
      return {
        activityId: found.activityId,
        text: textOf(found.card),
        buttons: buttonsOf(found.card),
        json: found.card,
      };
    },
  };
};

export type Actor = ReturnType<typeof actor>;
