import { DateTime } from 'luxon';
import { readDay, type DateFault, type Where } from '../dates.js';
import { failed, ok, type Result } from '../../src/kernel/result.js';

/** From one moment to the last one of a day. */
export type Span = { readonly starts: Date; readonly ends: Date };

/** What is wrong with a span, and which of its days as it was written. */
export type SpanFault = { readonly text: string; readonly fault: DateFault };

/**
 * `1 to 14 August`, `Monday until 14 August`, `8月1日到14日`, or the last day alone. A beginning that is today or past is now:
 * whoever says in the middle of August "from 1 to 14 August" means those.
 */
export const readSpan = (text: string, where: Where): Result<Span, SpanFault> => {
  const [first, last] = endsOf(text);
  const ends = readDay(last, where);
  if (!ends.ok) return failed({ text: last, fault: ends.error });
  if (first === undefined) return ok({ starts: where.now, ends: ends.value });
  const starts = readDay(first, where);
  if (!starts.ok && starts.error.fault !== 'past') return failed({ text: first, fault: starts.error });
  const began = starts.ok ? startOf(starts.value, where.zone) : where.now;
  // Without a year a day that is past is next year's.
  const isPast = began > ends.value && !/\d{4}/.test(first);
  return ok({ starts: isPast || began < where.now ? where.now : began, ends: ends.value });
};

const startOf = (day: Date, zone: string): Date => DateTime.fromJSDate(day, { zone }).startOf('day').toJSDate();

const BETWEEN = /\s+(?:to|till|til|until|through|–|—|-)\s+|\s*(?:直到|到|至|–|—)\s*/i;

/** The two days as written; a bare number takes the month of the other. */
const endsOf = (text: string): readonly [string | undefined, string] => {
  const said = text.replace(/^(?:from|starting|since|从|自)\s*/i, '').trim();
  const numbers = /^(\d{1,2})\s*[-–]\s*(\d{1,2}\s*\p{L}.*)$/u.exec(said);
  const [first = '', ...rest] = numbers ? [numbers[1], numbers[2]] : said.split(BETWEEN);
  const last = rest.join(' ').trim();
  if (last === '' || first === '') return [undefined, last || bareEnd(first)];
  return [withMonthOf(first.trim(), last), withHanMonthOf(first.trim(), last)];
};

const bareEnd = (text: string): string => text.replace(/^(?:until|till|til|up to|by|到|至)\s*/i, '');

/** "1" of "1 to 14 August 2027". */
const withMonthOf = (first: string, last: string): string => {
  const month = /^\d{1,2}(?:st|nd|rd|th)?\.?\s+(\p{L}.*)$/u.exec(last)?.[1];
  return /^\d{1,2}(?:st|nd|rd|th)?\.?$/.test(first) && month !== undefined ? `${first} ${month}` : first;
};

/** "14日" of "8月1日到14日". */
const withHanMonthOf = (first: string, last: string): string => {
  const month = /^(?:\d{4}年)?\d{1,2}月/.exec(first)?.[0];
  return /^\d{1,2}[日号]?$/.test(last) && month !== undefined ? `${month}${last}` : last;
};
