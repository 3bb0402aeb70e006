import assert from 'node:assert/strict';
import { dropDatabases } from './database.js';
import { descriptionsPresent } from './description.js';
import { heldLately } from './held.js';
import { leavesNothingOpen, noteUsual } from './leaks.js';
import { closeShared, openShared, reportHeld } from './shared.js';
import { refuseStaleTests } from './stale.js';

/** In mocha's own process, which plays no test itself. */
export const mochaGlobalSetup = async (): Promise<void> => {
  refuseStaleTests();
  await openShared();
};

/** After all tests: how much of what the bot said to Graph, and Graph's stand-in to the bot, was held to the description. */
export const mochaGlobalTeardown = async (): Promise<void> => {
  const { exchanges, validated, cards } = await closeShared();
  if (!descriptionsPresent()) {
    console.log(
      "  Microsoft's descriptions are not here (DESCRIPTIONS names their folder); nothing was held to them.\n",
    );
    return;
  }
  console.log(
    `  Held to Microsoft's description: ${exchanges} exchanges with Graph (${validated} requests and answers), ${cards} cards.\n`,
  );
  if (process.env['CI'] && process.env['npm_lifecycle_event'] === 'test')
    assert.ok(validated > 0, 'nothing was held to the description');
};

/** One of the processes that play the tests side by side; it goes through these hooks once for each file. */
const isOneOfSeveral = process.env['MOCHA_WORKER_ID'] !== undefined;

export const mochaHooks = {
  async beforeAll() {
    if (isOneOfSeveral) await noteUsual();
  },
  async afterAll(this: Mocha.Context) {
    await reportHeld(heldLately());
    await dropDatabases();
    if (isOneOfSeveral) await leavesNothingOpen();
  },
};
