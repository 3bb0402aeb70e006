import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { personId } from '../../src/kernel/ids.js';
import { createLog } from '../../src/kernel/log.js';
import { TENANT_ID } from '../../src/local/company.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { freePort } from '../../test/support/ports.js';
import { runTenant } from '../../test/support/processes.js';
import { createTenantClient, type TenantClient } from '../../test/support/tenant-client.js';
import { graphOf } from '../year/assembled.js';
import { seed, type Sponsor } from './seed.js';
import { watched, type Watched } from './measured.js';

const log = createLog('silent');

/** Sponsors answer for so many guests each, and half of the guests have not accepted. */
const GUESTS_EACH = 50;
/** Of the guests, since the last look: half of them accepted, the others renamed in the directory. */
const CHANGED = 0.01;
/** Milliseconds; less than Microsoft has been seen to take. */
const ON_THE_WAY = Number(process.env['BENCH_LATENCY'] ?? 50);

/** A database and a tenant with so many guests; measured is the first round. */
export const watchOver = async (server: string, guests: number, rounds: number): Promise<Watched> => {
  const ports = { bot: await freePort(), tenant: await freePort() };
  const running = await runTenant(ports);
  const sql = new pg.Client({ connectionString: await freshDatabase(server) });
  try {
    const url = `http://localhost:${ports.tenant}`;
    const tenant = createTenantClient(url);
    // What was asked, with its answers, would fill its memory.
    await tenant.settings({ exchangesKept: 0, latencyMs: 0 });
    await sql.connect();
    const sponsors = await employ(tenant, Math.ceil(guests / GUESTS_EACH));
    const pending = guests / 2;
    const ids = await tenant.placeCrowd({ count: guests, pending, sponsorIds: sponsors.map(({ id }) => id) });
    await seed(sql, ids, pending, sponsors);
    await markHere(sql, url);
    await change(tenant, ids, pending);
    await tenant.settings({ latencyMs: ON_THE_WAY });
    return await watched({ TENANT_URL: url, DATABASE_URL: databaseOf(sql), ROUNDS: String(rounds) });
  } finally {
    await sql.end();
    await running.end();
  }
};

const databaseOf = ({ host, port, user, password, database }: pg.Client): string =>
  `postgres://${user}:${password as string}@${host}:${port}/${database}`;

const freshDatabase = async (server: string): Promise<string> => {
  const name = `guestlist_watching_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ kind: 'postgres', url: url.href }, log);
  await migrate(database);
  await database.close();
  return url.href;
};

const employ = async (tenant: TenantClient, count: number): Promise<readonly Sponsor[]> => {
  const all: Sponsor[] = [];
  // The tenant makes 500 of one name at once.
  for (let n = 0; all.length < count; n++) {
    const name = `Sponsor${String.fromCharCode(65 + n)}`;
    all.push(...(await tenant.employees(Math.min(500, count - all.length), { name })).employees);
  }
  return all.map(({ id, name }) => ({ id: personId.parse(id), name, address: 'somebody@contoso.com' }));
};

/** We have followed the directory so far. */
const markHere = async (sql: pg.Client, url: string): Promise<void> => {
  const place = await graphOf(url, TENANT_ID, log).directory.changes();
  if (place === 'begin-anew') throw new Error('The tenant gives no mark.');
  await sql.query(`insert into guestlist.watches (name, next_at, mark) values ('directory', now(), $1)`, [place.mark]);
  // That everybody is compared is measured by itself.
  await sql.query(`insert into guestlist.watches (name, next_at) values ('everybody', now() + interval '1 day')`);
};

const change = async (tenant: TenantClient, ids: readonly string[], pending: number): Promise<void> => {
  const some = Math.round((ids.length * CHANGED) / 2);
  for (const id of ids.slice(0, some)) await tenant.accept(id);
  for (const id of ids.slice(pending, pending + some)) await tenant.changeAccount(id, { displayName: 'Renamed' });
};
