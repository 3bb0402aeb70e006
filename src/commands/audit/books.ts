import { existsSync } from 'node:fs';
import { describeProblems, loadDotEnv, readConfig, type Config } from '../../config.js';
import { createLog } from '../../kernel/log.js';
import type { AuditKey } from '../../store/audit/signing.js';
import { openDatabase, type Database } from '../../store/database.js';

/** Why there is nothing to say, in words for whoever asked. */
export class NoRecord extends Error {}

/** Opens our tables as they are, for as long as the work lasts. Throws `NoRecord` with a sentence that says what to do. */
export const withinBooks = async <T>(
  env: NodeJS.ProcessEnv,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> => {
  loadDotEnv();
  const config = readConfig(env);
  if (!config.ok) throw new NoRecord(describeProblems(config.error));
  const where = config.value.database;
  if (where.kind === 'embedded' && !existsSync(where.folder))
    throw new NoRecord(
      `There is no database in ${where.folder}. Set DATABASE_URL or DATA_DIR to the one that the bot uses.`,
    );
  const database = await openDatabase(where, createLog('silent')).catch((error: unknown) => {
    const isInUse =
      where.kind === 'embedded' ? '\nStop the bot first: the embedded database has one owner at a time.' : '';
    throw new NoRecord(`${error instanceof Error ? error.message : String(error)}${isInUse}`);
  });
  try {
    await refuseOlder(database);
    return await work(database, config.value);
  } finally {
    await database.close();
  }
};

/** Throws `NoRecord` where an entry would not be signed, though the record is: each later `verify` would name it. */
export const refuseUnsigned = async (database: Database, key: AuditKey | undefined): Promise<void> => {
  if (key && !key.sign)
    throw new NoRecord('AUDIT_KEY is a public key, which signs nothing. Set it to the private one for this.');
  const signed = await database.query('select from guestlist.audit_heads limit 1');
  if (!key && signed.length > 0)
    throw new NoRecord('The record is signed, and this writes into it: set AUDIT_KEY to the key that the bot has.');
};

const refuseOlder = async (database: Database): Promise<void> => {
  const [found] = await database.query<{ there: boolean }>(
    `select to_regclass('guestlist.audit_entries') is not null as there`,
  );
  if (!found?.there)
    throw new NoRecord('This database has no record yet. Start the bot on it once; that makes its tables.');
};
