import type { Locale } from '../src/kernel/people.js';
import { wordsFor } from '../src/words/index.js';
import type { Sentence } from '../src/words/words.js';
import type { DraftField } from './actions.js';
import { heading, languageOf, line, type Card, type Element, type Line, type TextRun, type Tone } from './card.js';
import { inputOf, type DraftInput } from './draft-input.js';
import json from './draft.json' with { type: 'json' };
import { template } from './expand.js';

export type { DraftField } from './actions.js';

/** One question of the form. */
export type FieldView = {
  readonly field: DraftField;
  /** Of a question of the company's own. */
  readonly label?: string;
  /** What stands in it to begin with; a day as `2027-06-30`, a choice by its value. */
  readonly value: string;
  /** Said above it in the colour of attention. */
  readonly fault?: Sentence;
  /** Said below it. */
  readonly hint?: Sentence;
  /** It may stay empty: what is missing is found by other means, or is not needed. */
  readonly optional?: boolean;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
  /** More than one may be chosen; their values come back with commas between them. */
  readonly several?: true;
  /** Of a day, `2027-06-30`; the client's calendar ends there. */
  readonly earliest?: string;
  readonly latest?: string;
};

/** A nomination in the making: what is said back, what is asked, what can be pressed. */
export type DraftView = {
  readonly heading?: Sentence;
  readonly lines?: readonly { readonly says: Sentence; readonly tone?: Tone }[];
  readonly fields?: readonly FieldView[];
  readonly buttons?: readonly Element[];
};

const fill = template<{
  readonly lang: string;
  readonly fallback: string;
  readonly headings: readonly { readonly runs: readonly TextRun[] }[];
  readonly lines: readonly Line[];
  readonly fields: readonly DraftInput[];
  readonly actions: readonly { readonly buttons: readonly Element[] }[];
}>(json);

/** The card of a draft at any moment between "invite" and "send". Afterwards the receipt stands in its place. */
export const drawDraft = (view: DraftView, locale: Locale): Card => {
  const words = wordsFor(locale).nominate;
  return fill({
    lang: languageOf(locale),
    fallback: words.fallback,
    headings: view.heading ? [{ runs: heading(view.heading) }] : [],
    lines: (view.lines ?? []).map(({ says, tone }) => line(says, { tone: tone ?? 'plain' })),
    fields: (view.fields ?? []).map((field) => inputOf(field, words)),
    actions: view.buttons && view.buttons.length > 0 ? [{ buttons: view.buttons }] : [],
  });
};
