import type { Half, Sample } from './samples.js';

/** The known domain that this one is taken for, by whatever is being scored. */
export type Judge = (domain: string) => string | undefined;
/** Of one kind of sample, how many a judge named a known domain for. */
export type Rate = { readonly kind: string; readonly named: number; readonly of: number };
export type Shares = { readonly found: number; readonly alarms: number };

export const LEAST_FOUND = 0.95;
export const MOST_ALARMS = 0.02;

/** How far the nearer of the two limits is, in parts of what it allows; below nothing where one is broken. */
export const roomLeft = ({ found, alarms }: Shares): number =>
  1 - Math.max((1 - found) / (1 - LEAST_FOUND), alarms / MOST_ALARMS);

const ratesOf = (samples: readonly Sample[], isNamed: (sample: Sample) => boolean): readonly Rate[] => {
  const judged = samples.map((sample) => ({ kind: sample.kind, isNamed: isNamed(sample) }));
  return [...new Set(judged.map(({ kind }) => kind))].map((kind) => {
    const ofKind = judged.filter((one) => one.kind === kind);
    return { kind, named: ofKind.filter((one) => one.isNamed).length, of: ofKind.length };
  });
};

export const shareOf = (rates: readonly Rate[]): number =>
  rates.reduce((sum, { named }) => sum + named, 0) / rates.reduce((sum, { of }) => sum + of, 0);

/** An imitation is found where the very domain is named that it imitates; for a real domain every name is a false alarm. */
export const score = (judge: Judge, { positives, negatives }: Half) => {
  const found = ratesOf(positives, ({ domain, imitates }) => judge(domain) === imitates);
  const alarms = ratesOf(negatives, ({ domain }) => judge(domain) !== undefined);
  const shares: Shares = { found: shareOf(found), alarms: shareOf(alarms) };
  return { found, alarms, shares, passes: shares.found >= LEAST_FOUND && shares.alarms <= MOST_ALARMS };
};
