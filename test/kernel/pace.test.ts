import assert from 'node:assert/strict';
import { createPace, createPaces } from '../../src/kernel/pace.js';

describe('a pace', () => {
  it('lets nobody wait who is alone, and gives turns in the order they were asked for', async () => {
    const turn = createPace(1000);
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4, 5].map((one) => turn().then(() => order.push(one))));
    assert.deepEqual(order, [1, 2, 3, 4, 5]);
  });

  it('keeps them apart', async () => {
    const turn = createPace(100);
    const began = performance.now();
    for (let nth = 0; nth < 5; nth += 1) await turn();
    // Four times ten milliseconds; a timer may be a little early, and never by half.
    assert.ok(performance.now() - began >= 20);
  });
});

describe('a pace for each key', () => {
  it('lets so many go at once, and those beyond after a second; other keys do not wait for them', async () => {
    const turn = createPaces(2);
    const order: string[] = [];
    const began = performance.now();
    await Promise.all(['a1', 'a2', 'a3', 'b1'].map((one) => turn(one.charAt(0)).then(() => order.push(one))));
    assert.deepEqual(order, ['a1', 'a2', 'b1', 'a3']);
    // A timer may be a little early, and never by half.
    assert.ok(performance.now() - began >= 500);
  });
});
