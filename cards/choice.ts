import type { Locale } from '../src/kernel/people.js';
import type { Sentence } from '../src/words/words.js';
import { wordsFor } from '../src/words/index.js';
import { heading, languageOf, line, type Card, type Element, type Line, type TextRun } from './card.js';
import json from './choice.json' with { type: 'json' };
import { template } from './expand.js';

/** Things to choose from, each with its own button. */
export type Choice = {
  readonly ask: Sentence;
  readonly among: readonly { readonly says: readonly Sentence[]; readonly button: Element }[];
  readonly footer?: Sentence;
};

const fill = template<{
  readonly lang: string;
  readonly fallback: string;
  readonly heading: readonly TextRun[];
  readonly choices: readonly { readonly lines: readonly Line[]; readonly buttons: readonly Element[] }[];
  readonly footer: readonly Line[];
}>(json);

export const drawChoice = ({ ask, among, footer }: Choice, locale: Locale): Card =>
  fill({
    lang: languageOf(locale),
    fallback: wordsFor(locale).commands.withdraw.fallback,
    heading: heading(ask),
    choices: among.map(({ says, button }) => ({ lines: says.map((sentence) => line(sentence)), buttons: [button] })),
    footer: footer ? [line(footer, { tone: 'subtle', spacing: 'Medium' })] : [],
  });
