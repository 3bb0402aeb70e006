import process from 'node:process';
import { loadDotEnv } from '../config.js';
import { playMainJob } from './demo/play.js';
import { findServer } from './demo/server.js';

/**
 * `npm run demo`: the main job over HTTP, told as it happens. Uses the server that runs on PORT and LOCAL_PORT, or
 * starts one of its own and ends it afterwards. Exit code 0: every step was seen; 1: one was not.
 */
loadDotEnv();
const server = await findServer();
// Cut short, by hand or because nobody reads on (`npm run demo | head`): the server of our own must not be left behind.
const cutShort = (): void => void server.stop().finally(() => process.exit(1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, cutShort);
process.stdout.once('error', cutShort);
try {
  console.log(
    server.own ? 'A server of our own was started for this.\n' : `With the server that runs at ${server.tenantUrl}\n`,
  );
  await playMainJob(server.tenantUrl);
  console.log('\nThe main job is done.');
} catch (error) {
  console.error(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
