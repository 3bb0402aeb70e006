import { DateTime } from 'luxon';
import { MINUTE } from '../kernel/clock.js';
import { localDays, weekdayOf } from './local-days.js';
import type { Weekday, WorkingTime } from './policy.js';

/** Where somebody is (IANA), and when people work there. Without `working`: every day, every hour. */
export type Calendar = { readonly zone: string; readonly working?: WorkingTime };

/** A time that counts nothing. */
export type Pause = { readonly from: Date; readonly to: Date };

/**
 * When `duration` milliseconds will have passed since `start`: a day off counts nothing, a working day all of its hours (23 or
 * 25 of them where the clocks change). What would come in quiet hours or on a day off comes when they are over. What a pause,
 * in the order of their beginnings, had left before it goes on after it.
 */
export const workedUntil = (start: Date, duration: number, calendar: Calendar, pauses: readonly Pause[] = []): Date =>
  pauses.reduce(
    (end, { from, to }) => {
      const since = from < start ? start : from;
      return since < end && since < to ? alone(to, workedBetween(since, end, calendar), calendar) : end;
    },
    alone(start, duration, calendar),
  );

/** Milliseconds that count. */
export const workedBetween = (from: Date, to: Date, calendar: Calendar): number => {
  const [first, last] = [from.getTime(), to.getTime()];
  if (isEveryDay(calendar)) return Math.max(0, last - first);
  const days = localDays(calendar.zone);
  let worked = 0;
  for (let day = days.at(first); days.begins(day) < last; day++) {
    if (isWorking(weekdayOf(day), calendar))
      worked += Math.min(days.begins(day + 1), last) - Math.max(days.begins(day), first);
  }
  return worked;
};

/** The same time of day as many working days later; from a day off it counts from the beginning of the next working day. */
export const afterWorkingDays = (start: Date, count: number, calendar: Calendar): Date => {
  const next = (day: DateTime): DateTime => {
    const tomorrow = day.plus({ days: 1 });
    return isWorking(tomorrow.weekday as Weekday, calendar) ? tomorrow : next(tomorrow);
  };
  let day = local(start.getTime(), calendar);
  if (!isWorking(day.weekday as Weekday, calendar)) day = next(day).startOf('day');
  for (let left = count; left > 0; left--) day = next(day);
  return day.toJSDate();
};

/** Without pauses. */
const alone = (start: Date, duration: number, calendar: Calendar): Date =>
  new Date(atWork(counted(start.getTime(), duration, calendar), calendar));

const counted = (start: number, duration: number, calendar: Calendar): number => {
  if (duration === 0 || isEveryDay(calendar)) return start + duration;
  const days = localDays(calendar.zone);
  let left = duration;
  for (let day = days.at(start); ; day++) {
    if (!isWorking(weekdayOf(day), calendar)) continue;
    const from = Math.max(days.begins(day), start);
    const hours = days.begins(day + 1) - from;
    if (left <= hours) return from + left;
    left -= hours;
  }
};

/** The first moment from this one on that is neither in quiet hours nor on a day off. */
const atWork = (moment: number, calendar: Calendar): number => {
  if (!calendar.working) return moment;
  const days = localDays(calendar.zone);
  const day = days.at(moment);
  if (!isWorking(weekdayOf(day), calendar)) return atWork(days.begins(day + 1), calendar);
  const { quiet } = calendar.working;
  if (!quiet || quiet.from === quiet.to) return moment;
  const at = local(moment, calendar);
  return isQuiet(at, quiet) ? atWork(endOf(quiet, at).toMillis(), calendar) : moment;
};

type Quiet = NonNullable<WorkingTime['quiet']>;

/** On a night when the clocks change they may show the end of the quiet hours twice, or never: there it is looked for. */
const endOf = (quiet: Quiet, at: DateTime): DateTime => {
  let minute = at.minus(at.toMillis() % MINUTE);
  const ahead = quiet.to - minuteOf(at);
  const end = minute.plus({ minutes: ahead > 0 ? ahead : ahead + 24 * 60 });
  if (end.offset === at.offset) return end;
  while (isQuiet(minute, quiet)) minute = minute.plus({ minutes: 1 });
  return minute;
};

const isQuiet = (at: DateTime, { from, to }: Quiet): boolean => {
  const now = minuteOf(at);
  return from < to ? from <= now && now < to : from <= now || now < to;
};

const minuteOf = ({ hour, minute }: DateTime): number => 60 * hour + minute;

const isWorking = (weekday: Weekday, { working }: Calendar): boolean => !working || working.days.includes(weekday);

const isEveryDay = ({ working }: Calendar): boolean => !working || new Set(working.days).size === 7;

const local = (moment: number, { zone }: Calendar): DateTime => {
  const there = DateTime.fromMillis(moment, { zone });
  return there.isValid ? there : DateTime.fromMillis(moment, { zone: 'utc' });
};
