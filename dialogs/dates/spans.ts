import type { DateTime } from 'luxon';
import { chineseNumber, englishNumber } from './numerals.js';
import type { Reading } from './reading.js';

const ENGLISH =
  /^(?:in|for|within|another|for another|for the next|the next)? ?(half a|\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (day|week|fortnight|month|quarter|year)s?(?: from (?:now|today)| from now on)?$/i;
const CHINESE =
  /^(?:在|未来|为期)?(半|\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(天|周|个星期|星期|个礼拜|礼拜|个月|个季度|季度|年)(?:之后|以后|后|之内|以内|内)?$/;

const ENGLISH_DAYS = {
  day: { days: 1 },
  week: { weeks: 1 },
  fortnight: { weeks: 2 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};
const CHINESE_DAYS: Readonly<Record<string, Step>> = {
  天: { days: 1 },
  周: { weeks: 1 },
  个星期: { weeks: 1 },
  星期: { weeks: 1 },
  个礼拜: { weeks: 1 },
  礼拜: { weeks: 1 },
  个月: { months: 1 },
  个季度: { months: 3 },
  季度: { months: 3 },
  年: { years: 1 },
};
type Step = { readonly days?: number; readonly weeks?: number; readonly months?: number; readonly years?: number };

/** A length of time counted from today: `in 3 weeks`, `for three months`, `半年后`. Months end where the calendar ends them. */
export const fromSpan = (text: string, today: DateTime): Reading | undefined => {
  const english = ENGLISH.exec(text);
  if (english) {
    const unit = (english[2] ?? '').toLowerCase() as keyof typeof ENGLISH_DAYS;
    return ahead(today, english[1] ?? '', englishNumber(english[1] ?? ''), ENGLISH_DAYS[unit]);
  }
  const chinese = CHINESE.exec(text);
  const unit = CHINESE_DAYS[chinese?.[2] ?? ''];
  return chinese && unit ? ahead(today, chinese[1] ?? '', chineseNumber(chinese[1] ?? ''), unit) : undefined;
};

const ahead = (today: DateTime, word: string, count: number | undefined, step: Step): Reading | undefined => {
  if (/^(?:half a|半)$/i.test(word)) {
    if (step.years) return { day: today.plus({ months: 6 }) };
    return step.months === 1 ? { day: today.plus({ days: 15 }) } : undefined;
  }
  if (count === undefined) return undefined;
  const times = Object.fromEntries(Object.entries(step).map(([unit, one]) => [unit, one * count]));
  return { day: today.plus(times) };
};
