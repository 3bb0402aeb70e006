import { KINDS, type Kind, type Likeness } from './likeness.js';

/** By kind, how many characters must speak for a likeness that it is believed. */
export type Shortest = Readonly<Record<Kind, number>>;

/** How many they are for a slip: of the fingers; of the memory; and for what may as well be another name. */
export type Thresholds = { readonly fingers: number; readonly memory: number; readonly other: number };

/** Fixed by `npm run look-alikes`, which fails where it comes to others. */
export const THRESHOLDS: Thresholds = { fingers: 3, memory: 4, other: 5 };

export const shortestBy = ({ fingers, memory, other }: Thresholds): Shortest => ({
  'same-looking': 1,
  'slip-in-ending': 1,
  // Companies with the same two or three letters, each in its own country, are many.
  'other-ending': 4,
  'domain-within': 1,
  'similar-looking': 5,
  'mixed-scripts': 4,
  swapped: fingers,
  doubled: fingers,
  'neighbour-key': fingers,
  'other-vowel': memory,
  'letter-lost': memory,
  'letter-more': memory,
  'other-letter': other,
  digit: other,
  'first-key': other,
  'first-letter': other,
  // Of a short name, the second version is nobody's slip.
  version: 8,
  'name-before': 5,
  'name-in-company': 5,
  // Below that, names are words that others use too: python-poetry.org.
  'name-within': 8,
});

/** The likeness to tell of: believed, of the surest kind, and of those the one for which most speaks. */
export const surest = (found: readonly Likeness[], shortest: Shortest): Likeness | undefined =>
  found
    .filter(({ kind, length }) => length >= shortest[kind])
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || other.length - one.length)[0];
