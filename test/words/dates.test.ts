import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { listed, sayDay, sayDuration, sayList, sayMoment, sayTime } from '../../src/words/dates.js';
import { plain } from '../../src/words/words.js';

const endOfJune = new Date('2027-06-30T21:59:59.999Z');

describe('dates as people say them', () => {
  it('have weekday and year, in the zone they are meant in', () => {
    assert.equal(sayDay(endOfJune, 'Europe/Berlin', 'en'), 'Wed 30 June 2027');
    assert.equal(sayDay(endOfJune, 'Europe/Berlin', 'en', 'long'), 'Wednesday, 30 June 2027');
    assert.equal(sayDay(endOfJune, 'Europe/Berlin', 'zh-CN'), '2027年6月30日（周三）');
    assert.equal(sayDay(endOfJune, 'Europe/Berlin', 'zh-CN', 'long'), '2027年6月30日（星期三）');
    assert.equal(sayDay(endOfJune, 'Asia/Shanghai', 'en'), 'Thu 1 July 2027');
  });

  it('say moments near to now with the time of the clock on the wall', () => {
    const moment = new Date('2027-05-03T09:40:00Z');
    assert.equal(sayMoment(moment, 'Europe/Berlin', 'en'), 'Mon 3 May, 11:40');
    assert.equal(sayMoment(moment, 'Asia/Shanghai', 'zh-CN'), '5月3日（周一）17:40');
  });

  it('say the hour alone of what has just been', () => {
    assert.equal(sayTime(new Date('2027-05-03T12:03:00Z'), 'Europe/Berlin', 'en'), '14:03');
  });

  it('fall back to UTC for a zone nobody knows', () => {
    assert.equal(sayMoment(new Date('2027-05-03T09:40:00Z'), 'Mars/Base', 'en'), 'Mon 3 May, 09:40');
  });
});

describe('durations', () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [2 * MINUTE, '2 minutes', '2分钟'],
    [HOUR, '1 hour', '1小时'],
    [DAY, '1 day', '1天'],
    [10 * DAY, '10 days', '10天'],
    [14 * DAY, '2 weeks', '2周'],
    [58.5 * DAY, '8 weeks', '8周'],
    [180 * DAY, '6 months', '6个月'],
    [365 * DAY, '12 months', '12个月'],
    [730 * DAY, '2 years', '2年'],
  ];
  for (const [length, english, chinese] of cases) {
    it(`says ${english}, ${chinese}`, () => {
      assert.equal(sayDuration(length, 'en'), english);
      assert.equal(sayDuration(length, 'zh-CN'), chinese);
    });
  }
});

describe('lists', () => {
  it('join as the language does', () => {
    assert.equal(sayList(['Oskar Lind'], 'en'), 'Oskar Lind');
    assert.equal(sayList(['Oskar Lind', 'Mia Berg'], 'en'), 'Oskar Lind and Mia Berg');
    assert.equal(sayList(['a', 'b', 'c'], 'en'), 'a, b and c');
    assert.equal(sayList(['Oskar Lind', 'Mia Berg'], 'zh-CN'), 'Oskar Lind、Mia Berg');
    assert.equal(plain(listed([['a'], ['b'], ['c']], 'en')), 'a, b and c');
    assert.equal(plain(listed([['甲'], ['乙']], 'zh-CN')), '甲、乙');
  });
});
