import { domainToUnicode } from 'node:url';
import unhomoglyph from 'unhomoglyph';

/** Accents, dots and strokes over and under a letter; people read past them. Vowel signs of other scripts lie elsewhere. */
const ACCENTS = /[\u0300-\u036F]/g;
const withoutAccents = (text: string): string => text.normalize('NFD').replace(ACCENTS, '');

const BEYOND_ASCII = /\P{ASCII}/gu;

/**
 * A name as people read it: out of punycode, without accents, every character that Unicode's list of confusables (UTS #39)
 * holds for another one replaced by that one. Of the letters a–z and the digits none is replaced.
 */
export const readingOf = (name: string): string =>
  name.includes('xn--')
    ? withoutAccents(withoutAccents(domainToUnicode(name)).replace(BEYOND_ASCII, unhomoglyph)).toLowerCase()
    : name;

/**
 * The same for all that look the same by UTS #39: its skeleton, of a reading. These are the only letters and digits of domain
 * names that it takes for one another.
 */
export const skeletonOf = (reading: string): string =>
  /[01m]/.test(reading) ? reading.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('m', 'rn') : reading;

const SIMILAR: Readonly<Record<string, string>> = { i: 'l', j: 'l', vv: 'w', cl: 'd', nn: 'rn', '5': 's', '2': 'z' };

/** The same also for what only looks alike at a glance or in a poor typeface, of which UTS #39 says nothing. */
export const glimpseOf = (skeleton: string): string =>
  skeleton.replace(/[ij52]|vv|cl|nn/g, (found) => SIMILAR[found] ?? found);

/** Scripts that are written together with Latin letters in one word where they are at home (UTS #39, highly restrictive). */
const AT_HOME = /[\p{ASCII}\p{scx=Latin}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}]/gu;

/** Whether letters of several scripts stand in it that nobody mixes but to deceive: “fаbrikam” with a Cyrillic а. */
export const isMixed = (name: string): boolean => {
  if (!name.includes('xn--')) return false;
  const seen = domainToUnicode(name);
  return /[\p{scx=Latin}]/u.test(seen) && seen.replace(AT_HOME, '') !== '';
};
