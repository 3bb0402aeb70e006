import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { afterNoon, carl, lin, mia, oskar, ruth, sue } from '../support/samples.js';
import { active, found, invited, lost, passesOn, says, tick } from './played.js';

const ENDING = { ...USUAL_STAYS, unanswered: 'end' } as const;

describe('whoever answers for a guest', () => {
  it('is looked for among the stand-in, the manager and the owners, a week each, when the sponsor has left', () => {
    const ada = active({ backup: mia });
    assert.equal(ada.at(DAY, lost(sue)).came, 'review-begun');
    assert.deepEqual(ada.at(DAY, found('backup', mia)).jobs, ['show-guest', 'tell-of-guests Mia']);
    assert.deepEqual(ada.passes(10 * DAY), ['day 9 09:00: search-moved']);
    assert.equal(ada.at(10 * DAY, found('manager', oskar)).came, 'successors-asked');
    assert.equal(ada.at(11 * DAY, says(oskar, 'decline')).came, 'reviewer-out, search-moved');
    ada.at(11 * DAY, found('owners', ruth, lin, oskar, mia));
    assert.deepEqual(ada.in('under-review').review.asked.slice(-2), [ruth, lin], 'nobody is asked twice');
    const taken = ada.at(12 * DAY, says(lin, 'take-over'));
    assert.deepEqual(taken.jobs, [
      'show-guest',
      'tell-former-sponsor Sue',
      'keep-sponsors Sue',
      'tell-of-guests Lin',
      'mail-stay sponsor Sue',
    ]);
    assert.deepEqual([ada.in('active').sponsor, ada.now().backup], [lin, mia]);
    assert.equal(ada.at(12 * DAY, says(ruth, 'take-over')).came, 'not-yours', 'somebody was quicker');
  });

  it('keeps the guest where nobody takes over, tells the administrators, and does not begin anew every day', () => {
    const ada = active();
    ada.at(DAY, lost(sue));
    ada.at(DAY, found('backup'));
    ada.at(DAY, found('manager'));
    const last = ada.at(DAY, found('owners'));
    assert.deepEqual(last.jobs, ['show-guest', 'tell-administrators-of-guest without-sponsor']);
    assert.equal(ada.at(2 * DAY, lost(sue)).came, '');
    assert.equal(ada.at(2 * DAY, { ...says(carl, 'take-over'), asAdministrator: true }).came, 'sponsor-changed');
    assert.equal(ada.at(3 * DAY, lost(carl)).came, 'review-begun');
  });

  it('ends the stay where the rule says so, but not before everybody had their turn', () => {
    const ada = active({ terms: ENDING });
    ada.at(DAY, lost(sue));
    assert.deepEqual(
      ada.passes(15 * DAY),
      ['day 9 09:00: search-moved'],
      'nobody was found: they are looked for again',
    );
    assert.equal(ada.in('under-review').review.search?.step, 'backup');
    ada.at(15 * DAY, found('backup'));
    ada.at(15 * DAY, found('manager'));
    ada.at(15 * DAY, found('owners', ruth));
    assert.deepEqual(ada.passes(26 * DAY + 10 * HOUR), [
      'day 23 09:00: left-unanswered, guest-told-of-end',
      'day 26 23:59: ended',
    ]);
    assert.equal(ada.in('disabled').why, 'no-sponsor');
  });

  it('has the guest hear of such an end as long before as of any other, and the administrators too', () => {
    const ada = active({ terms: ENDING, until: afterNoon(60 * DAY) });
    ada.at(DAY, lost(sue));
    ada.at(DAY, found('backup'));
    ada.at(DAY, found('manager'));
    assert.deepEqual(ada.at(DAY, found('owners')).jobs, ['show-guest', 'tell-administrators-of-guest without-sponsor']);
    assert.equal(ada.at(DAY, found('owners', ruth)).came, '', 'whoever is found late does not put it off');
    assert.deepEqual(ada.at(DAY, tick).jobs, ['mail-stay ending']);
    assert.equal(ada.at(3 * DAY, tick).came, '', 'told once');
    assert.deepEqual(ada.at(4 * DAY + 10 * HOUR, tick).jobs, ['show-guest', 'close-guest', 'tell-of-guests Sue']);
    assert.equal(ada.in('disabled').why, 'no-sponsor');
  });

  it('may say so until then: the stay goes on as it was agreed, and the guest reads it', () => {
    const leaving = (until?: Date) => {
      const ada = active({ terms: ENDING, ...(until && { until }) });
      ada.at(DAY, lost(sue));
      for (const step of ['backup', 'manager'] as const) ada.at(DAY, found(step));
      ada.at(DAY, found('owners', ruth));
      ada.at(9 * DAY, tick);
      assert.equal(ada.at(9 * DAY, tick).came, '');
      return ada;
    };
    const taken = leaving(afterNoon(60 * DAY));
    assert.equal(taken.at(10 * DAY, says(ruth, 'take-over')).came, 'sponsor-changed', 'Ruth, a day late');
    assert.deepEqual(taken.passes(20 * DAY), []);
    const again = leaving();
    assert.deepEqual(again.at(10 * DAY, says(sue, 'take-over')).jobs, ['show-guest', 'mail-stay sponsor']);
    assert.deepEqual(again.passes(20 * DAY), []);
    const named = leaving();
    assert.equal(named.at(10 * DAY, passesOn(sue, carl)).came, 'successors-asked', 'Carl has a week, like anybody');
    assert.deepEqual(named.passes(18 * DAY), ['day 18 09:00: left-unanswered, guest-told-of-end']);
    const declined = leaving();
    assert.equal(declined.at(10 * DAY, says(ruth, 'decline')).came, 'reviewer-out', 'which puts nothing off');
  });

  it('has the guest told first, also where nobody had looked for a month, and where the agreed end is nearer', () => {
    const late = active({ terms: ENDING });
    late.at(DAY, lost(sue));
    for (const step of ['backup', 'manager', 'owners'] as const) late.at(DAY, found(step));
    assert.equal(late.at(40 * DAY, tick).came, 'left-unanswered, guest-told-of-end');
    assert.deepEqual(late.passes(44 * DAY), ['day 43 23:59: ended']);
    const near = active({ terms: ENDING, until: afterNoon(10 * DAY) });
    near.at(8 * DAY, passesOn(sue));
    for (const step of ['backup', 'manager', 'owners'] as const) near.at(8 * DAY, found(step));
    near.passes(10 * DAY);
    assert.equal(near.in('disabled').why, 'over');
  });

  it('is told nothing who never came in', () => {
    const bob = invited({ terms: ENDING });
    bob.at(DAY, lost(sue));
    for (const step of ['backup', 'manager'] as const) bob.at(DAY, found(step));
    assert.equal(bob.at(DAY, found('owners')).came, 'ended');
  });

  it('moves on by one step where nobody had looked for a month', () => {
    const ada = active({ terms: ENDING, backup: mia });
    ada.at(DAY, lost(sue));
    ada.at(DAY, found('backup', mia));
    assert.equal(ada.at(60 * DAY, tick).came, 'search-moved');
    assert.equal(ada.at(60 * DAY, tick).came, '');
  });

  it('stays the sponsor while a colleague is asked, and where the colleague says no or nothing', () => {
    const ada = active();
    assert.deepEqual(ada.at(DAY, passesOn(sue, carl)).jobs, ['show-guest', 'tell-of-guests Carl']);
    assert.equal(ada.at(DAY, passesOn(sue, carl)).came, '', 'once');
    assert.equal(ada.at(2 * DAY, says(carl, 'end-now')).came, 'not-yours', 'who is asked decides nothing else');
    assert.equal(ada.at(2 * DAY, says(carl, 'decline')).came, 'reviewer-out, hand-over-failed');
    ada.at(2 * DAY, passesOn(sue, carl));
    assert.deepEqual(ada.passes(11 * DAY), ['day 10 09:00: hand-over-failed']);
    assert.equal(ada.in('active').sponsor, sue);
  });

  it('may still be the colleague when the sponsor leaves meanwhile', () => {
    const ada = active();
    ada.at(DAY, passesOn(sue, carl));
    ada.at(2 * DAY, lost(sue));
    ada.at(2 * DAY, found('backup'));
    assert.equal(ada.in('under-review').review.search?.step, 'backup', 'Carl is waited for');
    assert.equal(ada.at(3 * DAY, says(carl, 'take-over')).came, 'sponsor-changed');
    assert.equal(ada.at(4 * DAY, lost(carl)).came, 'review-begun', 'and is looked for anew when Carl leaves too');
  });

  it('is looked for further where the stand-in names somebody who says no', () => {
    const ada = active({ backup: mia });
    ada.at(DAY, lost(sue));
    assert.equal(ada.at(DAY, passesOn(mia, carl)).came, 'successors-asked');
    assert.equal(ada.at(DAY, says(carl, 'decline')).came, 'reviewer-out');
    assert.equal(ada.at(DAY, found('backup', mia)).came, 'successors-asked');
    assert.equal(ada.at(DAY, says(mia, 'decline')).came, 'reviewer-out, search-moved');
  });

  it('may be the sponsor again, who thought better of it, or the stand-in before their turn', () => {
    const again = active();
    again.at(DAY, passesOn(sue));
    assert.equal(again.at(DAY, passesOn(sue)).came, '', 'once');
    assert.deepEqual(again.at(DAY, says(sue, 'take-over')).jobs, ['show-guest']);
    assert.equal(again.in('active').sponsor, sue);
    const early = active({ backup: mia });
    assert.equal(early.at(DAY, says(mia, 'take-over')).came, 'nothing-asked');
    early.at(DAY, passesOn(sue));
    assert.equal(early.at(DAY, says(mia, 'take-over')).came, 'sponsor-changed');
    assert.equal(early.now().backup, undefined);
  });

  it('is not looked for where the stand-in leaves, who stands in no more', () => {
    const ada = active({ backup: mia });
    assert.equal(ada.at(DAY, lost(mia)).came, 'backup-lost');
    assert.equal(ada.at(DAY, lost(mia)).came, '', 'once');
    assert.equal(ada.in('active').backup, undefined);
    assert.equal(active({ backup: sue }).now().backup, undefined, 'nor is anybody their own');
  });

  it('is not asked whether the guest stays while somebody is looked for', () => {
    const ada = active({ until: afterNoon(60 * DAY) });
    ada.at(DAY, passesOn(sue));
    assert.equal(ada.at(DAY, says(sue, 'confirm')).came, '');
  });
});
