import { setTimeout as pause } from 'node:timers/promises';
import type { JobName } from '../../src/workflow/jobs.js';
import { examine } from './examine.js';
import { decide, nominate, nothingYet, OWNERS } from './people.js';
import { quantile, type Proof, type Seen } from './proof.js';
import { withTown, type Town } from './town.js';
import { storms } from './weather.js';

type Ask = {
  readonly nominations: number;
  /** Milliseconds, more or less, between two deaths. */
  readonly every: number;
  /** The bots forget their jobs when one of them dies. */
  readonly naive?: true;
};

/** So many people nominate at a time, each one guest after the other, until somebody else does: a chat with thousands of cards is slow to read. */
const NOMINATORS = 40;
const GUESTS_EACH = 10;
const nominatorOf = (n: number): number => NOMINATORS * Math.floor(n / (NOMINATORS * GUESTS_EACH)) + (n % NOMINATORS);
/** Nominations for each death, and those that are ahead of it. */
const EACH = 4;
const AHEAD = 20;
/** Milliseconds; far more than it takes. */
const PATIENCE = 150 * 60_000;
/** Deaths of bots between two of the database. */
const RESTARTED_EVERY = 25;
/** Milliseconds in which the work of a dead replica goes on. */
const TAKEN_OVER = 90_000;
/** Kills with which each window is expected to have been met. */
const MANY = 300;
/** What people wait for, and what somebody must have died in if this is to say anything. */
const WINDOWS = [
  'show-receipt',
  'choose-approvers',
  'ask-approver',
  'check-decision',
  'redraw-cards',
  'invite-guest',
  'receive-guest',
  'give-access',
  'mail-guest',
  'tell-nominator',
] as const satisfies readonly JobName[];

/** People who nominate and decide, and a bad day for all of them. */
const live = async (town: Town, { nominations, every, naive }: Ask): Promise<Seen> => {
  const { tenant, books } = town;
  const done = nothingYet();
  const end = Date.now() + (naive ? 60_000 : PATIENCE);
  let isDone = false;
  const isOver = () => isDone || Date.now() > end;

  const guests = Array.from({ length: nominations }, (_, n) => n);
  let [kills, restarts] = [0, 0];
  const { employees } = await tenant.employees(nominatorOf(nominations - 1) + NOMINATORS, { name: 'Nominator' });
  for (const owner of OWNERS) await tenant.say(owner, 'hello');
  const people = employees.map(({ id }, at) =>
    nominate(
      tenant,
      id,
      guests.filter((n) => nominatorOf(n) === at),
      done,
      { isOver, mayGoOn: (n) => n < EACH * kills + AHEAD },
    ),
  );
  const deciding = decide(tenant, () => books.waiting(OWNERS), done, isOver);
  const weather = storms(tenant, isOver);

  const windows: Record<string, number> = {};
  const takenOver: Promise<number>[] = [];
  const revived: Promise<void>[] = [];
  const die = async (): Promise<void> => {
    await pause(every * (0.5 + Math.random()));
    const at = Math.floor(Math.random() * town.replicas);
    await revived[at];
    await town.bot(at).kill();
    kills += 1;
    if (kills % 50 === 0) console.error(`${kills} kills, ${done.nominated.size} of ${nominations} nominated`);
    const underWay = await books.underWay().catch(() => []);
    for (const name of new Set(underWay.map((job) => job.name))) windows[name] = (windows[name] ?? 0) + 1;
    if (underWay.length > 0)
      takenOver.push(
        untilTaken(
          town,
          underWay.map(({ id }) => id),
          isOver,
        ),
      );
    if (naive) await books.forgetJobs();
    if (!naive && kills % RESTARTED_EVERY === 0) {
      await town.server.restart();
      restarts += 1;
    }
    revived[at] = town.revive(at);
    // Whoever waits for it learns of it; nobody may have to.
    revived[at].catch(() => undefined);
  };
  const settled = async (): Promise<boolean> =>
    done.nominated.size === nominations && (await books.isSettled(nominations).catch(() => false));
  while (!isOver() && !(await settled())) await die();
  const isLate = Date.now() > end;
  isDone = true;
  await Promise.all([...people, deciding, ...revived]);
  const stormy = await weather;
  // Cards follow within seconds.
  if (!naive) await pause(5000);
  const found = await examine(tenant, books, done);
  const taken = await Promise.all(takenOver);
  const late = taken.filter((time) => time > TAKEN_OVER).length;
  return {
    tries: kills,
    of: 'kills',
    windows,
    notes: [
      `${found.guests} guests, ${found.denied} denied; ${restarts} restarts of the database, ${stormy} storms in Graph`,
      `an invitation that came twice: ${found.twice.invitations}, counted by the bot: ${found.counted.invitations}`,
      `a mail that came twice: ${found.twice.mails}, counted by the bot: ${found.counted.mails}`,
      `cards that still ask, of which a dead process kept no record: ${found.leftCards}`,
      `the work of a dead replica went on after ${seconds(quantile(taken, 0.5))} at the median, ${seconds(quantile(taken, 1))} at most (${taken.length} times)`,
    ],
    faults: [
      ...found.faults,
      ...(isLate ? ['it did not come to an end in time'] : []),
      ...(late > 0 ? [`the work of a dead replica went on after more than 90 s, ${late} times`] : []),
      ...(kills < MANY ? [] : WINDOWS.filter((name) => !windows[name]).map((name) => `nobody died in ${name}`)),
    ],
  };
};

/** Milliseconds until somebody has begun anew with all that was under way, or ended it. */
const untilTaken = async ({ books }: Town, ids: readonly string[], isOver: () => boolean): Promise<number> => {
  const died = Date.now();
  while (!isOver() && (await books.isLeft(ids, new Date(died)).catch(() => true))) await pause(500);
  return Date.now() - died;
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const survive = (ask: Ask): Promise<Seen> => withTown({}, (town) => live(town, ask));

export const surviving: Proof = {
  promise:
    'an acknowledged nomination or decision is never lost; one decision and one account, a second invitation or mail only where nobody could know; the work of a dead replica goes on within 90 s',
  long: 4000,
  short: 24,
  run: (nominations) => survive({ nominations, every: 2000 }),
  naive: {
    bot: 'bots that forget their jobs when one dies',
    run: () => survive({ nominations: 40, every: 1000, naive: true }),
  },
};
