import { unreachable } from '../src/kernel/result.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Nomination } from '../src/nomination/nomination.js';
import { listed } from '../src/words/dates.js';
import { wordsFor, type Words } from '../src/words/index.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';
import type { Answer, Unclear } from '../src/workflow/workflow.js';
import type { CardAction } from './actions.js';
import type { Reader } from './card.js';
import { factsFor } from './facts.js';
import { whyNot, whyNotUntold } from './refusal/why-not.js';
import { AMPLE } from './room.js';

type Pressed = Pick<CardAction, 'verb'>;

/** The sentence that answers a pressed button where no new card does. Markdown, with everything typed escaped. */
export const sayAction = (answer: Answer | Unclear, action: Pressed, reader: Reader): string => {
  switch (answer.outcome) {
    case 'decided':
      return decided(answer.view.nomination, action, reader);
    case 'noted':
      return wordsFor(reader.locale).refusals.noted;
    case 'unclear':
      return asMarkdown(sayUnclear(answer, reader));
    case 'refused':
      return asMarkdown(sayRefusal(answer, action, reader));
    default:
      return unreachable(answer);
  }
};

export type Refused = Extract<Answer, { outcome: 'refused' }>;

/** Why nothing was changed. */
export const sayRefusal = (answer: Refused, action: Pressed, reader: Reader): Sentence => {
  // A stranger is told who can answer, and nothing else of a nomination they have no part in.
  const nomination = answer.view?.nomination ?? (answer.why === 'not-an-approver' ? answer.nomination : undefined);
  return nomination
    ? whyNot(answer, action, nomination, factsFor(nomination, reader))
    : whyNotUntold(answer.why, action, wordsFor(reader.locale));
};

/** The colleague who was named is nobody, or may be one of several. */
export const sayUnclear = ({ said, people }: Unclear, { locale }: Reader): Sentence => {
  const { unclear } = wordsFor(locale).refusals;
  const named = cleanLine(said, AMPLE.name);
  if (people.length === 0) return unclear.nobody(named);
  const colleagues = people
    .slice(0, MOST_COLLEAGUES)
    .map(({ name, address }) => unclear.colleague(cleanLine(name, AMPLE.name), cleanLine(address, AMPLE.address)));
  return unclear.several(named, listed(colleagues, locale));
};

const MOST_COLLEAGUES = 5;

const decided = (nomination: Nomination, { verb }: Pressed, reader: Reader): string => {
  const { refusals } = wordsFor(reader.locale);
  if (verb === 'approve-changed' && nomination.status === 'awaiting-approval' && nomination.proposed?.changes.sponsor) {
    const facts = factsFor(nomination, reader);
    return asMarkdown(refusals.proposed(facts.nominator, facts.name(nomination.proposed.changes.sponsor.name)));
  }
  return isTold(verb, refusals) ? refusals.decided[verb] : refusals.done;
};

const isTold = (
  verb: CardAction['verb'],
  { decided: told }: Words['refusals'],
): verb is keyof Words['refusals']['decided'] => verb in told;
