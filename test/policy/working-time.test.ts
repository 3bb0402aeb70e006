import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DAY, HOUR, later, MINUTE, SECOND } from '../../src/kernel/clock.js';
import type { Weekday, WorkingTime } from '../../src/policy/policy.js';
import {
  afterWorkingDays,
  workedBetween,
  workedUntil,
  type Calendar,
  type Pause,
} from '../../src/policy/working-time.js';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WEEK: WorkingTime = { days: [1, 2, 3, 4, 5] };
const QUIET: WorkingTime = { ...WEEK, quiet: { from: 20 * 60, to: 7 * 60 + 30 } };
const BERLIN = 'Europe/Berlin';
const LORD_HOWE = 'Australia/Lord_Howe';

const date = (text: string, zone: string): Date => DateTime.fromISO(text, { zone }).toJSDate();
const shown = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("ccc yyyy-MM-dd'T'HH:mm:ss ZZ");

type Row = readonly [
  what: string,
  start: string,
  duration: number,
  zone: string,
  working: WorkingTime | undefined,
  expected: string,
];
// 2027: the clocks of Berlin change on 28 March (02:00 → 03:00) and 31 October (03:00 → 02:00), those of Lord Howe by half an
// hour on 4 April (02:00 → 01:30) and 3 October (02:00 → 02:30). All are Sundays.
const ROWS: readonly Row[] = [
  ['seconds', '2027-05-03T10:00:00', 10 * SECOND, BERLIN, WEEK, 'Mon 2027-05-03T10:00:10 +02:00'],
  ['nothing', '2027-05-03T10:00:00', 0, BERLIN, WEEK, 'Mon 2027-05-03T10:00:00 +02:00'],
  ['nothing, on a day off', '2027-05-01T10:00:00', 0, BERLIN, WEEK, 'Mon 2027-05-03T00:00:00 +02:00'],
  ['three days of a week', '2027-05-03T10:00:00', 3 * DAY, BERLIN, WEEK, 'Thu 2027-05-06T10:00:00 +02:00'],
  ['over a weekend', '2027-04-30T16:00:00', DAY, BERLIN, WEEK, 'Mon 2027-05-03T16:00:00 +02:00'],
  ['begun on a Saturday', '2027-05-01T09:00:00', HOUR, BERLIN, WEEK, 'Mon 2027-05-03T01:00:00 +02:00'],
  ['just up to the weekend', '2027-04-30T23:00:00', HOUR, BERLIN, WEEK, 'Mon 2027-05-03T00:00:00 +02:00'],
  ['a second less', '2027-04-30T23:00:00', HOUR - SECOND, BERLIN, WEEK, 'Fri 2027-04-30T23:59:59 +02:00'],
  ['without any days', '2027-04-30T16:00:00', DAY, BERLIN, undefined, 'Sat 2027-05-01T16:00:00 +02:00'],
  ['one day a week', '2027-05-03T12:00:00', 2 * DAY, BERLIN, { days: [1] }, 'Mon 2027-05-17T12:00:00 +02:00'],
  [
    'a Sunday to Thursday week',
    '2027-05-06T12:00:00',
    DAY,
    'Asia/Dubai',
    { days: [7, 1, 2, 3, 4] },
    'Sun 2027-05-09T12:00:00 +04:00',
  ],
  ['quiet in the evening', '2027-05-03T16:00:00', 5 * HOUR, BERLIN, QUIET, 'Tue 2027-05-04T07:30:00 +02:00'],
  ['quiet after midnight', '2027-05-03T16:00:00', 10 * HOUR, BERLIN, QUIET, 'Tue 2027-05-04T07:30:00 +02:00'],
  ['as quiet ends', '2027-05-03T16:30:00', 15 * HOUR, BERLIN, QUIET, 'Tue 2027-05-04T07:30:00 +02:00'],
  ['as quiet begins', '2027-05-03T16:00:00', 4 * HOUR, BERLIN, QUIET, 'Tue 2027-05-04T07:30:00 +02:00'],
  ['a second before quiet', '2027-05-03T16:00:00', 4 * HOUR - SECOND, BERLIN, QUIET, 'Mon 2027-05-03T19:59:59 +02:00'],
  ['a quiet Friday evening', '2027-04-30T16:00:00', 5 * HOUR, BERLIN, QUIET, 'Mon 2027-05-03T07:30:00 +02:00'],
  [
    'quiet within a day',
    '2027-05-03T11:00:00',
    HOUR,
    BERLIN,
    { days: EVERY_DAY, quiet: { from: 12 * 60, to: 13 * 60 } },
    'Mon 2027-05-03T13:00:00 +02:00',
  ],
  [
    'quiet at no time',
    '2027-05-03T11:00:00',
    HOUR,
    BERLIN,
    { days: EVERY_DAY, quiet: { from: 720, to: 720 } },
    'Mon 2027-05-03T12:00:00 +02:00',
  ],
  ['a day of 23 hours', '2027-03-27T12:00:00', DAY, BERLIN, { days: [6, 7] }, 'Sun 2027-03-28T13:00:00 +02:00'],
  [
    'a day of 23 hours, all of it',
    '2027-03-28T00:00:00',
    23 * HOUR,
    BERLIN,
    { days: [7, 1] },
    'Mon 2027-03-29T00:00:00 +02:00',
  ],
  ['a day of 25 hours', '2027-10-30T12:00:00', DAY, BERLIN, { days: [6, 7] }, 'Sun 2027-10-31T11:00:00 +01:00'],
  ['a short day off', '2027-03-26T12:00:00', DAY, BERLIN, WEEK, 'Mon 2027-03-29T12:00:00 +02:00'],
  ['a long day off', '2027-10-29T12:00:00', DAY, BERLIN, WEEK, 'Mon 2027-11-01T12:00:00 +01:00'],
  [
    'a day of 24½ hours',
    '2027-04-04T00:00:00',
    24.5 * HOUR,
    LORD_HOWE,
    { days: [7, 1] },
    'Mon 2027-04-05T00:00:00 +10:30',
  ],
  [
    'a day of 23½ hours',
    '2027-10-03T00:00:00',
    23.5 * HOUR,
    LORD_HOWE,
    { days: [7, 1] },
    'Mon 2027-10-04T00:00:00 +11:00',
  ],
  [
    'quiet until an hour that there is not',
    '2027-03-27T22:00:00',
    2 * HOUR,
    BERLIN,
    { days: EVERY_DAY, quiet: { from: 1380, to: 150 } },
    'Sun 2027-03-28T03:00:00 +02:00',
  ],
  [
    'the same by half an hour',
    '2027-10-02T22:00:00',
    2 * HOUR,
    LORD_HOWE,
    { days: EVERY_DAY, quiet: { from: 1380, to: 135 } },
    'Sun 2027-10-03T02:30:00 +11:00',
  ],
  [
    'quiet until an hour that comes twice',
    '2027-10-30T22:00:00',
    2 * HOUR,
    BERLIN,
    { days: EVERY_DAY, quiet: { from: 1380, to: 150 } },
    'Sun 2027-10-31T02:30:00 +02:00',
  ],
  [
    'quiet until it comes again',
    '2027-10-31T00:00:00',
    3.2 * HOUR,
    BERLIN,
    { days: EVERY_DAY, quiet: { from: 1380, to: 150 } },
    'Sun 2027-10-31T02:30:00 +01:00',
  ],
  ['the 29th of February', '2028-02-28T12:00:00', 2 * DAY, BERLIN, WEEK, 'Wed 2028-03-01T12:00:00 +01:00'],
  ['a February without one', '2027-02-26T12:00:00', 2 * DAY, BERLIN, WEEK, 'Tue 2027-03-02T12:00:00 +01:00'],
  [
    'a day that begins at one',
    '2027-04-29T12:00:00',
    0,
    'Africa/Cairo',
    { days: [5] },
    'Fri 2027-04-30T01:00:00 +03:00',
  ],
  [
    'a day with two midnights',
    '2027-11-06T12:00:00',
    0,
    'America/Havana',
    { days: [7] },
    'Sun 2027-11-07T00:00:00 -04:00',
  ],
];

describe('the working time', () => {
  for (const [what, start, duration, zone, working, expected] of ROWS)
    it(`counts ${what}`, () => {
      const calendar = { zone, ...(working && { working }) };
      assert.equal(shown(workedUntil(date(start, zone), duration, calendar), zone), expected);
    });

  it('takes a zone that nobody knows for UTC, rather than stand still', () => {
    const start = date('2027-05-03T10:00:00', 'utc');
    const found = workedUntil(start, DAY, { zone: 'Mars/Olympus', working: QUIET });
    assert.equal(shown(found, 'utc'), 'Tue 2027-05-04T10:00:00 +00:00');
  });

  const paused = (start: string, duration: number, working: WorkingTime, ...pauses: [string, string][]): string =>
    shown(
      workedUntil(
        date(start, BERLIN),
        duration,
        { zone: BERLIN, working },
        pauses.map(([from, to]) => ({ from: date(from, BERLIN), to: date(to, BERLIN) })),
      ),
      BERLIN,
    );

  it('goes on after a pause with what was left before it', () => {
    const lunch: [string, string] = ['2027-05-03T12:00:00', '2027-05-03T14:00:00'];
    assert.equal(paused('2027-05-03T10:00:00', 3 * HOUR, WEEK, lunch), 'Mon 2027-05-03T15:00:00 +02:00');
    assert.equal(paused('2027-05-03T10:00:00', 2 * HOUR, WEEK, lunch), 'Mon 2027-05-03T12:00:00 +02:00');
    assert.equal(paused('2027-05-03T13:00:00', HOUR, WEEK, lunch), 'Mon 2027-05-03T15:00:00 +02:00');
    assert.equal(paused('2027-05-03T14:00:00', HOUR, WEEK, lunch), 'Mon 2027-05-03T15:00:00 +02:00');
    assert.equal(
      paused('2027-05-03T10:00:00', 5 * HOUR, WEEK, lunch, ['2027-05-03T16:00:00', '2027-05-06T16:00:00']),
      'Thu 2027-05-06T17:00:00 +02:00',
    );
  });

  it('gives a pause that begins on a weekend its time back, though all that counts was over before', () => {
    const weekend: [string, string] = ['2027-05-01T12:00:00', '2027-05-03T10:00:00'];
    assert.equal(paused('2027-04-30T16:00:00', 8 * HOUR, QUIET, weekend), 'Mon 2027-05-03T17:30:00 +02:00');
  });

  it('knows the same time of day some working days later', () => {
    const after = (start: string, days: number, working?: WorkingTime): string =>
      shown(afterWorkingDays(date(start, BERLIN), days, { zone: BERLIN, ...(working && { working }) }), BERLIN);
    assert.equal(after('2027-05-03T10:12:00', 3, QUIET), 'Thu 2027-05-06T10:12:00 +02:00');
    assert.equal(after('2027-04-30T22:00:00', 3, QUIET), 'Wed 2027-05-05T22:00:00 +02:00');
    assert.equal(after('2027-05-01T10:00:00', 3, WEEK), 'Thu 2027-05-06T00:00:00 +02:00');
    assert.equal(after('2027-03-26T10:00:00', 1, WEEK), 'Mon 2027-03-29T10:00:00 +02:00');
    assert.equal(after('2027-05-01T10:00:00', 3), 'Tue 2027-05-04T10:00:00 +02:00');
  });
});

const zone = fc.constantFrom(
  BERLIN,
  LORD_HOWE,
  'America/New_York',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'UTC',
);
const minuteOfDay = fc.nat(24 * 60 - 1);
const working: fc.Arbitrary<WorkingTime> = fc.record(
  {
    days: fc.subarray([...EVERY_DAY], { minLength: 1 }),
    quiet: fc.record({ from: minuteOfDay, to: minuteOfDay }),
  },
  { requiredKeys: ['days'] },
);
const calendar: fc.Arbitrary<Calendar> = fc.record({ zone, working }, { requiredKeys: ['zone'] });
/** Most of them near a night in which some clock changes. */
const start = fc.oneof(
  fc
    .constantFrom('2027-03-14', '2027-03-28', '2027-04-04', '2027-04-30', '2027-10-03', '2027-10-31', '2027-11-07')
    .chain((day) => fc.integer({ min: -3 * DAY, max: DAY }).map((by) => new Date(Date.parse(day) + by))),
  fc.date({ min: new Date('2027-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }),
);
const length = (max: number) => fc.integer({ min: 1, max });
const duration = fc.oneof(length(2 * HOUR), length(4 * DAY), length(60 * DAY));
/** Up to three, one after the other. */
const pausesFrom = (first: Date): fc.Arbitrary<readonly Pause[]> =>
  fc.array(fc.tuple(fc.nat(2 * DAY), fc.nat(2 * DAY)), { maxLength: 3 }).map((spans) => {
    let at = first.getTime() - DAY;
    return spans.map(([wait, length]) => {
      const from = new Date(at + wait);
      at += wait + length;
      return { from, to: new Date(at) };
    });
  });
const asked = fc
  .record({ start, duration, calendar })
  .chain((one) => pausesFrom(one.start).map((pauses) => ({ ...one, pauses })));

const isOff = (at: Date, { zone: there, working: times }: Calendar): boolean => {
  const { hour, minute, weekday } = DateTime.fromJSDate(at, { zone: there });
  const { days = EVERY_DAY, quiet } = times ?? {};
  const now = 60 * hour + minute;
  const isQuiet =
    quiet &&
    (quiet.from < quiet.to
      ? quiet.from <= now && now < quiet.to
      : quiet.to < quiet.from && (quiet.from <= now || now < quiet.to));
  return !days.includes(weekday as Weekday) || isQuiet === true;
};

describe('the working time, whenever and wherever', function () {
  it('is never earlier than the duration itself, nor in quiet hours, on a day off or within a pause', () => {
    fc.assert(
      fc.property(asked, ({ start: from, duration: lasts, calendar: there, pauses }) => {
        const end = workedUntil(from, lasts, there, pauses);
        assert.ok(end.getTime() >= from.getTime() + lasts, 'not earlier');
        assert.ok(!isOff(end, there), `not when nobody works: ${end.toISOString()}`);
        assert.ok(!pauses.some((pause) => pause.from < end && from < pause.to && end < pause.to), 'not in a pause');
      }),
      { numRuns: 5000 },
    );
  });

  it('comes no earlier for a longer duration', () => {
    fc.assert(
      fc.property(asked, duration, ({ start: from, duration: lasts, calendar: there, pauses }, more) => {
        const sooner = workedUntil(from, lasts, there, pauses);
        assert.ok(sooner <= workedUntil(from, lasts + more, there, pauses));
      }),
      { numRuns: 3000 },
    );
  });

  it('is the duration itself where every day is one of work, moved by the pauses and nothing else', () => {
    fc.assert(
      fc.property(asked, ({ start: from, duration: lasts, calendar: { zone: there }, pauses }) => {
        for (const times of [{}, { working: { days: EVERY_DAY } }]) {
          const end = workedUntil(from, lasts, { zone: there, ...times }, pauses);
          const stood = pauses.filter((pause) => pause.from < end && pause.to > from);
          const moved = stood.reduce(
            (sum, pause) => sum + Number(pause.to) - Math.max(Number(pause.from), Number(from)),
            0,
          );
          assert.equal(Number(end), Number(from) + lasts + moved);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('can be had in two parts, and is what counted between, where there are no quiet hours', () => {
    fc.assert(
      fc.property(asked, duration, ({ start: from, duration: lasts, calendar: there }, more) => {
        const { days } = there.working ?? { days: EVERY_DAY };
        const without = { zone: there.zone, working: { days } };
        const first = workedUntil(from, lasts, without);
        const end = workedUntil(from, lasts + more, without);
        assert.deepEqual(workedUntil(first, more, without), end);
        assert.equal(workedBetween(from, end, without), lasts + more);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what somebody finds who looks at the clock every quarter of an hour', () => {
    const QUARTER = 15 * MINUTE;
    const plainly = (from: Date, quarters: number, there: Calendar): Date => {
      let at = from;
      for (let left = quarters; left > 0; at = later(at, QUARTER))
        if (!isOff(at, { ...there, ...workingOn(there) })) left--;
      while (isOff(at, there)) at = later(at, QUARTER);
      return at;
    };
    fc.assert(
      fc.property(start, fc.nat(36 * 4), calendar, (from, quarters, { zone: there, working: times }) => {
        const whole = new Date(Math.floor(Number(from) / QUARTER) * QUARTER);
        const rough: Calendar = { zone: there, ...(times && { working: onQuarters(times) }) };
        assert.deepEqual(workedUntil(whole, quarters * QUARTER, rough), plainly(whole, quarters, rough));
      }),
      { numRuns: 500 },
    );
  });
});

/** The same days, at all hours. */
const workingOn = ({ working: times }: Calendar): Pick<Calendar, 'working'> =>
  times ? { working: { days: times.days } } : {};

/** All clocks change on a quarter, and all zones are some quarters from another. */
const onQuarters = ({ days, quiet }: WorkingTime): WorkingTime => ({
  days,
  ...(quiet && { quiet: { from: quiet.from - (quiet.from % 15), to: quiet.to - (quiet.to % 15) } }),
});
