import { distance } from 'fastest-levenshtein';
import { foldLabel } from './label.js';
import type { Offer, Policy } from './policy.js';

export { companyFrom, displayNameOf } from './naming.js';

/** One offer that is meant beyond doubt, or those that could be: several, or none. */
export type OfferFound = Offer | { readonly candidates: readonly Offer[] };

/** Words people put round a name. */
const NOISE = new Set(['the', 'our', 'my', 'please', 'team', 'group', 'teams']);
const UNSPACED_NOISE = /^(?:请|到|加入|进入|进)|(?:团队|小组|群组|组|吧)$/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const labelsOf = ({ key, name, aliases }: Offer): string[] =>
  [name, key, ...aliases].map(foldLabel).filter((label) => label !== '');

/** The words of a text that are set apart by spaces, or by standing between characters that are not: `加入Apollo组` has one. */
const wordsOf = (text: string): string[] =>
  text
    .split(/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/u)
    .filter((word) => word !== '' && !NOISE.has(word));

/** Either begins with words of the other; in scripts without spaces, either contains the other. */
const holds = (label: string, said: string): boolean => {
  if (UNSPACED.test(label)) {
    const core = said.replace(UNSPACED_NOISE, '');
    return (UNSPACED.test(core) && label.includes(core)) || said.includes(label);
  }
  const [labelled, spoken] = [wordsOf(label), wordsOf(said)];
  if (labelled.length === 0 || spoken.length === 0) return false;
  return (
    spoken.every((word) => labelled.some((other) => other.startsWith(word))) ||
    labelled.every((word) => spoken.includes(word))
  );
};

/** One slip of the finger in a short word, two in a long one; two letters changed about are one slip. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
const sorted = (word: string): string => Array.from(word).sort().join('');
const slipsBetween = (one: string, other: string): number => {
  const far = distance(one, other);
  return far === 2 && sorted(one) === sorted(other) ? 1 : far;
};
const resembles = (label: string, said: string): boolean =>
  slipsBetween(label, said) <= Math.min(slipsAllowed(said.length), slipsAllowed(label.length));

/**
 * What somebody means by `said`: an exact name, alias or key (case and width aside); else words or beginnings of one; else
 * one with a small typing error, in the whole or in a word. The first of these ways that finds anything decides.
 */
export const findOffer = (policy: Pick<Policy, 'offers'>, said: string): OfferFound => {
  const folded = foldLabel(said.slice(0, 200));
  const core = wordsOf(folded).join(' ');
  const ways: readonly ((label: string) => boolean)[] = [
    (label) => label === folded,
    (label) => holds(label, folded),
    (label) => resembles(label, core),
    (label) => wordsOf(label).some((word) => resembles(word, core)),
  ];
  for (const way of folded === '' ? [] : ways) {
    const candidates = policy.offers.filter((offer) => labelsOf(offer).some(way));
    const [first] = candidates;
    if (first) return candidates.length === 1 ? first : { candidates };
  }
  return { candidates: [] };
};
