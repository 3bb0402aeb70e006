import { DateTime } from 'luxon';
import type { Locale } from '../src/kernel/people.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import { fromChinese } from './dates/chinese.js';
import { fromNumbers } from './dates/numbers.js';
import { fromPeriod } from './dates/periods.js';
import { fromProse } from './dates/prose.js';
import type { Reading } from './dates/reading.js';
import { fromSpan } from './dates/spans.js';

/** Why a text gave no day to go on with. The dates in it are last moments of days, as `readDay` returns them. */
export type DateFault =
  | { readonly fault: 'not-understood' }
  | { readonly fault: 'no-such-day' }
  | { readonly fault: 'past'; readonly day: Date }
  | { readonly fault: 'ambiguous'; readonly readings: readonly [Date, Date] }
  /** A weekday was named beside a date that falls on another one. */
  | { readonly fault: 'other-weekday'; readonly day: Date };

export type Where = {
  /** IANA. */
  readonly zone: string;
  /** Whose way of writing is tried first; both are always understood. */
  readonly locale: Locale;
  readonly now: Date;
};

/**
 * The last moment, in the zone, of the day a person wrote: `30 June`, `next Friday`, `in 3 weeks`, `end of June`, `2027-06-30`, `6月30日`, `三个月后`.
 * Without a year it is the next such day. What can be read in two ways is not guessed.
 */
export const readDay = (text: string, where: Where): Result<Date, DateFault> =>
  read(text, todayIn(where), where.locale);

/** For whoever reads several texts at the same moment: what today is is found out once, and what is read again is known. */
export const daysRead = (where: Where): ((text: string) => Result<Date, DateFault>) => {
  const known = new Map<string, Result<Date, DateFault>>();
  let today: DateTime | undefined;
  return (text) => {
    const day = known.get(text) ?? read(text, (today ??= todayIn(where)), where.locale);
    known.set(text, day);
    return day;
  };
};

const todayIn = ({ zone, now }: Where): DateTime => {
  const here = DateTime.fromJSDate(now, { zone });
  return (here.isValid ? here : DateTime.fromJSDate(now, { zone: 'utc' })).startOf('day');
};

const read = (text: string, today: DateTime, locale: Locale): Result<Date, DateFault> => {
  const plain = bare(text);
  if (plain === '' || plain.length > 60) return failed({ fault: 'not-understood' });
  const reading =
    fromNumbers(plain, today) ??
    fromChinese(plain, today) ??
    fromPeriod(plain, today) ??
    fromSpan(plain, today) ??
    fromProse(plain, today, locale);
  return reading ? judged(reading, today) : failed({ fault: 'not-understood' });
};

const judged = (reading: Reading, today: DateTime): Result<Date, DateFault> => {
  if ('fault' in reading) {
    return failed(reading.fault === 'other-weekday' ? { fault: reading.fault, day: lastMoment(reading.day) } : reading);
  }
  if ('either' in reading) {
    const [first, second] = reading.either;
    if (first < today && second < today) return failed({ fault: 'past', day: lastMoment(second) });
    return failed({ fault: 'ambiguous', readings: [lastMoment(first), lastMoment(second)] });
  }
  return reading.day < today ? failed({ fault: 'past', day: lastMoment(reading.day) }) : ok(lastMoment(reading.day));
};

const lastMoment = (day: DateTime): Date => day.endOf('day').toJSDate();

/** The date without the words that only say "until", in either language, and with full-width signs made plain. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:(?:until|till|til|up to|through|by|to|on)\s+)+/i, '')
    .replace(/^(?:直到|截止到|截至|截止|至|到)\s*/, '')
    .replace(/\s*(?:为止|之前|以前|止|(?<=[日号])前)$/, '')
    .replace(/^the (?=\d|end)/i, '')
    .replace(/[\s,;!。，、]+$/, '')
    .replace(/(?<=[a-z]|\d{4})\.$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
