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
  /** The same with a bot that does not keep the promise, which must be noticed. `long`: by hand alone, for it takes most of a minute. */
  readonly naive: {
    readonly bot: string;
    /** What such a bot must break; whatever else is found says nothing, for it may be found of a good one that is looked at as early. */
    readonly breach: RegExp;
    readonly long?: true;
    run(): Promise<Seen>;
  };
};

/** How often the other bot broke what it was to break. */
export const noticed = ({ naive }: Proof, { faults }: Pick<Seen, 'faults'>): number =>
  faults.filter((fault) => naive.breach.test(fault)).length;

/** What comes of this. Whatever it throws is a fault of its own, so that what others found in hours is not lost with it. */
export const seenOf = async (run: () => Promise<Seen>): Promise<Seen> => {
  try {
    const seen = await run();
    const isEmpty = seen.tries === 0 && seen.faults.length === 0;
    return isEmpty ? { ...seen, faults: ['nothing was tried'] } : seen;
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
