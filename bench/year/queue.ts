import { later, MINUTE, type Clock } from '../../src/kernel/clock.js';
import { keyOf } from '../../src/store/job-keys.js';
import type { Job, Outcome } from '../../src/workflow/jobs.js';

/** Jobs under way at a time. A server has more of them, and waits longer for each. */
const AT_ONCE = 6;

/** The queue of a server, by a pushed clock: a few jobs at a time, in their order, and of a key one at a time. What fails comes again. */
export const createQueue = (clock: Clock) => {
  const ready: Job[] = [];
  let waiting: { readonly job: Job; readonly at: Date }[] = [];
  const busy = new Set<string>();

  const enqueue = (job: Job, at: Date): void => {
    if (at <= clock.now()) ready.push(job);
    else waiting.push({ job, at });
  };

  const placeOf = (job: Job): string | undefined => {
    const key = keyOf(job);
    return key && `${job.name} ${key}`;
  };
  const next = (): Job | undefined => {
    const at = ready.findIndex((job) => !busy.has(placeOf(job) ?? ''));
    return at < 0 ? undefined : ready.splice(at, 1)[0];
  };

  return {
    enqueue,
    /** What is due by now is ready. */
    wake: (): void => {
      const now = clock.now();
      ready.push(...waiting.filter(({ at }) => at <= now).map(({ job }) => job));
      waiting = waiting.filter(({ at }) => at > now);
    },
    /** Carries out everything that is ready, and what follows from it; how many jobs that were. */
    settle: async (run: (job: Job) => Promise<Outcome>): Promise<number> => {
      let done = 0;
      const work = async (): Promise<void> => {
        for (let job = next(); job; job = next()) {
          const place = placeOf(job);
          if (place) busy.add(place);
          const outcome = await run(job).catch(() => ({ again: later(clock.now(), MINUTE) }));
          if (place) busy.delete(place);
          if (typeof outcome === 'object' && 'again' in outcome) enqueue(job, outcome.again);
          else if (typeof outcome === 'object') for (const other of outcome.instead) enqueue(other, clock.now());
          done += 1;
        }
      };
      // Whoever finds nothing to do goes home, while what another still does may bring more.
      while (ready.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, work));
      return done;
    },
  };
};
