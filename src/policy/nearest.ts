import { distance } from 'fastest-levenshtein';

/** The one of `known` that `typed` was probably meant to be: at most a third of its letters differ. */
export const nearest = (typed: string, known: readonly string[]): string | undefined => {
  const [best] = known
    .map((one) => ({ one, far: distance(typed.slice(0, 100).toLowerCase(), one.toLowerCase()) }))
    .sort((first, second) => first.far - second.far);
  return best && best.far <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : undefined;
};
