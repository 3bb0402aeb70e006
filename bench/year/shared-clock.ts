import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../src/kernel/clock.js';

/** A clock that stands still until it is pushed, in memory that threads share. */
export const createSharedClock = (from: Date) => {
  const time = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const milliseconds = new BigInt64Array(time);
  const set = (to: Date): void => void Atomics.store(milliseconds, 0, BigInt(to.getTime()));
  set(from);
  const clock: Clock = { now: () => new Date(Number(Atomics.load(milliseconds, 0))) };
  return { time, clock, set };
};

/** The local tenant in a thread; its address once it answers. */
export const startTenantThread = async (port: number, time: SharedArrayBuffer) => {
  const thread = new Worker(new URL('tenant-thread.js', import.meta.url), { workerData: { port, time } });
  const [url] = (await once(thread, 'message')) as [string];
  return {
    url,
    close: async (): Promise<void> => {
      const gone = once(thread, 'exit');
      thread.postMessage('close');
      await gone;
    },
  };
};
