import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import type { Db } from 'pg-boss';
import { HOUR, MINUTE } from '../kernel/clock.js';
import { nameOf, type Log } from '../kernel/log.js';
import { newestCopy, writeCopy } from './copies.js';
import type { Database } from './database.js';
import { lockFolder } from './folder-lock.js';
import { answers } from './patience.js';
import { toParameters } from './text.js';
import { createTurns } from './turns.js';
import { asUnit } from './unit.js';

export type EmbeddedConfig =
  | {
      readonly kind: 'embedded';
      /** Ours alone: it gets `database/`, `database.lock` and `copies/`. */
      readonly folder: string;
      /** GUESTLIST_EMBEDDED_IN_PRODUCTION=1: open it even under NODE_ENV=production. */
      readonly evenInProduction?: boolean;
    }
  | {
      readonly kind: 'embedded';
      /** Gone when closed. */
      readonly memory: true;
      /** A data directory to begin with, as PGlite dumps it; making a new one takes seconds. */
      readonly image?: Blob;
    };

/** PGlite makes no checkpoint by itself, and would replay all of its log at the next start. */
const CHECKPOINT_EVERY = 5 * MINUTE;
/** Nothing is ever flushed to the disk, so a power cut can ruin the folder; a copy is what remains then. */
const COPY_EVERY = 6 * HOUR;
const FIRST_COPY_AFTER = 10 * MINUTE;

/** As node-postgres gives them in postgres.ts. */
const parsers = { [types.INT8]: Number, [types.DATE]: (text: string) => text };

export const openEmbedded = async (config: EmbeddedConfig, log: Log): Promise<Database> => {
  if ('memory' in config) {
    const image = config.image && { loadDataDir: config.image };
    return asDatabase(await PGlite.create({ dataDir: 'memory://', ...image }));
  }
  if (process.env['NODE_ENV'] === 'production' && !config.evenInProduction)
    throw new Error(
      'The embedded database is for trying out, not for production: set DATABASE_URL to a PostgreSQL database. ' +
        'If losing what it holds is acceptable, set GUESTLIST_EMBEDDED_IN_PRODUCTION=1.',
    );
  const folder = resolve(config.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(join(folder, 'database.lock'));
  try {
    const pglite = await openFolder(folder);
    log.info(
      'The embedded database is for trying out: one process, not safe against power loss. Set DATABASE_URL for PostgreSQL.',
    );
    return asDatabase(
      pglite,
      guarded(pglite, join(folder, 'copies'), log, () => lock.release()),
    );
  } catch (error) {
    lock.release();
    throw error;
  }
};

const openFolder = async (folder: string): Promise<PGlite> => {
  const data = join(folder, 'database');
  try {
    return await PGlite.create(data);
  } catch (error) {
    const copy = await newestCopy(join(folder, 'copies'));
    const remedy = copy
      ? `Move that folder away and unpack the last copy into a new one: mkdir ${data} && tar -xzf ${copy} -C ${data}.`
      : 'Move that folder away to begin with an empty database.';
    throw new Error(`The embedded database in ${data} cannot be opened (${nameOf(error)}). ${remedy}`, {
      cause: error,
    });
  }
};

type Turns = ReturnType<typeof createTurns>;
/** What is done beside the queries while the database is open; returns what surrounds its closing, in the last turn. */
type Care = (turns: Turns) => (close: () => Promise<void>) => Promise<void>;

const asDatabase = (pglite: PGlite, care?: Care): Database => {
  const turns = createTurns();
  const closing = care?.(turns) ?? ((close) => close());
  return {
    kind: 'embedded',
    query: (text, parameters) => turns.take(() => query(pglite, text, parameters)),
    transaction: (work) =>
      turns.take(() =>
        pglite.transaction((tx) => asUnit({ query: (text, parameters) => query(tx, text, parameters) }, work)),
      ),
    ping: () => answers(turns.take(() => pglite.query('select 1'))),
    forJobs: { db: connectionForJobs(pglite, turns), backend: 'pglite' },
    close: () => turns.end(() => closing(() => pglite.close())),
  };
};

const query = async <T extends object>(
  connection: Pick<PGlite, 'query'>,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> => (await connection.query<T>(text, toParameters(parameters), { parsers })).rows;

/**
 * pg-boss's own adapter, but in our turns: it may send `begin; …; commit` as one text, and when a part of that fails,
 * the rollback has to come before anybody else's query, not after.
 */
const connectionForJobs = (pglite: PGlite, turns: Turns): Db => ({
  executeSql: (text, values) =>
    turns.take(async () => {
      if (values?.length) return pglite.query(text, values);
      try {
        const results = await pglite.exec(text);
        return { rows: results.flatMap(({ rows }) => rows) };
      } catch (error) {
        await pglite.exec('rollback');
        throw error;
      }
    }),
  listen: async (channel, onNotification, onReconnect) => {
    const unlisten = await turns.take(() => pglite.listen(channel, onNotification));
    onReconnect();
    return { close: () => turns.take(() => unlisten()) };
  },
});

/** Checkpoints and copies while it is open, one last checkpoint at the end. */
const guarded =
  (pglite: PGlite, copies: string, log: Log, release: () => void): Care =>
  (turns) => {
    const checkpoint = () => pglite.exec('checkpoint');
    const copy = async (): Promise<void> => {
      const tar = await turns.take(async () => {
        await checkpoint();
        return pglite.dumpDataDir('none');
      });
      await writeCopy(copies, tar, new Date());
    };
    const attempt = (what: string, work: () => Promise<unknown>) => (): void =>
      void work().catch((error: unknown) =>
        log.warn(`The embedded database: ${what} failed.`, { error: nameOf(error) }),
      );

    const timers = [
      setInterval(
        attempt('a checkpoint', () => turns.take(checkpoint)),
        CHECKPOINT_EVERY,
      ),
      setInterval(attempt('a copy', copy), COPY_EVERY),
      setTimeout(attempt('a copy', copy), FIRST_COPY_AFTER),
    ].map((timer) => timer.unref());
    return async (close) => {
      timers.forEach((timer) => clearInterval(timer));
      await checkpoint();
      await close();
      release();
    };
  };
