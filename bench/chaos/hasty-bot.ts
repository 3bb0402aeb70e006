import { start } from '../../src/main.js';
import { configHere } from '../../test/support/bot-here.js';

/** A program: the bot, but that it ends at once when it is told to, whatever it is about. */
await start(configHere());
process.once('SIGTERM', () => process.exit(0));
