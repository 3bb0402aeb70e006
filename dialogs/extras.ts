import type { DraftField } from '../cards/draft.js';
import { LOCALES, type Locale } from '../src/kernel/people.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import { cleanLine } from '../src/kernel/text.js';
import type { ExtraAnswer } from '../src/nomination/nomination.js';
import { answerPattern, LONGEST_ANSWER } from '../src/policy/answer-pattern.js';
import { foldLabel } from '../src/policy/label.js';
import type { ExtraQuestion, Localised } from '../src/policy/policy.js';
import { wordsFor } from '../src/words/index.js';
import type { Draft } from './draft.js';
import type { Faults } from './fill.js';
import type { Fault } from './questions/question.js';
import type { Surroundings } from './surroundings.js';

/** Questions of the company's own, as far as they are answered. */
export type Extras = {
  readonly answers: readonly ExtraAnswer[];
  readonly wanted: readonly DraftField[];
  readonly faults: Faults;
};

export const fieldFor = ({ key }: Pick<ExtraQuestion, 'key'>): DraftField => `q-${key}`;

/** Asked of the record itself: a question may be called `constructor`. */
export const answerTo = ({ key }: Pick<ExtraQuestion, 'key'>, { answers = {} }: Draft): string =>
  (Object.hasOwn(answers, key) ? answers[key] : undefined) ?? '';

/** Reads what was typed against the questions of the rule that matches now. */
export const extrasIn = (
  questions: readonly ExtraQuestion[],
  draft: Draft,
  around: Pick<Surroundings, 'words' | 'reader'>,
): Extras => {
  const answers: ExtraAnswer[] = [];
  const wanted: DraftField[] = [];
  const faults: Partial<Record<DraftField, Fault>> = {};
  for (const question of questions) {
    const said = answerTo(question, draft).trim();
    if (said === '') {
      if (question.required) wanted.push(fieldFor(question));
      continue;
    }
    const read = readAnswer(question, said, around);
    if (read.ok) answers.push({ key: question.key, label: question.label, answer: read.value });
    else faults[fieldFor(question)] = read.error;
  }
  return { answers, wanted, faults };
};

const readAnswer = (
  question: ExtraQuestion,
  said: string,
  { words, reader }: Pick<Surroundings, 'words' | 'reader'>,
): Result<Localised, Fault> => {
  const { answers: says } = words.nominate.findings;
  switch (question.kind) {
    case 'text': {
      const text = cleanLine(said, said.length + 1);
      if (text.length > LONGEST_ANSWER) return failed({ says: says.tooLong(LONGEST_ANSWER) });
      if (question.pattern === undefined || answerPattern(question.pattern).test(text)) return ok(inEach(() => text));
      const hint = question.hint?.[reader.locale];
      return failed({ says: hint === undefined ? says.mismatch : says.hinted(cleanLine(hint, LONGEST_ANSWER)) });
    }
    case 'choice': {
      const chosen = question.choices.find(({ value, label }) => isMeant(said, [value, ...Object.values(label)]));
      if (chosen) return ok(chosen.label);
      const labels = question.choices.map(({ label }) => cleanLine(label[reader.locale], 60));
      return failed({ says: says.choose(words.nominate.or(labels)) });
    }
    case 'yes-no': {
      const answer = yesOrNo(said);
      if (answer) return ok(inEach((locale) => wordsFor(locale).nominate.findings.answers[answer]));
      return failed({ says: says.choose(words.nominate.or([says.yes, says.no])) });
    }
  }
};

const inEach = (say: (locale: Locale) => string): Localised =>
  Object.fromEntries(LOCALES.map((locale) => [locale, say(locale)])) as Localised;

const isMeant = (said: string, names: readonly string[]): boolean =>
  names.some((name) => foldLabel(name) === foldLabel(said));

/** What the form sends, and what people type. */
export const yesOrNo = (said: string): 'yes' | 'no' | undefined => {
  const word = said
    .trim()
    .toLowerCase()
    .replace(/[.。!！]$/, '');
  if (/^(?:yes|y|yep|true|是|是的|有|对)$/.test(word)) return 'yes';
  return /^(?:no|n|nope|false|否|不|不是|没有)$/.test(word) ? 'no' : undefined;
};
