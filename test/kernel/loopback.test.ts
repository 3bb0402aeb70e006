import assert from 'node:assert/strict';
import { isLoopback } from '../../src/kernel/loopback.js';

describe('loopback', () => {
  it('is this machine, by name or address', () => {
    for (const url of ['http://localhost:3978', 'http://127.0.0.1', 'http://[::1]:1/x', 'http://LOCALHOST'])
      assert.ok(isLoopback(new URL(url).hostname), url);
  });

  it('is nothing that only looks like it', () => {
    for (const url of [
      'http://localhost.example',
      'http://127.0.0.1.example',
      'http://localhost@example.com',
      'http://10.0.0.1',
    ])
      assert.ok(!isLoopback(new URL(url).hostname), url);
    assert.ok(!isLoopback(''));
  });
});
