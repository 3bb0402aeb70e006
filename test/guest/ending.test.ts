import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { afterNoon, mia, NOON, oskar, sue } from '../support/samples.js';
import { active, nth, guestFacts, passesOn, says, tick } from './played.js';

/** The evening of the sixtieth day. */
const END = afterNoon(60 * DAY + 9 * HOUR);
const until = (days: number) => ({ type: 'set-end', by: sue, until: afterNoon(days * DAY) }) as const;

describe('the end of a stay', () => {
  it('is asked about two weeks before, again the day before, told to the guest, and comes', () => {
    assert.deepEqual(active({ until: END }).passes(61 * DAY), [
      'day 46 09:00: review-begun',
      'day 57 09:00: guest-told-of-end',
      'day 59 09:00: review-reminded',
      'day 60 23:00: ended',
    ]);
  });

  it('stands once the sponsor says so, and nobody asks again', () => {
    const ada = active({ until: END });
    ada.passes(47 * DAY);
    assert.equal(ada.at(47 * DAY, says(sue, 'confirm')).came, 'confirmed');
    assert.equal(ada.at(47 * DAY, says(sue, 'confirm')).came, '', 'once');
    assert.deepEqual(ada.passes(61 * DAY), ['day 57 09:00: guest-told-of-end', 'day 60 23:00: ended']);
    assert.equal(ada.in('disabled').why, 'over');
  });

  it('moves as far as the rule lets the sponsor, and is asked about in its time', () => {
    const ada = active({ until: END, latestEnd: afterNoon(200 * DAY) });
    ada.passes(47 * DAY);
    assert.equal(ada.at(47 * DAY, until(201)).came, 'needs-approval');
    assert.equal(ada.at(47 * DAY, until(46)).came, 'end-past');
    assert.deepEqual(ada.at(47 * DAY, until(200)).jobs, ['show-guest']);
    assert.equal(ada.at(47 * DAY, until(200)).came, '', 'once');
    assert.deepEqual(ada.passes(190 * DAY), ['day 186 09:00: review-begun']);
  });

  it('moves no further than an approver agreed to who shortened it, whatever was let before', () => {
    const ada = active({ until: END, latestEnd: afterNoon(200 * DAY) });
    const agreed = { until: afterNoon(90 * DAY), latestEnd: afterNoon(90 * DAY), nominations: [nth(2)] };
    const receive = { type: 'receive', accepted: true, change: 'end', facts: guestFacts(agreed) } as const;
    assert.equal(ada.at(47 * DAY, { ...receive, shortened: true }).came, 'end-changed');
    assert.equal(ada.at(48 * DAY, until(91)).came, 'needs-approval');
    assert.equal(ada.at(48 * DAY, until(80)).came, 'end-changed');
    assert.equal(ada.at(48 * DAY, until(90)).came, 'end-changed');

    const other = active({ until: END, latestEnd: afterNoon(200 * DAY) });
    other.at(47 * DAY, receive);
    assert.equal(other.at(48 * DAY, until(200)).came, 'end-changed', 'nobody shortened it');
  });

  it('is not asked about where the sponsor has just named it', () => {
    const ada = active({ until: END });
    ada.at(20 * DAY, until(25));
    assert.deepEqual(ada.passes(25 * DAY), ['day 22 09:00: guest-told-of-end', 'day 25 14:00: ended']);
  });

  it('is asked about after half of a short stay', () => {
    assert.deepEqual(active({ until: afterNoon(4 * DAY) }).passes(4 * DAY), [
      'day 2 09:00: review-begun, guest-told-of-end',
      'day 3 09:00: review-reminded',
      'day 4 14:00: ended',
    ]);
    assert.deepEqual(active({ until: afterNoon(4 * HOUR) }).passes(DAY), [
      'day 0 16:00: review-begun, guest-told-of-end',
      'day 0 17:00: review-reminded',
      'day 0 18:00: ended',
    ]);
  });

  it('is asked about at nine, also on the day on which the clocks change, and where another zone is', () => {
    // Fourteen days before this evening, Berlin has an hour twice.
    const autumn = active({ until: new Date('2027-11-14T22:59:59.999Z') });
    assert.deepEqual(autumn.passes(182 * DAY), ['day 181 09:00: review-begun']);
    const spring = active({ until: new Date('2028-04-09T21:59:59.999Z') });
    assert.deepEqual(spring.passes(330 * DAY).slice(-1), ['day 328 09:00: review-begun']);
    // The last day itself has 25 hours, and the reminder still comes on the one before.
    const last = active({ until: new Date('2027-10-31T22:59:59.999Z') });
    assert.deepEqual(last.passes(181 * DAY).slice(-1), ['day 180 09:00: review-reminded']);
    const tokyo = active({ until: new Date('2028-03-14T14:59:59.999Z'), zone: 'Asia/Tokyo' });
    assert.deepEqual(tokyo.passes(303 * DAY).slice(-1), ['day 302 09:00: review-begun'], 'the leap day');
  });

  it('is no question any more where a nomination moves it', () => {
    const ada = active({ until: END });
    ada.passes(47 * DAY);
    const facts = guestFacts({ nominations: [nth(2)], until: afterNoon(100 * DAY) });
    assert.equal(ada.at(47 * DAY, { type: 'receive', accepted: true, facts }).came, 'nominated-again');
    assert.equal(ada.now().status, 'active');
    assert.deepEqual(ada.passes(90 * DAY), ['day 86 09:00: review-begun']);
  });

  it('waits a day where it passed unannounced, for nobody had looked at the clock', () => {
    const ada = active({ until: END });
    assert.equal(ada.at(90 * DAY, tick).came, 'end-put-off, review-begun, guest-told-of-end');
    assert.equal(ada.at(90 * DAY, tick).came, '');
    assert.deepEqual(ada.passes(91 * DAY), ['day 91 02:00: review-reminded', 'day 91 14:00: ended']);
  });

  it('waits once alone: what was announced comes, however late', () => {
    const ada = active({ until: END });
    ada.passes(58 * DAY);
    assert.equal(ada.at(90 * DAY, tick).came, 'review-reminded, ended');
  });

  it('is asked of whoever took the guest over in between', () => {
    const ada = active({ until: END });
    ada.passes(47 * DAY);
    ada.at(47 * DAY, says(sue, 'confirm'));
    ada.at(48 * DAY, passesOn(sue, mia));
    ada.at(48 * DAY, says(mia, 'take-over'));
    assert.deepEqual(ada.passes(54 * DAY + 12 * HOUR), ['day 54 09:00: review-begun']);
    assert.deepEqual(ada.in('under-review').review.asked, [mia]);
  });

  it('comes at once at the word of whoever answers for the guest, or of an administrator, and of nobody else', () => {
    assert.equal(active().at(DAY, says(oskar, 'end-now')).came, 'not-yours');
    assert.equal(active().at(DAY, { ...says(oskar, 'end-now'), asAdministrator: true }).came, 'ended');
    const ada = active({ backup: mia });
    const ended = ada.at(DAY, says(mia, 'end-now'));
    assert.deepEqual(ended.jobs, ['show-guest', 'close-guest', 'tell-of-guests Sue']);
    assert.deepEqual([ada.in('disabled').by, ada.in('disabled').since], [mia, NOON]);
    assert.equal(ada.at(DAY, says(mia, 'end-now')).came, 'stay-over');
  });
});
