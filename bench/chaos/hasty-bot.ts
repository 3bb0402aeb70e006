/** A program: the bot, but that it ends at once when it is told to, whatever it is about. */
import { readConfig } from '../../src/config.js';
import { start } from '../../src/main.js';

const config = readConfig(process.env);
if (!config.ok) throw new Error(JSON.stringify(config.error));
await start(config.value);
process.once('SIGTERM', () => process.exit(0));
