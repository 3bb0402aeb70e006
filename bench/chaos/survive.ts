import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../../test/support/processes.js';
import type { JobName } from '../../src/workflow/jobs.js';
import { live } from './day.js';
import { quantile, seconds, type Proof, type Seen } from './proof.js';
import { withTown, type Town } from './town.js';

/** Milliseconds; far more than it takes. */
const PATIENCE = 150 * 60_000;
/** Milliseconds, more or less, between two kills. */
const EVERY = 2000;
/** Nominations among the tests, and with bots that forget. */
const SHORT = 8;
/** Milliseconds in which bots that forget nothing are done with so few, and far more. */
const FORGOTTEN = 90_000;
/** Kills between two restarts of the database. */
const RESTARTED_EVERY = 25;
/** Kills between two that are to fall into a click in doubt: few clicks are, and one that is is soon decided. */
const DOUBTED_EVERY = 10;
/** Milliseconds that such a click is waited for; it is in doubt after a second and a half. */
const DOUBT = 10_000;
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
    const { deaths, windows, storms, taken, found } = await live(town, {
      nominations,
      every: EVERY,
      patience: PATIENCE,
      end: (bot) => (++kills % DOUBTED_EVERY === 0 ? killInDoubt(town, bot) : bot.kill()),
      meanwhile: async () => {
        if (kills % RESTARTED_EVERY > 0) return;
        const isCrash = restarts % 2 === 0;
        if (!(await town.server.restart(isCrash ? 'crash' : undefined))) return;
        restarts += 1;
        if (isCrash) crashes += 1;
      },
    });
    const late = taken.filter((time) => time > TAKEN_OVER).length;
    const missed = deaths < MANY ? [] : WINDOWS.filter((name) => !windows[name]);
    return {
      tries: deaths,
      of: 'kills',
      windows,
      notes: [
        `${found.guests} guests, ${found.denied} denied; ${restarts} restarts of the database, ${crashes} of them without notice, ${storms} storms in Graph`,
        `an invitation that came twice: ${found.twice.invitations}, counted by the bot: ${found.counted.invitations}`,
        `a mail that came twice: ${found.twice.mails}, counted by the bot: ${found.counted.mails}`,
        `cards of which a dead process kept no record, and which asked until they were pressed: ${found.leftCards}; news that a nominator read again: ${found.toldAgain}`,
        `${found.entries} entries of the record, one for each change`,
        `the work of a dead replica went on after ${seconds(quantile(taken, 0.5))} at the median, ${seconds(quantile(taken, 1))} at most (${taken.length} times)`,
      ],
      faults: [
        ...found.faults,
        ...(late > 0 ? [`the work of a dead replica went on after more than 90 s, ${late} times`] : []),
        ...missed.map((name) => `nobody died in ${name}`),
      ],
    };
  });

/** Nothing takes up what a dead one had begun. */
const forget = (): Promise<Seen> =>
  withTown({}, async (town) => {
    const { deaths, windows, found } = await live(town, {
      nominations: SHORT,
      every: EVERY,
      patience: PATIENCE,
      settled: FORGOTTEN,
      end: (bot) => bot.kill(),
      meanwhile: async () => {
        await town.books.forgetJobs();
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
  naive: {
    bot: 'bots that forget their jobs when one dies',
    breach: /^still open at the end: /,
    long: true,
    run: forget,
  },
};
