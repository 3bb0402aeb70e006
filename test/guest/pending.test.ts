import assert from 'node:assert/strict';
import { DAY, HOUR, later, MINUTE } from '../../src/kernel/clock.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { afterNoon, mia, NOON, oskar, ruth, sue } from '../support/samples.js';
import { closed, found, invited, lost, passesOn, says, tick } from './played.js';

const accepted = { type: 'record-acceptance', since: NOON } as const;

describe('a guest who has not accepted', () => {
  it('is written to once more after three days, and given up in the morning of the thirty-first', () => {
    const ada = invited();
    assert.deepEqual(ada.passes(31 * DAY), [
      'day 4 09:00: guest-nudged',
      'day 8 09:00: sponsor-told',
      'day 31 09:00: ended',
    ]);
    const { why, removeAt, at } = ada.in('disabled');
    assert.deepEqual([why, removeAt], ['never-accepted', at]);
  });

  it('is not written to where the rule says so, and hears nothing twice where somebody had it sent', () => {
    const { nudge: _, ...terms } = USUAL_STAYS;
    assert.deepEqual(invited({ terms }).passes(9 * DAY), ['day 8 09:00: sponsor-told']);
    const ada = invited();
    assert.deepEqual(ada.at(DAY, says(sue, 'nudge')).jobs, ['show-guest', 'renew-link Sue']);
    assert.equal(ada.at(DAY + MINUTE, says(sue, 'nudge')).came, 'mail-just-sent');
    assert.equal(ada.at(DAY + HOUR, says(mia, 'nudge')).came, 'not-yours');
    assert.deepEqual(ada.passes(5 * DAY), []);
  });

  it('loses nothing where they accepted before it was noticed, and what was begun is undone', () => {
    const ends = [says(sue, 'end-now'), tick] as const;
    for (const end of ends) {
      const ada = invited();
      ada.passes(31 * DAY - 6 * HOUR);
      assert.equal(ada.at(31 * DAY, end).came, 'ended');
      const { at: endedAt } = ada.in('disabled');
      const found = { ...accepted, since: afterNoon(30 * DAY), endedAt } as const;
      assert.equal(ada.at(31 * DAY, accepted).came, '', 'before anybody looked for it');
      const undone = ada.at(31 * DAY, found);
      assert.equal(undone.came, 'end-undone, accepted');
      assert.deepEqual(undone.jobs, ['show-guest', 'show-guest', 'tell-accepted']);
      assert.deepEqual(ada.in('active').since, afterNoon(30 * DAY));
      assert.equal(ada.at(31 * DAY, found).came, '', 'once');
    }
  });

  it('is gone all the same once something was done about it, and in another end than the one that was looked at', () => {
    const ada = invited();
    ada.at(DAY, says(sue, 'end-now'));
    const other = { ...accepted, endedAt: NOON } as const;
    assert.equal(ada.at(DAY, other).came, '');
    ada.at(DAY, closed);
    assert.equal(ada.at(DAY, { ...accepted, endedAt: afterNoon(DAY) }).came, '');
  });

  it('is asked about anew where nobody answered for them when they were found to have accepted', () => {
    const ada = invited();
    ada.at(DAY, lost(sue));
    ada.at(DAY, { ...says(ruth, 'end-now'), asAdministrator: true });
    const undone = ada.at(DAY, { ...accepted, endedAt: afterNoon(DAY) });
    assert.equal(undone.came, 'end-undone, accepted, review-begun');
    assert.equal(ada.in('under-review').review.why, 'no-sponsor');
  });

  it('is given up on the last day of a shorter stay', () => {
    const ada = invited({ until: afterNoon(5 * DAY) });
    assert.deepEqual(ada.passes(5 * DAY), ['day 4 09:00: guest-nudged', 'day 5 14:00: ended']);
    assert.equal(ada.in('disabled').why, 'never-accepted');
  });

  it('is not given up before the sponsor had the time that the rule gives, however long nobody looked', () => {
    const ada = invited();
    assert.equal(ada.at(90 * DAY, tick).came, 'guest-nudged, sponsor-told');
    assert.deepEqual(ada.passes(112 * DAY), []);
    assert.equal(ada.at(113 * DAY, tick).came, 'ended');
  });

  it('gives whoever takes them over as much time as the one before had', () => {
    const ada = invited();
    ada.passes(28 * DAY);
    ada.at(28 * DAY, passesOn(sue, mia));
    assert.equal(ada.at(29 * DAY, says(mia, 'take-over')).came, 'sponsor-changed');
    const told = ada.at(29 * DAY, tick);
    assert.deepEqual([told.came, told.jobs], ['sponsor-told', ['show-guest', 'tell-of-guests Mia']]);
    assert.deepEqual(ada.passes(51 * DAY), []);
  });

  it('is not spoken of to a sponsor who has left, but somebody else is looked for first', () => {
    const ada = invited();
    assert.deepEqual(ada.at(DAY, lost(sue)).jobs, ['show-guest', 'find-successors backup']);
    ada.at(DAY, found('backup'));
    ada.at(DAY, found('manager', oskar));
    assert.deepEqual(ada.passes(8 * DAY), ['day 4 09:00: guest-nudged']);
    ada.at(8 * DAY, says(oskar, 'take-over'));
    assert.deepEqual(ada.at(8 * DAY, tick).jobs, ['show-guest', 'tell-of-guests Oskar']);
  });

  it('goes on being asked about when they accept meanwhile', () => {
    const ada = invited();
    ada.at(DAY, passesOn(sue, mia));
    assert.equal(ada.at(2 * DAY, accepted).came, 'accepted');
    assert.deepEqual(ada.in('under-review').review.asked, [mia]);
    assert.equal(ada.at(2 * DAY, accepted).came, '', 'once');
  });

  it('is gone at once when the sponsor withdraws them, for there is nothing to come back to', () => {
    const ada = invited();
    assert.equal(ada.at(DAY, says(sue, 'end-now')).came, 'ended');
    const { why, removeAt } = ada.in('disabled');
    assert.deepEqual([why, removeAt], ['withdrawn', later(NOON, DAY)]);
  });
});
