import type { DateTime } from 'luxon';
import { chineseNumber } from './numerals.js';
import { dayOf, nextDayOf, type Reading } from './reading.js';

const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const DATE = new RegExp(
  `^(?:(今年|明年|后年)|(\\d{2,4})年)?${NUMBER}月${NUMBER}[日号]?(?:[(（]?(?:周|星期|礼拜)([一二三四五六日天])[)）]?)?$`,
);
const THIS_WEEK = /^(?:这个?|本)(?:周|星期|礼拜)([一二三四五六日天])$/;

/** `6月30日`, `明年3月1日`, `2027年6月30日（周三）`, `本周五`: what chrono leaves out or reads without its year. */
export const fromChinese = (text: string, today: DateTime): Reading | undefined => {
  const plain = text.replace(/\s/g, '');
  const thisWeek = THIS_WEEK.exec(plain);
  if (thisWeek) return { day: today.startOf('week').plus({ days: weekday(thisWeek[1] ?? '') - 1 }) };
  const date = DATE.exec(plain);
  if (!date) return undefined;
  const [, relative, absolute, monthText = '', dayText = '', named] = date;
  const month = chineseNumber(monthText) ?? 0;
  const day = chineseNumber(dayText) ?? 0;
  const year = relative ? today.year + ['今年', '明年', '后年'].indexOf(relative) : absolute && yearOf(absolute);
  const reading = year ? dayOf(year, month, day, today) : nextDayOf(month, day, today);
  if (!named || !('day' in reading) || reading.day.weekday === weekday(named)) return reading;
  return { fault: 'other-weekday', day: reading.day };
};

const yearOf = (digits: string): number => Number(digits) + (digits.length === 2 ? 2000 : 0);

/** As luxon counts: Monday is 1, Sunday 7. */
const weekday = (sign: string): number => (sign === '天' ? 7 : '一二三四五六日'.indexOf(sign) + 1);
