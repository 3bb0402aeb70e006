import { CORPUS } from '../support/corpus.js';

/** What a reader sees of the HTML. */
export const seen = (html: string): string =>
  html
    .replace(/<head>[^]*<\/head>/, '')
    .replace(/<\/p>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** What can be clicked in it. */
export const links = (html: string): readonly string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));

/** Without what keeps a mail program from making links of typed text. */
export const readable = (text: string): string => text.replaceAll('\u200B', '');

/** What people might type. */
export const hostile: readonly string[] = [...Object.values(CORPUS), 'x'.repeat(20_000)];
