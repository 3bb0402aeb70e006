import pg from 'pg';
import { nameOf, type Log } from '../kernel/log.js';
import type { Database, Queryable } from './database.js';
import { answers } from './patience.js';
import { toParameters } from './text.js';
import { asUnit } from './unit.js';

/** `url`: postgres://user:password@host:port/database, with the options that node-postgres knows. */
export type PostgresConfig = { readonly kind: 'postgres'; readonly url: string };

const CONNECTIONS = 10;
/** pg-boss's own: fetches are short, and a listener comes on top. */
const CONNECTIONS_FOR_JOBS = 4;

/** As the embedded database gives them, whatever this process takes for its time zone. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

export const openPostgres = async ({ url }: PostgresConfig, log: Log): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'guestlist',
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    types,
  });
  // A connection may break while nobody uses it; the pool makes a new one, but an unheard 'error' would end the process.
  pool.on('error', (error) => log.warn('A connection to the database was lost.', { error: nameOf(error) }));

  const database: Database = {
    kind: 'postgres',
    query: (text, parameters) => query(pool, text, parameters),
    transaction: (work) => inTransaction(pool, work),
    ping: () => answers(pool.query('select 1')),
    forJobs: { connectionString: url, max: CONNECTIONS_FOR_JOBS, application_name: 'guestlist-jobs' },
    close: () => pool.end(),
  };
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(
      `PostgreSQL cannot be reached under DATABASE_URL${code}. Check its host, port, database, user and password, and whether the server runs.`,
    );
  }
  return database;
};

const query = async <T extends object>(
  connection: pg.Pool | pg.PoolClient,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> => (await connection.query<T>(text, toParameters(parameters))).rows;

const inTransaction = async <T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  // While it is lent out the pool does not listen, and a break would end the process; our next query reports it anyway.
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await asUnit({ query: (text, parameters) => query(client, text, parameters) }, work);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken ??= new Error('The connection is lost.')));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
};
