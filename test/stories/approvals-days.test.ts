import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { approvalsBy, closed, nominates, offered, pressed } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

const BERLIN = 'Europe/Berlin';

describe('the days that are not like others', function () {
  let world: World;
  before(async () => {
    world = await createWorld({
      POLICY_FILE: await approvalsBy({ day: { stages: [{ ask: ['owners'], within: '1 day', remind: '12 hours' }] } }),
    });
    for (const who of [world.oskar, world.mia]) await who.says('help');
  });
  after(() => world.ends());

  const now = (): DateTime => DateTime.fromJSDate(world.clock.now(), { zone: BERLIN });
  const goesTo = (moment: DateTime): void => world.clock.push(moment.toMillis() - world.clock.now().getTime());
  const said = (moment: DateTime): string => moment.setLocale('en').toFormat('ccc d LLL, HH:');
  /** The next day whose clocks go so much forward, in minutes. */
  const changeBy = (minutes: number): DateTime => {
    let day = now().startOf('day');
    while (day.plus({ days: 1 }).offset - day.offset !== minutes) day = day.plus({ days: 1 });
    return day;
  };

  for (const [night, minutes, hour] of [
    ['in which the clocks go forward', 60, 16],
    ['in which they go back', -60, 14],
  ] as const)
    it(`a day that has the night ${night} lasts 24 hours, and says so`, async () => {
      const { sue, oskar, mia } = world;
      const guest = minutes > 0 ? 'Ann Frost' : 'Ben Frost';
      const sunday = changeBy(minutes);
      const sent = sunday.minus({ days: 1 }).set({ hour: 15 });
      goesTo(sent);
      await nominates(sue, guest, 'day');
      const { text } = await offered(oskar, new RegExp(guest), 'Approve');
      const end = sunday.set({ hour });
      assert.equal(end.diff(sent, 'hours').hours, 24);
      assert.match(text, new RegExp(`ends unanswered ${said(end)}0`));
      goesTo(end.minus({ minutes: 5 }));
      await offered(mia, new RegExp(guest), 'Approve');
      goesTo(end.plus({ minutes: 5 }));
      await sue.reads(new RegExp(`Nobody answered your nomination of ${guest}`));
      await closed(mia, new RegExp(`^Ended unanswered[^]*${guest}`));
    });

  it('a leap day is a day of the clock, and a day to stay until', async () => {
    const { sue, oskar, mia } = world;
    let leap = now().plus({ months: 1 }).startOf('month');
    while (!(leap.month === 2 && leap.isInLeapYear)) leap = leap.plus({ months: 1 });
    leap = leap.set({ day: 29 });
    goesTo(leap.minus({ days: 1 }).set({ hour: 15 }));
    await mia.says('delegate to Carl Meyer until 29 February');
    await mia.reads(
      new RegExp(`Carl Meyer answers in your place\\.[^]*\\nCarl Meyer, from .* to .*29 February ${leap.year}`),
    );
    await nominates(sue, 'Cem Frost', 'day');
    const { text } = await offered(oskar, /Cem Frost/, 'Approve');
    assert.match(text, new RegExp(`ends unanswered ${said(leap.set({ hour: 15 }))}`));
    goesTo(leap.set({ hour: 14 }));
    await pressed(oskar, /Cem Frost/, 'Approve with these changes', { until: leap.toISODate() ?? '' });
    await sue.reads(/^Cem Frost →[^]*redeem\?/);
    await oskar.reads(new RegExp(`Cem Frost[^]*until ${leap.setLocale('en').toFormat('ccc d LLLL yyyy')}`));
  });
});
