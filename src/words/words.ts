/**
 * How sentences are made. A sentence keeps apart what we wrote from what people typed, because what people typed is
 * never markup: a card draws it as literal text, a chat message escapes it, a mail encodes it.
 */

/** How a piece of a sentence should look, wherever it is shown. An address is monospaced. */
export type Look = 'plain' | 'strong' | 'address';

/** A piece of a sentence: our own words, or, as `typed`, what somebody outside this folder wrote. */
export type Part = string | { readonly typed: string; readonly look: Look };
export type Sentence = readonly Part[];

type Value = Part | Sentence;

export const strong = (typed: string): Part => ({ typed, look: 'strong' });
export const address = (typed: string): Part => ({ typed, look: 'address' });

/** Our own words with values in between; a bare string value counts as typed by people. */
export const say = (ours: TemplateStringsArray, ...values: readonly Value[]): Sentence =>
  ours.flatMap((text, n) => [text, ...partsOf(values[n])]).filter((part) => textOf(part) !== '');

/**
 * As `say`, for Chinese: where a Chinese character meets a Latin letter, a digit or a bracket of theirs at the edge of a value, a space is
 * set between them. Whether a name is Chinese is not known when the sentence is written.
 */
export const sayHan = (ours: TemplateStringsArray, ...values: readonly Value[]): Sentence =>
  spaced(say(ours, ...values));

/** The words alone, for whatever shows no looks and no markup. */
export const plain = (sentence: Sentence): string => sentence.map(textOf).join('');

export const textOf = (part: Part): string => (typeof part === 'string' ? part : part.typed);

/** Whether what people typed ends a sentence by itself, so that no stop of ours follows it. */
export const endsSentence = (typed: string): boolean => /[.!?。！？]$/u.test(typed);

/** Sentences one after the other in one line. */
export const inOneLine = (between: string, sentences: readonly Sentence[]): Sentence =>
  sentences.flatMap((sentence, n) => (n === 0 ? sentence : [between, ...sentence]));

const partsOf = (value: Value | undefined): readonly Part[] => {
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ typed: value, look: 'plain' }];
  return 'typed' in value ? [value] : value;
};

const spaced = (sentence: Sentence): Sentence =>
  sentence.flatMap((part, n) => {
    const before = sentence[n - 1];
    return before !== undefined && needSpace(textOf(before), textOf(part)) ? [' ', part] : [part];
  });

const HAN_AT_END = /\p{Script=Han}$/u;
const HAN_AT_START = /^\p{Script=Han}/u;
const LATIN_AT_END = /[\p{Script=Latin}\p{Nd})]$/u;
const LATIN_AT_START = /^[\p{Script=Latin}\p{Nd}(]/u;

const needSpace = (left: string, right: string): boolean =>
  (HAN_AT_END.test(left) && LATIN_AT_START.test(right)) || (LATIN_AT_END.test(left) && HAN_AT_START.test(right));
