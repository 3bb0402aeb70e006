import type { DraftField } from '../cards/draft.js';
import { LONGEST_INPUT } from '../cards/actions.js';
import { cleanLine } from '../src/kernel/text.js';
import { withDerived } from './derived.js';
import type { Draft, Said } from './draft.js';
import { access } from './questions/access.js';
import { address } from './questions/address.js';
import { delivery, language } from './questions/mail.js';
import type { Fault, Question } from './questions/question.js';
import { company, name, reason } from './questions/text.js';
import { until } from './questions/until.js';
import type { Surroundings } from './surroundings.js';
import { withoutGaps } from './understanding/line.js';

export type Faults = Partial<Readonly<Record<DraftField, Fault>>>;

/** The dialog: a list of questions, in the order in which they are asked. */
const QUESTIONS: readonly Question[] = [address, name, company, access, reason, until, language, delivery];

/**
 * Reads answers into the draft. A wrong one never costs a right one: it is kept as it was typed, beside what is wrong with
 * it, and is read again with every later answer, until another takes its place.
 */
export const fill = async (
  draft: Draft,
  said: Said,
  around: Surroundings,
): Promise<{ readonly draft: Draft; readonly faults: Faults }> => {
  const answers: Said = { ...draft.typed, ...said };
  const faults: Partial<Record<DraftField, Fault>> = {};
  let filled: Draft = { ...draft, typed: {}, said: {} };
  for (const question of QUESTIONS) {
    const { field } = question;
    const answer = answers[field] === undefined ? undefined : withoutGaps(answers[field]);
    if (answer === undefined) continue;
    if (answer.trim() === '') {
      filled = without(filled, field);
      continue;
    }
    // The draft as it was: an address said twice is meant.
    const result = await question.read(
      answer,
      around,
      said[field] === undefined ? { ...filled, typed: {} } : { ...filled, typed: draft.typed },
    );
    if (result.ok) filled = { ...filled, ...result.value };
    else {
      faults[field] = result.error;
      filled = without(filled, field);
      filled = { ...filled, typed: { ...filled.typed, [field]: cleanLine(answer, LONGEST_INPUT) } };
    }
  }
  return { draft: withDerived(filled), faults };
};

const without = (draft: Draft, field: DraftField): Draft => {
  const belongs: Readonly<Partial<Record<DraftField, readonly (keyof Draft)[]>>> = {
    address: ['address', 'standing'],
    until: ['until', 'zone'],
    delivery: ['deliveries'],
  };
  const gone: readonly string[] = belongs[field] ?? [field];
  return Object.fromEntries(Object.entries(draft).filter(([key]) => !gone.includes(key))) as Draft;
};
