import assert from 'node:assert/strict';
import { descriptionsPresent } from './description.js';
import { heldSoFar } from './held.js';

/** After all tests: how much of what the bot said to Graph, and Graph's stand-in to the bot, was held to the description. */
export const mochaHooks = {
  afterAll() {
    if (!descriptionsPresent()) {
      console.log(
        "\n  Microsoft's descriptions are not here (DESCRIPTIONS names their folder); nothing was held to them.",
      );
      return;
    }
    const { exchanges, validated, cards } = heldSoFar();
    console.log(
      `\n  Held to Microsoft's description: ${exchanges} exchanges with Graph (${validated} requests and answers), ${cards} cards.`,
    );
    if (process.env['CI'] && process.env['npm_lifecycle_event'] === 'test')
      assert.ok(validated > 0, 'nothing was held to the description');
  },
};
