import { readConfig } from '../../src/config.js';
import { systemClock } from '../../src/kernel/clock.js';
import { start } from '../../src/main.js';
import { reporting } from './process.js';

/** The whole of Guestlist: answering alone, or working off jobs as well, as BENCH_JOBS says. */
const config = readConfig(process.env);
if (!config.ok) throw new Error(`The bench configures Guestlist wrongly: ${JSON.stringify(config.error)}`);
const app = await start(config.value, systemClock, { jobs: process.env['BENCH_JOBS'] === 'yes' });
reporting(app.port, () => app.stop());
