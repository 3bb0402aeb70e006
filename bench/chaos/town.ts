import { startPostgres, type Server } from '../../test/support/postgres.js';
import { freePort } from '../../test/support/ports.js';
import { runBot, runTenant, type Running } from '../../test/support/processes.js';
import { rulesWith } from '../../test/support/rules.js';
import { createTenantClient, type TenantClient } from '../../test/support/tenant-client.js';
import { startBalancer } from './balancer.js';
import { openBooks, type Books } from './books.js';

/** Replicas on one PostgreSQL behind a balancer, and the tenant in a process of its own. */
export type Town = {
  readonly tenant: TenantClient;
  readonly books: Books;
  readonly server: Exclude<Server, { missing: string }>;
  readonly replicas: number;
  /** The process that this replica is at the moment. */
  bot(at: number): Running;
  /** Starts a replica again whose process has ended; and again where it ends at once, as whatever looks after it would. */
  revive(at: number): Promise<void>;
};

type Wish = {
  readonly replicas?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than ours that starts the bots, as a file. */
  readonly script?: string;
  /** Other rules than the sample's, as a file. */
  readonly rules?: string;
};

export const withTown = async <T>(
  { replicas = 3, env = {}, script, rules }: Wish,
  live: (town: Town) => Promise<T>,
): Promise<T> => {
  const server = await startPostgres();
  if ('missing' in server) throw new Error(server.missing);
  const botPorts = await Promise.all(Array.from({ length: replicas }, freePort));
  const balancer = await startBalancer(botPorts);
  const ports = { bot: balancer.port, tenant: await freePort() };
  const tenantProcess = await runTenant(ports);
  const tenant = createTenantClient(`http://localhost:${ports.tenant}`);
  const settings = {
    DATABASE_URL: server.url,
    POLICY_FILE: rules ?? (await rulesWith((file) => delete file['nominators'])),
    ...env,
  };
  const bots: Running[] = [];
  const start = async (at: number): Promise<void> => {
    bots[at] = await runBot({ ...ports, bot: botPorts[at] ?? 0 }, settings, script);
  };
  try {
    // Microsoft's limits are met elsewhere: here they would have everybody wait for hours.
    await tenant.settings({
      invitationLimit: 100_000,
      writeLimit: 1_000_000,
      sendingLimits: false,
      // Read in waves: all that thousands of nominations cause is more than one answer, or the tenant, can hold.
      exchangesKept: 100_000,
    });
    // The first of them makes the tables.
    await start(0);
    await Promise.all([...botPorts.keys()].slice(1).map(start));
    const books = await openBooks(server.url);
    try {
      const revive = (at: number, tries = 10): Promise<void> =>
        start(at).catch((error: unknown) => {
          if (tries <= 1) throw error;
          return revive(at, tries - 1);
        });
      return await live({ tenant, books, server, replicas, bot: (at) => known(bots[at]), revive });
    } finally {
      await books.close();
    }
  } finally {
    for (const bot of bots) await bot.end();
    await tenantProcess.end();
    balancer.close();
    await server.stop();
  }
};

const known = (bot: Running | undefined): Running => {
  if (!bot) throw new Error('There is no such replica.');
  return bot;
};
