import type { JobName } from '../../src/workflow/jobs.js';
import type { Day } from './day.js';
import { STORMY } from './weather.js';

/** Milliseconds in which the work of a dead replica goes on. */
export const TAKEN_OVER = 90_000;
/** Milliseconds from SIGTERM until the process has gone. */
const DRAINED = 10_000;
/** Ends of which it can be told how long they take. */
const ENDS = 100;
/** Deaths with which each window is expected to have been met, and of which it can be told how often something comes again. */
const MANY = 300;

/** Of so many deaths one is timed, or more: whoever dies mostly has something under way that somebody else takes up. */
const TIMED = 5;

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

const unmet = (windows: Day['windows'], names: readonly JobName[]): readonly string[] =>
  names.filter((name) => !windows[name]).map((name) => `nobody died in ${name}`);

/** What a day of kills may not have come to, besides what was found afterwards. */
export const afterKills = ({ deaths, windows, storms, met, taken, found }: Day): readonly string[] => {
  const late = taken.filter((time) => time > TAKEN_OVER).length;
  const faults = late > 0 ? [`the work of a dead replica went on after more than 90 s, ${late} times`] : [];
  if (deaths < MANY) return faults;
  if (taken.length * TIMED < deaths)
    faults.push(`of ${deaths} deaths only ${taken.length} show how long it takes until the work goes on`);
  const { toldAgain, leftCards, doubledReceipts, counted } = found;
  // Something comes again where somebody died over it, or had no answer; a bot that says everything twice does so without.
  if (toldAgain > deaths) faults.push(`nominators read ${toldAgain} pieces of news again, with ${deaths} deaths`);
  if (leftCards + doubledReceipts > deaths)
    faults.push(`${leftCards} cards and ${doubledReceipts} receipts came twice, with ${deaths} deaths`);
  for (const [what, times] of Object.entries(counted))
    if (times > deaths + storms)
      faults.push(`${times} ${what} are counted as repeated, with ${deaths} deaths and ${storms} storms`);
  const calm = STORMY.filter((kind) => !met[kind]).map((kind) => `no request to Graph met this: ${kind}`);
  return [...faults, ...calm, ...unmet(windows, WINDOWS)];
};

/** What replicas were told to end, how long each took, and the code with which it ended. */
export type Ends = { readonly times: readonly number[]; readonly codes: readonly (number | null)[] };

/** What so many ends by SIGTERM may not have come to. `broken`: messages and presses without an answer, by why. */
export const afterEnds = ({ times, codes }: Ends, broken: Readonly<Record<string, number>>): readonly string[] => {
  // Of a few, the slowest alone would say how busy the machine was.
  const late = times.length < ENDS ? 0 : times.filter((time) => time > DRAINED).length;
  const unwell = codes.filter((code) => code !== 0).length;
  return [
    ...(late > 0 ? [`${late} took more than 10 s`] : []),
    ...(unwell > 0 ? [`${unwell} ended with another code than 0`] : []),
    ...Object.entries(broken).map(([why, count]) => `${count} messages and presses had no answer: ${why}`),
  ];
};
