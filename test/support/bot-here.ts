import { readConfig, type Config } from '../../src/config.js';
import { systemClock, type Clock } from '../../src/kernel/clock.js';
import { start, type Parts } from '../../src/main.js';

/** For programs that are the bot in a process of its own, but for something; no other machine reaches them. */

export const configHere = (): Config => {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return { ...config.value, host: '127.0.0.1' };
};

/** Until SIGTERM. */
export const runHere = async (clock: Clock = systemClock, parts?: Parts): Promise<void> => {
  const app = await start(configHere(), clock, parts);
  process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
};
