import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { approvalsBy, named } from '../../test/support/nominating.js';
import { freePort } from '../../test/support/ports.js';
import { startPostgres } from '../../test/support/postgres.js';
import { createTenantClient, type TenantClient } from '../../test/support/tenant-client.js';
import { measured, type Measured } from './process.js';

/** Everything that runs while something is measured. */
export type Setting = {
  readonly tenant: TenantClient;
  /** Where the connector of the local tenant is, as activities name it. */
  readonly serviceUrl: string;
  readonly databaseUrl: string;
  readonly sql: pg.Client;
  /** Guestlist, which answers and works off no jobs. */
  readonly answers: Measured;
  /** Guestlist, which works off the jobs. */
  readonly worker: Measured;
  readonly echo: Measured;
  end(): Promise<void>;
};

/** Rules for the guests of one domain each (`approvalsBy`): who must agree, for each right that a click may be made by. */
export const RIGHTS = {
  owners: 'an owner',
  members: 'a member of a group',
  deputies: 'whoever stands in for somebody named',
  chiefs: "the nominator's manager's manager",
} as const;

const REVIEWERS = '22222222-0000-4000-8000-000000000011';

const rules = () => {
  const by = (...ask: readonly unknown[]) => ({ stages: [{ ask, within: '14 days' }] });
  return approvalsBy({
    owners: by('owners'),
    members: by({ group: REVIEWERS }),
    deputies: by(named('mia')),
    chiefs: by('managers-manager'),
  } satisfies Record<keyof typeof RIGHTS, unknown>);
};

/** PostgreSQL, the local tenant in this process, and the three servers in theirs. What was begun ends, also after trouble. */
export const openSetting = async (): Promise<Setting> => {
  const ends: (() => Promise<unknown>)[] = [];
  const end = async (): Promise<void> => {
    for (const one of ends.splice(0).reverse()) await one();
  };
  try {
    return { ...(await open((one) => ends.push(one))), end };
  } catch (error) {
    await end();
    throw error;
  }
};

const open = async (onEnd: (end: () => Promise<unknown>) => void): Promise<Omit<Setting, 'end'>> => {
  const database = await startPostgres();
  if ('missing' in database) throw new Error(database.missing);
  onEnd(() => database.stop());
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-bench-'));
  onEnd(() => rm(folder, { recursive: true, force: true }));

  const [answersPort, workerPort, echoPort] = [await freePort(), await freePort(), await freePort()];
  const tenant = await startLocalTenant({
    port: 0,
    botUrl: `http://127.0.0.1:${answersPort}`,
    log: createLog('silent'),
  });
  onEnd(() => tenant.close());

  const policyFile = await rules();
  const started = async (program: string, env: Readonly<Record<string, string>>): Promise<Measured> => {
    const one = await measured(program, env);
    onEnd(() => one.end());
    return one;
  };
  const guestlist = (port: number, jobs: 'yes' | 'no') =>
    started('./guestlist.js', {
      PORT: String(port),
      GRAPH_BASE_URL: tenant.url,
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      POLICY_FILE: policyFile,
      LOG_LEVEL: 'silent',
      BENCH_JOBS: jobs,
    });
  // One after the other: the first prepares the tables.
  const worker = await guestlist(workerPort, 'yes');
  const answers = await guestlist(answersPort, 'no');
  const echo = await started('./echo.js', { PORT: String(echoPort) });

  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  onEnd(() => sql.end());
  return {
    tenant: createTenantClient(tenant.url),
    serviceUrl: `${tenant.url}/connector/`,
    databaseUrl: database.url,
    sql,
    answers,
    worker,
    echo,
  };
};
