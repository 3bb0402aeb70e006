import type { Config } from '../../../config.js';
import { systemClock } from '../../../kernel/clock.js';
import { createLog } from '../../../kernel/log.js';
import { openDatabase } from '../../../store/database.js';
import { createStore } from '../../../store/store.js';
import type { OwnBooks } from '../../../workflow/preflight/gather.js';

export type OpenBooks = { readonly store: OwnBooks; readonly name: string; close(): Promise<void> };

const NOTHING: OwnBooks = {
  nominations: {
    books: () => Promise.resolve({ answersFor: 0, begun: 0 }),
    deniedSince: () => Promise.resolve(undefined),
    moving: () => Promise.resolve(undefined),
    partnerDomains: () => Promise.resolve([]),
    read: () => Promise.resolve(undefined),
  },
  mailed: { fullSince: () => Promise.resolve(undefined) },
  guests: { read: () => Promise.resolve(undefined), named: () => Promise.resolve([]) },
  emergencies: { stopOver: () => Promise.resolve(undefined) },
};

/** Our own tables, to read from. The embedded database belongs to the one process that has opened it, so it is left alone. */
export const openBooks = async ({ database: where }: Config): Promise<OpenBooks> => {
  if (where.kind === 'embedded')
    return { store: NOTHING, name: 'none (DATABASE_URL names no database)', close: () => Promise.resolve() };
  const database = await openDatabase(where, createLog('silent'));
  const nobody = { add: () => Promise.reject(new Error('Explaining adds no jobs.')) };
  return {
    store: createStore(database, nobody, systemClock),
    name: 'the database in DATABASE_URL',
    close: () => database.close(),
  };
};
