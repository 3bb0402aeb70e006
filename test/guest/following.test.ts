import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import type { Person } from '../../src/kernel/people.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { afterNoon, carl, lin, mia, NOON, oskar, sue } from '../support/samples.js';
import { active, closed, closing, guestFacts, invited, lost, opened, says, tick } from './played.js';

const directory = (
  sponsors: readonly Person[],
  more: { enabled?: boolean; displayName?: string; address?: string } = {},
): GuestCommand => ({
  type: 'record-directory',
  displayName: 'Ada Lovelace (Fabrikam)',
  address: 'ada@fabrikam.com',
  enabled: true,
  sponsors,
  ...more,
});

describe('a guest whom somebody changed in the directory', () => {
  it('is answered for by whoever stands there, once we had stood there ourselves', () => {
    const ada = active();
    assert.equal(ada.at(HOUR, directory([carl])).came, '', 'ours may never have been written down');
    assert.equal(ada.at(HOUR, directory([carl, sue])).came, 'sponsors-seen');
    const changed = ada.at(2 * HOUR, directory([carl]));
    assert.equal(changed.came, 'sponsor-changed, sponsors-seen');
    assert.deepEqual(changed.jobs, [
      'show-guest',
      'tell-former-sponsor Sue',
      'tell-of-guests Carl',
      'mail-stay sponsor Sue',
    ]);
    assert.equal(ada.at(2 * HOUR, directory([carl])).came, '', 'once');
  });

  it('is not taken from whoever has just taken them over, where the list lags', () => {
    const ada = active();
    ada.at(HOUR, directory([sue]));
    ada.at(2 * HOUR, { ...says(mia, 'take-over'), asAdministrator: true });
    assert.equal(ada.at(2 * HOUR, directory([sue])).came, '');
    assert.equal(ada.now().sponsor, mia);
  });

  it('is answered for by the stand-in where the sponsor alone was taken off', () => {
    const ada = active({ backup: oskar });
    ada.at(HOUR, directory([sue, oskar]));
    assert.equal(ada.at(HOUR + MINUTE, directory([oskar])).came, '', 'a copy may not have heard of Sue');
    assert.equal(ada.at(2 * HOUR, directory([oskar])).came, 'sponsor-changed, sponsors-seen');
    assert.deepEqual([ada.now().sponsor, ada.now().backup], [oskar, undefined]);
    assert.equal(ada.at(3 * HOUR, directory([oskar])).came, '', 'once');
  });

  it('has the stand-in asked, as ever, where the sponsor is off the list because they have left', () => {
    const ada = active({ backup: oskar });
    ada.at(HOUR, directory([sue, oskar]));
    ada.at(2 * HOUR, lost(sue));
    assert.equal(ada.at(2 * HOUR, directory([oskar])).came, '');
    assert.equal(ada.in('under-review').review.why, 'no-sponsor');
    assert.equal(
      ada.at(3 * HOUR, directory([carl, oskar])).came,
      'sponsor-changed, sponsors-seen',
      'somebody put Carl there',
    );
    assert.deepEqual([ada.now().sponsor, ada.now().backup], [carl, oskar]);
  });

  it('has no stand-in any more who was taken off, here and there', () => {
    const ada = active({ backup: oskar });
    ada.at(HOUR, directory([sue, oskar]));
    const came = ada.at(2 * HOUR, directory([sue, carl]));
    assert.deepEqual([came.came, came.jobs], ['backup-lost', ['show-guest', 'keep-sponsors Oskar']]);
    assert.deepEqual([ada.now().sponsor, ada.now().backup], [sue, undefined]);
    assert.equal(ada.at(3 * HOUR, directory([sue, carl])).came, '', 'once; and Carl has no say for standing there');
    const both = active({ backup: oskar });
    both.at(HOUR, directory([sue, oskar]));
    assert.equal(both.at(2 * HOUR, directory([carl])).came, 'backup-lost, sponsor-changed, sponsors-seen');
  });

  it('has their sponsor put back where somebody took everybody off, unless that one has left', () => {
    const ada = active();
    ada.at(HOUR, directory([sue]));
    const came = ada.at(2 * HOUR, directory([]));
    assert.deepEqual([came.came, came.jobs], ['sponsors-missed', ['keep-sponsors']]);
    assert.equal(ada.at(3 * HOUR, directory([])).came, '', 'once, until they are seen there again');
    assert.equal(ada.now().sponsor, sue);
    const gone = active();
    gone.at(HOUR, directory([sue]));
    gone.at(2 * HOUR, lost(sue));
    assert.equal(gone.at(2 * HOUR, directory([])).came, '');
  });

  it('is called what they are called there', () => {
    const ada = active();
    assert.equal(ada.at(HOUR, directory([sue], { displayName: 'Ada King' })).came, 'renamed, sponsors-seen');
    assert.equal(ada.now().displayName, 'Ada King');
  });

  it('is written to where they are now, who changed their employer', () => {
    const ada = active();
    assert.equal(
      ada.at(HOUR, directory([], { address: 'Ada@Fabrikam.com' })).came,
      '',
      'the same to whoever delivers it',
    );
    assert.equal(ada.at(HOUR, directory([], { address: '' })).came, '', 'nothing is known');
    assert.equal(ada.at(HOUR, directory([], { address: 'Ada@Northwindtraders.com' })).came, 'renamed');
    assert.deepEqual(
      [ada.now().address, ada.now().displayName],
      ['ada@northwindtraders.com', 'Ada Lovelace (Fabrikam)'],
    );
  });

  it('is stopped where somebody closed the account, and comes back where somebody opens it', () => {
    const ada = active();
    const came = ada.at(HOUR, directory([sue], { enabled: false }));
    assert.deepEqual([came.came, came.jobs], ['ended, closed', ['show-guest', 'tell-of-guests Sue', 'show-guest']]);
    assert.equal(ada.at(HOUR + 20 * MINUTE, directory([sue])).came, 'reopened');
    assert.equal(ada.now().status, 'active');
  });

  it('is not stopped by a copy of the directory that has not heard yet that we let them in, or brought them back', () => {
    const ada = active();
    assert.equal(ada.at(MINUTE, directory([], { enabled: false })).came, '', 'disabled before, and enabled by us');
    ada.at(DAY, { type: 'stop', by: lin });
    ada.at(DAY, closed);
    ada.at(2 * DAY, { type: 'reopen', by: lin });
    assert.equal(ada.at(2 * DAY + HOUR, directory([], { enabled: false })).came, '', 'while it is being opened');
    ada.at(2 * DAY + HOUR, opened);
    assert.equal(ada.at(2 * DAY + HOUR + MINUTE, directory([], { enabled: false })).came, '');
    assert.equal(ada.now().status, 'active');
    assert.equal(ada.at(2 * DAY + HOUR + 15 * MINUTE, directory([], { enabled: false })).came, 'ended, closed');
  });

  it('is not let in by a copy of the directory that has not heard yet, nor where we could not close the account', () => {
    const ada = active();
    ada.at(HOUR, { type: 'stop', by: lin });
    assert.equal(ada.at(HOUR, directory([sue])).came, '', 'while it is being closed');
    ada.at(HOUR, closed);
    assert.equal(ada.at(HOUR + MINUTE, directory([sue])).came, '');
    const open = active();
    open.at(HOUR, { type: 'stop', by: lin });
    open.at(HOUR, closing('not-permitted'));
    assert.equal(open.at(2 * DAY, directory([sue])).came, '');
  });

  it('is no guest any more where somebody made them a member, whatever was to come of the stay', () => {
    const member = { type: 'record-member' } as const;
    const ended = active();
    ended.at(HOUR, says(sue, 'end-now'));
    for (const ada of [active(), ended]) {
      const came = ada.at(HOUR, member);
      assert.deepEqual([came.came, came.jobs], ['removed', ['show-guest', 'tell-of-guests Sue']]);
      const { by, accountStays } = ada.in('removed');
      assert.deepEqual([by, accountStays], ['somebody-else', true]);
      assert.equal(ada.at(HOUR, member).came, '', 'once');
    }
  });

  it('comes back as agreed, and is asked about, where somebody restores the account that somebody had deleted', () => {
    const ada = active({ until: afterNoon(40 * DAY), backup: oskar });
    ada.at(DAY, { type: 'record-removal', by: 'somebody-else' });
    assert.equal(ada.at(DAY + MINUTE, directory([sue])).came, '', 'a copy may not have heard of it');
    assert.equal(ada.at(2 * DAY, directory([sue], { enabled: false })).came, '');
    const came = ada.at(2 * DAY, directory([sue]));
    assert.equal(came.came, 'came-back, review-begun');
    assert.deepEqual(came.jobs, [
      'show-guest',
      'tell-administrators-of-guest came-back',
      'show-guest',
      'tell-of-guests Sue',
    ]);
    const { sponsor, backup, until, since } = ada.in('under-review');
    assert.deepEqual([sponsor, backup, until, since], [sue, oskar, afterNoon(40 * DAY), NOON]);
    assert.equal(ada.at(3 * DAY, directory([sue])).came, 'sponsors-seen');
    assert.equal(ada.at(3 * DAY, says(sue, 'confirm')).came, 'confirmed');
    assert.equal(ada.now().status, 'active');
  });

  it('comes back for a while whose last day has passed meanwhile, so that they hear of the end', () => {
    const ada = active({ until: afterNoon(10 * DAY) });
    ada.at(DAY, { type: 'record-removal', by: 'somebody-else' });
    ada.at(20 * DAY, directory([sue]));
    assert.equal(ada.at(20 * DAY, tick).came, 'end-put-off, guest-told-of-end');
    assert.deepEqual(ada.now().until, afterNoon(21 * DAY));
    const pending = invited({ until: afterNoon(10 * DAY) });
    pending.at(DAY, { type: 'record-removal', by: 'somebody-else' });
    const came = pending.at(20 * DAY, directory([sue]));
    assert.equal(came.came, 'came-back');
    assert.ok(came.jobs.includes('tell-of-guests Sue'));
    assert.equal(pending.at(20 * DAY, tick).came, '', 'nothing is given up at once');
  });

  it('comes back to whoever looks for a sponsor, where nobody answered for them', () => {
    const ada = active();
    ada.at(DAY, lost(sue));
    ada.at(DAY, { type: 'record-removal', by: 'somebody-else' });
    assert.equal(ada.at(2 * DAY, directory([])).came, 'came-back, review-begun');
    assert.equal(ada.in('under-review').review.why, 'no-sponsor');
  });

  it('stays ended whom we ended, and is a stranger to whoever finds the account', () => {
    const ada = active({ ours: 'access' });
    ada.at(DAY, says(sue, 'end-now'));
    ada.at(DAY, closing('kept'));
    assert.equal(ada.at(2 * DAY, directory([sue])).came, '');
    const { came } = ada.at(2 * DAY, {
      type: 'adopt',
      facts: guestFacts({ nominations: [] }),
      since: NOON,
      asked: [mia],
    });
    assert.equal(came, 'received, accepted, review-begun');
  });

  it('changes nothing about a stay that is over', () => {
    const ada = active();
    ada.at(HOUR, says(sue, 'end-now'));
    ada.at(HOUR, closed);
    assert.equal(ada.at(2 * DAY, directory([carl], { displayName: 'Ada King' })).came, '');
  });
});
