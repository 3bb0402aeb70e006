import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';

/**
 * The local tenant in a thread of its own, so that it and the bot have a core each. Both read one clock: milliseconds since 1970
 * in shared memory.
 */
const { port, time } = workerData as { readonly port: number; readonly time: SharedArrayBuffer };
const milliseconds = new BigInt64Array(time);
const tenant = await startLocalTenant({
  port,
  botUrl: 'http://127.0.0.1:1',
  log: createLog('silent'),
  clock: { now: () => new Date(Number(Atomics.load(milliseconds, 0))) },
});
parentPort?.once('message', () => void tenant.close().then(() => parentPort?.close()));
parentPort?.postMessage(tenant.url);
