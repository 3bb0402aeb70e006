import { inert } from '../src/kernel/text.js';
import type { Locale } from '../src/kernel/people.js';
import { unlinked } from '../src/words/unlinked.js';
import { plain, textOf, type Part, type Sentence } from '../src/words/words.js';

/** An Adaptive Card as plain JSON. Teams draws bots' cards up to version 1.5, and takes no more than 28 KB with all around it. */
export type Card = {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly Element[];
  readonly [property: string]: unknown;
};

/** A part of a card: anything with a type. The tests hold whole cards against Microsoft's schema. */
export type Element = { readonly type: string; readonly [property: string]: unknown };

/** Whose eyes a card is drawn for. `zone` is IANA. */
export type Reader = { readonly locale: Locale; readonly zone: string };

/**
 * Text that is drawn as it stands. A TextBlock or a FactSet would read Markdown in it, links and pictures included; so
 * whatever people typed goes here and nowhere else.
 */
export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly size?: 'Small' | 'Large';
  readonly weight?: 'Bolder';
  readonly fontType?: 'Monospace';
  readonly isSubtle?: true;
  readonly color?: 'Good' | 'Attention';
};

/** One line of a card. */
export type Line = {
  readonly runs: readonly TextRun[];
  readonly spacing: 'None' | 'Small' | 'Default' | 'Medium' | 'Large';
  readonly separator: boolean;
};

/**
 * Colour never stands alone, and never on small text: Teams' green and red are too pale to be read. It goes to a sign
 * before the line, and the words say the same.
 */
export type Tone = 'plain' | 'subtle' | 'attention';

export const line = (
  sentence: Sentence,
  look: { readonly tone?: Tone; readonly spacing?: Line['spacing']; readonly separator?: boolean } = {},
): Line => ({
  runs: [
    ...(look.tone === 'attention' ? [sign('⚠', 'Attention')] : []),
    ...runsOf(sentence, look.tone === 'subtle' ? { isSubtle: true } : {}),
  ],
  spacing: look.spacing ?? 'Small',
  separator: look.separator ?? false,
});

/** A line where no template repeats it. */
export const drawnLine = ({ runs, spacing, separator }: Line): Element => ({
  type: 'RichTextBlock',
  spacing,
  ...(separator && { separator }),
  inlines: runs,
});

/**
 * What stands on a button or beside a box to tick: plain text for most clients, Markdown for some. Whatever could become a
 * link, a picture or a tag in a name is replaced by its harmless like.
 */
export const titleOf = (sentence: Sentence): string => unlinked(unmarked(plain(sentence)));

/** The same of what is searched by its letters, and so has no gaps. */
export const unmarked = (text: string): string => inert(text).replace(/[[\]<>`*]/g, (mark) => HARMLESS[mark] ?? '');

const HARMLESS: Readonly<Record<string, string>> = { '[': '(', ']': ')', '<': '‹', '>': '›', '`': "'", '*': '∗' };

/** A line with a sign of its own before it. */
export const signed = (mark: string, color: 'Good' | 'Attention' | undefined, rest: Line): Line => ({
  ...rest,
  runs: [sign(mark, color), ...rest.runs],
});

/** A card's first line, a sentence of its own. */
export const heading = (sentence: Sentence): readonly TextRun[] =>
  runsOf(sentence, { size: 'Large', weight: 'Bolder' });

const sign = (mark: string, color: TextRun['color']): TextRun => ({
  type: 'TextRun',
  text: `${mark} `,
  ...(color && { color }),
});

/** What a card says to a screen reader about its language; two letters. */
export const languageOf = (locale: Locale): string => (locale === 'zh-CN' ? 'zh' : 'en');

type Style = Omit<TextRun, 'type' | 'text'>;

const LOOKS: Readonly<Record<'plain' | 'strong' | 'address', Style>> = {
  plain: {},
  strong: { weight: 'Bolder' },
  address: { fontType: 'Monospace' },
};

const lookOf = (part: Part | undefined) => (part === undefined || typeof part === 'string' ? 'plain' : part.look);

/** Neighbours of one look become one run, and are made inert together: two halves of a `{{` may come from two fields. */
const runsOf = (sentence: Sentence, style: Style): readonly TextRun[] => {
  const texts: { look: keyof typeof LOOKS; text: string }[] = [];
  for (const part of sentence) {
    const last = texts.at(-1);
    if (last?.look === lookOf(part)) last.text += textOf(part);
    else texts.push({ look: lookOf(part), text: textOf(part) });
  }
  return texts.map(({ look, text }) => ({ type: 'TextRun', text: inert(text), ...style, ...LOOKS[look] }));
};
