import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { afterNoon, carl, mia, sue } from '../support/samples.js';
import { active, found, says, tick } from './played.js';

describe('whether a guest is still needed', () => {
  it('is asked of a guest without an end every half year, and once more a week later', () => {
    const ada = active();
    assert.deepEqual(ada.passes(190 * DAY), ['day 182 09:00: review-begun', 'day 189 09:00: review-reminded']);
    assert.equal(ada.at(190 * DAY, says(sue, 'confirm')).came, 'confirmed');
    assert.equal(ada.at(190 * DAY, says(sue, 'confirm')).came, '', 'once');
    assert.deepEqual(ada.passes(373 * DAY), ['day 372 09:00: review-begun']);
  });

  it('is not asked where the end is near enough, or the rule does not ask', () => {
    assert.deepEqual(active({ until: afterNoon(500 * DAY) }).passes(450 * DAY), []);
    assert.deepEqual(active({ until: afterNoon(900 * DAY) }).passes(183 * DAY), ['day 182 09:00: review-begun']);
    const { review: _, ...terms } = USUAL_STAYS;
    assert.deepEqual(active({ terms }).passes(5000 * DAY), []);
  });

  it('comes to others where the sponsor says nothing to either question', () => {
    const ada = active();
    assert.deepEqual(ada.passes(196 * DAY).slice(2), ['day 196 09:00: review-begun']);
    assert.equal(ada.in('under-review').review.why, 'no-sponsor');
  });

  it('gives the sponsor a week after the reminder, however late that came', () => {
    const ada = active();
    ada.passes(183 * DAY);
    assert.equal(ada.at(300 * DAY, tick).came, 'review-reminded');
    assert.deepEqual(ada.passes(307 * DAY), []);
    assert.deepEqual(ada.passes(308 * DAY), ['day 308 09:00: review-begun']);
  });

  it('gives the sponsor a week from when it stands on their card, where that comes late', () => {
    const ada = active();
    ada.passes(182 * DAY);
    const shown = (from: Date) => ({ type: 'record-shown', person: sue.id, from }) as const;
    assert.equal(ada.at(182 * DAY, shown(afterNoon(185 * DAY))).came, 'time-given');
    assert.equal(ada.at(182 * DAY, shown(afterNoon(184 * DAY))).came, '', 'not sooner again');
    assert.equal(ada.at(183 * DAY, { ...shown(afterNoon(190 * DAY)), person: mia.id }).came, '', 'she is not asked');
    assert.deepEqual(ada.passes(193 * DAY), ['day 193 09:00: review-reminded']);
    // So is the reminder.
    assert.equal(ada.at(194 * DAY, shown(afterNoon(194 * DAY))).came, 'time-given');
    assert.deepEqual(ada.passes(203 * DAY), ['day 202 09:00: review-begun']);
  });

  it('comes to others at once where the sponsor cannot be reached', () => {
    const ada = active({ backup: mia });
    ada.passes(183 * DAY);
    const came = ada.at(183 * DAY, { type: 'record-unreachable', person: sue.id });
    assert.deepEqual(
      [came.came, came.jobs],
      ['reviewer-out, review-begun', ['show-guest', 'show-guest', 'find-successors backup']],
    );
    assert.equal(ada.at(183 * DAY, { type: 'record-unreachable', person: sue.id }).came, '', 'once');
  });

  it('is asked again, half a year later, of a guest whom nobody took over', () => {
    const ada = active();
    ada.passes(196 * DAY);
    for (const step of ['backup', 'manager', 'owners'] as const) ada.at(196 * DAY, found(step));
    assert.equal(ada.in('active').sponsorless, true);
    assert.deepEqual(ada.passes(378 * DAY), ['day 378 09:00: review-begun']);
    assert.equal(ada.at(378 * DAY, says(carl, 'confirm')).came, 'not-yours');
    assert.equal(ada.at(378 * DAY, says(sue, 'confirm')).came, 'confirmed');
    assert.equal(ada.now().sponsorless, undefined);
  });
});
