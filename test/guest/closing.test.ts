import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { afterNoon, lin, mia, sue } from '../support/samples.js';
import { active, closed, closing, found, guestFacts, invited, lost, nth, opened, says, tick } from './played.js';

const deleted = (outcome: Extract<GuestCommand, { type: 'record-deleted' }>['outcome']): GuestCommand => ({
  type: 'record-deleted',
  outcome,
});
const stop = { type: 'stop', by: lin } as const;
const reopen = { type: 'reopen', by: lin } as const;
const ended = (...[facts]: Parameters<typeof active>) => {
  const ada = active(facts);
  ada.at(DAY, says(sue, 'end-now'));
  return ada;
};

describe('a stay that is over', () => {
  it('is closed, and deleted after the grace', () => {
    const ada = ended();
    // The guest reads of it once it is done what they read.
    assert.deepEqual(ada.at(DAY, closed).jobs, ['show-guest', 'mail-stay ended']);
    assert.equal(ada.at(DAY, closed).came, '', 'once');
    assert.deepEqual(ada.passes(16 * DAY), ['day 15 14:00: removal-begun', 'day 16 14:00: removal-begun']);
    assert.equal(ada.at(16 * DAY, deleted('removed')).came, 'removed');
    const { by, why } = ada.in('removed');
    assert.deepEqual([by, why], ['us', 'not-needed']);
  });

  it('has the whole grace from when it could be closed at last', () => {
    const ada = ended();
    assert.deepEqual(ada.passes(3 * DAY), ['day 2 14:00: closing-begun', 'day 3 14:00: closing-begun']);
    ada.at(10 * DAY, closed);
    assert.deepEqual(ada.passes(24 * DAY), ['day 24 14:00: removal-begun']);
  });

  it('hears nothing of a deletion that was not begun, but that the account is gone', () => {
    const ada = ended();
    ada.at(DAY, closed);
    assert.equal(ada.at(2 * DAY, deleted('kept')).came, '');
    assert.equal(ada.at(2 * DAY, deleted('gone')).came, 'removed');
  });

  it('takes away no more than was given where the account is not ours', () => {
    const ada = ended({ ours: 'access' });
    assert.equal(ada.at(DAY, closing('kept')).came, 'closed, removed');
    assert.equal(ada.in('removed').accountStays, true);
  });

  it('is told to the administrators where something could not be taken away, or the account not closed', () => {
    const toldOf = (command: ReturnType<typeof closing>) => ended().at(DAY, command).jobs.slice(2);
    const left = ['tell-administrators-of-guest left-over'];
    assert.deepEqual(toldOf(closing('disabled', 'project-apollo')), left);
    assert.deepEqual(toldOf(closing('not-permitted')), left);
  });

  it('begins anew where they are let in again, by a nomination alone', () => {
    const ada = ended();
    ada.at(DAY, closed);
    const again = (n: number[]): GuestCommand => ({
      type: 'receive',
      accepted: true,
      facts: guestFacts({ nominations: n.map(nth), sponsor: mia }),
    });
    assert.equal(ada.at(2 * DAY, again([])).came, '', 'that they were found says nothing');
    assert.equal(ada.at(2 * DAY, again([2])).came, 'received, accepted');
    assert.deepEqual(ada.in('active').nominations, [nth(1), nth(2)]);
    assert.equal(ada.at(2 * DAY, deleted('kept')).came, '');
  });

  it('has a reason, also where a withdrawn nomination took the account away', () => {
    const ada = invited();
    ada.at(DAY, { type: 'record-removal', by: 'us' });
    assert.equal(ada.in('removed').why, 'withdrawn');
    assert.equal(ada.at(DAY, { type: 'record-removal', by: 'us' }).came, '', 'once');
  });
});

describe('a guest whom an administrator stops', () => {
  it('comes back as they were, and is asked about in time', () => {
    const ada = active({ until: afterNoon(60 * DAY) });
    ada.passes(47 * DAY);
    assert.deepEqual(ada.at(47 * DAY, stop).jobs, ['show-guest', 'close-guest', 'tell-of-guests Sue']);
    assert.equal(ada.at(47 * DAY, stop).came, '', 'once');
    ada.at(47 * DAY, closed);
    assert.equal(ada.at(48 * DAY, says(sue, 'confirm')).came, 'stay-over');
    assert.deepEqual(ada.at(48 * DAY, reopen).jobs, ['show-guest', 'reopen-guest']);
    assert.equal(ada.at(48 * DAY, reopen).came, 'not-stopped');
    assert.equal(ada.at(48 * DAY, tick).came, 'review-begun');
  });

  it('is not closed by what was done to close an earlier stop, nor let in by an earlier letting in', () => {
    const ada = active();
    ada.at(DAY, stop);
    const late = closed(ada.now());
    ada.at(DAY + 1, reopen);
    const lateOpening = opened(ada.now());
    ada.at(DAY + 2, stop);
    assert.equal(ada.at(DAY + 3, late).came, '');
    assert.equal(ada.in('disabled').closing, 'open');
    assert.equal(ada.at(DAY + 3, closed).came, 'closed');
    ada.at(DAY + 4, reopen);
    assert.equal(ada.at(DAY + 5, lateOpening).came, '', 'the account is still to be enabled');
    assert.deepEqual(ada.now().opening, lin);
    assert.equal(ada.at(DAY + 5, opened).came, 'opened');
    assert.equal(ada.at(DAY + 5, opened).came, '', 'once');
  });

  it('stays stopped when a nomination arrives that was on its way, and is let in by one that was carried out since', () => {
    const arrives = (n: number, invitedAt: Date): GuestCommand => ({
      type: 'receive',
      accepted: true,
      facts: guestFacts({ nominations: [nth(n)], sponsor: mia, invitedAt }),
    });
    const ada = active();
    ada.at(DAY, stop);
    ada.at(DAY + 1, closed);
    assert.equal(ada.at(2 * DAY, arrives(2, afterNoon(DAY - 1))).came, 'nominated-again');
    assert.deepEqual(ada.in('disabled').nominations, [nth(1), nth(2)]);
    assert.equal(ada.at(2 * DAY, arrives(3, afterNoon(2 * DAY))).came, 'received, accepted');
  });

  it('is not let in by whoever is only to answer for them, nor by another end', () => {
    for (const change of ['sponsor', 'backup', 'end'] as const) {
      const ada = active();
      ada.at(DAY, stop);
      ada.at(DAY + 1, { type: 'record-closed', endedAt: ada.in('disabled').at, left: [], account: 'not-permitted' });
      const facts = guestFacts({ nominations: [nth(2)], sponsor: mia, invitedAt: afterNoon(2 * DAY) });
      assert.doesNotMatch(ada.at(2 * DAY, { type: 'receive', accepted: true, change, facts }).came, /received/);
      assert.equal(ada.in('disabled').why, 'stopped');
    }
  });

  it('comes back pending who never came in', () => {
    const ada = invited();
    ada.at(DAY, stop);
    ada.at(DAY, reopen);
    assert.equal(ada.now().status, 'pending-acceptance');
  });

  it('has as long to accept once let in again as the sponsor was promised, who hears of it but once', () => {
    const ada = invited();
    ada.passes(8 * DAY);
    ada.at(9 * DAY, stop);
    ada.at(9 * DAY, closed);
    ada.at(35 * DAY, reopen);
    assert.deepEqual(ada.passes(57 * DAY), []);
    assert.deepEqual(ada.passes(58 * DAY), ['day 58 14:00: ended']);
    assert.equal(ada.in('disabled').why, 'never-accepted');
  });

  it('has as long to accept as an invitation lasts where the last day passed meanwhile', () => {
    const ada = invited({ until: afterNoon(20 * DAY) });
    ada.passes(8 * DAY);
    ada.at(9 * DAY, stop);
    ada.at(9 * DAY, closed);
    assert.equal(ada.at(35 * DAY, reopen).came, 'reopened, end-put-off');
    assert.deepEqual(ada.passes(57 * DAY), []);
    assert.deepEqual(ada.in('pending-acceptance').until, afterNoon(65 * DAY));
  });

  it('is looked after by nobody no more than before: somebody is looked for again', () => {
    const ada = active();
    ada.at(DAY, lost(sue));
    ada.at(DAY, found('backup'));
    ada.at(2 * DAY, stop);
    assert.deepEqual(ada.at(3 * DAY, reopen).jobs, [
      'show-guest',
      'reopen-guest',
      'show-guest',
      'find-successors backup',
    ]);
  });

  it('is not ended by the clock, and hears of an end that passed meanwhile before it comes', () => {
    const ada = active({ until: afterNoon(10 * DAY) });
    ada.at(DAY, stop);
    ada.at(DAY, closed);
    assert.deepEqual(ada.passes(90 * DAY), []);
    assert.equal(ada.at(90 * DAY, tick).came, '');
    ada.at(91 * DAY, reopen);
    const came = ada.at(91 * DAY, tick);
    assert.equal(came.came, 'end-put-off, review-begun, guest-told-of-end');
    assert.deepEqual(came.jobs, ['show-guest', 'show-guest', 'tell-of-guests Sue', 'mail-stay ending']);
    assert.deepEqual(ada.now().until, afterNoon(92 * DAY));
    assert.deepEqual(ada.passes(92 * DAY), ['day 92 02:00: review-reminded', 'day 92 14:00: ended']);
  });

  it('has a day when they come back after their end, which nobody had looked at', () => {
    const ada = active({ until: afterNoon(10 * DAY) });
    ada.at(DAY, stop);
    ada.at(11 * DAY, reopen);
    assert.equal(ada.at(11 * DAY, tick).came, 'end-put-off, review-begun, guest-told-of-end');
  });

  it('can be sent away for good without being let in again', () => {
    const ada = active();
    ada.at(DAY, stop);
    assert.equal(ada.at(DAY, says(sue, 'end-now')).came, 'stay-over', 'while that is under way');
    ada.at(DAY, closed);
    assert.equal(ada.at(DAY, says(mia, 'end-now')).came, 'not-yours');
    assert.equal(ada.at(DAY, says(sue, 'end-now')).came, 'ended');
    assert.equal(ada.in('disabled').why, 'not-needed');
  });

  it('stays stopped when a nomination arrives that was on its way', () => {
    const ada = active();
    ada.at(DAY, stop);
    const facts = guestFacts({ nominations: [nth(2)] });
    assert.equal(ada.at(DAY, { type: 'receive', accepted: true, facts }).came, 'nominated-again');
    assert.equal(ada.in('disabled').why, 'stopped');
  });
});
