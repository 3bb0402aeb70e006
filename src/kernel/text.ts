/** What separates words: spaces of every kind, tabs, and the ends of lines. */
const WHITESPACE = /[\t-\r\u0085\p{Z}]+/gu;

/**
 * What takes no room on the screen, or turns the writing round: control characters, bidirectional overrides, zero-width
 * characters, halves of characters. Ends of lines are left to WHITESPACE. Two invisible things stay, because emoji fall apart
 * without them: the joiner between two pictographs, and the selector that asks for the coloured form.
 */
const HIDDEN =
  /(?![\t-\r\u0085])(?!(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic}))(?!(?<=[\p{Emoji}\p{Extended_Pictographic}])[\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\uFFFC]/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The longest beginning of `text` that ends between two characters as people see them, and has at most `max` UTF-16 units. */
const beginning = (text: string, max: number): string =>
  // Asked where the character begins that has the first unit too many, and not for all before it: that costs a hundred times as much.
  text.slice(0, graphemes.segment(text.slice(0, max + 2)).containing(max)?.index ?? text.length);

/**
 * What somebody typed, as one line that is safe to show: composed (NFC), nothing hidden in it, whitespace folded. Longer than
 * `max`, it is cut and ends in “…”. `max` (at least 1) counts UTF-16 units, as Graph, Teams and our tables do, so that a
 * pile of combining marks cannot grow past it; a character that people see as one is never cut in two.
 */
export const cleanLine = (text: string, max: number): string => {
  const line = text.replace(HIDDEN, '').replace(WHITESPACE, ' ').trim().normalize('NFC');
  return line.length <= max ? line : `${beginning(line, max - 1).trimEnd()}…`;
};

/**
 * The same text with `{{` and `${` broken by a space. Teams expands `{{DATE()}}` in any text of a card, and the templating
 * library expands `${…}`; a plain space is seen for what it is, where an invisible one would hide in whatever is copied.
 */
export const inert = (text: string): string => text.replace(/[{$](?=\{)/g, '$& ');

/**
 * A text as it may stand in a table: nothing in it is a formula to a spreadsheet, neither at its beginning nor behind a semicolon,
 * where Excel begins a cell in most of Europe, whatever the quotes around it or before the sign. One line.
 */
export const withoutFormulas = (text: string): string =>
  text.replace(WHITESPACE, ' ').replace(/(^|;)([\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1$2'");

/** The first hidden character as people can look it up (`U+202E`); undefined where there is none. Emoji joiners count. */
export const hiddenIn = (text: string): string | undefined => {
  const found = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.exec(text.replace(WHITESPACE, ' '));
  const code = found?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
};
