import assert from 'node:assert/strict';
import { noticed } from '../../bench/chaos/proof.js';
import { PROOFS } from '../../bench/chaos/proofs.js';

/** The short form of `npm run chaos`, which alone tries the other bots that take most of a minute to be noticed. */
describe('processes that die, stall and race', () => {
  for (const [name, proof] of Object.entries(PROOFS)) {
    const { promise, naive: others, short } = proof;
    for (const naive of others.filter(({ long }) => !long))
      it(`${name}: notices ${naive.bot}`, async function () {
        this.timeout(300_000);
        const seen = await naive.run();
        const breaches = noticed(naive, seen);
        assert.ok(breaches > 0, seen.faults.join('; '));
        console.log(`      ${naive.bot}: ${breaches} breaches in ${seen.tries} ${seen.of}`);
      });
    it(`${name}: ${promise}`, async function () {
      this.timeout(300_000);
      const { tries, of, notes, faults } = await proof.run(short);
      console.log(`      ${tries} ${of}: ${notes.join('; ')}`);
      assert.ok(tries >= proof.least(short), `${tries} ${of}`);
      assert.deepEqual(faults, []);
    });
  }
});
