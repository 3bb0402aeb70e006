import { existsSync } from 'node:fs';
import type { Database as DatabaseConfig } from '../../config.js';
import { createLog } from '../../kernel/log.js';
import { systemClock } from '../../kernel/clock.js';
import { createAttempts } from '../../store/attempts.js';
import { openDatabase, type Database } from '../../store/database.js';
import { MIGRATIONS } from '../../store/migrations.js';
import { broken, fine, notice, sentenceOf, type Finding } from './finding.js';

const ABOUT = 'Database';
const NOTHING_KEPT = 'Nothing can be remembered without it; the server does not start.';

/** Opens the database and reads how far its tables are. Changes nothing, and makes no embedded database where there is none. */
export const checkDatabase = async (config: DatabaseConfig): Promise<Finding[]> => {
  const trial = config.kind === 'embedded' ? [trialNotice] : [];
  if (config.kind === 'embedded' && !existsSync(config.folder))
    return [fine(ABOUT, `There is none yet; the first start makes it in ${config.folder}.`), ...trial];
  try {
    const database = await openDatabase(config, createLog('silent'));
    try {
      return [...(await checkTables(database)), ...trial];
    } finally {
      await database.close();
    }
  } catch (error) {
    const sentence = sentenceOf(error);
    if (config.kind === 'embedded' && /in use by process/.test(sentence))
      return [fine(ABOUT, `A running Guestlist has it open, so it was not looked into (${config.folder}).`), ...trial];
    return [broken(ABOUT, sentence, NOTHING_KEPT, 'Put that right, then run the doctor again.')];
  }
};

const trialNotice = notice(
  ABOUT,
  'It is the embedded one.',
  'It is for trying out: one process, and a power cut can ruin it.',
  'For real work set DATABASE_URL to a PostgreSQL database.',
);

const checkTables = async (database: Database): Promise<Finding[]> => {
  const [found] = await database.query<{ tables: boolean; version: string; may_create: boolean }>(
    `select to_regclass('guestlist.migrations') is not null as tables,
            current_setting('server_version') as version,
            has_database_privilege(current_database(), 'create') as may_create`,
  );
  const opens = `It opens (PostgreSQL ${found?.version.split(' ')[0] ?? 'of an unknown version'})`;
  if (!found?.tables)
    return found?.may_create
      ? [fine(ABOUT, `${opens}; its tables are made at the first start.`)]
      : [
          broken(
            ABOUT,
            `${opens}, but this user may not make a schema in it.`,
            NOTHING_KEPT,
            'Let it: grant create on database … to ….',
          ),
        ];
  const [step] = await database.query<{ newest: number | null }>(
    'select max(number) as newest from guestlist.migrations',
  );
  const behind = MIGRATIONS.length - (step?.newest ?? 0);
  if (behind < 0)
    return [
      broken(
        ABOUT,
        `${opens}, but a newer Guestlist made its tables.`,
        'This version would not understand what is in them; the server does not start.',
        'Start the newer version again, or give this one another database.',
      ),
    ];
  return [
    ...(behind === MIGRATIONS.length ? [] : await checkRepeated(database)),
    fine(
      ABOUT,
      behind === 0
        ? `${opens} and its tables are up to date.`
        : `${opens}; the next start brings its tables up to date.`,
    ),
  ];
};

/** Calls without an idempotency key that were made again, because what became of the first was not recorded. */
const checkRepeated = async (database: Database): Promise<Finding[]> => {
  const { invitation, mail } = await createAttempts(database, systemClock).repeated();
  if (invitation + mail === 0) return [];
  return [
    notice(
      ABOUT,
      `So far ${invitation} invitations and ${mail} mails were sent again, because no answer to the first was recorded.`,
      'A process ended, or Graph did not answer, after a call was begun. At most so many came twice: whether the first one had arrived cannot be known. No guest has two accounts.',
      'If the numbers grow from day to day, look why the process ends or Graph does not answer.',
    ),
  ];
};
