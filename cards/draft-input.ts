import type { Words } from '../src/words/index.js';
import { LONGEST_ANSWER } from '../src/policy/answer-pattern.js';
import { inert } from '../src/kernel/text.js';
import { line, unmarked, type Line } from './card.js';
import type { DraftField, FieldView } from './draft.js';

type Text = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly needed: string;
  readonly required: boolean;
};

/** One field as the template takes it: exactly one of the three lists has an entry. */
export type DraftInput = {
  readonly faults: readonly Line[];
  readonly hints: readonly Line[];
  readonly texts: readonly (Text & {
    readonly placeholder: string;
    readonly longest: number;
    readonly multiline: boolean;
  })[];
  readonly choices: readonly (Text & {
    readonly placeholder: string;
    readonly style: 'expanded' | 'compact' | 'filtered';
    readonly several: boolean;
    readonly entries: readonly { readonly title: string; readonly value: string }[];
  })[];
  readonly dates: readonly (Text & { readonly earliest: string; readonly latest: string })[];
};

/** The longest each text may be, in UTF-16 units. The server holds the same limits. */
export const LONGEST = { address: 254, name: 100, company: 100, reason: 500, sponsor: 254, backup: 254 } as const;

/** More entries than these are searched rather than scrolled through. Teams lets one alone be chosen in a list that is searched. */
export const SCROLLED = 10;

export const inputOf = (view: FieldView, words: Words['nominate']): DraftInput => {
  const { field, value } = view;
  const text: Text = {
    id: field,
    label: view.label ? inert(view.label) : isOurs(field) ? words.labels[field] : '',
    value,
    needed: isOurs(field) ? words.needed[field] : words.needed.answer,
    required: !view.optional,
  };
  const none = { texts: [], choices: [], dates: [] };
  const around = {
    faults: view.fault ? [line(view.fault, { tone: 'attention' })] : [],
    hints: view.hint ? [line(view.hint, { tone: 'subtle' })] : [],
  };
  if (view.choices) {
    const isSearched = view.choices.length > SCROLLED;
    const several = view.several === true && !isSearched;
    const entries = view.choices.map((choice) => ({ ...choice, title: unmarked(choice.title) }));
    const style = isSearched ? 'filtered' : several ? 'expanded' : 'compact';
    return {
      ...around,
      ...none,
      choices: [{ ...text, placeholder: words.placeholders.access, style, several, entries }],
    };
  }
  if (field === 'until') {
    return { ...around, ...none, dates: [{ ...text, earliest: view.earliest ?? '', latest: view.latest ?? '' }] };
  }
  const multiline = field === 'reason';
  return {
    ...around,
    ...none,
    texts: [
      {
        ...text,
        placeholder: placeholderOf(field, view, words),
        longest: longestOf(field, value),
        multiline,
      },
    ],
  };
};

const isOurs = (field: DraftField): field is keyof Words['nominate']['labels'] => !field.startsWith('q-');

/** What was typed stays in its field even where it is too long; it could not be corrected otherwise. */
const longestOf = (field: DraftField, value: string): number =>
  Math.max(field in LONGEST ? LONGEST[field as keyof typeof LONGEST] : LONGEST_ANSWER, value.length);

const placeholderOf = (field: DraftField, view: FieldView, words: Words['nominate']): string => {
  if (view.optional) return field === 'name' || field === 'company' ? words.taken : words.optional;
  return field in words.placeholders ? words.placeholders[field as keyof typeof words.placeholders] : '';
};
