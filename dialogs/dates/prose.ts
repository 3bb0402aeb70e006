import { casual as english } from 'chrono-node/en';
import { hans as chinese } from 'chrono-node/zh';
import type { DateTime } from 'luxon';
import type { Locale } from '../../src/kernel/people.js';
import type { Reading } from './reading.js';

const HAN = /\p{Script=Han}/u;
const BACKWARDS = /\b(?:last|ago|yesterday)\b|^上|昨天|前天/i;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
/** Looks like a date; if chrono makes nothing of it, its day is not in the calendar. */
const DAY_AND_MONTH = new RegExp(
  `^(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?$`,
  'i',
);

/**
 * What chrono makes of words: `30 June`, `next Friday`, `tomorrow`, `下周五`. It is given the wall clock of the reader's zone as if it
 * were UTC, and its answer is taken as a wall date again, so no change to summer time can move a day.
 */
export const fromProse = (text: string, today: DateTime, locale: Locale): Reading | undefined => {
  const readers = locale === 'zh-CN' ? [chinese.casual, english] : [english, chinese.casual];
  // A day in Chinese has a Han character in it, and not finding one takes as long as finding it.
  const fitting = HAN.test(text) ? readers : [english];
  const instant = new Date(Date.UTC(today.year, today.month - 1, today.day, 9));
  for (const reader of fitting) {
    const [found, second] = reader.parse(text, { instant, timezone: 0 }, { forwardDate: !BACKWARDS.test(text) });
    if (!found || second || found.end || found.text.length < text.length) continue;
    const { start } = found;
    if (!start.isCertain('day') && !start.isCertain('weekday')) continue;
    const day = today.set({ year: start.get('year') ?? 0, month: start.get('month') ?? 1, day: start.get('day') ?? 1 });
    // chrono counts Sunday as 0, luxon as 7.
    const named = start.isCertain('weekday') ? start.get('weekday') : null;
    if (start.isCertain('day') && named !== null && named !== day.weekday % 7) return { fault: 'other-weekday', day };
    return { day };
  }
  return DAY_AND_MONTH.test(text) ? { fault: 'no-such-day' } : undefined;
};
