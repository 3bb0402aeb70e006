import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/kernel/clock.js';
import { runBot, runTenant } from '../../test/support/processes.js';
import { createTenantClient } from '../../test/support/tenant-client.js';
import { freePort } from '../../test/support/ports.js';
import { examine, type Found } from './examine.js';
import { openBooks } from './books.js';
import { PACKAGE } from './things.js';

export type Ask = {
  readonly guests: number;
  /** Milliseconds, more or less, between two deaths of the bot. */
  readonly every: number;
  /** A bot that is naive forgets its jobs when it dies. */
  readonly naive?: true;
};
export type Granted = Found & { readonly kills: number };

/** A new account is not everywhere in the directory at once; milliseconds. */
const REPLICATION = 2000;
/** Milliseconds; far more than it takes. */
const PATIENCE = 20 * 60_000;

/** The bot and the tenant in processes of their own, on PostgreSQL; the bot is killed again and again until all is given. */
export const grantAll = async (databaseUrl: string, { guests, every, naive }: Ask): Promise<Granted> => {
  const ports = { bot: await freePort(), tenant: await freePort() };
  const tenantProcess = await runTenant(ports);
  const tenant = createTenantClient(`http://localhost:${ports.tenant}`);
  const books = await openBooks(databaseUrl, tenant);
  const start = () => runBot(ports, { DATABASE_URL: databaseUrl });
  let kills = 0;
  try {
    await tenant.settings({ exchangesKept: 500_000, replicationDelayMs: REPLICATION });
    await tenant.packageAsks(PACKAGE, []);
    await books.nominate(guests);
    const end = systemClock.now().getTime() + (naive ? 30_000 : PATIENCE);
    let bot = await start();
    try {
      while (!(await books.areDone(guests)) && systemClock.now().getTime() < end) {
        await pause(every * (0.5 + Math.random()));
        await bot.kill();
        kills += 1;
        if (naive) await books.forgetJobs();
        bot = await start();
      }
    } finally {
      await bot.end();
    }
    const known = await books.guests();
    const found = await examine(tenant, known);
    const missing = guests - known.length;
    const faults = [...found.faults, ...(missing > 0 ? [`${missing} of ${guests} guests were never invited`] : [])];
    return { ...found, faults, kills };
  } finally {
    await books.close();
    await tenantProcess.end();
  }
};
