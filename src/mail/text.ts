import { unlinked } from '../words/unlinked.js';
import type { Sentence } from '../words/words.js';
import type { Block, Letter } from './letter.js';

/** The plain alternative. The only addresses that a mail program will make clickable are the ones we put on their own line. */
export const toText = ({ blocks }: Letter): string => `${blocks.map(textOf).join('\n\n')}\n`;

const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'button':
      return `${block.lead}\n${block.link}\n${plainly(block.below)}`;
    case 'link':
      return `${block.lead}${block.link}`;
    default:
      return plainly(block.said);
  }
};

/** A sentence without looks, in which nothing typed can be clicked; an address stays whole. */
export const plainly = (sentence: Sentence): string =>
  sentence
    .map((part) => (typeof part === 'string' ? part : part.look === 'address' ? part.typed : unlinked(part.typed)))
    .join('');
