import type { DateTime } from 'luxon';
import { dayOf, nextDayOf, type Reading } from './reading.js';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?$/;
const NO_YEAR = /^(\d{1,2})([/.])(\d{1,2})\.?$/;

/**
 * Dates of numbers alone. Year first is read as ISO. In the others, day and month change places between countries, and
 * people of many countries use one bot: unless one number cannot be a month, both readings are offered.
 */
export const fromNumbers = (text: string, today: DateTime): Reading | undefined => {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4]), today);
  const full = YEAR_LAST.exec(text);
  if (full) {
    const year = Number(full[4]) + (full[4]?.length === 2 ? 2000 : 0);
    return dayAndMonth(Number(full[1]), Number(full[3]), (month, day) => dayOf(year, month, day, today));
  }
  const short = NO_YEAR.exec(text);
  if (short) return dayAndMonth(Number(short[1]), Number(short[3]), (month, day) => nextDayOf(month, day, today));
  return undefined;
};

const dayAndMonth = (first: number, second: number, make: (month: number, day: number) => Reading): Reading => {
  const dayFirst = make(second, first);
  if (first === second || first > 12) return dayFirst;
  const monthFirst = make(first, second);
  if (second > 12) return monthFirst;
  return 'day' in dayFirst && 'day' in monthFirst ? { either: [dayFirst.day, monthFirst.day] } : dayFirst;
};
