import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE } from '../kernel/clock.js';
import type { Locale } from '../kernel/people.js';
import type { Part, Sentence } from './words.js';

/** Dates, durations and lists as people say them. `zone` is IANA; a zone we do not know is read as UTC. */

/** "Wed 30 June 2027", long "Wednesday, 30 June 2027"; 2027年6月30日（周三）, long （星期三）. */
export const sayDay = (date: Date, zone: string, locale: Locale, form: 'short' | 'long' = 'short'): string =>
  inZone(date, zone, locale).toFormat(DAY_FORMS[locale][form]);

/** "Mon 3 May, 11:40"; 5月3日（周一）11:40. For what is near: no year. */
export const sayMoment = (date: Date, zone: string, locale: Locale): string =>
  inZone(date, zone, locale).toFormat(MOMENT_FORM[locale]);

/** "11:40", for what happened within the hour. */
export const sayTime = (date: Date, zone: string, locale: Locale): string =>
  inZone(date, zone, locale).toFormat('HH:mm');

/** How long it is, in the one unit that people would use: "10 days", "8 weeks", "6 months". */
export const sayDuration = (milliseconds: number, locale: Locale): string => {
  const [count, unit] = largest(Math.max(0, milliseconds));
  return locale === 'zh-CN' ? `${count}${HAN_UNITS[unit]}` : `${count} ${unit}${count === 1 ? '' : 's'}`;
};

const together = new Intl.ListFormat('en-GB');

/** "Oskar Lind and Mia Berg". */
export const sayList = (names: readonly string[], locale: Locale): string =>
  locale === 'zh-CN' ? names.join('、') : together.format(names);

/** As `sayList`, for pieces of sentences. */
export const listed = (items: readonly Sentence[], locale: Locale): Sentence => {
  const between = locale === 'zh-CN' ? '、' : ', ';
  const last = locale === 'zh-CN' ? '、' : ' and ';
  return items.flatMap((item, n): readonly Part[] => {
    if (n === 0) return item;
    return [n === items.length - 1 ? last : between, ...item];
  });
};

const DAY_FORMS = {
  en: { short: 'ccc d LLLL yyyy', long: 'cccc, d LLLL yyyy' },
  'zh-CN': { short: 'yyyy年M月d日（ccc）', long: 'yyyy年M月d日（cccc）' },
} as const;
const MOMENT_FORM = { en: 'ccc d LLL, HH:mm', 'zh-CN': 'M月d日（ccc）HH:mm' } as const;

const inZone = (date: Date, zone: string, locale: Locale): DateTime => {
  const there = DateTime.fromJSDate(date, { zone });
  return (there.isValid ? there : DateTime.fromJSDate(date, { zone: 'utc' })).setLocale(locale);
};

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
const HAN_UNITS: Readonly<Record<Unit, string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  week: '周',
  month: '个月',
  year: '年',
};

/** Up to these many days a stay is said in days, in weeks, in months. */
const LONGEST = { days: 13, weeks: 17 * 7, months: 730 } as const;
const MONTH = 30.44 * DAY;

const largest = (milliseconds: number): readonly [number, Unit] => {
  if (milliseconds < HOUR) return [Math.round(milliseconds / MINUTE), 'minute'];
  if (milliseconds < DAY) return [Math.round(milliseconds / HOUR), 'hour'];
  const days = Math.round(milliseconds / DAY);
  if (days <= LONGEST.days) return [days, 'day'];
  if (days <= LONGEST.weeks) return [Math.round(days / 7), 'week'];
  if (days < LONGEST.months) return [Math.round(milliseconds / MONTH), 'month'];
  return [Math.round(days / 365.25), 'year'];
};
