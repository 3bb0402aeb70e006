import assert from 'node:assert/strict';
import { attackAll, unjudged } from '../bench/attack/attacks.js';
import { isWhole } from './support/whole-number.js';

/** The short form of `npm run attack`. */
describe('what strangers can do at the door', () => {
  it('is nothing, where a bot that believes what tokens say lets them in', async function () {
    this.timeout(240_000);
    const { naive, attacks } = await attackAll({ tokens: 1000, bodies: 600, seed: 1, stalled: 100, patience: 0 });
    assert.ok((naive[0]?.tries.breaches.length ?? 0) > 10, 'a naive bot keeps them out');
    for (const { bot, tries, unnoticed } of naive) assert.deepEqual(unnoticed, [], `${bot}: ${tries.attack}`);
    for (const { attack, tries, breaches, note = '' } of attacks) {
      console.log(`      ${attack}: ${tries} tries ${note && `(${note})`}`);
      assert.ok(tries > 20, attack);
      assert.deepEqual(breaches, [], attack);
    }
  });

  it('is not said to be nothing by trying nothing, nor of what too few tries show nothing of', () => {
    assert.deepEqual(['', 'x', '0', '-5', '1.5', '1e3', ' 7', '20000'].filter(isWhole), ['20000']);
    assert.match(unjudged({ tokens: 1000 }).join(), /^Of 1000 tokens .* is not tried/);
    assert.deepEqual(unjudged({ tokens: 50_000 }, true), []);
    assert.match(unjudged({ tokens: 50_000 }, false).join(), /^What memory a process takes/);
  });
});
