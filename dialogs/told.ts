import type { Card } from '../cards/card.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';

/** What a command answers: some words (Markdown, with everything typed escaped), or a card with something to press. */
export type Told =
  /** `unheard`: what followed the command's word made no sense; to somebody who is filling something in, it may be part of that. */
  { readonly text: string; readonly unheard?: true } | { readonly card: Card; readonly summary: Sentence };

export const told = (...sentences: readonly Sentence[]): { readonly text: string } => ({
  text: sentences.map(asMarkdown).join(' '),
});

export const unheard = (...sentences: readonly Sentence[]): Told => ({ ...told(...sentences), unheard: true });
