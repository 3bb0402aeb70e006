import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { NOBODY } from '../../src/kernel/people.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { goesBy, isPast, type GuestFacts } from '../../src/guest/guest.js';
import { afterNoon, mia, nora, sue } from '../support/samples.js';
import { active, closed, guestFacts, invited, nth, passesOn, says } from './played.js';

const MOVED = 10 * DAY;
const UNTIL = afterNoon(60 * DAY);

/** At the word of whoever nominated it, the account goes by Adatum's address from now on. */
const moved = (changes: Partial<GuestFacts> = {}): GuestCommand => ({
  type: 'receive',
  accepted: false,
  change: 'address',
  facts: guestFacts({
    address: 'ada@adatum.com',
    displayName: 'Ada Lovelace (Adatum)',
    nominations: [nth(2)],
    until: UNTIL,
    ...changes,
  }),
});
const accepts = (milliseconds: number): GuestCommand => ({
  type: 'record-acceptance',
  since: afterNoon(milliseconds),
});

describe('a guest whose account goes by another address', () => {
  it('waits for acceptance again, and is looked after from the beginning', () => {
    const ada = active({ until: afterNoon(90 * DAY) });
    const came = ada.at(MOVED, moved());
    assert.deepEqual([came.came, came.jobs], ['address-changed', ['show-guest']]);
    const now = ada.in('pending-acceptance');
    assert.deepEqual([now.address, now.displayName], ['ada@adatum.com', 'Ada Lovelace (Adatum)']);
    assert.deepEqual([now.until, now.invitedAt, now.sponsor], [UNTIL, afterNoon(MOVED), sue]);
    assert.deepEqual(now.nominations, [nth(1), nth(2)]);
    assert.deepEqual(now.moved, { nomination: nth(2), from: 'ada@fabrikam.com', at: afterNoon(MOVED) });
    assert.deepEqual(
      ada.passes(MOVED + 9 * DAY).map((one) => one.replace(/^day \d+ \S+ /, '')),
      ['guest-nudged', 'sponsor-told'],
    );
    assert.equal(ada.at(MOVED + 9 * DAY, accepts(MOVED + 9 * DAY)).came, 'accepted');
    assert.deepEqual(ada.in('active').since, afterNoon(MOVED + 9 * DAY));
  });

  it('is not taken for accepted by what is still known of the person before', () => {
    const ada = active();
    ada.at(MOVED, moved());
    assert.equal(ada.at(MOVED + MINUTE, accepts(0)).came, '');
    assert.equal(ada.at(MOVED + MINUTE, accepts(MOVED - 2 * MINUTE)).came, 'accepted', 'by a clock that is behind');
  });

  it('goes by it whatever the directory still shows; by a third one, where somebody changed it there', () => {
    const ada = active();
    assert.equal(goesBy(ada.in('active')), 'ada@fabrikam.com');
    assert.equal(goesBy(ada.in('active'), 'Ada.Lovelace@adatum.com'), 'ada.lovelace@adatum.com');
    ada.at(MOVED, moved());
    const now = ada.in('pending-acceptance');
    for (const there of [undefined, '', 'ADA@fabrikam.com', 'ada@adatum.com'])
      assert.equal(goesBy(now, there), 'ada@adatum.com', there);
    assert.equal(goesBy(now, 'ada@northwindtraders.com'), 'ada@northwindtraders.com');
  });

  it('goes by what the directory shows, where ours was erased', () => {
    const ada = active();
    ada.at(MOVED, moved());
    const { address } = NOBODY;
    const now = ada.in('pending-acceptance');
    const before = { ...now, moved: { ...now.moved!, from: address } };
    assert.equal(goesBy(before, 'ada@fabrikam.com'), 'ada@adatum.com', 'the one before alone was erased');
    const both = { ...before, address };
    assert.deepEqual([goesBy(both, 'ada@fabrikam.com'), goesBy(both)], ['ada@fabrikam.com', undefined]);
    assert.equal(goesBy({ ...active().in('active'), address }, 'ada@fabrikam.com'), 'ada@fabrikam.com');
  });

  it('comes twice by one nomination once, and again by the next', () => {
    const ada = active();
    assert.equal(ada.at(MOVED, moved()).came, 'address-changed');
    assert.equal(ada.at(MOVED, moved()).came, '');
    assert.equal(
      ada.at(MOVED + HOUR, moved({ address: 'ada@northwindtraders.com', nominations: [nth(3)] })).came,
      'address-changed',
    );
    const now = ada.in('pending-acceptance');
    assert.equal(now.moved?.from, 'ada@adatum.com');
    assert.deepEqual(
      [nth(1), nth(2), nth(3)].map((id) => isPast(now, id)),
      [true, true, false],
    );
  });

  it('is told to whoever answers for them where somebody else asked for it', () => {
    const came = active().at(MOVED, moved({ sponsor: nora }));
    assert.deepEqual(came.jobs, ['show-guest', 'tell-of-guests Sue']);
  });

  it('leaves open who answers for them, and nothing else that was asked of the person before', () => {
    const handed = active();
    handed.at(HOUR, passesOn(sue, mia));
    handed.at(MOVED, moved());
    assert.equal(handed.in('pending-acceptance').review?.why, 'hand-over');
    assert.equal(handed.at(MOVED + HOUR, says(mia, 'take-over')).came, 'sponsor-changed');
    const ending = active({ until: afterNoon(11 * DAY) });
    ending.passes(MOVED);
    assert.equal(ending.in('under-review').review.why, 'ending');
    ending.at(MOVED, moved());
    assert.equal(ending.in('pending-acceptance').review, undefined);
  });

  it('brings nobody back whose stay is over: their address is another, and that is all', () => {
    const ada = active();
    ada.at(HOUR, says(sue, 'end-now'));
    assert.equal(ada.at(2 * HOUR, moved()).came, 'address-changed');
    assert.equal(ada.in('disabled').address, 'ada@adatum.com');
    ada.at(3 * HOUR, closed);
    ada.at(4 * HOUR, { type: 'record-removal', by: 'somebody-else' });
    assert.equal(ada.at(5 * HOUR, moved({ nominations: [nth(3)] })).came, '');
  });

  it('waits for acceptance too where they were stopped meanwhile, and are let in again', () => {
    const ada = active();
    ada.at(HOUR, { type: 'stop', by: nora });
    ada.at(HOUR, closed);
    ada.at(2 * HOUR, moved());
    ada.at(3 * HOUR, { type: 'reopen', by: nora });
    assert.equal(ada.in('pending-acceptance').address, 'ada@adatum.com');
  });

  it('can be had before anybody accepted, and says nothing of somebody we do not know', () => {
    const ada = invited();
    assert.equal(ada.at(HOUR, moved()).came, 'address-changed');
    assert.equal(ada.in('pending-acceptance').moved?.from, 'ada@fabrikam.com');
  });
});
