import { setTimeout as pause } from 'node:timers/promises';
import { DAY, later, SECOND } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { TENANT_ID } from '../../src/local/company.js';
import { loadPolicy } from '../../src/policy-in-force.js';
import { openDatabase } from '../../src/store/database.js';
import { createJobs } from '../../src/store/jobs.js';
import { createStore } from '../../src/store/store.js';
import type { Courier, Post } from '../../src/workflow/ports.js';
import { createTenantClient } from '../../test/support/tenant-client.js';
import { assemble, EVERY, graphOf } from '../year/assembled.js';
import type { Cost, Watched } from './measured.js';
import { peakMemory } from './memory.js';

/**
 * The measured process: the real sweep, store, queue and Graph client over the tables and the tenant that were prepared. Between
 * two passes the clock goes on by as much as in production; the jobs come afterwards, in real time. Nothing is drawn or mailed.
 */

const courier: Courier = {
  show: async () => 'shown',
  post: async () => 'shown',
  edit: async () => 'shown',
  list: async () => 'shown',
  tell: async () => 'told',
};
const post: Post = { send: async () => 'accepted', sendStay: async () => 'accepted', ask: async () => 'accepted' };

const log = createLog(process.env['BENCH_LOG'] === 'warn' ? 'warn' : 'silent');
const url = process.env['TENANT_URL'] ?? '';
const tenant = createTenantClient(url);
const read = await loadPolicy('policy.sample.yaml');
if (!read.ok) throw new Error('The sample policy cannot be read.');
// All fall due at once, which no day's number would let through.
const policy = { ...read.value, removals: { perDay: 100_000, stopsPerDay: 100_000 } };

let now = new Date();
const clock = { now: () => now };
const database = await openDatabase({ kind: 'postgres', url: process.env['DATABASE_URL'] ?? '' }, log);
const jobs = createJobs(database, log, clock);
await jobs.start();
const store = createStore(database, jobs, clock);
const graph = graphOf(url, TENANT_ID, log);
const { sweep, handlers } = assemble({
  store,
  directory: graph.directory,
  packages: graph.packages,
  courier,
  post,
  clock,
  log,
  policy: () => policy,
});

const count = async (sql: string): Promise<number> =>
  (await database.query<{ count: number }>(`select count(*)::int as count from ${sql}`))[0]?.count ?? 0;
const looksDue = () => count(`guestlist.guests where look_at <= '${now.toISOString()}'`);
const staysDue = () => count(`guestlist.guests where due_at <= '${now.toISOString()}'`);
const jobsWaiting = () => count(`guestlist_jobs.job where state <= 'active' and start_after <= now()`);

/** A pass that comes to nothing must end too. */
const MOST_ROUNDS = 2000;

/** Does this, again and again until it says that it is done. */
const cost = async (work: () => Promise<boolean>, pace: 'passes' | 'time'): Promise<Cost> => {
  const began = performance.now();
  const first = await tenant.graphLoad();
  let last = first;
  /** After each step. */
  const units = [first.resourceUnits];
  for (let isDone = false; !isDone && units.length <= MOST_ROUNDS;) {
    isDone = await work();
    last = await tenant.graphLoad();
    units.push(last.resourceUnits);
  }
  const span = pace === 'passes' ? 1 : 10;
  const spent = units.map((after, n) => after - (units[Math.max(0, n - span)] ?? 0));
  return {
    requests: last.requests - first.requests,
    roundTrips: last.roundTrips - first.roundTrips,
    resourceUnits: last.resourceUnits - first.resourceUnits,
    mostUnits: Math.max(...spent),
    passes: units.length - 1,
    seconds: (performance.now() - began) / SECOND,
    peak: peakMemory(),
  };
};

const pass = async (): Promise<void> => {
  await sweep.pass();
  now = later(now, EVERY);
};

const due = await cost(async () => {
  await pass();
  return (await looksDue()) + (await staysDue()) === 0;
}, 'passes');

await tenant.expireMarks();
now = later(now, DAY / 24);
const comparison = await cost(async () => {
  await pass();
  return true;
}, 'passes');

const waiting = await jobsWaiting();
await jobs.work(handlers);
const followed = await cost(async () => {
  await pause(SECOND);
  return (await jobsWaiting()) === 0;
}, 'time');
await tenant.settings({ latencyMs: 0 });
/** As often as it takes to have done as much as with the many: V8 lets a heap grow with what was done, whoever it was done for. */
for (let round = 1; round < Number(process.env['ROUNDS'] ?? 1); round++) {
  await database.query(`update guestlist.guests set look_at = $1 where status = 'pending-acceptance'`, [now]);
  do await pass();
  while ((await looksDue()) > 0);
  await tenant.expireMarks();
  now = later(now, DAY / 24);
  await pass();
  while ((await jobsWaiting()) > 0) await pause(SECOND);
}
const peak = peakMemory();
const left = { looks: await looksDue(), stays: await staysDue(), jobs: await jobsWaiting() };
await jobs.stop();
await database.close();

process.send?.({
  due,
  comparison,
  jobs: { ...followed, count: waiting },
  peak,
  left,
} satisfies Watched);
process.disconnect();
