import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../../test/support/processes.js';
import { live } from './day.js';
import { afterKills } from './judging.js';
import { quantile, seconds, type Proof, type Seen } from './proof.js';
import { withTown, type Town } from './town.js';

/** Milliseconds; far more than it takes. */
const PATIENCE = 150 * 60_000;
/** Milliseconds, more or less, between two kills. */
const EVERY = 2000;
/** Nominations among the tests. */
const SHORT = 8;
/** And with bots of which something is amiss: of so many somebody dies in the midst of some. */
const AMISS = 60;
/** And of which some guest is invited or written to again. */
const UNCOUNTED = 200;
/** Nominations for each kill. */
const EACH = 4;
/** Milliseconds in which bots that forget nothing are done with so few, and far more. */
const FORGOTTEN = 90_000;
/** Kills between two restarts of the database. */
const RESTARTED_EVERY = 25;
/** Kills between two that are to fall into a click in doubt: few clicks are, and one that is is soon decided. */
const DOUBTED_EVERY = 10;
/** Milliseconds that such a click is waited for; it is in doubt after a second and a half. */
const DOUBT = 10_000;

/** Graph hangs until somebody's click is in doubt and being looked up; that is when the bot dies. */
const killInDoubt = async ({ tenant, books }: Town, bot: Running): Promise<void> => {
  const isInDoubt = async () => (await books.underWay().catch(() => [])).some(({ name }) => name === 'check-decision');
  const until = Date.now() + DOUBT;
  while (Date.now() < until && !(await isInDoubt())) {
    // Again and again: the end of a storm ends this one too.
    await tenant.fault({ on: 'graph', answer: 'hang', times: null });
    await pause(100);
  }
  await bot.kill();
  await tenant.clearFaults();
};

const survive = (nominations: number): Promise<Seen> =>
  withTown({}, async (town) => {
    let kills = 0;
    let restarts = 0;
    let crashes = 0;
    let refusals = 0;
    const day = await live(town, {
      nominations,
      every: EVERY,
      patience: PATIENCE,
      end: (bot) => (++kills % DOUBTED_EVERY === 0 ? killInDoubt(town, bot) : bot.kill()),
      meanwhile: async () => {
        if (kills % RESTARTED_EVERY > 0) return;
        const isCrash = restarts % 2 === 0;
        if (!(await town.server.restart(isCrash ? 'crash' : undefined))) {
          refusals += 1;
          return;
        }
        restarts += 1;
        if (isCrash) crashes += 1;
      },
    });
    const { deaths, windows, storms, met, taken, found } = day;
    // Somebody else's database is not, and a short day has no time for it.
    const isAmiss = refusals === 0 && deaths > 2 * RESTARTED_EVERY && crashes === 0;
    const unlessRestarted = isAmiss ? ['the database was never restarted without notice'] : [];
    return {
      tries: deaths,
      of: 'kills',
      windows,
      notes: [
        `${found.guests} guests, ${found.denied} denied, ${day.noted} of them by an answer that was noted, and that nobody gave again; ${restarts} restarts of the database, ${crashes} of them without notice, ${storms} storms in Graph`,
        `an invitation that came twice: ${found.twice.invitations}, counted by the bot: ${found.counted.invitations}`,
        `a mail that came twice: ${found.twice.mails}, counted by the bot: ${found.counted.mails}`,
        `requests to Graph in trouble: ${Object.entries(met)
          .map(([kind, times]) => `${kind} × ${times}`)
          .join(', ')}`,
        `cards of which a dead process kept no record, and which asked until they were pressed: ${found.leftCards}; receipts that came twice: ${found.doubledReceipts}; news that a nominator read again: ${found.toldAgain}`,
        `${found.entries} entries of the record, one for each change`,
        `the work of a dead replica went on after ${seconds(quantile(taken, 0.5))} at the median, ${seconds(quantile(taken, 1))} at most (${taken.length} times)`,
      ],
      faults: [...found.faults, ...afterKills(day), ...unlessRestarted],
    };
  });

type Amiss = {
  readonly nominations?: number;
  /** Done to the bots' books before anything else, and whenever one is dead. */
  readonly before?: (town: Town) => Promise<unknown>;
  readonly meanwhile?: (town: Town) => Promise<unknown>;
  readonly end?: (town: Town, bot: Running) => Promise<void>;
};

/** Few people and many kills, with bots of which something is amiss. */
const amiss = ({ nominations = AMISS, before, meanwhile, end }: Amiss): Promise<Seen> =>
  withTown({}, async (town) => {
    await before?.(town);
    const { deaths, windows, found } = await live(town, {
      nominations,
      every: EVERY,
      patience: PATIENCE,
      settled: FORGOTTEN,
      end: (bot) => (end ? end(town, bot) : bot.kill()),
      meanwhile: async () => {
        await meanwhile?.(town);
      },
    });
    return { tries: deaths, of: 'kills', windows, notes: [], faults: found.faults };
  });

export const surviving: Proof = {
  promise:
    'an acknowledged nomination or decision is never lost; one decision and one account, a second invitation or mail only where nobody could know; in chat nothing is missing, and cards say how it ended; each change has its entry in the record; the work of a dead replica goes on within 90 s',
  long: 4000,
  short: SHORT,
  run: survive,
  least: (size) => Math.max(1, Math.floor(size / EACH)),
  naive: [
    {
      bot: 'bots that forget their jobs when one dies',
      breach: /^still open at the end: /,
      long: true,
      run: () => amiss({ meanwhile: ({ books }) => books.forgetJobs() }),
    },
    {
      bot: 'bots that note an answer in their memory alone',
      breach: /^still open at the end: awaiting-approval/,
      long: true,
      run: () => amiss({ meanwhile: ({ books }) => books.forgetJobs('check-decision'), end: killInDoubt }),
    },
    {
      bot: 'bots that do not count what they send again',
      breach: /^\S+ has one (?:invitation|mail) and \d+ more, and \d+ are counted$/,
      long: true,
      run: () => amiss({ nominations: UNCOUNTED, before: ({ books }) => books.countNoRepeats() }),
    },
  ],
};
