import { DAY, HOUR, later, MINUTE, type Clock } from '../kernel/clock.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { Directory, Store } from './ports.js';
import type { Submit } from './submit.js';

/** Asks the tables what is due, again and again: a lost timer is a delay, not a lost guest. */
export interface Sweep {
  /** One pass: ends what nobody answered in time, and looks whether guests have accepted. */
  pass(): Promise<void>;
  start(): void;
  /** Resolves when a pass under way has ended. */
  stop(): Promise<void>;
}

/** `every`: milliseconds between passes; also how soon a fresh invitation is looked at again. */
export const createSweep = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
  log: Log;
  every: number;
}): Sweep => {
  const { store, directory, submit, clock, log, every } = deps;

  const endTheUnanswered = async (): Promise<void> => {
    for (const id of await store.nominations.overdue(clock.now(), 100)) {
      // One that cannot be read must not keep the others waiting.
      await submit.nomination(id, { type: 'lapse' }).catch((error: unknown) => {
        log.error('A nomination could not be ended.', { nominationId: id, error: nameOf(error) });
      });
    }
  };

  const lookAtThePending = async (): Promise<void> => {
    const guests = await store.guests.takeDue(clock.now(), (invitedAt, now) =>
      later(now, interval(now, invitedAt, every)),
    );
    if (guests.length === 0) return;
    const states = await directory.redemptions(guests.map(({ id }) => id));
    for (const { id, invitedAt } of guests) {
      const found = states.get(id);
      if (found?.state === 'accepted') {
        await submit.guest(id, { type: 'record-acceptance', since: found.since ?? clock.now() });
      }
      // A new guest is not everywhere in the directory at once; "there is none" is believed later.
      const isFresh = later(invitedAt, FRESH) > clock.now();
      if (found?.state === 'gone' && !isFresh) await submit.guest(id, { type: 'record-removal', by: 'somebody-else' });
    }
  };

  const pass = async (): Promise<void> => {
    for (const part of [endTheUnanswered, lookAtThePending]) {
      try {
        await part();
      } catch (error) {
        log.warn('A sweep was cut short; the next one looks again.', { job: part.name, error: nameOf(error) });
      }
    }
  };

  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  let stopped = true;
  const round = (): void => {
    underWay = pass().finally(() => {
      if (!stopped) timer = setTimeout(round, every);
    });
  };
  return {
    pass,
    start: () => {
      stopped = false;
      timer = setTimeout(round, every);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
};

/** Minutes of replication have been seen; milliseconds. */
const FRESH = 15 * MINUTE;

/** How long until a pending guest is looked at again: most accept within the hour, some after weeks. */
const interval = (now: Date, invitedAt: Date, every: number): number => {
  const age = now.getTime() - invitedAt.getTime();
  if (age < 15 * MINUTE) return every;
  if (age < HOUR) return Math.max(every, MINUTE);
  if (age < DAY) return Math.max(every, 5 * MINUTE);
  return Math.max(every, age < 7 * DAY ? HOUR : 6 * HOUR);
};
