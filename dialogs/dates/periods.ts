import type { DateTime } from 'luxon';
import { chineseNumber } from './numerals.js';
import type { Reading } from './reading.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const END = '((?:the )?end of )?(?:the month of )?';
const NAMED_MONTH = new RegExp(`^${END}${MONTH}\\.?(?:,? (?:of )?(\\d{4}))?$`, 'i');
const RELATIVE = new RegExp(`^${END}(the |this |next )(week|month|quarter|year)$`, 'i');
const END_OF_YEAR = /^(?:the )?end of (\d{4})$/i;
const CHINESE_MONTH = /^(?:(今年|明年)|(\d{4})年)?([0-9一二三四五六七八九十]{1,3})月(份?)(底|末|月底)?$/;
const CHINESE_RELATIVE = /^(这个?|本|下个?|今|明)?(周|星期|月|季度|年)(?:的)?(底|末|月底|年底)?$/;

type Unit = 'week' | 'month' | 'quarter' | 'year';

/**
 * A week, a month or a year by name. Its end is a day; the bare period is either its first day or its last one,
 * and "until June" means both to people.
 */
export const fromPeriod = (text: string, today: DateTime): Reading | undefined =>
  englishPeriod(text, today) ?? chinesePeriod(text, today);

const englishPeriod = (text: string, today: DateTime): Reading | undefined => {
  const named = NAMED_MONTH.exec(text);
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    return period(
      today,
      monthFrom(today, month, named[3] ? Number(named[3]) : undefined),
      'month',
      named[1] !== undefined,
    );
  }
  const year = END_OF_YEAR.exec(text);
  if (year) return period(today, today.set({ year: Number(year[1]) }), 'year', true);
  const relative = RELATIVE.exec(text);
  if (!relative) return undefined;
  const unit = (relative[3] ?? '').toLowerCase() as Unit;
  return period(today, step(today, unit, /next/i.test(relative[2] ?? '') ? 1 : 0), unit, relative[1] !== undefined);
};

const chinesePeriod = (text: string, today: DateTime): Reading | undefined => {
  const plain = text
    .replace(/\s/g, '')
    .replace(/^(今年|明年)年底$/, '$1底')
    .replace(/^(下?个?月)月底$/, '$1底');
  const named = CHINESE_MONTH.exec(plain);
  if (named) {
    const month = chineseNumber(named[3] ?? '') ?? 0;
    if (month < 1 || month > 12) return { fault: 'no-such-day' };
    const year = named[1] ? today.year + (named[1] === '明年' ? 1 : 0) : named[2] ? Number(named[2]) : undefined;
    return period(today, monthFrom(today, month, year), 'month', named[5] !== undefined);
  }
  const relative = CHINESE_RELATIVE.exec(plain);
  if (!relative || (relative[1] === undefined && relative[3] === undefined)) return undefined;
  const unit =
    ({ 周: 'week', 星期: 'week', 月: 'month', 季度: 'quarter', 年: 'year' } as const)[relative[2] ?? ''] ?? 'month';
  return period(today, step(today, unit, /^[下明]/.test(relative[1] ?? '') ? 1 : 0), unit, relative[3] !== undefined);
};

/** Without a year: the month that is not over yet. */
const monthFrom = (today: DateTime, month: number, year: number | undefined): DateTime => {
  const at = today.set({ day: 1, month, year: year ?? today.year });
  return year === undefined && at.endOf('month') < today ? at.plus({ years: 1 }) : at;
};

const step = (today: DateTime, unit: Unit, by: number): DateTime => today.startOf(unit).plus({ [`${unit}s`]: by });

const period = (today: DateTime, within: DateTime, unit: Unit, end: boolean): Reading => {
  const [first, last] = [within.startOf(unit), within.endOf(unit).startOf('day')];
  // In the middle of June, "until June" can only mean its end.
  return end || (first < today && last >= today) ? { day: last } : { either: [first, last] };
};
