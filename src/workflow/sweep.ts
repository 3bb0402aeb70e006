import { DAY, HOUR, later, MINUTE, type Clock } from '../kernel/clock.js';
import type { NominationId } from '../kernel/ids.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { Policy } from '../policy/policy.js';
import { nextDigest } from './digests.js';
import type { Directory, Store } from './ports.js';
import type { Submit } from './submit.js';

/** Asks the tables what is due, again and again: a lost timer is a delay, not a lost guest. */
export interface Sweep {
  /** One pass: what the clocks of stages say, delegations that begin, digests, and whether guests have accepted. */
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
  policy: () => Policy;
  every: number;
}): Sweep => {
  const { store, directory, submit, clock, log, policy, every } = deps;

  /** They stay due, before all others. */
  const stuck = new Set<NominationId>();

  const tickTheStages = async (): Promise<void> => {
    for (const id of await store.nominations.due(clock.now(), AT_ONCE + stuck.size)) {
      // One that cannot be read must not keep the others waiting.
      try {
        await submit.nomination(id, { type: 'tick' });
        stuck.delete(id);
      } catch (error) {
        stuck.add(id);
        log.error('The clock of a nomination could not go on.', { nominationId: id, error: nameOf(error) });
      }
    }
  };

  const applyTheBegun = (): Promise<void> =>
    store.transaction(async (tx) => {
      for (const delegationId of await tx.delegations.takeBegun(clock.now(), AT_ONCE))
        await tx.jobs.add({ name: 'apply-delegation', delegationId });
    });

  const sendTheDigests = (): Promise<void> =>
    store.transaction(async (tx) => {
      for (const personId of await tx.people.takeDigestsDue(clock.now(), nextDigest(policy()), AT_ONCE))
        await tx.jobs.add({ name: 'send-digest', personId });
    });

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
    for (const part of [tickTheStages, applyTheBegun, sendTheDigests, lookAtThePending]) {
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

/** In one pass; the next one takes the rest. */
const AT_ONCE = 100;

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
