import assert from 'node:assert/strict';
import { attackAll } from '../bench/attack/attacks.js';

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
});
