import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../../test/support/processes.js';
import { TOLD_APART } from './books.js';
import { examine, type Found } from './examine.js';
import { TAKEN_OVER } from './judging.js';
import { decide, nominate, nothingYet, OWNERS } from './people.js';
import type { Town } from './town.js';
import { storms, type Weather } from './weather.js';

export type Wish = {
  readonly nominations: number;
  /** Milliseconds, more or less, between two deaths. */
  readonly every: number;
  /** Milliseconds after which it is given up. */
  readonly patience: number;
  /** Milliseconds from the last nomination until all that was asked for must have come to an end. */
  readonly settled?: number;
  /** How a replica ends. */
  readonly end: (bot: Running) => Promise<void>;
  /** The next one ends only once the last is back, as when a new version is rolled out. */
  readonly inTurn?: true;
  /** What happens before it is started again; `deaths` so far. */
  readonly meanwhile?: (deaths: number) => Promise<void>;
};

export type Day = {
  readonly deaths: number;
  /** How often a bot that died had a job of each kind under way. */
  readonly windows: Readonly<Record<string, number>>;
  readonly storms: number;
  /** Requests to Graph that met each kind of trouble. */
  readonly met: Weather['met'];
  /** Nominations of which somebody's answer was noted while Graph did not say whether it was theirs to give. */
  readonly noted: number;
  /** Milliseconds after each death until somebody had begun anew with all that was under way, or ended it. */
  readonly taken: readonly number[];
  readonly found: Found;
};

/** So many people nominate at a time, each one guest after the other, until others do: a chat with thousands of cards is slow to read. */
const NOMINATORS = 40;
const GUESTS_EACH = 10;
const nominatorOf = (n: number): number => NOMINATORS * Math.floor(n / (NOMINATORS * GUESTS_EACH)) + (n % NOMINATORS);
/** Nominations for each death, and those that are ahead of it. */
const EACH = 4;
const AHEAD = 20;
/** Milliseconds until what everybody asked for has come to an end; what has not by then does not come any more. */
const SETTLED = 10 * 60_000;
/** Milliseconds until what follows a decision has been said to everybody: what was refused is tried again after half a minute at most. */
const FOLLOWING = 180_000;

/** People who nominate and decide, on a bad day: replicas end one after the other, and Graph fails. */
export const live = async (
  town: Town,
  { nominations, every, patience, settled = SETTLED, end, inTurn, meanwhile }: Wish,
): Promise<Day> => {
  const { tenant, books } = town;
  const done = nothingYet();
  let until = Date.now() + patience;
  let isDone = false;
  const isOver = () => isDone || Date.now() > until;

  const guests = Array.from({ length: nominations }, (_, n) => n);
  let deaths = 0;
  const { employees } = await tenant.employees(nominatorOf(nominations - 1) + NOMINATORS, { name: 'Nominator' });
  for (const owner of OWNERS) await tenant.say(owner, 'hello');
  const people = employees.map(({ id }, at) => {
    const theirs = guests.filter((n) => nominatorOf(n) === at);
    return nominate(tenant, id, theirs, done, { isOver, mayGoOn: (n) => n < EACH * deaths + AHEAD });
  });
  const deciding = decide(tenant, () => books.waiting(OWNERS), done, isOver);
  const weather = storms(tenant, isOver);

  const windows: Record<string, number> = {};
  const taken: Promise<number | undefined>[] = [];
  const orphaned = new Set<string>();
  const revived: Promise<void>[] = [];
  const die = async (): Promise<void> => {
    await pause(every * (0.5 + Math.random()));
    const at = Math.floor(Math.random() * town.replicas);
    await revived[at];
    await end(town.bot(at));
    deaths += 1;
    if (deaths % 50 === 0) console.error(`${deaths} deaths, ${done.nominated.size} of ${nominations} nominated`);
    taken.push(untilTaken(town, new Date(), { isOver, orphaned, windows }));
    await meanwhile?.(deaths);
    revived[at] = town.revive(at);
    // Whoever waits for it learns of it; nobody may have to.
    revived[at].catch(() => undefined);
    if (inTurn) await revived[at];
  };
  const isSettled = async (): Promise<boolean> =>
    done.nominated.size === nominations && (await books.open(nominations).catch(() => ['unknown'])).length === 0;
  while (!isOver() && !(await isSettled())) {
    if (done.nominated.size === nominations) until = Math.min(until, Date.now() + settled);
    await die();
  }
  const isLate = Date.now() > until;
  isDone = true;
  await Promise.all([...people, deciding, ...revived]);
  const { storms: stormy, met } = await weather;
  // Cards and news follow what was done.
  if (!isLate)
    for (const end = Date.now() + FOLLOWING; Date.now() < end && (await books.following()) > 0;) await pause(500);
  const found = await examine(tenant, books, done);
  const open = isLate ? await books.open(nominations) : [];
  const times = (await Promise.all(taken)).filter((time) => time !== undefined);
  const faults = [...found.faults, ...open.map((what) => `still open at the end: ${what}`)];
  return { deaths, windows, storms: stormy, met, noted: done.noted.size, taken: times, found: { ...found, faults } };
};

/**
 * Counts what somebody had under way when they died, a job of each kind once; the others go on with theirs, and what nobody works at
 * since an earlier death is that one's (`orphaned`). Undefined where they had nothing, or where the day was over too soon to tell.
 */
const untilTaken = async (
  { books }: Town,
  died: Date,
  { isOver, orphaned, windows }: { isOver: () => boolean; orphaned: Set<string>; windows: Record<string, number> },
): Promise<number | undefined> => {
  await pause(TOLD_APART);
  const abandoned = await books.abandoned(died).catch(() => []);
  const theirs = abandoned.filter(({ id, begun }) => !orphaned.has(`${id} ${begun}`));
  for (const { id, begun } of theirs) orphaned.add(`${id} ${begun}`);
  for (const name of new Set(theirs.map((job) => job.name))) windows[name] = (windows[name] ?? 0) + 1;
  if (theirs.length === 0) return undefined;
  const ids = theirs.map(({ id }) => id);
  const since = () => Date.now() - died.getTime();
  while (await books.isLeft(ids, died).catch(() => true)) {
    if (isOver()) return since() > TAKEN_OVER ? since() : undefined;
    await pause(500);
  }
  return since();
};
