import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.js';
import { buttonsOf, readMessage } from '../support/card-reading.js';
import { silent } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/ports.js';
import { runBot, runTenant, type Running } from '../support/processes.js';
import { rulesWith } from '../support/rules.js';
import { madeFolder } from '../support/shared.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';
import { PEOPLE } from '../support/world.js';
import { shown } from './main-job.js';

/** A bot that ends stays, one guest after the other, and is killed and comes back; its tenant outlives it. */
export type Ending = {
  readonly tenant: TenantClient;
  /** A guest who is in, and may use so many things; their id. */
  comesIn(n: number, things?: 1 | 2): Promise<string>;
  /** Their stay ends now; a last time to change one's mind. */
  readied(n: number): Promise<() => Promise<unknown>>;
  kills(): Promise<void>;
  /** Whatever the dead one had under way is in the tenant's record. */
  restsIn(): Promise<void>;
  returns(): Promise<void>;
  /** Once nothing is left to be done: the bot has stopped. */
  settled(): Promise<void>;
  ends(): Promise<void>;
};

const addressOf = (n: number): string => `ada-${n}@northwindtraders.com`;

/** The account is deleted as soon as may be, and the day's number is no matter here. */
const rules = (): Promise<string> =>
  rulesWith((file) => {
    delete file['nominators'];
    file['stays'] = { grace: '2 seconds', removalsPerDay: 100_000 };
  });

/** One tenant for many bots. */
export const runTenants = async () => {
  const ports = { bot: await freePort(), tenant: await freePort() };
  const process = await runTenant(ports);
  const url = `http://localhost:${ports.tenant}`;
  return { url, ports, tenant: createTenantClient(url), end: () => process.end() };
};

export const beginEnding = async (
  { ports, tenant }: Awaited<ReturnType<typeof runTenants>>,
  graph?: string,
): Promise<Ending> => {
  await tenant.reset();
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-kill-'));
  const made = await madeFolder();
  assert.ok(made);
  await cp(made, folder, { recursive: true });
  const env = { DATA_DIR: folder, POLICY_FILE: await rules(), ...(graph && { GRAPH_BASE_URL: graph }) };
  const start = (): Promise<Running> => runBot(ports, env);
  let bot = await start();

  const cardWith = (title: string, about: RegExp) =>
    eventually(async () => {
      const card = (await shown(tenant, PEOPLE.sue)).findLast(
        (one) => buttonsOf(one.card).includes(title) && about.test(readMessage(one)),
      );
      assert.ok(card, title);
      return card.activityId;
    });
  const about = (n: number): RegExp => new RegExp(`ada-${n}@`);
  const stop = async (): Promise<boolean> => {
    await bot.end();
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    try {
      const rows = await database.query<{ id: string; waits: boolean }>(
        `select id, exists (
           select from guestlist_jobs.job
           where name in ('close-guest', 'delete-guest') and state <= 'active' and data ->> 'guestId' = guests.id::text) as waits
         from guestlist.guests where status <> 'removed'`,
      );
      const { users } = await tenant.state<{ users: readonly { id: string }[] }>();
      // That an account as new as these is gone is believed some minutes later, for a copy of the directory may not have it yet.
      return rows.every(({ id, waits }) => waits && !users.some((one) => one.id === id));
    } finally {
      await database.close();
    }
  };

  return {
    tenant,
    comesIn: async (n, things = 1) => {
      const what = things === 1 ? 'Apollo' : 'Apollo and Vendor Portal';
      await tenant.say(PEOPLE.sue, `invite Ada Lovelace <${addressOf(n)}> to ${what} for 30 days because of the audit`);
      await tenant.press(PEOPLE.sue, await cardWith('Send invitation', about(n)), 'Send invitation');
      const id = await eventually(async () => {
        const { users } = await tenant.state<{ users: readonly { id: string; mail?: string }[] }>();
        const found = users.find(({ mail }) => mail === addressOf(n));
        assert.ok(found);
        return found.id;
      });
      await tenant.accept(id);
      await eventually(async () => assert.equal((await tenant.account(id)).groupIds.length, things));
      return id;
    },
    readied: async (n) => {
      await eventually(async () => {
        await tenant.say(PEOPLE.sue, `guest ${addressOf(n)}`);
        const newest = (await shown(tenant, PEOPLE.sue)).findLast(({ card }) => card !== undefined);
        assert.ok(newest && buttonsOf(newest.card).includes('Yes, remove') && about(n).test(readMessage(newest)));
        assert.match(readMessage(newest), /is a guest/);
      });
      const card = await cardWith('Yes, remove', about(n));
      return () => tenant.press(PEOPLE.sue, card, 'Yes, remove');
    },
    kills: () => bot.kill(),
    restsIn: async () => {
      await tenant.clearFaults();
      for (let before = -1, now = 0; before !== now; now = await tenant.now()) {
        before = now;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    returns: async () => {
      bot = await start();
    },
    settled: async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, REST));
        if (await stop()) return;
        bot = await start();
      }
      assert.fail('a stay was not ended');
    },
    ends: async () => {
      await tenant.clearFaults();
      await bot.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Milliseconds: the grace, and as long again. */
const REST = 4000;
const TRIES = 8;
