import { SECOND } from '../kernel/clock.js';
import type { JobName } from '../workflow/jobs.js';
import type { Queryable } from './database.js';

const EVERY = 1 * SECOND;
const LATELY = 10 * SECOND;

/**
 * A new job wakes its workers by NOTIFY; one that waited for its time, or a retry, wakes nobody. So we ask once a second
 * which queues have something due: one query, instead of one from each worker.
 */
export const createWatch = (database: Queryable, notify: (workers: readonly string[]) => void) => {
  const workers = new Map<JobName, readonly string[]>();
  const busy = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  let running = false;
  let answered = -Infinity;

  const wake = (name: JobName): void => notify(workers.get(name) ?? []);

  const look = async (): Promise<void> => {
    try {
      const due = await database.query<{ name: JobName }>(
        `select distinct name from guestlist_jobs.job where state < 'active' and not blocked and start_after <= now()`,
      );
      answered = performance.now();
      for (const { name } of due) wake(name);
    } catch {
      // `alive` says so, and the next look tries again.
    }
    if (running) timer = setTimeout(again, EVERY);
  };

  const again = (): void => {
    underWay = look();
  };

  return {
    /** A worker that is free, another each time: enough for one job. Where none is, all of them look once they are. */
    wakeOne: (name: JobName): void => {
      const [first, ...others] = workers.get(name) ?? [];
      if (first === undefined) return;
      const inTurn = [...others, first];
      workers.set(name, inTurn);
      const free = inTurn.findLast((worker) => !busy.has(worker));
      notify(free === undefined ? inTurn : [free]);
    },
    /** While it lasts, this worker is not free. */
    during: async (worker: string, work: () => Promise<void>): Promise<void> => {
      busy.add(worker);
      try {
        await work();
      } finally {
        busy.delete(worker);
      }
    },
    over: (name: JobName, ids: readonly string[]): void => void workers.set(name, ids),
    start: async (): Promise<void> => {
      running = true;
      again();
      await underWay;
    },
    stop: async (): Promise<void> => {
      running = false;
      clearTimeout(timer);
      await underWay;
    },
    alive: (): boolean => running && performance.now() - answered < LATELY,
  };
};
