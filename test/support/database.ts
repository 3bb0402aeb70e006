import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import type { Log } from '../../src/kernel/log.js';
import { openDatabase, type Database, type DatabaseConfig } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { administer } from './postgres.js';
import { sharedPostgres } from './shared.js';

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export const KINDS = ['embedded', 'postgres'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Tells the same story on the embedded database and on a real PostgreSQL. Each has a database of its own, with its
 * tables, for as long as the story lasts. Where there is no PostgreSQL its half is skipped, which fails under CI.
 */
export const onEveryDatabase = (story: string, tests: (database: () => Database, kind: Kind) => void): void =>
  KINDS.forEach((kind) =>
    describe(`${story} (${kind})`, () => {
      let opened: Database | undefined;
      before(async function () {
        opened = await openDatabase(await freshDatabase(kind, this), silent);
        await migrate(opened);
      });
      after(async () => opened?.close());
      tests(() => {
        if (!opened) throw new Error('The database is open inside hooks and tests alone.');
        return opened;
      }, kind);
    }),
  );

/** Where a new, empty database is to be had. Skips the test or hook that asks where it cannot be. */
export const freshDatabase = async (kind: Kind, asking: Mocha.Context): Promise<DatabaseConfig> => {
  if (kind === 'embedded') return { kind, memory: true, image: await emptyImage() };
  const server = await sharedPostgres();
  if ('missing' in server) {
    if (process.env['CI']) throw new Error(server.missing);
    console.log(`      skipped: ${server.missing}`);
    return asking.skip();
  }
  const name = `guestlist_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server.url, `create database ${name}`);
  made.push({ server: server.url, name });
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { kind, url: url.href };
};

/** The same for a whole server, as its environment names it; the embedded database it makes itself, in its DATA_DIR. */
export const freshEnvironment = async (
  kind: Kind,
  asking: Mocha.Context,
): Promise<Readonly<Record<string, string>>> => {
  const config = kind === 'postgres' && (await freshDatabase(kind, asking));
  return config && config.kind === 'postgres' ? { DATABASE_URL: config.url } : {};
};

/** Making a data directory takes two seconds, starting from a copy of one a third of a second. */
const emptyImage = (): Promise<Blob> => (image ??= makeImage());
let image: Promise<Blob> | undefined;
const makeImage = async (): Promise<Blob> => {
  const pglite = await PGlite.create('memory://');
  const blob = await pglite.dumpDataDir('none');
  await pglite.close();
  return blob;
};

const made: { readonly server: string; readonly name: string }[] = [];

/** Drops what was made in this process so far. Its stories are over. */
export const dropDatabases = async (): Promise<void> => {
  for (const { server, name } of made.splice(0))
    await administer(server, `drop database if exists ${name} with (force)`);
};
