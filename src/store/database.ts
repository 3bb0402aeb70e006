import type { ConstructorOptions } from 'pg-boss';
import type { Log } from '../kernel/log.js';
import { openEmbedded, type EmbeddedConfig } from './embedded.js';
import { openPostgres, type PostgresConfig } from './postgres.js';

/**
 * Runs one statement of PostgreSQL's SQL. Rows come back alike from both databases: int8 as number, timestamptz as
 * Date, date as 'YYYY-MM-DD', json and jsonb parsed. Their type is the caller's claim: parse what matters (rows.ts).
 */
export interface Queryable {
  query<T extends object>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
}

export interface Database extends Queryable {
  readonly kind: 'embedded' | 'postgres';
  /**
   * Commits what `work` did with the handle it is given, or, if it throws, nothing. The database's own `query` takes
   * no part in it, and throws there on the embedded database, where it could only wait for ever.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Whether the database answers within two seconds. */
  ping(): Promise<boolean>;
  /** How pg-boss gets in: by our one connection, or by connections of its own. */
  readonly forJobs: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max' | 'application_name'>;
  close(): Promise<void>;
}

export type DatabaseConfig = EmbeddedConfig | PostgresConfig;

/**
 * Opens the database; the tables are made by `migrate`. Throws with a sentence that names the remedy: a folder in use
 * by another process, a folder that cannot be read, an embedded database in production, a server that does not answer.
 */
export const openDatabase = (config: DatabaseConfig, log: Log): Promise<Database> =>
  config.kind === 'postgres' ? openPostgres(config, log) : openEmbedded(config, log);
