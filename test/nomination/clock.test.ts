import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { alternatesAt, nextTick } from '../../src/nomination/clock.js';
import { decide } from '../../src/nomination/decide.js';
import type { Facts } from '../../src/nomination/nomination.js';
import type { Stage, WorkingTime } from '../../src/policy/policy.js';
import { afterNoon, facts, lin, mia, oskar, ruth, sue } from '../support/samples.js';
import { approve, begun, choose, judgement, owners, reached, tick } from './played.js';

const remind = { type: 'remind', by: sue.id } as const;

describe('the clock of a stage', () => {
  it('reminds whoever has the card and has not answered, again and again, and says nothing else', () => {
    const story = begun({ judgement: judgement(owners({ remindAfter: DAY, quorum: 2 })) });
    story.at(HOUR, choose([oskar, mia, ruth, lin]));
    for (const person of [oskar, mia]) story.at(2 * HOUR, reached(person));
    story.at(2 * HOUR, reached(lin, 'held'));
    assert.deepEqual(nextTick(story.now()), afterNoon(DAY + 2 * HOUR));
    assert.equal(story.at(DAY + 2 * HOUR - SECOND, tick).came, '');
    story.at(DAY + HOUR, approve(mia));
    const reminded = story.at(DAY + 3 * HOUR, tick);
    assert.equal(reminded.came, 'reminded');
    assert.deepEqual(reminded.jobs, [`remind-approver ${oskar.id} clock ${story.now().revision}`, 'redraw-cards']);
    assert.equal(story.at(DAY + 3 * HOUR, tick).came, '');
    assert.deepEqual(nextTick(story.now()), afterNoon(2 * DAY + 3 * HOUR), 'counted from the last one');
    assert.equal(story.at(2 * DAY + 3 * HOUR, tick).came, 'reminded');
    assert.equal(story.at(3 * DAY, tick).came, 'expired');
    assert.equal(nextTick(story.now()), undefined);
  });

  it('may run for seconds', () => {
    const story = begun({
      judgement: judgement(owners({ within: 9 * SECOND, remindAfter: 2 * SECOND, alternatesAfter: 5 * SECOND })),
    });
    story.at(0, choose([oskar]));
    story.at(0, reached(oskar));
    assert.equal(story.at(2 * SECOND, tick).came, 'reminded');
    assert.equal(story.at(5 * SECOND, tick).came, 'reminded, alternates-asked');
    assert.equal(story.at(9 * SECOND, tick).came, 'expired');
  });

  it('lets whoever stands in for somebody be reminded in their place, and nobody whose yes waits for the nominator', () => {
    const story = begun({ judgement: judgement(owners({ remindAfter: DAY })) });
    story.at(HOUR, choose([oskar, ruth]));
    story.at(HOUR, { type: 'stand-in', stands: { person: mia, for: { person: oskar, how: 'delegated' } } });
    for (const person of [oskar, mia, ruth]) story.at(HOUR, reached(person));
    story.at(2 * HOUR, approve(ruth, { changes: { sponsor: lin }, sponsorMay: true }));
    const [event] = story.at(2 * DAY, tick).events;
    assert.deepEqual(event?.type === 'reminded' && event.people, [mia.id]);
  });

  describe('while a press is being checked', () => {
    const waiting = () => {
      const slow = owners({ remindAfter: DAY, alternatesAfter: 2 * DAY, quorum: 2 });
      const story = begun({ judgement: judgement(slow, owners()) });
      story.at(0, choose([oskar, mia]));
      story.at(0, reached(mia));
      return story;
    };
    const pressed = (milliseconds: number, stage = 0) =>
      ({ type: 'tick', noted: [{ stage, pressedAt: afterNoon(milliseconds) }] }) as const;

    it('asks nobody besides whom it would be the answer of, and reminds the others', () => {
      const story = waiting();
      assert.equal(story.at(2 * DAY, pressed(2 * DAY - SECOND)).came, 'reminded');
      assert.equal(story.at(2 * DAY, tick).came, 'alternates-asked');
      assert.equal(waiting().at(2 * DAY, pressed(2 * DAY)).came, 'reminded, alternates-asked', 'it came too late');
    });

    it('does not end, for as long as the check may last', () => {
      const story = waiting();
      story.at(2 * DAY, tick);
      story.at(2 * DAY, choose([ruth], 1));
      const inTime = pressed(3 * DAY - SECOND);
      for (const at of [3 * DAY, 8 * DAY - 2 * SECOND]) assert.equal(story.at(at, inTime).came, '');
      const ends = [
        [3 * DAY, tick],
        [3 * DAY, pressed(3 * DAY)],
        [3 * DAY, pressed(DAY, 1)],
        [8 * DAY - SECOND, inTime],
      ] as const;
      for (const [at, command] of ends) {
        const decision = decide(story.now(), command, afterNoon(at));
        assert.deepEqual(decision.ok && decision.events.map(({ type }) => type), ['expired']);
      }
    });

    it('lets nothing fall that it may be a yes to', () => {
      const { access } = facts();
      const two = [access[0]!, { ...access[0]!, key: 'vendors' }];
      const story = begun({ access: two, judgement: judgement(owners()) });
      story.at(
        0,
        choose([
          { person: oskar, about: [two[0]!.key] },
          { person: mia, about: ['vendors'] },
        ]),
      );
      assert.equal(story.at(DAY, approve(oskar)).came, 'agreed');
      assert.equal(story.at(3 * DAY, pressed(DAY)).came, '');
      assert.match(story.at(3 * DAY, tick).came, /^fell, approved/);
    });
  });

  it('stands still while a question is open, for the reminders too', () => {
    const story = begun({ judgement: judgement(owners({ remindAfter: DAY, alternatesAfter: 2 * DAY })) });
    story.at(0, choose([oskar]));
    story.at(0, reached(oskar));
    story.at(HOUR, { type: 'ask-nominator', by: oskar, right: 'own', stage: 0, text: 'Why?' });
    assert.deepEqual(nextTick(story.now()), afterNoon(4 * DAY));
    story.at(6 * HOUR, { type: 'answer-question', by: sue.id, text: 'The audit' });
    assert.deepEqual(nextTick(story.now()), afterNoon(DAY + 5 * HOUR));
    assert.deepEqual(alternatesAt(story.waiting()), afterNoon(2 * DAY + 5 * HOUR));
  });
});

describe('the nominator’s reminder', () => {
  it('goes to whoever has the card, once a day', () => {
    const story = begun();
    assert.equal(story.at(HOUR, remind).came, 'nobody-to-remind');
    story.at(HOUR, choose([oskar, mia]));
    assert.equal(story.at(HOUR, remind).came, 'nobody-to-remind');
    story.at(HOUR, reached(oskar));
    const reminded = story.at(2 * HOUR, remind);
    assert.deepEqual(reminded.jobs, [`remind-approver ${oskar.id} nominator ${story.now().revision}`, 'redraw-cards']);
    assert.equal(story.at(DAY + 2 * HOUR - SECOND, remind).came, 'reminded-today');
    assert.equal(story.at(DAY + 2 * HOUR, remind).came, 'reminded');
    assert.equal(story.at(DAY + 2 * HOUR, { type: 'remind', by: oskar.id }).came, 'not-the-nominator');
    story.at(DAY + 3 * HOUR, approve(mia));
    assert.equal(story.at(3 * DAY, remind).came, 'already-ended');
  });
});

// Noon of these stories is Monday, 3 May 2027, 12:00 UTC: 14:00 in Berlin, 08:00 in New York, 22:00 in Sydney.
describe('the clock of a stage where people work on weekdays, and not at night', () => {
  const WEEKDAYS: WorkingTime = { days: [1, 2, 3, 4, 5], quiet: { from: 19 * 60, to: 8 * 60 } };
  const at = (stage: Partial<Stage>, changes: Partial<Facts> = {}) =>
    begun({
      judgement: { ...judgement(owners(stage)), working: { ...WEEKDAYS, zone: 'Europe/Berlin' } },
      until: afterNoon(300 * DAY),
      ...changes,
    });
  const shown = (moment: Date | undefined, zone: string): string =>
    moment ? DateTime.fromJSDate(moment, { zone }).toFormat('ccc d LLL HH:mm') : 'never';

  it('reminds each of them where they are', () => {
    const story = at({ remindAfter: 6 * HOUR });
    story.at(HOUR, choose([{ person: oskar }, { person: mia, zone: 'America/New_York' }]));
    for (const person of [oskar, mia]) story.at(HOUR, reached(person));
    const first = nextTick(story.now());
    assert.equal(shown(first, 'America/New_York'), 'Mon 3 May 15:00');
    assert.equal(story.at(7 * HOUR, tick).came, 'reminded');
    assert.equal(shown(nextTick(story.now()), 'Europe/Berlin'), 'Tue 4 May 08:00');
    assert.equal(shown(nextTick(story.now()), 'America/New_York'), 'Tue 4 May 02:00');
  });

  it('ends where it is latest, in working hours, after working days', () => {
    const story = at({ within: 4 * DAY });
    assert.equal(shown(story.waiting().dueAt, 'Europe/Berlin'), 'Fri 7 May 14:00');
    story.at(HOUR, choose([{ person: oskar }, { person: ruth, zone: 'America/New_York' }]));
    assert.equal(shown(story.waiting().dueAt, 'Europe/Berlin'), 'Fri 7 May 14:00');
    const sydney = at({ within: 4 * DAY });
    sydney.at(HOUR, choose([{ person: oskar }, { person: ruth, zone: 'Australia/Sydney' }]));
    assert.equal(shown(sydney.waiting().dueAt, 'Australia/Sydney'), 'Mon 10 May 08:00');
  });

  it('goes to alternates in working hours', () => {
    const story = at({ alternatesAfter: 8 * HOUR });
    story.at(HOUR, choose([oskar]));
    assert.equal(shown(nextTick(story.now()), 'Europe/Berlin'), 'Tue 4 May 08:00');
  });

  it('gives the nominator three working days for an answer', () => {
    const story = at({});
    story.at(HOUR, choose([oskar]));
    story.at(3 * DAY, { type: 'ask-nominator', by: oskar, right: 'own', stage: 0, text: 'Why?' });
    assert.equal(
      story.at(3 * DAY, { type: 'ask-nominator', by: oskar, right: 'own', stage: 0, text: 'Why?' }).came,
      'already-decided',
    );
    const other = at({});
    other.at(HOUR, choose([oskar]));
    other.at(2 * DAY, { type: 'ask-nominator', by: oskar, right: 'own', stage: 0, text: 'Why?' });
    assert.equal(shown(other.waiting().inquiries?.[0]?.until, 'Europe/Berlin'), 'Mon 10 May 14:00');
    assert.equal(shown(other.waiting().dueAt, 'Europe/Berlin'), 'Tue 11 May 14:00');
  });

  it('lasts as many hours as the days have when the clocks change, and never beyond the stay', () => {
    const working = { days: [1, 2, 3, 4, 5, 7], zone: 'Europe/Berlin' } as const;
    const autumn = new Date('2027-10-30T12:00:00Z').getTime() - afterNoon(0).getTime();
    const early = begun({
      judgement: judgement(owners({ within: 400 * DAY }), owners({ within: DAY })),
      until: afterNoon(300 * DAY),
    });
    assert.deepEqual(early.waiting().dueAt, afterNoon(300 * DAY));
    const night = begun({
      judgement: { ...judgement(owners({ within: 400 * DAY }), owners({ within: 25 * HOUR })), working },
      until: afterNoon(300 * DAY),
    });
    night.at(HOUR, choose([oskar]));
    night.at(autumn, approve(oskar));
    // Saturday counts nothing; Sunday, 31 October, has 25 hours.
    assert.equal(shown(night.waiting().dueAt, 'Europe/Berlin'), 'Mon 1 Nov 00:00');
  });

  it('knows nothing of working days on nominations of the first versions', () => {
    const story = begun({ judgement: judgement(owners({ within: 5 * DAY + MINUTE })) });
    assert.deepEqual(story.waiting().dueAt, afterNoon(5 * DAY + MINUTE));
  });
});
