import { setTimeout as pause } from 'node:timers/promises';
import { activity } from './activities.js';
import type { House } from './house.js';
import { LATEST, medianOf, post } from './tries.js';

/** How many milliseconds the bot took to answer each message, and the statuses with which it answered one badly. */
export type Talk = { readonly times: readonly number[]; readonly failed: readonly number[] };

/** Milliseconds between two messages: Teams takes seven answers a second to one chat, and 1,800 an hour. */
const BETWEEN = 250;

/** Sue goes on talking to the bot, one message after the other, until it is over. */
export const talk = async (house: House, isOver: (said: number) => boolean): Promise<Talk> => {
  const times: number[] = [];
  const failed: number[] = [];
  do {
    const bearer = await house.bearer();
    const began = performance.now();
    const { status } = await post(house, bearer, activity(house));
    times.push(performance.now() - began);
    if (status !== 200) failed.push(status);
    await pause(BETWEEN);
  } while (!isOver(times.length));
  return { times, failed };
};

export const toldOf = ({ times }: Talk): string =>
  `${medianOf(times).toFixed(0)} ms, ${Math.max(...times).toFixed(0)} at most`;

/** So many times as long as in quiet, at the median, whoever has a good token may wait while two cores answer a flood of others; and as many milliseconds in any case. */
const FLAT = 20;
const ANYHOW = 200;

/** What is wrong with the answers that she had meanwhile, held against those that she had in quiet. */
export const unheard = (meanwhile: Talk, quiet: Talk): readonly string[] => {
  const { times, failed } = meanwhile;
  const latest = Math.min(LATEST, Math.max(ANYHOW, FLAT * medianOf(quiet.times)));
  return [
    ...(failed.length > 0
      ? [`${failed.length} of ${times.length} messages with a good token were answered with ${failed[0]} meanwhile`]
      : []),
    ...(medianOf(times) > latest
      ? [`a message with a good token is answered after ${toldOf(meanwhile)}, and in quiet after ${toldOf(quiet)}`]
      : []),
  ];
};
