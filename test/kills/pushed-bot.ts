import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.js';
import { start } from '../../src/main.js';

/** The bot in a process of its own, whose clock is ahead by as many milliseconds as the file CLOCK_FILE says at the moment. */
const ahead = (): number => {
  try {
    return Number(readFileSync(process.env['CLOCK_FILE'] ?? '', 'utf8'));
  } catch {
    return 0;
  }
};

const config = readConfig(process.env);
if (!config.ok) throw new Error(JSON.stringify(config.error));
const app = await start(config.value, { now: () => new Date(Date.now() + ahead()) });
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
