import { FRESH } from '../guest/replication.js';
import { DAY, HOUR, SECOND, later, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { inTime } from '../kernel/in-time.js';
import { nameOf, type Log } from '../kernel/log.js';
import { from } from '../kernel/origin.js';
import type { Policy } from '../policy/policy.js';
import { nextDigest } from './digests.js';
import { createEndedThere } from './ended-there.js';
import type { Directory, Packages, Store } from './ports.js';
import type { Submit } from './submit.js';
import { createStillStopped } from './still-stopped.js';
import { createWatching } from './watching.js';

/** Asks the tables what is due, again and again: a lost timer is a delay, not a lost guest. */
export interface Sweep {
  /** One pass: the rules in force and the chain of the record, what the clocks of stages and stays say, delegations that begin, digests, who is still stopped, whether guests have accepted, what changed in the directory, which access packages ended there, and what was approved and lost its job. */
  pass(): Promise<void>;
  start(): void;
  /** Resolves when the part that is under way has ended, or after a second: what it was about is still due then. */
  stop(): Promise<void>;
}

/** `every`: milliseconds between passes; also how soon a fresh invitation is looked at again. */
export const createSweep = (deps: {
  store: Store;
  directory: Directory;
  packages: Packages;
  submit: Submit;
  clock: Clock;
  log: Log;
  policy: () => Policy;
  every: number;
  /** Milliseconds between looks at what changed in the directory: each is one request, whoever it finds. */
  looksEvery: number;
}): Sweep => {
  const { store, directory, submit, clock, log, policy, every, looksEvery } = deps;
  const watching = createWatching({ ...deps, every: looksEvery });
  const stillStopped = createStillStopped(deps);
  const endedThere = createEndedThere(deps);

  /** How many stay due, before all others: they cannot be read, or wait for a press that is being checked. */
  let stuck = 0;
  const stuckGuests = new Set<PersonId>();

  const tickTheStages = async (): Promise<void> => {
    let stayed = 0;
    for (const id of await store.nominations.due(clock.now(), AT_ONCE + stuck)) {
      // One that cannot be read must not keep the others waiting.
      try {
        const result = await submit.nomination(id, { type: 'tick' });
        if (result.ok && !result.changed) stayed += 1;
      } catch (error) {
        stayed += 1;
        log.error('The clock of a nomination could not go on.', { nominationId: id, error: nameOf(error) });
      }
    }
    stuck = stayed;
  };

  const tickTheGuests = async (): Promise<void> => {
    for (const id of await store.guests.falling(clock.now(), AT_ONCE + stuckGuests.size)) {
      try {
        const result = await submit.guest(id, { type: 'tick' });
        // A row of an earlier version, or one whose time has moved: nothing was due after all.
        if (result.ok && !result.changed && result.guest) await store.guests.replan(result.guest);
        stuckGuests.delete(id);
      } catch (error) {
        stuckGuests.add(id);
        log.error('The stay of a guest could not go on.', { error: nameOf(error) });
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

  /** Twenty of those whose look is due, and how many of them were answered. */
  const lookAtSome = async (): Promise<'all' | 'some' | 'none'> => {
    const guests = await store.guests.takeDue(clock.now(), (invitedAt, now) =>
      later(now, interval(now, invitedAt, every)),
    );
    if (guests.length === 0) return 'none';
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
    return states.size < guests.length ? 'some' : 'all';
  };

  /** Whoever was not answered was throttled, and so would be the next ones. */
  const lookAtThePending = async (): Promise<void> => {
    for (let looks = 0; looks < LOOKS_AT_ONCE; looks++) if ((await lookAtSome()) !== 'all') return;
  };

  const remindOfTheStopped = (): Promise<void> => stillStopped.remind();

  const lookAtTheDirectory = (): Promise<void> => watching.look();

  let noted: string | undefined;
  const noteTheRules = async (): Promise<void> => {
    const { hash } = policy();
    if (hash === noted) return;
    await store.audit.rulesInForce(hash);
    noted = hash;
  };

  const sealTheRecord = async (): Promise<void> => {
    await store.audit.seal(clock.now());
  };

  const sendTheRecordOn = async (): Promise<void> => {
    await store.audit.sendOn(clock.now());
  };

  /** Once an hour, by one replica; what is many is done in the hours to come. */
  const forgetTheOld = async (): Promise<void> => {
    const { forgetAfter } = policy();
    const now = clock.now();
    if (forgetAfter === undefined || !(await store.watches.take('forget', now, later(now, HOUR)))) return;
    for (let rounds = 0; rounds < FORGETTING; rounds++)
      if ((await store.audit.forgetEnded(later(now, -forgetAfter), AT_ONCE)) < AT_ONCE) return;
  };

  const lookAtThePackages = (): Promise<void> => endedThere.look();

  /** Once an hour, by one replica. */
  const takeUpTheLost = async (): Promise<void> => {
    const now = clock.now();
    if (!(await store.watches.take('lost', now, later(now, HOUR)))) return;
    await store.transaction(async (tx) => {
      for (const nominationId of await tx.nominations.withoutJob(AT_ONCE)) {
        log.warn('An approved nomination had no job any more, and is taken up again.', { nominationId });
        await tx.jobs.add({ name: 'invite-guest', nominationId });
      }
    });
  };

  let ending = false;
  const pass = async (): Promise<void> => {
    for (const part of [
      noteTheRules,
      sealTheRecord,
      tickTheStages,
      tickTheGuests,
      applyTheBegun,
      sendTheDigests,
      remindOfTheStopped,
      lookAtThePending,
      lookAtTheDirectory,
      forgetTheOld,
      sendTheRecordOn,
      lookAtThePackages,
      takeUpTheLost,
    ]) {
      if (ending) return;
      try {
        await from({ by: 'clock', name: part.name }, part);
      } catch (error) {
        log.warn('A sweep was cut short; the next one looks again.', { job: part.name, error: nameOf(error) });
      }
    }
  };

  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  const round = (): void => {
    underWay = pass().finally(() => {
      if (!ending) timer = setTimeout(round, every);
    });
  };
  return {
    pass,
    start: () => {
      timer = setTimeout(round, every);
    },
    stop: async () => {
      ending = true;
      clearTimeout(timer);
      await inTime(underWay, LAST_PART);
    },
  };
};

/** Milliseconds; a part that waits for Graph is not waited for. */
const LAST_PART = SECOND;

/** In one pass; the next one takes the rest. */
const AT_ONCE = 100;

/** So many hundreds in an hour. */
const FORGETTING = 50;

/**
 * Of twenty guests each, for a resource unit a guest: 1,000 in a pass, and there is more than the ten seconds between two passes
 * by which Microsoft reckons, in which the smallest tenant may spend 3,500.
 */
const LOOKS_AT_ONCE = 50;

/**
 * How long until a pending guest is looked at again: as long as they have been pending, so that the number of looks grows with
 * the number of times that has doubled. Most accept within the hour, some after weeks; what the directory says has changed comes
 * between the looks, and once a day everybody is compared with it.
 */
const interval = (now: Date, invitedAt: Date, every: number): number =>
  Math.min(Math.max(FIRST_LOOKS * every, now.getTime() - invitedAt.getTime()), 7 * DAY);

/** Passes before a new guest is looked at: a minute, where a pass comes every 15 s. */
const FIRST_LOOKS = 4;
