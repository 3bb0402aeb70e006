import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import type { Person } from '../../src/kernel/people.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { carl, lin, mia, oskar, sue } from '../support/samples.js';
import { active, closed, closing, opened, says } from './played.js';

const directory = (
  sponsors: readonly Person[],
  more: { enabled?: boolean; displayName?: string } = {},
): GuestCommand => ({
  type: 'record-directory',
  displayName: 'Ada Lovelace (Fabrikam)',
  enabled: true,
  sponsors,
  ...more,
});

describe('a guest whom somebody changed in the directory', () => {
  it('is answered for by whoever stands there, once we had stood there ourselves', () => {
    const ada = active();
    assert.equal(ada.at(HOUR, directory([carl])).came, '', 'ours may never have been written down');
    assert.equal(ada.at(HOUR, directory([carl, sue])).came, 'sponsor-seen');
    const changed = ada.at(2 * HOUR, directory([carl]));
    assert.equal(changed.came, 'sponsor-changed, sponsor-seen');
    assert.deepEqual(changed.jobs, [
      'show-guest',
      'tell-former-sponsor Sue',
      'tell-of-guests Carl',
      'mail-stay sponsor Sue',
    ]);
    assert.equal(ada.at(2 * HOUR, directory([carl])).came, '', 'once');
    assert.equal(ada.at(2 * HOUR, directory([])).came, '', 'an empty list names nobody');
  });

  it('is not taken from whoever has just taken them over, where the list lags', () => {
    const ada = active();
    ada.at(HOUR, directory([sue]));
    ada.at(2 * HOUR, { ...says(mia, 'take-over'), asAdministrator: true });
    assert.equal(ada.at(2 * HOUR, directory([sue])).came, '');
    assert.equal(ada.now().sponsor, mia);
  });

  it('keeps the sponsor while the stand-in still stands there', () => {
    const ada = active({ backup: oskar });
    ada.at(HOUR, directory([sue, oskar]));
    assert.equal(ada.at(HOUR, directory([oskar])).came, 'sponsor-seen');
    assert.equal(ada.now().sponsor, sue);
  });

  it('is called what they are called there', () => {
    const ada = active();
    assert.equal(ada.at(HOUR, directory([sue], { displayName: 'Ada King' })).came, 'renamed, sponsor-seen');
    assert.equal(ada.now().displayName, 'Ada King');
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

  it('changes nothing about a stay that is over', () => {
    const ada = active();
    ada.at(HOUR, says(sue, 'end-now'));
    ada.at(HOUR, closed);
    assert.equal(ada.at(2 * DAY, directory([carl], { displayName: 'Ada King' })).came, '');
  });
});
