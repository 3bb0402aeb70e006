import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import {
  approvalsBy,
  closed,
  named,
  nominates,
  notified,
  offered,
  pressed,
  pressedLate,
} from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

const TOKYO = 'Asia/Tokyo';
const SYDNEY = 'Australia/Sydney';

describe('the clock of a stage', function () {
  let world: World;
  before(async () => {
    const POLICY_FILE = await approvalsBy({
      nudged: { stages: [{ ask: [named('aiko')], within: '10 days', remind: '1 day' }] },
      widening: {
        stages: [{ ask: [named('aiko'), named('ivy')], within: '5 days', alternates: '2 days' }],
        fallback: 'refuse',
      },
      quick: { stages: [{ ask: [named('aiko')], within: '3 seconds' }] },
      calm: { stages: [{ ask: [named('ivy')], within: '10 days' }] },
      urgent: { stages: [{ ask: [named('ivy')], within: '1 hour' }] },
      listed: { stages: [{ ask: [named('carl')], within: '10 days' }] },
      patient: { stages: [{ ask: ['owners'], within: '10 days' }] },
    });
    world = await createWorld({ POLICY_FILE });
  });
  after(() => world.ends());

  const refuses = { comment: 'not this year' };

  it('reminds whoever has not answered, with the card anew at the bottom, again and again', async () => {
    const { sue, aiko, clock } = world;
    await nominates(sue, 'Ann Gray', 'nudged');
    const first = await offered(aiko, /Ann Gray/, 'Approve');
    clock.push(DAY + MINUTE);
    assert.equal(await notified(world, aiko, first), 'Sue Park still waits for your answer about Ann Gray');
    const second = await offered(aiko, /Ann Gray/, 'Approve');
    assert.equal(second.text, first.text);
    clock.push(DAY + MINUTE);
    await notified(world, aiko, second);
    await pressed(aiko, /Ann Gray/, 'Approve');
    await sue.reads(/^Ann Gray →[^]*redeem\?/);
  });

  it('asks the next as well after a while, and ends in words; what is pressed after that changes nothing', async () => {
    const { sue, aiko, ivy, clock } = world;
    await nominates(sue, 'Bea Gray', 'widening');
    const card = await offered(aiko, /Bea Gray/, 'Approve');
    assert.match(card.text, /others are asked too from .* · ends unanswered/);
    await ivy.neverReads(/Bea Gray/);
    clock.push(2 * DAY + MINUTE);
    await offered(ivy, /Bea Gray/, 'Approve');
    await offered(aiko, /Bea Gray/, 'Approve');
    await sue.reads(/^Bea Gray →[^]*Asked — Aiko Tanaka and Ivy Novak/);

    clock.push(3 * DAY);
    await sue.reads(/Nobody answered your nomination of Bea Gray.*You can nominate again/);
    for (const who of [aiko, ivy]) await closed(who, /^Ended unanswered[^]*Bea Gray/);
    const late = await pressedLate(world, aiko, card, 'Approve');
    assert.match(late, /This ended unanswered, .*nothing is left to do\. It can be nominated again/);
    await closed(sue, /^Bea Gray →[^]*Ended unanswered[^]*Nobody was invited/);
  });

  it('ends by itself within seconds where the rule says so', async () => {
    await nominates(world.sue, 'Cas Gray', 'quick');
    await world.sue.reads(/Nobody answered your nomination of Cas Gray/);
    await closed(world.aiko, /^Ended unanswered[^]*Cas Gray/);
  });

  it('tells once a day whoever prefers that; what cannot wait so long comes alone', async () => {
    const { sue, ivy, clock } = world;
    const at = DateTime.fromJSDate(clock.now(), { zone: SYDNEY }).plus({ hours: 12 });
    await ivy.says(`digest at ${at.toFormat('HH:mm')}`);
    await ivy.reads(new RegExp(`every day at ${at.toFormat('HH:mm')} what waits`));
    await nominates(sue, 'Dee Gray', 'calm');
    await nominates(sue, 'Eli Gray', 'calm');
    await nominates(sue, 'Fin Gray', 'urgent');
    await pressed(ivy, /Fin Gray/, 'Deny', refuses);
    for (const guest of ['Dee', 'Eli']) await sue.reads(new RegExp(`^${guest} Gray →[^]*Asked — Ivy Novak`));
    await ivy.neverReads(/Dee Gray|Eli Gray/);

    clock.push(12 * HOUR);
    const digest = await ivy.reads(/2 requests wait for you[^]*Dee Gray[^]*Eli Gray/);
    assert.equal(digest.summary, 'Today 2 requests wait for you');
    await ivy.pressesOn(digest.activityId, 'Approve');
    await sue.reads(/^Dee Gray →[^]*redeem\?/);
    await ivy.reads(/Dee Gray → Project Apollo: Approved by Ivy Novak[^]*Eli Gray, Alpineskihouse/);
    await ivy.pressesOn(digest.activityId, 'Deny', { 'comment-2': 'not this year' });
    await sue.reads(/Ivy Novak denied your nomination of Eli Gray[^]*not this year/);
    await ivy.reads(/^All answered: nothing waits for you any more/);

    // The day after nothing waits, and nothing is said; one day more, and there is something to tell.
    clock.push(DAY);
    await nominates(sue, 'Gil Gray', 'calm');
    await sue.reads(/^Gil Gray →[^]*Asked — Ivy Novak/);
    clock.push(DAY);
    await pressed(ivy, /1 request waits for you[^]*Gil Gray/, 'Approve');
    await sue.reads(/^Gil Gray →[^]*redeem\?/);
    const summaries = (await world.tenant.messages(ivy.id)).map(({ summary }) => summary);
    assert.deepEqual(
      summaries.filter((summary) => /Today|waits? for you/.test(summary ?? '')),
      ['Today 2 requests wait for you', 'Today 1 request waits for you'],
    );
    await ivy.says('digest off');
    await ivy.reads(/From now on I tell you of each thing when it comes/);
  });

  it('lists what waits, the oldest first, to be answered on the spot', async () => {
    const { sue, carl } = world;
    for (const guest of ['Hal Gray', 'Ida Gray', 'Jan Gray']) {
      await nominates(sue, guest, 'listed');
      await offered(carl, new RegExp(guest), 'Approve');
    }
    await carl.says('approvals');
    const list = await carl.reads(
      /^3 requests wait for you\nThe oldest comes first[^]*Hal Gray[^]*Ida Gray[^]*Jan Gray/,
    );
    await carl.pressesOn(list.activityId, 'Approve');
    await sue.reads(/^Hal Gray →[^]*redeem\?/);
    await carl.pressesOn(list.activityId, 'Deny', { 'comment-2': 'who is that?' });
    await sue.reads(/Carl Meyer denied your nomination of Ida Gray[^]*who is that\?/);
    const { text, buttons } = await eventually(async () => {
      const card = await carl.card(/^1 request waits for you/);
      assert.match(card.text, /Hal Gray → Project Apollo: Approved by Carl Meyer/);
      return card;
    });
    assert.match(text, /Ida Gray → Project Apollo: Denied by Carl Meyer[^]*Jan Gray, Alpineskihouse/);
    assert.deepEqual(new Set(buttons), new Set(['Approve', 'Deny']));
    await closed(carl, /^Approved by Carl Meyer[^]*Hal Gray/);
    await carl.says('approvals');
    await pressed(carl, /^1 request waits for you[^]*Jan Gray/, 'Deny', { 'comment-1': 'nor that' });
    await carl.reads(/^All answered/);
    await carl.says('approvals');
    await carl.reads(/^Nothing waits for your answer/);
  });

  it('lets the nominator remind them, by a button or by a word, once a day', async () => {
    const { sue, oskar, mia, clock } = world;
    await nominates(sue, 'Kim Gray', 'patient');
    const cards = [await offered(oskar, /Kim Gray/, 'Approve'), await offered(mia, /Kim Gray/, 'Approve')] as const;
    await pressed(sue, /^Kim Gray →/, 'Remind them');
    const reminder = 'Sue Park reminds you: your answer about Kim Gray is awaited';
    assert.equal(await notified(world, oskar, cards[0]), reminder);
    assert.equal(await notified(world, mia, cards[1]), reminder);
    await eventually(async () => {
      const { text, buttons } = await sue.card(/^Kim Gray →/);
      assert.match(text, /Reminded /);
      assert.deepEqual(buttons, ['Change', 'Withdraw', 'Yes, withdraw']);
    });
    await sue.says('remind kim gray');
    await sue.reads(/You had them reminded .*once a day is as often as I do that/);

    clock.push(DAY + MINUTE);
    const again = await offered(mia, /Kim Gray/, 'Approve');
    await sue.says('remind');
    await sue.reads(/I have reminded those who have not answered about Kim Gray/);
    assert.equal(await notified(world, mia, again), reminder);
    await pressed(mia, /Kim Gray/, 'Deny', refuses);
  });
});

describe('the clock of a stage, where people sleep and have weekends', function () {
  let world: World;
  before(async () => {
    const POLICY_FILE = await approvalsBy(
      {
        day: { stages: [{ ask: [named('aiko')], within: '1 day' }] },
        zones: { stages: [{ ask: [named('aiko', 'ivy')], within: '3 days', remind: '2 hours' }] },
      },
      (file) => {
        file['approvers'] = { workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'], quietHours: '19:00-8:00' };
      },
    );
    world = await createWorld({ POLICY_FILE });
    // Where they are is known of those who have spoken.
    for (const who of [world.aiko, world.ivy]) await who.says('help');
  });
  after(() => world.ends());

  const goesTo = (moment: DateTime): void => {
    world.clock.push(moment.toMillis() - world.clock.now().getTime());
  };
  /** In the next week, whatever today is; further on each time. */
  const friday = (hour: number): DateTime => {
    const nextWeek = DateTime.fromJSDate(world.clock.now(), { zone: TOKYO }).plus({ weeks: 1 }).startOf('week');
    return nextWeek.plus({ days: 4 }).set({ hour });
  };
  const said = (moment: DateTime): string => moment.setLocale('en').toFormat('ccc d LLL, HH:mm');

  it('does not count the weekend: who has one day on Friday can answer on Sunday', async () => {
    const sent = friday(15);
    goesTo(sent);
    await nominates(world.sue, 'Ann Hill', 'day');
    const { text } = await offered(world.aiko, /Ann Hill/, 'Approve');
    assert.match(text, new RegExp(`ends unanswered ${said(sent.plus({ days: 3 })).replace(/\d\d$/, '')}`));
    goesTo(sent.plus({ days: 2 }));
    await pressed(world.aiko, /Ann Hill/, 'Approve');
    await world.sue.reads(/^Ann Hill →[^]*redeem\?/);
  });

  it('and ends on Monday', async () => {
    const sent = friday(15);
    goesTo(sent);
    await nominates(world.sue, 'Bob Hill', 'day');
    await offered(world.aiko, /Bob Hill/, 'Approve');
    goesTo(sent.plus({ days: 3, minutes: 5 }));
    await world.sue.reads(/Nobody answered your nomination of Bob Hill/);
  });

  it('lets everybody sleep, each in their own zone', async () => {
    const { aiko, ivy } = world;
    const sent = friday(18);
    goesTo(sent);
    await nominates(world.sue, 'Cem Hill', 'zones');
    const aikos = await offered(aiko, /Cem Hill/, 'Approve');
    const ivys = await offered(ivy, /Cem Hill/, 'Approve');
    // It would be Wednesday evening in Sydney, in her quiet hours; so it is Thursday at eight, there.
    const end = sent.setZone(SYDNEY).plus({ days: 6 }).set({ hour: 8, minute: 0 });
    assert.match(ivys.text, new RegExp(`ends unanswered ${said(end)}`));
    assert.match(aikos.text, new RegExp(`ends unanswered ${said(end.setZone(TOKYO))}`));

    // Two hours after it was asked both sleep; on Monday Sydney is the first to wake.
    const monday = sent.plus({ days: 3 });
    goesTo(monday.set({ hour: 7, minute: 30 }));
    await notified(world, ivy, ivys);
    assert.equal((await offered(aiko, /Cem Hill/, 'Approve')).activityId, aikos.activityId);
    goesTo(monday.set({ hour: 8, minute: 5 }));
    await notified(world, aiko, aikos);
    await pressed(aiko, /Cem Hill/, 'Approve');
    await world.sue.reads(/^Cem Hill →[^]*redeem\?/);
  });
});
