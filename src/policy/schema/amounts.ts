import { z } from 'zod';
import { DAY } from '../../kernel/clock.js';
import { parseDuration } from '../duration.js';
import { quoted } from '../problem.js';
import { textAs } from './texts.js';

const MAX_DAYS = 3650;

/** Milliseconds. */
export const wait = textAs(
  (text) => {
    const milliseconds = parseDuration(text);
    return milliseconds && milliseconds <= 365 * DAY ? milliseconds : undefined;
  },
  (text) => `${quoted(text)} is no duration between 1 second and 365 days`,
);

const LEAST_MEMORY = 35 * DAY;

/** Milliseconds. Whom somebody deleted in the directory can be restored for 30 days, and has to be known again then. */
export const memory = textAs(
  (text) => {
    const milliseconds = parseDuration(text) ?? 0;
    return milliseconds >= LEAST_MEMORY && milliseconds <= MAX_DAYS * DAY ? milliseconds : undefined;
  },
  (text) => `${quoted(text)} is no duration between 35 and ${MAX_DAYS} days`,
);

/** Days. */
export const stay = textAs(
  (text) => {
    const days = (parseDuration(text) ?? 0) / DAY;
    return Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? days : undefined;
  },
  (text) => `${quoted(text)} is no number of whole days between 1 and ${MAX_DAYS}`,
);

/** How many guests, or nominations. */
export const count = (least: number) => z.int().min(least).max(10_000);

/** How many accounts of all that there may be. */
export const daily = (least: number) => z.int().min(least).max(100_000);
