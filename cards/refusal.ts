import { unreachable } from '../src/kernel/result.js';
import type { NominationRefusal } from '../src/nomination/events.js';
import type { Nomination, NominationIn } from '../src/nomination/nomination.js';
import type { ApproverSource } from '../src/policy/policy.js';
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
  const named = [...new Set(askedSources(nomination))].flatMap((from): readonly Sentence[] => {
    switch (from) {
      case 'owners':
        // What changes a stay alone has no owners.
        return nomination.access.length > 0 ? [say.owners(facts.things)] : [];
      case 'manager':
        return [say.manager(facts.nominator)];
      case 'administrators':
        return [say.administrators];
      case 'people':
        return [say.somebody];
    }
  });
  return named.length > 0 ? inOneLine(say.or, named) : say.somebody;
};

/** Those of the open stage that were asked so far; of a nomination that is settled, all that there were. */
const askedSources = (nomination: Nomination): readonly ApproverSource['from'][] => {
  const { stages } = nomination.judgement;
  const sources =
    nomination.status === 'awaiting-approval'
      ? (stages[nomination.stage]?.sources ?? []).slice(0, nomination.source + 1)
      : stages.flatMap((stage) => stage.sources);
  return sources.map(({ from }) => from);
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
    case 'answered-before':
      return refusals.answeredBefore;
    case 'not-a-nominator':
      return refusals.notANominator;
    case 'too-many-joined':
      return refusals.tooManyJoined(facts.nominator);
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
    case 'stage-settled':
      return settled(nomination, why, facts);
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
    case 'answered-before':
      return refusals.answeredBefore;
    case 'not-a-nominator':
      return refusals.notANominator;
    case 'too-many-joined':
      return refusals.tooManyJoinedAlready;
    case 'not-the-nominator':
      return [refusals.foreign];
    case 'mail-on-its-way':
      return refusals.mailOnItsWay;
    case 'mail-just-sent':
      return refusals.mailJustSent;
    case 'no-such-nomination':
      return refusals.noSuchNomination;
    case 'already-accepted':
    case 'stage-settled':
      return refusals.settled.stepOver;
    case 'already-decided':
    case 'already-ended':
      return refusals.alreadyEnded;
    default:
      return unreachable(why);
  }
};

const settled = (nomination: Nomination, why: NominationRefusal, facts: Facts): Sentence => {
  const { settled: say } = facts.words.refusals;
  switch (nomination.status) {
    case 'awaiting-approval':
      return stepSettled(nomination, why, facts);
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
      return facts.aim === 'invite' ? say.failed : say.notDone;
    default:
      return unreachable(nomination);
  }
};

/** While it waits for an answer: either this step's time is over, or the step that was meant is. */
const stepSettled = (
  { decisions }: NominationIn<'awaiting-approval'>,
  why: NominationRefusal,
  facts: Facts,
): Sentence => {
  const { settled: say } = facts.words.refusals;
  if (why !== 'stage-settled') return say.over;
  const latest = decisions.at(-1);
  return latest ? say.step(facts.name(latest.by.name), facts.moment(latest.at)) : say.stepOver;
};
