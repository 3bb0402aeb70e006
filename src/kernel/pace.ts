import { setTimeout } from 'node:timers/promises';
import { SECOND } from './clock.js';

/** Waits until it is the caller's turn: so many a second, in the order they came, and none of them at once with another. */
export const createPace = (perSecond: number): (() => Promise<void>) => {
  const apart = SECOND / perSecond;
  let next = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(now, next);
    next = turn + apart;
    if (turn > now) await setTimeout(turn - now);
  };
};

/** For each key by itself: at once as long as there were fewer than so many within the last second, and then in order. */
export const createPaces = (perSecond: number): ((key: string) => Promise<void>) => {
  const turns = new Map<string, readonly number[]>();
  return async (key) => {
    const now = performance.now();
    for (const [other, latest] of turns) if ((latest.at(-1) ?? 0) <= now - SECOND) turns.delete(other);
    const before = turns.get(key) ?? [];
    const turn = Math.max(now, (before.at(-perSecond) ?? -SECOND) + SECOND);
    turns.set(key, [...before, turn].slice(-perSecond));
    if (turn > now) await setTimeout(turn - now);
  };
};
