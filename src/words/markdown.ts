import { textOf, type Part, type Sentence } from './words.js';
import { unlinked } from './unlinked.js';

/**
 * A sentence as the text of a chat message, which Teams reads as Markdown. Everything typed is escaped; an address is
 * set as code, which also keeps clients from turning it into a link.
 */
export const asMarkdown = (sentence: Sentence): string => guardStart(sentence.map(piece).join(''));

const piece = (part: Part): string => {
  if (typeof part === 'string') return part;
  switch (part.look) {
    case 'address':
      return `\`${textOf(part).replaceAll('`', '')}\``;
    case 'strong':
      return `**${escaped(part.typed)}**`;
    case 'plain':
      return escaped(part.typed);
  }
};

/**
 * No more than must be: a sentence may also be shown where nobody reads Markdown, and a backslash before every
 * parenthesis would be seen there. A link needs its bracket, a picture too.
 */
const escaped = (typed: string): string =>
  unlinked(typed)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/<(?=\S)/g, '&lt;');

/** A line that begins with a name such as "1. Ada", "- Ada" or "# Ada" would become a list or a heading. */
const guardStart = (text: string): string => text.replace(/^[-+#>]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
