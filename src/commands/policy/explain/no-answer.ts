/** What cannot be answered, in a sentence that says what to do. */
export class NoAnswer extends Error {}
