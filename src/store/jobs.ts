import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss, type Queue } from 'pg-boss';
import { HOUR, MINUTE, SECOND, systemClock, type Clock } from '../kernel/clock.js';
import type { NominationId } from '../kernel/ids.js';
import { inTime } from '../kernel/in-time.js';
import { nameOf, type Log, type LogFields } from '../kernel/log.js';
import type { NotedPress } from '../nomination/commands.js';
import { RETRIES, type Handlers, type Job, type JobName } from '../workflow/jobs.js';
import type { Database, Queryable } from './database.js';
import { KEYED, keyOf } from './job-keys.js';
import { JOB_NAMES } from './job-rows.js';
import { createRun, within } from './job-run.js';
import { createWatch } from './job-watch.js';
import { toJson } from './text.js';

/** The queues: one for each name in the catalogue. A handler runs at least once for each job whose transaction commits. */
export interface Jobs {
  /** Prepares the queues; from here on jobs can be added. */
  start(): Promise<void>;
  /** Enqueues with the transaction, or not at all. `startAfter` is meant by our clock. */
  add(tx: Queryable, job: Job, options?: { readonly startAfter?: Date }): Promise<void>;
  /** The presses on this nomination whose check waits, is tried again or is under way; none that was given up. */
  noted(tx: Queryable, nominationId: NominationId): Promise<readonly NotedPress[]>;
  /** Begins to hand jobs to their handlers. */
  work(handlers: Handlers): Promise<void>;
  /** Takes no more jobs and waits up to three seconds for those under way; what is not done by then comes again. */
  stop(): Promise<void>;
  /** Whether jobs are being worked off: it began, and the database answered lately. */
  ready(): boolean;
}

/** Workers of a queue in one process, and jobs each takes at once: one that hangs holds up its two neighbours alone. */
const WORKERS = 3;
/** pg-boss fetches on at once after a full batch only where a batch is more than one. */
const BATCH = 3;
/** With the time to leave, the last requests and the last part of a sweep, a process has gone within ten seconds. */
const DRAIN = 3 * SECOND;
/** Milliseconds; an approver who looks at somebody else's card does not notice them. */
const SOON = 100;

/** Seconds. A job of a dead process is back after its heartbeat and a look of pg-boss's monitor. */
const QUEUE = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: (3 * MINUTE) / SECOND,
  // A job that pg-boss itself ends as failed would hold up its key for ever; job-run.ts gives up before, at our limit.
  retryLimit: 10_000,
  retryBackoff: true,
  retryDelay: RETRIES.delay,
  retryDelayMax: MINUTE / SECOND,
  retentionSeconds: (90 * 24 * HOUR) / SECOND,
  deleteAfterSeconds: (6 * HOUR) / SECOND,
} satisfies Partial<Queue>;

export const createJobs = (database: Database, log: Log, clock: Clock = systemClock): Jobs => {
  const boss = new PgBoss({
    ...database.forJobs,
    schema: 'guestlist_jobs',
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    maintenanceIntervalSeconds: (5 * MINUTE) / SECOND,
    flowIntervalSeconds: HOUR / SECOND, // We have no flows.
    ...(database.kind === 'embedded' && { reindex: false, monitorVacuum: false }),
  });
  boss.on('error', (error) => log.warn('The job queue met an error and goes on.', errorFields(error)));
  boss.on('warning', ({ data }) => log.warn('The job queue warns.', 'type' in data ? { code: String(data.type) } : {}));

  const watch = createWatch(database, (workers) => workers.forEach((worker) => boss.notifyWorker(worker)));
  /** One of the same key may have waited for this one. */
  const settled = (name: JobName): void => {
    if (KEYED.includes(name)) watch.wakeOne(name);
  };
  let started = false;

  const prepare = async (name: JobName, exists: boolean): Promise<void> => {
    if (exists) await boss.updateQueue(name, QUEUE);
    else await boss.createQueue(name, { ...QUEUE, policy: KEYED.includes(name) ? 'key_strict_fifo' : 'standard' });
    // So that pg-boss knows the queue: asking for it inside our transaction would need a connection that we hold.
    await boss.findJobs(name, { key: 'none' });
  };

  /**
   * Nobody else can have the embedded database open, so what is under way in it was begun by a process that is dead: it is due at
   * once, where pg-boss would find its heartbeat missing and try again after seconds. Not so what came back like this before, for
   * it may be what the process dies of.
   */
  const takeBack = (): Promise<unknown> =>
    database.query(
      `update guestlist_jobs.job set state = 'retry', heartbeat_on = null,
         start_after = guestlist_jobs.job_now() + least($1, $2 * retry_count) * interval '1 s'
       where state = 'active'`,
      [QUEUE.retryDelayMax, QUEUE.retryDelay],
    );

  const add: Jobs['add'] = async (tx, job, { startAfter } = {}) => {
    if (!started) throw new Error('The job queue is not started.');
    const key = keyOf(job);
    const wait = startAfter ? startAfter.getTime() - clock.now().getTime() : 0;
    const id = await boss.send(job.name, JSON.parse(toJson(job)) as Job, {
      db: within(tx),
      ...(key && { singletonKey: key }),
      ...(wait > 0 && { startAfter: new Date(Date.now() + wait) }),
    });
    if (!id) throw new Error(`The job "${job.name}" was not taken by its queue.`);
  };

  /**
   * A hundred answers wish for the same cards a hundred times. Whoever begins to draw them does so for all who wait: what is
   * in the queue by now was committed with its nomination, so the state that is read after this has it. What is wished for
   * later waits for a turn of its own. It waits a moment before it begins, for one thing leads to the next: whoever was chosen
   * is reached, and whoever is invited is let in.
   */
  const absorb = async (job: Job, id: string): Promise<void> => {
    if (job.name !== 'redraw-cards') return;
    await pause(SOON);
    await database.query(
      `delete from guestlist_jobs.job
       where name = $1 and singleton_key = $2 and id <> $3 and state = 'created' and start_after <= now()
         and state < 'active' and not blocked and policy = 'key_strict_fifo'`,
      [job.name, keyOf(job), id],
    );
  };

  return {
    start: async () => {
      await boss.start();
      const existing = new Set((await boss.getQueues()).map(({ name }) => name));
      for (const name of JOB_NAMES) await prepare(name, existing.has(name));
      if (database.kind === 'embedded') await takeBack();
      started = true;
    },
    add,
    // Jobs of the first version know no stage.
    noted: (tx, nominationId) =>
      tx.query<NotedPress>(
        `select coalesce((data ->> 'stage')::integer, 0) as stage, (data ->> 'pressedAt')::timestamptz as "pressedAt"
         from guestlist_jobs.job
         where name = 'check-decision' and state <= 'active' and data ->> 'nominationId' = $1`,
        [nominationId],
      ),
    work: async (handlers) => {
      const run = createRun({ boss, database, handlers, add, before: absorb, settled, clock, log });
      for (const name of JOB_NAMES) {
        const workers = Array.from({ length: WORKERS }, async () => {
          let id = '';
          id = await boss.work(
            name,
            // Waiting is the watch's; these are for when all else fails.
            {
              batchSize: BATCH,
              burstWhenBatchFull: true,
              pollingIntervalSeconds: 30,
              notifyPollingIntervalSeconds: 30,
            },
            (batch) => watch.during(id, () => run(name, batch)),
          );
          return id;
        });
        watch.over(name, await Promise.all(workers));
      }
      await watch.start();
    },
    stop: async () => {
      await watch.stop();
      const drained = Promise.all(JOB_NAMES.map((name) => boss.offWork(name, { wait: true })));
      // What is under way still records its outcome, and the jobs that follow from it.
      await inTime(drained, DRAIN);
      started = false;
      await boss.stop({ graceful: false });
    },
    ready: () => watch.alive(),
  };
};

/** pg-boss hands on copies of errors, which have no class any more; PostgreSQL's code says most. */
const errorFields = (error: object): LogFields => ({
  error: nameOf(error),
  ...('code' in error && { code: String(error.code) }),
  ...('queue' in error && { job: String(error.queue) }),
});
