import { neighboursOf } from '../../src/policy/look-alike/keyboard.js';
import { homoglyphsOf, SCRIPTS } from './homoglyphs.js';
import type { Draw } from './random.js';

/** What becomes of a name; the same name where it gives no occasion for it. */
export type Mistake = (name: string, draw: Draw) => string;

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const VOWELS = Array.from('aeiouy');

/** The name with `put` in the place of `taken` characters from `at` on. */
const splice = (name: string, at: number, taken: number, put: string): string =>
  name.slice(0, at) + put + name.slice(at + taken);

/** One of the places where a character satisfies this; undefined where none does. */
const placeOf = (name: string, draw: Draw, fits: (character: string) => boolean): number | undefined => {
  const places = Array.from(name, (_, at) => at).filter((at) => fits(name.charAt(at)));
  return places.length > 0 ? draw.one(places) : undefined;
};

/** Another character in the place of one that has such others. */
const replace = (name: string, draw: Draw, others: (character: string) => readonly string[]): string => {
  const at = placeOf(name, draw, (character) => others(character).length > 0);
  return at === undefined ? name : splice(name, at, 1, draw.one(others(name.charAt(at))));
};

const without = (all: readonly string[], one: string): readonly string[] => all.filter((other) => other !== one);

/** Characters from Unicode's list of confusables. */
export const CONFUSABLES = {
  'one homoglyph': (name, draw) => replace(name, draw, (character) => homoglyphsOf(character)),
  'several homoglyphs': (name, draw) =>
    [1, 2, 3].reduce((made) => replace(made, draw, (character) => homoglyphsOf(character)), name),
  'as many as one script has': (name, draw) => {
    const script = draw.one(SCRIPTS);
    return Array.from(name, (character) => homoglyphsOf(character, script)[0] ?? character).join('');
  },
  /** The list's own pairs among a–z and 0–9. */
  'within ASCII': (name, draw) => {
    const pairs = [...name.matchAll(/rn|[m01ol]/g)];
    if (pairs.length === 0) return name;
    const { 0: found, index } = draw.one(pairs);
    const other = { rn: 'm', m: 'rn', '0': 'o', o: '0', '1': 'l', l: '1' }[found] ?? found;
    return splice(name, index, found.length, other);
  },
} as const satisfies Readonly<Record<string, Mistake>>;

/** One slip of the finger or the memory, anywhere in the name: at the first letter as often as at any other. */
export const SLIPS = {
  'two letters swapped': (name, draw) => {
    const at = draw.below(name.length - 1);
    return splice(name, at, 2, name.charAt(at + 1) + name.charAt(at));
  },
  'a letter doubled': (name, draw) => {
    const at = draw.below(name.length);
    return splice(name, at, 0, name.charAt(at));
  },
  'a letter lost': (name, draw) => splice(name, draw.below(name.length), 1, ''),
  'a letter more': (name, draw) => splice(name, draw.below(name.length + 1), 0, draw.one(LETTERS)),
  'the key beside': (name, draw) => replace(name, draw, neighboursOf),
  'the key beside as well': (name, draw) => {
    const at = draw.below(name.length);
    const keys = neighboursOf(name.charAt(at));
    return keys.length === 0 ? name : splice(name, at + draw.below(2), 0, draw.one(keys));
  },
  'another vowel': (name, draw) =>
    replace(name, draw, (character) => (VOWELS.includes(character) ? without(VOWELS, character) : [])),
  'any other letter': (name, draw) => replace(name, draw, (character) => without(LETTERS, character)),
} as const satisfies Readonly<Record<string, Mistake>>;
