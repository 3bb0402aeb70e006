import type { Db, Job, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { later, MINUTE, type Clock } from '../kernel/clock.js';
import { nameOf, type Log, type LogFields } from '../kernel/log.js';
import { from } from '../kernel/origin.js';
import { RETRIES, type Handlers, type Job as CatalogueJob, type JobName, type Outcome } from '../workflow/jobs.js';
import { DirectoryTrouble } from '../workflow/ports.js';
import type { Database, Queryable } from './database.js';
import { JOBS } from './job-rows.js';
import type { Jobs } from './jobs.js';

type Row = Job<unknown>;

const settlement = z.object({ affected: z.number() });

/**
 * Runs a batch, all its jobs at once, and settles each as soon as it has ended: a slow one does not keep the others'
 * keys busy, and a failing one fails alone. Rejects only if a settlement could not be recorded; pg-boss then fails what
 * is still open of the batch, and it comes again.
 */
export const createRun = (deps: {
  boss: PgBoss;
  database: Database;
  handlers: Handlers;
  add: Jobs['add'];
  /** Done before each job is handled. */
  before: (job: CatalogueJob, id: string) => Promise<void>;
  /** Told after each job, whatever became of it. */
  settled: (name: JobName) => void;
  clock: Clock;
  log: Log;
}) => {
  const { boss, database, handlers, add, before, settled, clock, log } = deps;

  const handle = async (name: JobName, { id, data }: Row): Promise<Outcome> => {
    const job = JOBS[name].parse(data);
    const handler: (job: never) => Promise<Outcome> = handlers[name];
    await before(job, id);
    // Both tables have the same entry under each name.
    return from({ by: 'job', name, id }, () => handler(job as never));
  };

  const giveUp = async (name: JobName, job: Row, why: LogFields): Promise<void> => {
    await boss.cancel(name, attemptOf(job));
    log.error('A job was given up after many attempts.', { job: name, ...idsOf(job.data), ...why });
  };

  /** As if it had never been tried: nobody begins again what is given up, and whoever is to renew a secret may be away for weeks. */
  const beginAnew = async (name: JobName, job: Row, why: LogFields): Promise<void> => {
    await replaced(name, job, { again: later(clock.now(), MINUTE) });
    log.warn('A job still waits for Microsoft, and goes on.', { job: name, ...idsOf(job.data), ...why });
  };

  const failed = async (name: JobName, job: Row, error: unknown): Promise<void> => {
    const why = { error: nameOf(error), count: job.retryCount + 1 };
    if (passes(error) && job.retryCount >= RETRIES.limit / 2) return beginAnew(name, job, why);
    if (job.retryCount >= RETRIES.limit) return giveUp(name, job, why);
    // The database keeps the error's name alone, for its text may quote what people typed.
    await boss.fail(name, attemptOf(job), { error: why.error });
    log.warn('A job failed and will be tried again.', { job: name, ...idsOf(job.data), ...why });
  };

  /** Ends this job and enqueues what takes its place, all or nothing; nothing where the job is no longer ours to end. */
  const replaced = (name: JobName, job: Row, outcome: Exclude<Outcome, string>): Promise<void> =>
    database.transaction(async (tx) => {
      const { affected } = settlement.parse(await boss.complete(name, attemptOf(job), null, { db: within(tx) }));
      if (affected === 0) return;
      if ('again' in outcome) await add(tx, JOBS[name].parse(job.data), { startAfter: outcome.again });
      else for (const other of outcome.instead) await add(tx, other);
    });

  const runOne = async (name: JobName, job: Row): Promise<void> => {
    // Attempts that ended with their process, or ran out of time, were never seen to fail here.
    if (job.retryCount > RETRIES.limit) return giveUp(name, job, { count: job.retryCount });
    let outcome: Outcome;
    try {
      outcome = await handle(name, job);
    } catch (error) {
      return failed(name, job, error);
    }
    if (typeof outcome === 'object') await replaced(name, job, outcome);
    else await boss.complete(name, attemptOf(job));
  };

  return async (name: JobName, batch: readonly Row[]): Promise<void> => {
    const ends = await Promise.allSettled(batch.map((job) => runOne(name, job).finally(() => settled(name))));
    const lost = ends.find((end) => end.status === 'rejected');
    if (lost) throw new Error('The outcome of a job could not be recorded.', { cause: lost.reason });
  };
};

/**
 * Somebody mends it, or Microsoft does: what fails for that alone is never given up. It begins anew at half of the limit, so that
 * as many tries are left for all else, and for those that end with their process.
 */
const passes = (error: unknown): boolean => error instanceof DirectoryTrouble && error.lasting === undefined;

/** One of our transactions as pg-boss wants a database to be. */
export const within = (tx: Queryable): Db => ({
  executeSql: async (text, values) => ({ rows: await tx.query(text, values) }),
});

/** Settles this attempt alone, not a later one of the same job that somebody else has begun meanwhile. */
const attemptOf = ({ id, retryCount }: Row) => ({ id, retryCount });

const named = z.object({ nominationId: z.string(), guestId: z.string() }).partial();

const idsOf = (data: unknown): LogFields => {
  const { nominationId, guestId } = named.safeParse(data).data ?? {};
  return { ...(nominationId && { nominationId }), ...(guestId && { guestId }) };
};
