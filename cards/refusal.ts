import { unreachable } from '../src/kernel/result.js';
import type { NominationRefusal } from '../src/nomination/events.js';
import type { Nomination } from '../src/nomination/nomination.js';
import { inOneLine, type Sentence } from '../src/words/words.js';
import { asMarkdown } from '../src/words/markdown.js';
import { wordsFor } from '../src/words/index.js';
import type { Answer } from '../src/workflow/workflow.js';
import type { CardAction } from './actions.js';
import type { Reader } from './card.js';
import { factsFor, type Facts } from './facts.js';

/** The sentence that answers a pressed button where no new card does. Markdown, with everything typed escaped. */
export const sayAction = (answer: Answer, action: Pick<CardAction, 'verb'>, reader: Reader): string => {
  const { refusals } = wordsFor(reader.locale);
  if (answer.outcome !== 'refused') return answer.outcome === 'noted' ? refusals.noted : refusals.done;
  return asMarkdown(sayRefusal(answer, action, reader));
};

export type Refused = Extract<Answer, { outcome: 'refused' }>;

/** Why nothing was changed. */
export const sayRefusal = (answer: Refused, action: Pick<CardAction, 'verb'>, reader: Reader): Sentence => {
  // A stranger is told who can answer, and nothing else of a nomination they have no part in.
  const nomination = answer.view?.nomination ?? (answer.why === 'not-an-approver' ? answer.nomination : undefined);
  return nomination ? known(answer.why, action, nomination, factsFor(nomination, reader)) : unknown(answer.why, reader);
};

/** Who may answer now, to stand in "Only … can answer this." */
export const whoMay = (nomination: Nomination, { words, ...facts }: Facts): Sentence => {
  const { whoMay: say } = words.refusals;
  const sources = nomination.judgement.stage?.sources ?? [];
  const reached = nomination.status === 'awaiting-approval' ? nomination.source + 1 : sources.length;
  const named = sources.slice(0, reached).map(({ from }): Sentence => {
    switch (from) {
      case 'owners':
        return say.owners(facts.things);
      case 'manager':
        return say.manager(facts.nominator);
      case 'administrators':
        return say.administrators;
      case 'people':
        return say.somebody;
    }
  });
  return named.length > 0 ? inOneLine(say.or, named) : say.somebody;
};

const known = (
  why: NominationRefusal,
  action: Pick<CardAction, 'verb'>,
  nomination: Nomination,
  facts: Facts,
): Sentence => {
  const { refusals } = facts.words;
  switch (why) {
    case 'no-such-nomination':
      return refusals.noSuchNomination;
    case 'own-nomination':
      return refusals.ownNomination;
    case 'not-an-approver':
      return refusals.notAnApprover(whoMay(nomination, facts));
    case 'not-the-nominator':
      return refusals.notTheNominator(facts.nominator);
    case 'comment-needed':
      return refusals.commentNeeded;
    case 'already-accepted':
      return action.verb === 'mail-again'
        ? refusals.acceptedNoMail(facts.guest)
        : refusals.alreadyAccepted(facts.guest);
    case 'mail-on-its-way':
      return refusals.mailOnItsWay;
    case 'mail-just-sent': {
      const sentAt = nomination.status === 'invited' ? nomination.mailSentAt : undefined;
      return sentAt ? refusals.mailJustSentAt(facts.time(sentAt)) : refusals.mailJustSent;
    }
    case 'already-decided':
    case 'already-ended':
      return settled(nomination, facts);
    default:
      return unreachable(why);
  }
};

/** Without the nomination in view: to somebody who has no part in it, nothing of it is told. */
const unknown = (why: NominationRefusal, { locale }: Reader): Sentence => {
  const { refusals } = wordsFor(locale);
  switch (why) {
    case 'own-nomination':
      return refusals.ownNomination;
    case 'comment-needed':
      return refusals.commentNeeded;
    case 'not-an-approver':
      return refusals.notAnApprover(refusals.whoMay.somebody);
    case 'not-the-nominator':
      return [refusals.foreign];
    case 'mail-on-its-way':
      return refusals.mailOnItsWay;
    case 'mail-just-sent':
      return refusals.mailJustSent;
    case 'no-such-nomination':
      return refusals.noSuchNomination;
    case 'already-accepted':
    case 'already-decided':
    case 'already-ended':
      return refusals.alreadyEnded;
    default:
      return unreachable(why);
  }
};

const settled = (nomination: Nomination, facts: Facts): Sentence => {
  const { settled: say } = facts.words.refusals;
  switch (nomination.status) {
    case 'awaiting-approval':
      return say.over;
    case 'approved':
    case 'invited': {
      const decision = nomination.decisions.at(-1);
      return decision ? say.approved(facts.name(decision.by.name), facts.moment(decision.at)) : say.approvedByRule;
    }
    case 'denied':
      return say.denied(facts.name(nomination.decision.by.name), facts.moment(nomination.decision.at));
    case 'withdrawn':
      return say.withdrawn(facts.nominator, facts.moment(nomination.at));
    case 'expired':
      return say.unanswered(facts.moment(nomination.at));
    case 'failed':
      return say.failed;
    default:
      return unreachable(nomination);
  }
};
