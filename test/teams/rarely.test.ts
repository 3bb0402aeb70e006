import assert from 'node:assert/strict';
import type { LogFields } from '../../src/kernel/log.js';
import { createRarely } from '../../src/teams/rarely.js';

describe('what strangers can cause', () => {
  it('is said once a minute, with how often it came meanwhile, and each for itself', () => {
    const lines: (readonly [string, LogFields])[] = [];
    let now = 0;
    const warn = createRarely({ warn: (message, fields = {}) => lines.push([message, fields]) }, () => now);
    for (let n = 0; n < 1000; n += 1) warn('A token was refused.', { error: 'JWSInvalid' });
    warn('An activity came from another tenant.', {});
    now = 60_000;
    warn('A token was refused.', { error: 'JWSInvalid' });
    warn('An activity came from another tenant.', {});
    assert.deepEqual(lines, [
      ['A token was refused.', { error: 'JWSInvalid' }],
      ['An activity came from another tenant.', {}],
      ['A token was refused.', { error: 'JWSInvalid', count: 999 }],
      ['An activity came from another tenant.', {}],
    ]);
  });
});
