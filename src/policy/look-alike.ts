import { shortestBy, surest, THRESHOLDS } from './look-alike/believed.js';
import { likenesses } from './look-alike/likeness.js';

const SHORTEST = shortestBy(THRESHOLDS);

/**
 * The known domain that this one could be taken for: by homoglyphs, by a slip in typing, by another ending, or because that
 * one stands in it among other words. Undefined where it is itself known, lies below a known one or belongs to the owner of
 * one, or resembles none. All in lower case and punycode, as `parseDomain` gives them. What is found, what is missed and how
 * often the alarm is false: `npm run look-alikes`.
 */
export const lookAlike = (domain: string, known: readonly string[]): string | undefined =>
  surest(likenesses(domain, known), SHORTEST)?.known;
