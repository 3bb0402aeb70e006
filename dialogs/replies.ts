import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Surroundings } from './surroundings.js';
import { LONGEST_LINE } from './understanding/line.js';

/** Whole answers to the small commands, as text. Markdown, with everything typed escaped. */

const paragraphs = (sentences: readonly Sentence[]): string => sentences.map(asMarkdown).join('\n\n');

export const welcomeText = ({ words }: Surroundings): string => paragraphs(words.commands.welcome);

export const helpText = ({ words }: Surroundings, inDraft: boolean, isAdministrator: boolean): string => {
  const { help } = words.commands;
  const listed = (lines: readonly Sentence[]) => lines.map((sentence) => `- ${asMarkdown(sentence)}`).join('\n');
  const { help: forAdministrators } = words.emergency;
  return [
    asMarkdown(help.heading),
    listed(help.lines),
    asMarkdown(help.approvers),
    ...(isAdministrator ? [asMarkdown(forAdministrators.heading), listed(forAdministrators.lines)] : []),
    ...(inDraft ? [asMarkdown(help.draft)] : []),
  ].join('\n\n');
};

export const unknownText = ({ words }: Surroundings, line: string, suggestion: string | undefined): string => {
  const says = words.commands;
  const sentences = [
    says.unknown(cleanLine(line, 60)),
    ...(suggestion ? [says.didYouMean(suggestion)] : []),
    says.youCanSay,
  ];
  return sentences.map(asMarkdown).join(' ');
};

export const tooLongText = ({ words }: Surroundings, length: number): string =>
  asMarkdown(words.commands.tooLong(length, LONGEST_LINE));
