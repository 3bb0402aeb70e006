import { isLoopback } from '../kernel/loopback.js';
import { cleanLine } from '../kernel/text.js';
import type { Sentence } from '../words/words.js';
import { toHtml } from './html.js';
import { toText } from './text.js';

/** Who writes to the guest, from the policy. */
export type Company = { readonly name: string; readonly privacyNotice: string; readonly contact: string };

/** A mail's three faces. HTML and text say the same, in the same order. */
export type Layout = { readonly subject: string; readonly html: string; readonly text: string };

/** One piece of the mail, from top to bottom. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote' | 'small'; readonly said: Sentence }
  | {
      readonly kind: 'button';
      readonly title: string;
      /** Stands before the address in plain text. */
      readonly lead: string;
      readonly link: string;
      readonly below: Sentence;
    }
  | { readonly kind: 'link'; readonly lead: string; readonly link: string };

export type Letter = { readonly language: string; readonly subject: string; readonly blocks: readonly Block[] };

export const finished = (letter: Letter): Layout => ({
  subject: letter.subject,
  html: toHtml(letter),
  text: toText(letter),
});

export const paragraph = (said: Sentence): Block => ({ kind: 'paragraph', said });

/** In UTF-16 units; a subject has to fit a notification. */
export const LONGEST = { name: 120, address: 254, reason: 1000, subject: 150, note: 1000 } as const;

export const nameLine = (text: string): string => cleanLine(text, LONGEST.name);
export const addressLine = (text: string): string => cleanLine(text, LONGEST.address);

/** What a button may lead to: https, or this machine. */
export const webAddress = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url?.protocol === 'http:' && isLoopback(url.hostname);
  if (!url || (url.protocol !== 'https:' && !loopback)) throw new Error('A mail needs an https address here.');
  return url;
};
