import { LOCALES, type Locale } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import { cleanLine } from '../kernel/text.js';
import type { ExtraAnswer } from '../nomination/nomination.js';
import { answerPattern, LONGEST_ANSWER } from '../policy/answer-pattern.js';
import type { ExtraQuestion, Localised } from '../policy/policy.js';

/** Answers to the company's own questions, or the keys of those that are missing or wrong. */
export type Heard = { readonly answers: readonly ExtraAnswer[]; readonly wanted: readonly string[] };

/** Looked at again here, for a rule may ask something else by now; the labels are the rule's. */
export const hearAnswers = (questions: readonly ExtraQuestion[], given: readonly ExtraAnswer[]): Heard => {
  const answers: ExtraAnswer[] = [];
  const wanted: string[] = [];
  for (const question of questions) {
    const said = given.find(({ key }) => key === question.key)?.answer;
    const isSaid = said !== undefined && LOCALES.some((locale) => said[locale].trim() !== '');
    const answer = isSaid ? accepted(question, said) : undefined;
    if (answer) answers.push({ key: question.key, label: question.label, answer });
    else if (isSaid || question.required) wanted.push(question.key);
  }
  return { answers, wanted };
};

const accepted = (question: ExtraQuestion, said: Localised): Localised | undefined => {
  switch (question.kind) {
    case 'text':
      return fits(said.en, question.pattern) ? inEach(() => cleanLine(said.en, LONGEST_ANSWER)) : undefined;
    case 'choice':
      return question.choices.find(({ value, label }) =>
        LOCALES.every((locale) => said[locale] === label[locale] || said[locale] === value),
      )?.label;
    case 'yes-no':
      // The words for it belong to the conversation.
      return inEach((locale) => cleanLine(said[locale], LONGEST_ANSWER));
    default:
      return unreachable(question);
  }
};

/** A pattern is held against short text alone: the longer the text, the longer it may take. */
const fits = (text: string, pattern: string | undefined): boolean => {
  const line = text.trim();
  return line.length <= LONGEST_ANSWER && (pattern === undefined || answerPattern(pattern).test(line));
};

const inEach = (text: (locale: Locale) => string): Localised => ({ en: text('en'), 'zh-CN': text('zh-CN') });
