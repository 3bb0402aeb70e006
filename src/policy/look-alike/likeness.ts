import { isAtOrBelow } from '../domain.js';
import { ownLength } from './family.js';
import { ownedIn, partsOf } from './parts.js';
import { glimpseOf, isMixed, readingOf, skeletonOf } from './reading.js';
import { slipBetween, SLIPS, type Slip } from './slip.js';
import { companyOf, isAmong } from './within.js';

/** In what a domain resembles a known one, the surest first. */
export const KINDS = [
  /** To the eye the same name, by Unicode's list of confusables. */
  'same-looking',
  /** The same name, and one slip in what follows it: fabrikam.con. */
  'slip-in-ending',
  'other-ending',
  /** The whole known domain among other labels or words: fabrikam.com.example.net, fabrikam-com.net. */
  'domain-within',
  /** At a glance the same name, where Unicode's list says nothing: i for l, vv for w. */
  'similar-looking',
  /** One slip away, and in letters of several scripts. */
  'mixed-scripts',
  ...SLIPS,
  /** The name before a stranger's: fabrikam.example.net. */
  'name-before',
  /** The name and words that pass for its owner's: fabrikam-login.com, wwwfabrikam.com. */
  'name-in-company',
  /** The name among any words: fabrikam-apples.com. */
  'name-within',
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * `length`: how many characters of the known name speak for it. The fewer they are, the more often another name resembles it
 * by chance.
 */
export type Likeness = { readonly known: string; readonly kind: Kind; readonly length: number };

/** A slip in the name and another ending besides are two differences: so many characters less speak for it. */
const OTHER_ENDING = 4;

/** The domain in question as it is compared: looked at once, for all known ones. */
const lookAt = (domain: string) => {
  const { before, name, ending } = partsOf(domain);
  const reading = readingOf(name);
  const skeleton = skeletonOf(reading);
  const labels = before.map((label) => skeletonOf(readingOf(label)));
  const words = [...labels, skeleton].join('-');
  return { name, ending, labels, words, reading, skeleton, glimpse: glimpseOf(skeleton), mixed: isMixed(name) };
};
type Seen = ReturnType<typeof lookAt>;

const isSlip = (kind: Kind): kind is Slip => SLIPS.some((slip) => slip === kind);

/** Lengths are compared first, for that is quick: two letters that pass for one are not often three in a name. */
const isGlimpse = (skeleton: string, seen: Seen): boolean =>
  Math.abs(skeleton.length - seen.skeleton.length) <= 2 && glimpseOf(skeleton) === seen.glimpse;

/** How the name of the domain in question resembles another reading. */
const kindOf = (seen: Seen, reading: string): Kind | undefined => {
  const skeleton = skeletonOf(reading);
  if (skeleton === seen.skeleton) return 'same-looking';
  if (isGlimpse(skeleton, seen)) return 'similar-looking';
  const slip = slipBetween(reading, seen.reading);
  if (slip) return seen.mixed ? 'mixed-scripts' : slip;
  return seen.labels.includes(skeleton) ? 'name-before' : companyOf(skeleton, seen.words);
};

/** Endings of two letters, as of countries, are all a slip away from each other. */
const isSlipInEnding = (ending: string, typed: string): boolean =>
  ending.length > 2 && slipBetween(ending, typed) !== undefined;

const likenessTo = (seen: Seen, domain: string, known: readonly string[]): Likeness | undefined => {
  if (seen.words.includes('-') && isAmong(skeletonOf(domain.replaceAll('.', '-')), seen.words))
    return { known: domain, kind: 'domain-within', length: domain.length };
  for (const label of domain.split('.').slice(0, -1)) {
    const name = readingOf(label);
    const kind = label === seen.name ? 'other-ending' : kindOf(seen, name);
    if (kind === undefined) continue;
    // Which of its labels is the name is looked up only now: that takes longer than all the rest.
    const parts = partsOf(domain);
    if (parts.name !== label) continue;
    const found = { known: domain, kind, length: name.length };
    if (kind === 'other-ending')
      return isSlipInEnding(parts.ending, seen.ending) ? { ...found, kind: 'slip-in-ending' } : found;
    if (!isSlip(kind)) return found;
    const own = ownLength(domain, name, seen.reading, known);
    return { ...found, length: parts.ending === seen.ending ? own : own - OTHER_ENDING };
  }
  return undefined;
};

/** Every likeness of a domain to a known one, believable or not; none where it is known, or has an owner who is. */
export const likenesses = (domain: string, known: readonly string[]): readonly Likeness[] => {
  const seen = lookAt(domain);
  const owned = ownedIn(seen);
  if (seen.name === '' || known.some((one) => isAtOrBelow(domain, one) || isAtOrBelow(one, owned))) return [];
  return known.flatMap((one) => likenessTo(seen, one, known) ?? []);
};
