import assert from 'node:assert/strict';
import { grantAll } from '../../bench/grants/town.js';
import { freshEnvironment } from '../support/database.js';

/** The short form of `npm run grants`. */
describe('what guests are given, by a bot that is killed every few seconds', () => {
  const url = async (asking: Mocha.Context): Promise<string> =>
    (await freshEnvironment('postgres', asking))['DATABASE_URL']!;

  it('is missed where something was lost: a bot that forgets its jobs when it dies', async function () {
    const { faults } = await grantAll(await url(this), { guests: 4, every: 1500, naive: true });
    assert.ok(faults.length > 0);
  });

  it('is given once, and all of it', async function () {
    this.timeout(300_000);
    const { faults, kills, invited } = await grantAll(await url(this), { guests: 8, every: 2500 });
    assert.deepEqual(faults, []);
    assert.ok(kills > 0 && invited >= 8);
    console.log(`      8 guests with five things each, killed ${kills} times; ${invited} invitations`);
  });
});
