import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { readDay, type Where } from '../../dialogs/dates.js';

/** A Monday morning in Berlin. */
const BERLIN: Where = { zone: 'Europe/Berlin', locale: 'en', now: new Date('2027-05-03T08:00:00Z') };
const CHINESE: Where = { ...BERLIN, locale: 'zh-CN' };

/** A day, or `fault`, or `fault` with the days it speaks of. */
const said = (text: string, where: Where = BERLIN): string => {
  const day = (date: Date) => DateTime.fromJSDate(date, { zone: where.zone }).toISODate() ?? '';
  const read = readDay(text, where);
  if (read.ok) return day(read.value);
  const { error } = read;
  if (error.fault === 'ambiguous') return `ambiguous ${error.readings.map(day).join(' ')}`;
  return 'day' in error ? `${error.fault} ${day(error.day)}` : error.fault;
};

const TABLE: readonly (readonly [text: string, expected: string])[] = [
  // plain days
  ['30 June', '2027-06-30'],
  ['June 30', '2027-06-30'],
  ['30th of June', '2027-06-30'],
  ['30 june, 2027', '2027-06-30'],
  ['June 30, 2028', '2028-06-30'],
  ['until 30 June', '2027-06-30'],
  ['the 30th of June', '2027-06-30'],
  ['30 June 2027.', '2027-06-30'],
  ['Wed 30 June 2027', '2027-06-30'],
  ['1 May', '2028-05-01'],
  ['3 May', '2027-05-03'],
  ['today', '2027-05-03'],
  ['tomorrow', '2027-05-04'],
  ['friday', '2027-05-07'],
  ['next Friday', '2027-05-14'],
  ['30 june at 5pm', '2027-06-30'],
  // numbers alone
  ['2027-06-30', '2027-06-30'],
  ['2027/06/30', '2027-06-30'],
  ['30.6.2027', '2027-06-30'],
  ['30.6.', '2027-06-30'],
  ['30/06/27', '2027-06-30'],
  ['6/30/2027', '2027-06-30'],
  ['6.6.2027', '2027-06-06'],
  ['03/06/2027', 'ambiguous 2027-06-03 2027-03-06'],
  ['06/07/2027', 'ambiguous 2027-07-06 2027-06-07'],
  ['03/04/2028', 'ambiguous 2028-04-03 2028-03-04'],
  ['3.4.', 'ambiguous 2028-04-03 2028-03-04'],
  ['3/8', 'ambiguous 2027-08-03 2028-03-08'],
  ['03/04/2027', 'past 2027-03-04'],
  // lengths
  ['in 3 weeks', '2027-05-24'],
  ['for 3 months', '2027-08-03'],
  ['three months', '2027-08-03'],
  ['in half a year', '2027-11-03'],
  ['a year', '2028-05-03'],
  ['a fortnight', '2027-05-17'],
  ['10 days from now', '2027-05-13'],
  // periods
  ['end of June', '2027-06-30'],
  ['the end of the month', '2027-05-31'],
  ['end of next month', '2027-06-30'],
  ['end of the year', '2027-12-31'],
  ['end of 2027', '2027-12-31'],
  ['end of february 2028', '2028-02-29'],
  ['June', 'ambiguous 2027-06-01 2027-06-30'],
  ['next week', 'ambiguous 2027-05-10 2027-05-16'],
  ['May', '2027-05-31'],
  // what cannot be
  ['31 June', 'no-such-day'],
  ['31.6.2027', 'no-such-day'],
  ['29 February 2027', 'no-such-day'],
  ['29.2.2027', 'no-such-day'],
  ['2027-02-29', 'no-such-day'],
  ['29 February 2028', '2028-02-29'],
  ['29 Feb', '2028-02-29'],
  ['Friday, 30 June 2027', 'other-weekday 2027-06-30'],
  // what is over
  ['1 May 2027', 'past 2027-05-01'],
  ['3 January 2020', 'past 2020-01-03'],
  ['yesterday', 'past 2027-05-02'],
  ['last friday', 'past 2027-04-30'],
  ['3 weeks ago', 'past 2027-04-12'],
  // what is no day
  ['', 'not-understood'],
  ['midsummer', 'not-understood'],
  ['the joint audit', 'not-understood'],
  ['Apollo', 'not-understood'],
  ['5', 'not-understood'],
  ['30 june, joint audit', 'not-understood'],
  ['🎉', 'not-understood'],
  ['{{DATE(2027-06-30)}}', 'not-understood'],
  ['2027-06-30'.repeat(100), 'not-understood'],
];

const CHINESE_TABLE: readonly (readonly [text: string, expected: string])[] = [
  ['6月30日', '2027-06-30'],
  ['6月30号', '2027-06-30'],
  ['2027年6月30日', '2027-06-30'],
  ['2027年6月30日（周三）', '2027-06-30'],
  ['六月三十日', '2027-06-30'],
  ['６月３０日', '2027-06-30'],
  ['到6月30日为止', '2027-06-30'],
  ['6月30日前', '2027-06-30'],
  ['明年3月1日', '2028-03-01'],
  ['5月1日', '2028-05-01'],
  ['明天', '2027-05-04'],
  ['周五', '2027-05-07'],
  ['下周五', '2027-05-14'],
  ['本周五', '2027-05-07'],
  ['三个月后', '2027-08-03'],
  ['三个月', '2027-08-03'],
  ['两周后', '2027-05-17'],
  ['30天后', '2027-06-02'],
  ['半年后', '2027-11-03'],
  ['6月底', '2027-06-30'],
  ['月底', '2027-05-31'],
  ['年底', '2027-12-31'],
  ['明年年底', '2028-12-31'],
  ['下个月底', '2027-06-30'],
  ['6月', 'ambiguous 2027-06-01 2027-06-30'],
  ['6月31日', 'no-such-day'],
  ['2027年2月29日', 'no-such-day'],
  ['2月29日', '2028-02-29'],
  ['6月30日（周五）', 'other-weekday 2027-06-30'],
  ['昨天', 'past 2027-05-02'],
  ['联合审计', 'not-understood'],
];

describe('a day as people write it', () => {
  for (const [text, expected] of TABLE)
    it(`“${text.slice(0, 40)}” is ${expected}`, () => assert.equal(said(text), expected));
  for (const [text, expected] of CHINESE_TABLE) {
    it(`“${text}” is ${expected}, whoever reads`, () => {
      assert.equal(said(text, CHINESE), expected);
      assert.equal(said(text, BERLIN), expected);
    });
  }

  it('in English is understood by a Chinese reader too', () => {
    for (const [text, expected] of TABLE) assert.equal(said(text, CHINESE), expected, text);
  });
});

describe('the end of a day', () => {
  const at = (text: string, zone: string, now: string) => {
    const day = readDay(text, { zone, locale: 'en', now: new Date(now) });
    return day.ok ? day.value.toISOString() : day.error.fault;
  };

  it('is its last moment where the nominator is', () => {
    const now = '2027-05-03T08:00:00Z';
    assert.equal(at('30 June', 'Europe/Berlin', now), '2027-06-30T21:59:59.999Z');
    assert.equal(at('30 June', 'Asia/Shanghai', now), '2027-06-30T15:59:59.999Z');
    assert.equal(at('30 June', 'America/New_York', now), '2027-07-01T03:59:59.999Z');
    assert.equal(at('30 June', 'Pacific/Kiritimati', now), '2027-06-30T09:59:59.999Z');
  });

  it('counts from the day it is there', () => {
    const lateInBerlin = '2027-05-03T22:30:00Z';
    assert.equal(at('tomorrow', 'Europe/Berlin', lateInBerlin), '2027-05-05T21:59:59.999Z');
    assert.equal(at('tomorrow', 'America/New_York', lateInBerlin), '2027-05-05T03:59:59.999Z');
  });

  it('is right on the days when the clocks change', () => {
    assert.equal(at('28 March 2027', 'Europe/Berlin', '2027-03-01T08:00:00Z'), '2027-03-28T21:59:59.999Z');
    assert.equal(at('31 October 2027', 'Europe/Berlin', '2027-10-01T08:00:00Z'), '2027-10-31T22:59:59.999Z');
    assert.equal(at('tomorrow', 'Europe/Berlin', '2027-03-27T23:30:00Z'), '2027-03-29T21:59:59.999Z');
    assert.equal(at('in 1 week', 'America/New_York', '2027-03-10T12:00:00Z'), '2027-03-18T03:59:59.999Z');
    // In Cairo summer time begins at midnight: that day has no 00:00.
    assert.equal(at('30 April 2027', 'Africa/Cairo', '2027-04-01T08:00:00Z'), '2027-04-30T20:59:59.999Z');
  });

  it('counts months as the calendar does', () => {
    assert.equal(at('in 1 month', 'Europe/Berlin', '2027-01-31T08:00:00Z'), '2027-02-28T22:59:59.999Z');
    assert.equal(at('a year', 'Europe/Berlin', '2028-02-29T08:00:00Z'), '2029-02-28T22:59:59.999Z');
  });

  it('falls back to UTC where the zone is none', () => {
    assert.equal(at('30 June', 'Mars/Olympus', '2027-05-03T08:00:00Z'), '2027-06-30T23:59:59.999Z');
  });
});
