import { cleanLine } from '../src/kernel/text.js';

/** Of a name in a sentence, and of what somebody said where it is quoted back; in UTF-16 units. */
const LONGEST_NAME = 100;
const LONGEST_QUOTE = 60;

/** A name, of a person or of a thing, as a sentence takes it. */
export const named = (name: string): string => cleanLine(name, LONGEST_NAME);

export const quoted = (said: string): string => cleanLine(said, LONGEST_QUOTE);
