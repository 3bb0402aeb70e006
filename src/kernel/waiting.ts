import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Since when somebody has been waiting for an answer. Several parts ask the directory on the way to it, one after the other, and each
 * has its own patience; whoever pressed a button has one for all of them.
 */
const since = new AsyncLocalStorage<number>();

/** Does work that somebody waits for from now on. */
export const whileSomebodyWaits = <T>(work: () => T): T => since.run(performance.now(), work);

/** Milliseconds by now; 0 where nobody waits. */
export const waitedFor = (): number => {
  const began = since.getStore();
  return began === undefined ? 0 : performance.now() - began;
};
