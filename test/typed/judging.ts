import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { cleanLine } from '../../src/kernel/text.js';
import type { Layout } from '../../src/mail/letter.js';
import { links } from '../mail/reading.js';

/** What is wrong with a thing in which this text was typed, if anything. */

/** Control characters, ends of lines, whatever turns the writing round or takes no room; joiners between emoji may stay. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff]|\u{E0041}/u;
/** Teams and the templates read these in any text of a card. */
const EXPANDED = /\{\{|\$\{/;
/** Some clients read Markdown on buttons and beside boxes; buttons may have links made of what stands there. */
const MARKED = /[[\]<>`*]/;
const LINKED = /:\/\/|\w@\w/;

const faultOfText = (parent: Readonly<Record<string, unknown>>, key: string, text: string, typed: string): boolean => {
  if (parent['type'] === 'TextRun' && key === 'text') return HIDDEN.test(text) || EXPANDED.test(text);
  if (key === 'title')
    return (
      HIDDEN.test(text.replaceAll('\u200b', '')) ||
      EXPANDED.test(text) ||
      MARKED.test(text) ||
      (parent['type'] !== undefined && LINKED.test(text))
    );
  if (key === 'label') return EXPANDED.test(text) || HIDDEN.test(text);
  // What stands in a field is text to be edited.
  if (key === 'value' && String(parent['type']).startsWith('Input.')) return false;
  return text.includes(typed) || text.includes(cleanLine(typed, 1000));
};

/** A card draws what was typed in TextRuns, titles and labels alone, and there as nothing but text. */
export const faultsOfCard = (card: unknown, typed: string): readonly string[] => {
  if (typeof card !== 'object' || card === null) return [];
  return Object.entries(card).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? faultOfText(card as Readonly<Record<string, unknown>>, key, value, typed)
        ? [`${String((card as { type?: string }).type)}.${key}: ${value.slice(0, 100)}`]
        : []
      : faultsOfCard(value, typed),
  );
};

const markdown = new MarkdownIt({ html: true, linkify: true });
const tagsIn = (html: string): ReadonlySet<string> => new Set(html.match(/<\w+/g) ?? []);
const added = (tags: ReadonlySet<string>, before: ReadonlySet<string>) => [...tags].filter((tag) => !before.has(tag));

/** A message becomes nothing that it does not become of plain words. `likened`: the same with plain words in it. */
export const faultsOfMessage = (text: string, likened: string): readonly string[] => [
  ...added(tagsIn(markdown.render(text)), tagsIn(markdown.render(likened))),
  ...(HIDDEN.test(text.replaceAll('\u200b', '').replaceAll('\n', '')) ? ['something hidden'] : []),
];

const CLICKABLE = /https?:\/\/evil|www\.evil|evil\.example|me@evil|javascript:a|555\) 123|\+1555|\/\/evil/;

/** The same of a mail: its HTML, its plain text and its subject. */
export const faultsOfMail = ({ subject, html, text }: Layout, likened: Layout): readonly string[] => [
  ...added(tagsIn(html), tagsIn(likened.html)),
  ...(links(html).join() === links(likened.html).join() ? [] : [`links: ${links(html).join()}`]),
  ...(CLICKABLE.test(`${html}${text}${subject}`) ? ['something to click'] : []),
  ...(HIDDEN.test(`${html}${text}${subject}`.replaceAll(/[\u200b\n]/g, '')) ? ['something hidden'] : []),
  ...(/[\r\n]/.test(subject) ? ['a subject of several lines'] : []),
];

/** A table has no formula in any cell, whatever the spreadsheet takes for the end of one. */
export const faultsOfTable = (table: string): readonly string[] =>
  [',', ';', '\t'].flatMap((delimiter) =>
    parse(table, { bom: true, delimiter, relax_quotes: true, relax_column_count: true }).flatMap((cells) =>
      cells.filter((cell) => /^[\s"]*[=+\-@＝＋－＠]/u.test(cell)).map((cell) => `${delimiter} ${cell}`),
    ),
  );
