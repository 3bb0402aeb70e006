import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JobName } from '../../src/workflow/jobs.js';
import { TOLD_APART, type Books } from './books.js';
import { examine } from './examine.js';
import { faultsIn, HISTORIES, TORN, type History } from './model.js';
import { nothingYet, type Acknowledged } from './people.js';
import { cardsOf, premake, pressAsItStood, rulesOfOne, settle, until, type CardAt, type Premade } from './premade.js';
import type { Proof, Seen } from './proof.js';
import { withTown, type Town } from './town.js';

const APPROVERS = 12;
const NOMINATORS = 12;
/** Graph holds what these wait for; milliseconds, well inside the ten seconds after which we give a call up. */
const GATHERING = 4000;
/** Far more than it takes until somebody has taken over; milliseconds. */
const TAKEN = 60_000;
/** For a sleeper that woke to record what it got; milliseconds. */
const SECONDS = 4000;
/** What a sleeper must have slept in if this is to say anything. */
const KINDS = ['invite-guest', 'mail-guest', 'give-access', 'check-decision'] as const satisfies readonly JobName[];
/** Tries with which each kind is expected to have been met. */
const MANY = 100;

/** `each`: nominations of a round that are held in the same call. */
type Ask = { readonly tries: number; readonly each: number; readonly isNaive?: true };
type Job = { readonly id: string; readonly name: string };

const PATHS = { invitation: '^/invitations$', mail: '/sendMail$', access: '^/teams/.*/members$' } as const;

/** Approves all of them at once, while Graph holds the first half of them in what follows an invitation, and the others in theirs. */
const approve = async ({ tenant }: Town, cards: readonly CardAt[], each: number): Promise<void> => {
  for (const path of [PATHS.mail, PATHS.access])
    await tenant.fault({ on: 'graph', method: 'POST', path, times: each, answer: 'hold' });
  await tenant.fault({ on: 'graph', method: 'POST', path: PATHS.invitation, skip: each, times: each, answer: 'hold' });
  await press({ tenant }, cards);
};

const press = async ({ tenant }: Pick<Town, 'tenant'>, cards: readonly CardAt[]): Promise<void> => {
  await Promise.all(
    cards.map(({ about, holder, activityId }) =>
      pressAsItStood(tenant, holder, activityId, { verb: 'approve', nomination: about, stage: 0, edition: 0 }),
    ),
  );
};

/**
 * All replicas but one fall asleep over what Graph holds. `isEarly`: Microsoft answers while they sleep, so that each of them wakes with
 * an answer; else it acts for them when others have done so before. Returns what had been taken over when they woke.
 */
const sleep = async (town: Town, round: number, isEarly: boolean): Promise<readonly Job[]> => {
  const { tenant, books } = town;
  const all = Array.from({ length: town.replicas }, (_, at) => at);
  const sleepers = all.filter((at) => at !== round % town.replicas).map((at) => town.bot(at));
  for (const sleeper of sleepers) sleeper.stall();
  const since = new Date();
  try {
    if (isEarly) await tenant.clearFaults();
    await pause(TOLD_APART);
    const theirs = await books.abandoned(since);
    const ids = theirs.map(({ id }) => id);
    await until('somebody who takes over', async () => !(await books.isLeft(ids, since)), TAKEN).catch(() => undefined);
    await tenant.clearFaults();
    const left = await books.abandoned(since);
    return theirs.filter(({ id }) => !left.some((one) => one.id === id));
  } finally {
    for (const sleeper of sleepers) sleeper.wake();
  }
};

const stallAll = async (town: Town, { tries, each, isNaive }: Ask): Promise<Seen> => {
  const { tenant, books } = town;
  const { employees: approvers } = await tenant.employees(APPROVERS, { name: 'Approver' });
  const { employees: nominators } = await tenant.employees(NOMINATORS, { name: 'Nominator' });
  if (isNaive) await books.query('alter table guestlist.nomination_events drop constraint nomination_events_pkey');
  const done = nothingYet();
  const made: Premade[] = [];
  const windows: Record<string, number> = {};
  let [taken, round] = [0, 0];
  const whole = 3 * each;
  // The other bots are told from ours by what they do to an invitation.
  const isEnough = (): boolean => taken >= tries && (!isNaive || (windows['invite-guest'] ?? 0) > 0);
  while (!isEnough() && round < 3 + tries / each) {
    const wanted = Array.from({ length: whole }, (_, at) => {
      const n = round * whole + at;
      const address = `guest-${n}@stall${n % APPROVERS}.alpineskihouse.com`;
      return { nominator: nominators[n % NOMINATORS]?.id ?? '', name: `Guest Number${n}`, address };
    });
    const ready = await premake(tenant, books, wanted);
    made.push(...ready);
    const cards = await cardsOf(
      books,
      ready,
      approvers.map(({ id }) => id),
      1,
    );
    for (const one of ready) acknowledge(done, one, cards);
    const isEarly = round % 2 === 0;
    const last = cards.slice(2 * each);
    await approve(town, cards.slice(0, 2 * each), each);
    await gathered(town, 3 * each);
    if (isEarly) await tenant.fault({ on: 'graph', method: 'GET', times: null, answer: 'hold' });
    await press(town, last);
    const jobs = await sleep(town, round, isEarly);
    for (const { name } of jobs) windows[name] = (windows[name] ?? 0) + 1;
    taken += jobs.length;
    round += 1;
    if (tries > MANY) console.error(`${taken} of ${tries} taken over, ${round} rounds`);
  }
  const ids = made.map(({ id }) => id);
  // What such bots left undone nobody will do.
  const isOver = isNaive ? await pause(SECONDS, true) : await settled(books, ids);
  const { guests, twice, counted, faults } = await examine(tenant, books, done);
  const histories = await books.query<History>(HISTORIES, [ids]);
  return {
    tries: taken,
    of: 'jobs of sleepers that others had taken over',
    windows,
    notes: [
      `${guests} guests, ${round} times all replicas but one slept`,
      `an invitation that came twice: ${twice.invitations}, counted by the bot: ${counted.invitations}`,
      `a mail that came twice: ${twice.mails}, counted by the bot: ${counted.mails}`,
    ],
    faults: [
      ...faults,
      ...histories.flatMap(faultsIn),
      ...(guests === made.length ? [] : [`${made.length} were approved, and ${guests} invited`]),
      ...(isOver ? [] : ['it did not come to an end in time']),
      ...(taken < MANY ? [] : KINDS.filter((kind) => !windows[kind]).map((kind) => `nobody slept in ${kind}`)),
    ],
  };
};

const acknowledge = (
  { nominated, decided }: Acknowledged,
  { id, address }: Premade,
  cards: readonly CardAt[],
): void => {
  nominated.add(address);
  decided.set(address, new Set([`approved ${cards.find(({ about }) => about === id)?.holder}`]));
};

const settled = (books: Books, ids: readonly string[]): Promise<boolean> =>
  settle(books, ids).then(
    () => true,
    () => false,
  );

/** Waits a moment, until so many jobs are held in a call. */
const gathered = async ({ books }: Town, many: number): Promise<void> => {
  for (const end = Date.now() + GATHERING; Date.now() < end;) {
    const underWay = await books.underWay();
    if (underWay.filter(({ name }) => KINDS.some((kind) => kind === name)).length >= many) return;
    await pause(100);
  }
};

const REMEMBERING = fileURLToPath(new URL('remembering-bot.js', import.meta.url));
const asleep = async <T>(live: (town: Town) => Promise<T>, script?: string): Promise<T> =>
  withTown({ rules: await rulesOfOne('stall', 'approver', APPROVERS), ...(script && { script, replicas: 2 }) }, live);

export const stalling: Proof = {
  promise:
    'a replica that stalls, and wakes after others took its work over, sets nothing back: one account and one decision for each, a second invitation or mail only where it is counted',
  long: 500,
  short: 6,
  run: (tries) => asleep((there) => stallAll(there, { tries, each: tries > MANY ? 8 : 4 })),
  least: (size) => size,
  naive: [
    {
      bot: 'bots whose jobs record on what they had read before they asked',
      breach: TORN,
      long: true,
      run: () => asleep((there) => stallAll(there, { tries: 3, each: 3, isNaive: true }), REMEMBERING),
    },
  ],
};
