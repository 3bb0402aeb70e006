import assert from 'node:assert/strict';
import { createSendingLimits } from '../../src/local/sending-limits.js';
import { pushedClock } from '../support/local-graph.js';
import { cardActivity, createLittleBot } from './little-bot.js';

const SUE = '11111111-0000-4000-8000-000000000001';
const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe('what Teams takes from a bot', () => {
  it('is 50 requests in any second, of all kinds together', () => {
    const clock = pushedClock();
    const limits = createSendingLimits(clock, () => true);
    for (let n = 0; n < 50; n += 1) assert.equal(limits.take(n % 2 ? `thread ${n}` : undefined), undefined);
    assert.equal(limits.take(), 1);
    clock.push(SECOND - 1);
    assert.equal(limits.take(), 1);
    clock.push(1);
    assert.equal(limits.take(), undefined);
    assert.deepEqual([limits.load().requests, limits.load().refused, limits.load().mostInASecond], [53, 2, 51]);
  });

  it('is 7 sends a second into one thread, and 1,800 an hour', () => {
    const clock = pushedClock();
    const limits = createSendingLimits(clock, () => true);
    for (let n = 0; n < 7; n += 1) assert.equal(limits.take('a'), undefined);
    assert.equal(limits.take('a'), 1);
    assert.equal(limits.take('b'), undefined, 'another thread has its own');
    clock.push(SECOND);
    for (let n = 7; n < 1800; n += 1) {
      if (n % 7 === 0) clock.push(SECOND);
      assert.equal(limits.take('a'), undefined, `${n}`);
    }
    clock.push(SECOND);
    const wait = limits.take('a');
    assert.ok(wait !== undefined && wait > 3000, 'until the first ones are an hour old');
    clock.push(HOUR);
    assert.equal(limits.take('a'), undefined);
    assert.equal(limits.load().mostToOneThreadInAnHour, 1801);
    assert.equal(limits.load().mostToOneThreadInASecond, 8);
  });

  it('is counted, and not refused, where a test wants it so', () => {
    const limits = createSendingLimits(pushedClock(), () => false);
    for (let n = 0; n < 60; n += 1) assert.equal(limits.take('a'), undefined);
    assert.deepEqual(limits.load(), {
      requests: 60,
      refused: 0,
      mostInASecond: 60,
      mostToOneThreadInASecond: 60,
      mostToOneThreadInAnHour: 60,
    });
  });

  it('shows in the connector: 429 with the seconds to wait, and a count that a test can read', async () => {
    const bot = await createLittleBot();
    try {
      await bot.call('POST', '/_local/say', { as: SUE, text: 'hello' });
      const { chatId } = (await bot.call('GET', `/_local/chats/${SUE}`)).body;
      await bot.call('DELETE', '/_local/load');
      const send = () =>
        fetch(`${bot.tenantUrl}/connector/v3/conversations/${encodeURIComponent(chatId)}/activities`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(cardActivity({ type: 'AdaptiveCard', body: [] })),
        });
      const answers = await Promise.all(Array.from({ length: 8 }, send));
      const refused = answers.filter(({ status }) => status === 429);
      assert.equal(refused.length, 1);
      assert.equal(refused[0]?.headers.get('retry-after'), '1');
      const load = (await bot.call('GET', '/_local/load')).body as unknown as Record<string, number>;
      assert.deepEqual([load['requests'], load['refused'], load['mostToOneThreadInASecond']], [8, 1, 8]);
    } finally {
      await bot.ends();
    }
  });
});
