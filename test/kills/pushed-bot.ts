import { readFileSync } from 'node:fs';
import { runHere } from '../support/bot-here.js';

/** The bot in a process of its own, whose clock is ahead by as many milliseconds as the file CLOCK_FILE says at the moment. */
const ahead = (): number => {
  try {
    return Number(readFileSync(process.env['CLOCK_FILE'] ?? '', 'utf8'));
  } catch {
    return 0;
  }
};

await runHere({ now: () => new Date(Date.now() + ahead()) });
