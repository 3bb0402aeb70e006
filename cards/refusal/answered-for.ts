import { decisionsOf, type Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import type { View } from '../../src/workflow/views.js';
import type { Facts } from '../facts.js';

/** Whose answer stands for whose, where it is known who pressed. */
export const answeredFor = (nomination: Nomination, view: View | undefined, facts: Facts): Sentence => {
  const { refusals } = facts.words;
  const reader = view?.kind === 'approval' ? view.reader : undefined;
  const agreed = nomination.status === 'awaiting-approval' ? nomination.agreed : [];
  const answers = reader === undefined ? [] : [...decisionsOf(nomination), ...agreed];
  const forReader = answers.find(({ for: whose }) => whose?.id === reader);
  if (forReader) return refusals.answeredForYou(facts.name(forReader.by.name));
  const byReader = answers.find(({ by, for: whose }) => by.id === reader && whose !== undefined);
  return byReader?.for ? refusals.answeredForThem(facts.name(byReader.for.name)) : refusals.answeredFor;
};
