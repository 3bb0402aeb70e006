import { findAddresses } from '../../src/kernel/address.js';

/** UTF-16 units. Longer lines are not read at all: no form of words needs them, and patterns need not meet them. */
export const LONGEST_LINE = 2000;

/** Controls and signs without a shape, which come along in pasting. Emoji keep their joiners. */
const HIDDEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]/g;

/**
 * Signs without width or sense that come with what is copied from a chat, our own sentences included: we break addresses
 * with them, so that no client makes links of them (words/unlinked).
 */
export const withoutGaps = (text: string): string => text.replace(/[\u200b\u200c\u2060\ufeff]/g, '');

/**
 * A message as a line: without mentions of the bot and without what cannot be seen. Addresses stay as they came but for gaps,
 * for a sign in one of them that turns the writing round has to be talked about.
 */
export const lineOf = (text: string): string => {
  const said = withoutGaps(text)
    .replace(/<at\b[^<>]*>[^<>]*<\/at>/gi, ' ')
    .replace(/&nbsp;/gi, ' ');
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of findAddresses(said)) {
    pieces.push(said.slice(at, start).replace(HIDDEN, ''), said.slice(start, end));
    at = end;
  }
  pieces.push(said.slice(at).replace(HIDDEN, ''));
  return pieces
    .join('')
    .replace(/[\t-\r\u0085\p{Z}]+/gu, ' ')
    .trim();
};

/** Nothing a person could have meant: no letter, no digit, no question mark. */
export const saysNothing = (line: string): boolean => !/[\p{L}\p{N}?？]/u.test(line);
