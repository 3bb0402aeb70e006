import { DAY, HOUR } from '../kernel/clock.js';

/** What RFC 9110 has senders write: `Sun, 06 Nov 1994 08:49:37 GMT`. `Date.parse` alone takes "-5" for a day in May. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const SECONDS = /^\d{1,9}(\.\d{1,9})?$/;

/**
 * Milliseconds a Retry-After header asks for: seconds, which may be decimal ("2.128"), or a date; a date gone by is now.
 * Never more than an hour, for asking once an hour burdens nobody and a nomination must not sleep for a proxy's whim. What
 * is neither, or means days, is undefined: then our own patience holds.
 */
export const readRetryAfter = (header: string | null | undefined, now: Date = new Date()): number | undefined => {
  const wait = waitIn(header?.trim() ?? '', now);
  return wait <= DAY ? Math.min(Math.max(0, wait), HOUR) : undefined;
};

const waitIn = (text: string, now: Date): number => {
  if (SECONDS.test(text)) return Math.ceil(Number(text) * 1000);
  return HTTP_DATE.test(text) ? Date.parse(text) - now.getTime() : NaN;
};
