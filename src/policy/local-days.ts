import { DateTime } from 'luxon';
import { DAY } from '../kernel/clock.js';
import type { Weekday } from './policy.js';

/** The days of one zone, counted from 1 January 1970 there. Their lengths differ where the clocks change. */
export type LocalDays = {
  /** The first moment of a day, in milliseconds of the epoch. */
  begins(day: number): number;
  /** The day in which a moment falls. */
  at(moment: number): number;
};

/** An unknown zone is UTC: a clock must never stand still. */
export const localDays = (zone: string): LocalDays => {
  const known = zones.get(zone);
  if (known) return known;
  const made = daysIn(DateTime.fromMillis(0, { zone }).isValid ? zone : 'utc');
  if (zones.size < MOST_ZONES) zones.set(zone, made);
  return made;
};

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Asking for the offset of a zone takes microseconds, and a clock asks for it on every day that it counts. */
const zones = new Map<string, LocalDays>();

/** More than there are; whatever else is called a zone is not remembered. */
const MOST_ZONES = 1000;

/** Of one zone: what lies years apart is rarely asked for again. */
const MOST_DAYS = 5000;

const daysIn = (zone: string): LocalDays => {
  const beginnings = new Map<number, number>();

  const begins = (day: number): number => {
    const known = beginnings.get(day);
    if (known !== undefined) return known;
    if (beginnings.size >= MOST_DAYS) beginnings.clear();
    const found = firstMomentOf(day, zone);
    beginnings.set(day, found);
    return found;
  };

  const at = (moment: number): number => {
    let day = Math.floor(moment / DAY);
    while (moment < begins(day)) day--;
    while (moment >= begins(day + 1)) day++;
    return day;
  };

  return { begins, at };
};

/** Come to from the day before, for a day may begin at one o'clock, or have its midnight two times. */
const firstMomentOf = (day: number, zone: string): number => {
  const { year, month, day: date } = DateTime.fromMillis((day - 1) * DAY, { zone: 'utc' });
  const before = DateTime.fromObject({ year, month, day: date, hour: 12 }, { zone });
  return before.startOf('day').plus({ days: 1 }).startOf('day').toMillis();
};

/** The last moment of a day, `YYYY-MM-DD`, in that zone; undefined where there is no such day. */
export const lastMomentOf = (day: string, zone: string): Date | undefined => {
  const noon = DateTime.fromISO(day.trim(), { zone: 'utc' });
  if (!noon.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(day.trim())) return undefined;
  const days = localDays(zone);
  return new Date(days.begins(Math.floor(noon.toMillis() / DAY) + 1) - 1);
};
