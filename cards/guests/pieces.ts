import { inOneLine, type Sentence } from '../../src/words/words.js';

/** What belongs together, in one line. */
export const pieces = (sentences: readonly Sentence[]): Sentence => inOneLine(' · ', sentences);
