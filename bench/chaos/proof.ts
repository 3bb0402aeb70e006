import { inspect } from 'node:util';

/** What was seen of a promise. */
export type Seen = {
  /** How often it could have been broken. */
  readonly tries: number;
  /** What a try is: "kills". */
  readonly of: string;
  /** How many of them fell into each window. */
  readonly windows: Readonly<Record<string, number>>;
  /** What else was counted, as one reads it. */
  readonly notes: readonly string[];
  /** Each a sentence. */
  readonly faults: readonly string[];
};

/** A promise, and how it is tried. */
export type Proof = {
  readonly promise: string;
  /** By hand, and among the tests; in what `run` counts by. */
  readonly long: number;
  readonly short: number;
  run(size: number): Promise<Seen>;
  /** How many tries so much must come to: of fewer, none that broke it says little. */
  least(size: number): number;
  /** The same with bots that do not keep the promise, each of which must be noticed. */
  readonly naive: readonly Naive[];
};

export type Naive = {
  readonly bot: string;
  /** What such a bot must break; whatever else is found says nothing, for it may be found of a good one that is looked at as early. */
  readonly breach: RegExp;
  /** By hand alone, for it takes most of a minute. */
  readonly long?: true;
  run(): Promise<Seen>;
};

/** How often the other bot broke what it was to break. */
export const noticed = ({ breach }: Pick<Naive, 'breach'>, { faults }: Pick<Seen, 'faults'>): number =>
  faults.filter((fault) => breach.test(fault)).length;

/** What comes of this. Whatever it throws is a fault of its own, so that what others found in hours is not lost with it. */
export const seenOf = async (run: () => Promise<Seen>, least = 1): Promise<Seen> => {
  try {
    const seen = await run();
    const isTooLittle = seen.tries < least && seen.faults.length === 0;
    return isTooLittle ? { ...seen, faults: [`${seen.tries} ${seen.of} are too few: ${least} were to be`] } : seen;
  } catch (error) {
    return brokenOff(error);
  }
};

export const brokenOff = (error: unknown): Seen => ({
  tries: 0,
  of: 'tries',
  windows: {},
  notes: [],
  faults: [`it broke off: ${inspect(error)}`],
});

/** Of tries without a failure: what share of all would at most fail, with 95 % confidence. The rule of three, 3/n. */
export const boundOf = (tries: number): string => `${Math.min(100, 300 / tries).toFixed(2)} %`;

/** The value below which a share of all are; `among` in any order. */
export const quantile = (among: readonly number[], share: number): number =>
  [...among].sort((one, other) => one - other)[Math.min(among.length - 1, Math.floor(among.length * share))] ?? 0;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
