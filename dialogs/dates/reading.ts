import type { DateTime } from 'luxon';

/** What a form of writing made of a text: one day, one of two, or a day that cannot be. Days are midnights in the reader's zone. */
export type Reading =
  | { readonly day: DateTime }
  | { readonly either: readonly [DateTime, DateTime] }
  | { readonly fault: 'no-such-day' }
  | { readonly fault: 'other-weekday'; readonly day: DateTime };

/** The day in the zone of `today`, or the fault that there is none: 31 June, 29 February in most years. */
export const dayOf = (year: number, month: number, day: number, today: DateTime): Reading => {
  const made = today.set({ year, month: 1, day: 1 }).set({ month: Math.min(Math.max(month, 1), 12) });
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= (made.daysInMonth ?? 0);
  return exists ? { day: made.set({ day }) } : { fault: 'no-such-day' };
};

/** The next such day from today on; 29 February looks as far as the next leap year. */
export const nextDayOf = (month: number, day: number, today: DateTime): Reading => {
  for (let year = today.year; year <= today.year + 8; year += 1) {
    const reading = dayOf(year, month, day, today);
    if ('day' in reading && reading.day >= today) return reading;
  }
  return { fault: 'no-such-day' };
};
