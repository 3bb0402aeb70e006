import { endOf, startOf } from './common.js';
import { areNeighbours } from './keyboard.js';

/** What befalls a name that is typed: of the fingers first, then of the memory, then what may as well be another name. */
export const SLIPS = [
  'swapped',
  'doubled',
  'neighbour-key',
  'other-vowel',
  'letter-lost',
  'letter-more',
  'other-letter',
  'digit',
  /** The letter that people look at first is another: that of a key beside it, or any. */
  'first-key',
  'first-letter',
  /** A digit at the end, as of libssh2. */
  'version',
] as const;
export type Slip = (typeof SLIPS)[number];

const isDigit = (character: string): boolean => /[0-9]/.test(character);
const isVowel = (character: string): boolean => /[aeiouy]/.test(character);

/** `longer` is the other name and one character at `at` besides. */
const oneMore = (longer: string, at: number, otherwise: 'letter-lost' | 'letter-more'): Slip => {
  const more = longer.charAt(at);
  const beside = [longer.charAt(at - 1), longer.charAt(at + 1)];
  if (isDigit(more)) return at === longer.length - 1 ? 'version' : 'digit';
  if (beside.includes(more)) return 'doubled';
  return otherwise === 'letter-more' && beside.some((key) => areNeighbours(key, more)) ? 'neighbour-key' : otherwise;
};

const another = (meant: string, typed: string, place: 'first' | 'inside' | 'last'): Slip => {
  const digits = [meant, typed].filter(isDigit).length;
  if (digits > 0 && place === 'last') return 'version';
  if (digits < 2 && areNeighbours(meant, typed)) return place === 'first' ? 'first-key' : 'neighbour-key';
  if (digits > 0) return 'digit';
  if (place === 'first') return 'first-letter';
  return isVowel(meant) && isVowel(typed) ? 'other-vowel' : 'other-letter';
};

/** The one slip that makes `typed` out of `meant`; undefined where it takes none, or more than one. */
export const slipBetween = (meant: string, typed: string): Slip | undefined => {
  const more = typed.length - meant.length;
  if (meant === typed || more > 1 || more < -1) return undefined;
  const start = startOf(meant, typed);
  const end = endOf(meant, typed, start);
  const lost = meant.slice(start, meant.length - end);
  const got = typed.slice(start, typed.length - end);
  if (lost.length === 2 && got === lost.charAt(1) + lost.charAt(0)) return 'swapped';
  if (lost.length > 1 || got.length > 1) return undefined;
  if (more === 0) return another(lost, got, start === 0 ? 'first' : end === 0 ? 'last' : 'inside');
  return more > 0 ? oneMore(typed, start, 'letter-more') : oneMore(meant, start, 'letter-lost');
};
