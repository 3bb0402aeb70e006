import type { DraftField } from '../cards/draft.js';
import { LONGEST_INPUT } from '../cards/actions.js';
import { cleanLine } from '../src/kernel/text.js';
import { without, type Draft, type Said } from './draft.js';
import { access } from './questions/access.js';
import { address } from './questions/address.js';
import { delivery, language } from './questions/mail.js';
import type { Fault, Question } from './questions/question.js';
import { backup, sponsor } from './questions/sponsor.js';
import { company, name, reason } from './questions/text.js';
import { until } from './questions/until.js';
import type { Surroundings } from './surroundings.js';
import { withoutGaps } from './understanding/line.js';

export type Faults = Partial<Readonly<Record<DraftField, Fault>>>;
export type Filled = { readonly draft: Draft; readonly faults: Faults };

/** The dialog: a list of questions, in the order in which they are asked. */
const QUESTIONS: readonly Question[] = [
  address,
  name,
  company,
  access,
  reason,
  until,
  sponsor,
  backup,
  language,
  delivery,
];

/**
 * Reads answers into the draft. A wrong one never costs a right one: it is kept as it was typed, beside what is wrong with
 * it, and is read again with every later answer, until another takes its place.
 */
export const fill = async (draft: Draft, said: Said, around: Surroundings): Promise<Filled> => {
  const answers: Said = { ...draft.typed, ...said };
  let filled: Filled = { draft: withOwnAnswers({ ...draft, typed: {}, said: {} }, said), faults: {} };
  for (const question of QUESTIONS) {
    const answer = answers[question.field];
    if (answer === undefined) continue;
    // The draft as it was: an address said twice is meant.
    const typed = said[question.field] === undefined ? {} : draft.typed;
    filled = await taken(question, withoutGaps(answer), filled, typed, around);
  }
  return filled;
};

const taken = async (
  question: Question,
  answer: string,
  { draft, faults }: Filled,
  typed: Said,
  around: Surroundings,
): Promise<Filled> => {
  const { field } = question;
  if (answer.trim() === '') return { draft: without(draft, field), faults };
  const read = await question.read(answer, around, { ...draft, typed });
  if (!read.ok) return { draft: keptAside(draft, field, answer), faults: { ...faults, [field]: read.error } };
  return { draft: Object.keys(read.value).length === 0 ? draft : { ...without(draft, field), ...read.value }, faults };
};

/** What cannot be used stays as it was typed, so that it can be corrected. */
export const keptAside = (draft: Draft, field: DraftField, answer: string): Draft => {
  const rest = without(draft, field);
  return { ...rest, typed: { ...rest.typed, [field]: cleanLine(answer, LONGEST_INPUT) } };
};

/** Answers to the company's own questions are kept as they came, for which rule asks them is not known yet. */
const withOwnAnswers = (draft: Draft, said: Said): Draft => {
  const own = Object.entries(said).flatMap(([field, answer]) =>
    field.startsWith('q-') && answer !== undefined ? [[field.slice(2), cleanLine(answer, LONGEST_INPUT)] as const] : [],
  );
  return own.length === 0 ? draft : { ...draft, answers: { ...draft.answers, ...Object.fromEntries(own) } };
};
