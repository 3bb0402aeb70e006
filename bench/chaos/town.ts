import { setTimeout as pause } from 'node:timers/promises';
import { runBot, runTenant, type Running } from '../../test/support/processes.js';
import { rulesWith } from '../../test/support/rules.js';
import { createTenantClient } from '../../test/support/tenant-client.js';
import { freePort } from '../../test/support/ports.js';
import type { Server } from '../../test/support/postgres.js';
import { startBalancer } from './balancer.js';
import { openBooks } from './books.js';
import { examine, type Found } from './examine.js';
import { decide, nominate, nothingYet, OWNERS } from './people.js';
import { storms } from './weather.js';

export type Ask = {
  readonly nominations: number;
  /** Milliseconds, more or less, between two deaths. */
  readonly every: number;
  /** The bots forget their jobs when one of them dies. */
  readonly naive?: true;
};
export type Survived = Found & {
  readonly kills: number;
  /** How often each kind of job was under way when a bot died. */
  readonly windows: Readonly<Record<string, number>>;
  readonly restarts: number;
  readonly storms: number;
};

const REPLICAS = 3;
/** A nominator has so many guests, one after the other. */
const EACH = 10;
/** Milliseconds; far more than it takes. */
const PATIENCE = 90 * 60_000;

/** Three replicas on one PostgreSQL, people who nominate and decide, and a bad day for all of them. */
export const survive = async (
  server: Exclude<Server, { missing: string }>,
  { nominations, every, naive }: Ask,
): Promise<Survived> => {
  const botPorts = await Promise.all(Array.from({ length: REPLICAS }, freePort));
  const balancer = await startBalancer(botPorts);
  const ports = { bot: balancer.port, tenant: await freePort() };
  const tenantProcess = await runTenant(ports);
  const tenant = createTenantClient(`http://localhost:${ports.tenant}`);
  const rules = await rulesWith((file) => delete file['nominators']);
  const start = (bot: number): Promise<Running> =>
    runBot({ ...ports, bot }, { DATABASE_URL: server.url, POLICY_FILE: rules });
  const bots: Running[] = [];
  try {
    // Microsoft's limits are met elsewhere: here they would have everybody wait for hours.
    await tenant.settings({
      invitationLimit: 100_000,
      writeLimit: 1_000_000,
      sendingLimits: false,
      exchangesKept: 1_000_000,
    });
    // The first of them makes the tables.
    for (const port of botPorts) bots.push(await start(port));
    const books = await openBooks(server.url);
    const done = nothingYet();
    const end = Date.now() + (naive ? 60_000 : PATIENCE);
    let isDone = false;
    const isOver = () => isDone || Date.now() > end;

    const guests = Array.from({ length: nominations }, (_, n) => n);
    const { employees } = await tenant.employees(Math.ceil(nominations / EACH), { name: 'Nominator' });
    for (const owner of OWNERS) await tenant.say(owner, 'hello');
    const people = employees.map(({ id }, at) =>
      nominate(tenant, id, guests.slice(at * EACH, (at + 1) * EACH), done, isOver),
    );
    const deciding = decide(tenant, () => books.waiting(OWNERS), done, isOver);
    const weather = storms(tenant, isOver);

    const windows: Record<string, number> = {};
    let [kills, restarts] = [0, 0];
    const die = async (): Promise<void> => {
      await pause(every * (0.5 + Math.random()));
      const at = Math.floor(Math.random() * REPLICAS);
      const port = botPorts[at] ?? 0;
      const underWay = await books.underWay().catch(() => []);
      await bots[at]?.kill();
      kills += 1;
      for (const name of underWay) windows[name] = (windows[name] ?? 0) + 1;
      if (naive) await books.forgetJobs();
      if (!naive && kills % RESTARTED_EVERY === 0) {
        await server.restart();
        restarts += 1;
      }
      bots[at] = await start(port);
    };
    const settled = async (): Promise<boolean> =>
      done.nominated.size === nominations && (await books.isSettled(nominations).catch(() => false));
    while (!isOver() && !(await settled())) await die();
    isDone = true;
    await Promise.all([...people, deciding]);
    const count = await weather;
    // Cards follow within seconds.
    if (!naive) await pause(5000);
    const found = await examine(tenant, books, done);
    await books.close();
    const faults = [...found.faults];
    if (Date.now() > end) faults.push('it did not come to an end in time');
    return { ...found, faults, kills, windows, restarts, storms: count };
  } finally {
    for (const bot of bots) await bot.end();
    await tenantProcess.end();
    balancer.close();
  }
};

/** Deaths of bots between two of the database. */
const RESTARTED_EVERY = 25;
