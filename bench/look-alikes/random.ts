/** What is drawn by a seed: the same on every machine, whatever else was drawn elsewhere. */
export type Draw = {
  /** A whole number below `limit`. */
  below(limit: number): number;
  one<T>(from: readonly T[]): T;
  /** All of them, in another order. */
  shuffled<T>(from: readonly T[]): readonly T[];
};

/** Numbers from 0 to 1 (mulberry32, public domain, by Tommy Ettinger): not for secrets. */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

export const drawBy = (seed: number): Draw => {
  const next = numbers(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    one: (from) => {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error('There is nothing to draw from.');
      return found;
    },
    shuffled: (from) =>
      from
        .map((value) => ({ value, at: next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ value }) => value),
  };
};
