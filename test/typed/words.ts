import type { Locale } from '../../src/kernel/people.js';
import { words } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';

type Says = (...typed: readonly unknown[]) => unknown;

/** Every sentence of a language that takes something from outside, by its place: `receipt.denied`. */
const takers = (node: unknown, at = ''): readonly (readonly [string, Says])[] => {
  if (typeof node === 'function') return [[at.slice(1), node as Says]];
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => takers(value, `${at}.${key}`));
};

export const TAKERS = (locale: Locale) => takers(words[locale]);

const isSentence = (value: unknown): value is Sentence =>
  Array.isArray(value) &&
  value.every((part) => typeof part === 'string' || (part !== null && typeof part === 'object'));

/** What a sentence says that is given this for everything it takes: as a text, as lists, or as numbers where it counts. */
export const saysWith = (says: Says, typed: string): Sentence | undefined => {
  const sentences = [[{ typed, look: 'plain' }]];
  for (const [first, other] of [
    [typed, typed],
    [typed, sentences],
    [[typed], [typed]],
    [sentences, sentences],
    [2, 2],
  ])
    try {
      const said = says(first, ...Array.from({ length: Math.max(says.length, 4) - 1 }, () => other));
      if (isSentence(said) && said.every((part) => typeof part === 'string' || typeof part.typed === 'string'))
        return said;
    } catch {
      // It takes something else.
    }
  return undefined;
};
