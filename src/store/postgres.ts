import pg from 'pg';
import { SECOND } from '../kernel/clock.js';
import { inTime } from '../kernel/in-time.js';
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

/**
 * A connection may break without a word, behind a firewall that forgets it: then no answer comes, ever, and what waits for one
 * would wait with it. The server gives a statement up first; where nothing is heard of that either, we give up the connection.
 */
const ALIVE = { query_timeout: 32 * SECOND, keepAlive: true, keepAliveInitialDelayMillis: 10 * SECOND } as const;
const STATEMENT = 30 * SECOND;
/**
 * A replica that falls asleep between two statements (a machine that is paused, a process that is stopped) keeps the rows that it
 * locked, and its connection is whole. So that those who take its work over need not wait for it, the server ends the connection.
 */
const ASLEEP = 10 * SECOND;

/** As the embedded database gives them, whatever this process takes for its time zone. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

export const openPostgres = async ({ url }: PostgresConfig, log: Log): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'guestlist',
    max: CONNECTIONS,
    connectionTimeoutMillis: 10 * SECOND,
    statement_timeout: STATEMENT,
    idle_in_transaction_session_timeout: ASLEEP,
    ...ALIVE,
    types,
  });
  // A connection may break while nobody uses it; the pool makes a new one, but an unheard 'error' would end the process.
  pool.on('error', (error) => log.warn('A connection to the database was lost.', { error: nameOf(error) }));

  const database: Database = {
    kind: 'postgres',
    query: (text, parameters) => query(pool, text, parameters),
    transaction: (work) => inTransaction(pool, work),
    ping: () => answers(pool.query('select 1')),
    // pg-boss hands these on to its pool, and its listener has a heartbeat of its own. The server is not told to give up
    // here: a REINDEX CONCURRENTLY that is cut short leaves a broken index behind.
    forJobs: { connectionString: url, max: CONNECTIONS_FOR_JOBS, application_name: 'guestlist-jobs', ...ALIVE },
    // Whoever still waits for an answer then has a database that is silent, and the process is about to go.
    close: async () => {
      await inTime(pool.end(), SECOND);
    },
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
    if (isSilence(error)) broken ??= error;
    // Where nothing came back, a rollback would wait as long again; the server rolls back once the connection is gone.
    else await client.query('rollback').catch(() => (broken ??= new Error('The connection is lost.')));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
};

/** What node-postgres says after `query_timeout`; it has no code. The statement may still be running. */
const isSilence = (error: unknown): error is Error => error instanceof Error && error.message === 'Query read timeout';
