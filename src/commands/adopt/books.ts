import { existsSync } from 'node:fs';
import type { Config } from '../../config.js';
import { systemClock } from '../../kernel/clock.js';
import { createLog } from '../../kernel/log.js';
import { from } from '../../kernel/origin.js';
import { openDatabase, type Database } from '../../store/database.js';
import { createJobs } from '../../store/jobs.js';
import { migrate } from '../../store/migrations.js';
import { createStore } from '../../store/store.js';
import type { Meeting } from '../../workflow/adopting.js';
import { enqueueMeetings } from '../../workflow/adopting.js';
import type { Store } from '../../workflow/ports.js';
import { entryOfAdoptionByHand } from '../../workflow/record/of-others.js';
import { NoRecord, refuseUnsigned } from '../audit/books.js';
import { CannotAdopt } from './cannot-adopt.js';

export type Books = {
  readonly guests: Pick<Store['guests'], 'known'>;
  /** Has the running bot, or the next one, see to these guests. `operator`: whoever runs the command, for the record. */
  enqueue(meetings: readonly Meeting[], operator: string): Promise<void>;
  close(): Promise<void>;
};

/** Our own tables. The embedded database has one owner at a time, and a dry run makes none. */
export const openBooks = async ({ database: where, record }: Config, how: 'to-read' | 'to-write'): Promise<Books> => {
  if (how === 'to-read' && where.kind === 'embedded' && !existsSync(where.folder)) return EMPTY;
  const log = createLog('silent');
  const database = await openDatabase(where, log).catch((error: unknown) => {
    throw new CannotAdopt(error instanceof Error ? `${error.message}\n${ELSE}` : String(error));
  });
  const jobs = createJobs(database, log);
  const store = createStore(database, jobs, systemClock, record);
  const close = () => database.close();
  try {
    // The one who only looks changes nothing, not even tables of an earlier version.
    if (how === 'to-write') {
      await migrate(database);
      await refuseUnsigned(database, record.key);
    } else if (!(await hasTables(database))) return { ...EMPTY, close };
  } catch (error) {
    await close();
    throw error instanceof NoRecord ? new CannotAdopt(error.message) : error;
  }
  return {
    guests: store.guests,
    enqueue: async (meetings, operator) => {
      await jobs.start();
      try {
        const entry = entryOfAdoptionByHand(systemClock.now(), operator, meetings.length);
        await from({ by: 'command', name: 'adopt' }, () => enqueueMeetings(store, meetings, entry));
      } finally {
        await jobs.stop();
      }
    },
    close,
  };
};

const hasTables = async (database: Database): Promise<boolean> => {
  const [found] = await database.query<{ tables: boolean }>(
    `select to_regclass('guestlist.guests') is not null as tables`,
  );
  return found?.tables === true;
};

const ELSE = 'While the bot runs on the embedded database, say “adopt” to it in chat, as an administrator.';

const EMPTY: Books = {
  guests: { known: () => Promise.resolve([]) },
  enqueue: () => Promise.reject(new Error('These books were opened to read.')),
  close: () => Promise.resolve(),
};
