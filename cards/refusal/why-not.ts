import { unreachable } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { NominationRefusal } from '../../src/nomination/commands.js';
import { openInquiry, type Nomination } from '../../src/nomination/nomination.js';
import type { Words } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Answer } from '../../src/workflow/workflow.js';
import type { CardAction } from '../actions.js';
import type { Facts } from '../facts.js';
import { approversOf } from '../receipt/approvers.js';
import { answeredFor } from './answered-for.js';
import { partSettled } from './part-settled.js';
import { settled } from './settled.js';
import { whoMay } from './who-may.js';

type Pressed = Pick<CardAction, 'verb'>;

/** What is said in the same words whether or not the nomination may be spoken of. */
const ALIKE = {
  'no-such-nomination': 'noSuchNomination',
  'own-nomination': 'ownNomination',
  'answered-before': 'answeredBefore',
  'not-a-nominator': 'notANominator',
  'comment-needed': 'commentNeeded',
  'ask-changed': 'askChanged',
  'hand-over-not-allowed': 'handOverNotAllowed',
  'handed-on-enough': 'handedOnEnough',
  'not-to-them': 'notToThem',
  'no-question': 'noQuestion',
  'change-not-allowed': 'changeNotAllowed',
  'proposed-enough': 'proposedEnough',
  'nothing-to-settle': 'nothingToSettle',
  'mail-on-its-way': 'mailOnItsWay',
  'under-way': 'underWay',
} as const satisfies Partial<Record<NominationRefusal, keyof Words['refusals']>>;

const isAlike = (why: NominationRefusal): why is keyof typeof ALIKE => why in ALIKE;

/** Why nothing was changed, to somebody who has a part in the nomination. */
export const whyNot = (
  { why, view, room }: Pick<Extract<Answer, { outcome: 'refused' }>, 'why' | 'view' | 'room'>,
  { verb }: Pressed,
  nomination: Nomination,
  facts: Facts,
): Sentence => {
  const { refusals } = facts.words;
  if (isAlike(why)) return refusals[ALIKE[why]];
  switch (why) {
    case 'not-an-approver':
      return refusals.notAnApprover(whoMay(nomination, facts));
    case 'answered-for':
      return answeredFor(nomination, view, facts);
    case 'part-settled':
      return partSettled(nomination, view, facts);
    case 'too-many-joined':
      return refusals.tooManyJoined(facts.nominator);
    case 'not-the-nominator':
      return refusals.notTheNominator(facts.nominator);
    case 'question-open':
      return refusals.questionOpen(facts.nominator);
    case 'too-many-questions':
      return refusals.tooManyQuestions(facts.nominator);
    case 'other-question':
      return otherQuestion(nomination, facts);
    case 'text-needed':
      return verb === 'reply' ? refusals.answerNeeded : refusals.questionNeeded;
    case 'sponsor-not-allowed':
      return verb === 'agree-change' ? refusals.sponsorNoLonger : refusals.sponsorNotAllowed(facts.rule);
    case 'sponsor-settled':
      return refusals.sponsorSettled(facts.nominator);
    case 'reminded-today':
    case 'nobody-to-remind':
      return notReminded(nomination, why, facts);
    case 'already-accepted':
      return verb === 'mail-again' ? refusals.acceptedNoMail(facts.guest) : refusals.alreadyAccepted(facts.guest);
    case 'mail-just-sent': {
      const sentAt = nomination.status === 'invited' ? nomination.mailSentAt : undefined;
      return sentAt ? refusals.mailJustSentAt(facts.time(sentAt)) : refusals.mailJustSent;
    }
    case 'mailed-enough':
      return room
        ? refusals.mailedEnough(facts.address, room.most, facts.moment(room.from))
        : refusals.mailedEnoughAlready;
    case 'domain-blocked':
      return facts.words.guests.refusals[why](facts.guest, facts.address);
    case 'address-changed':
      return refusals.addressChanged(facts.address);
    case 'already-decided':
    case 'already-ended':
    case 'stage-settled':
      return settled(nomination, why, view?.kind, facts);
    default:
      return unreachable(why);
  }
};

const otherQuestion = (nomination: Nomination, facts: Facts): Sentence => {
  const { refusals } = facts.words;
  const open = openInquiry(nomination);
  if (!open) return refusals.noQuestion;
  return refusals.otherQuestion(
    approversOf(nomination, facts).one(open.by, 'within'),
    cleanLine(open.text, LONGEST_QUOTED),
  );
};

/** In a notification, in UTF-16 units. */
const LONGEST_QUOTED = 200;

const notReminded = (
  nomination: Nomination,
  why: 'reminded-today' | 'nobody-to-remind',
  { words: { refusals }, moment }: Facts,
): Sentence => {
  const open = nomination.status === 'awaiting-approval' ? nomination : undefined;
  if (why === 'reminded-today')
    return open?.remindedAt ? refusals.remindedAt(moment(open.remindedAt)) : refusals.remindedToday;
  return open && (openInquiry(open) || open.proposed) ? refusals.yourTurn : refusals.nobodyToRemind;
};

/** To somebody who has no part in it, of whom nothing is told. */
export const whyNotUntold = (why: NominationRefusal, { verb }: Pressed, { refusals }: Words): Sentence => {
  if (isAlike(why)) return refusals[ALIKE[why]];
  switch (why) {
    case 'not-an-approver':
      return refusals.notAnApprover(refusals.whoMay.somebody);
    case 'answered-for':
      return refusals.answeredFor;
    case 'part-settled':
      return refusals.partSettled.plainly;
    case 'too-many-joined':
      return refusals.tooManyJoinedAlready;
    case 'not-the-nominator':
      return [refusals.foreign];
    case 'question-open':
      return refusals.questionOpenAlready;
    case 'too-many-questions':
      return refusals.tooManyQuestionsAlready;
    case 'other-question':
      return refusals.otherQuestionOpen;
    case 'text-needed':
      return verb === 'reply' ? refusals.answerNeeded : refusals.questionNeeded;
    case 'sponsor-not-allowed':
      return verb === 'agree-change' ? refusals.sponsorNoLonger : refusals.sponsorNotAllowedNow;
    case 'sponsor-settled':
      return refusals.sponsorSettledNow;
    case 'reminded-today':
      return refusals.remindedToday;
    case 'nobody-to-remind':
      return refusals.nobodyToRemind;
    case 'mail-just-sent':
      return refusals.mailJustSent;
    case 'mailed-enough':
      return refusals.mailedEnoughAlready;
    case 'domain-blocked':
      return refusals.domainBlocked;
    case 'already-accepted':
    case 'stage-settled':
      return refusals.settled.stepOver;
    case 'address-changed':
    case 'already-decided':
    case 'already-ended':
      return refusals.alreadyEnded;
    default:
      return unreachable(why);
  }
};
