import type { NominationRefusal } from '../../src/nomination/events.js';

const all: Readonly<Record<NominationRefusal, true>> = {
  'no-such-nomination': true,
  'own-nomination': true,
  'not-an-approver': true,
  'answered-before': true,
  'not-a-nominator': true,
  'not-the-nominator': true,
  'comment-needed': true,
  'already-decided': true,
  'stage-settled': true,
  'part-settled': true,
  'ask-changed': true,
  'answered-for': true,
  'hand-over-not-allowed': true,
  'handed-on-enough': true,
  'not-to-them': true,
  'question-open': true,
  'too-many-questions': true,
  'no-question': true,
  'other-question': true,
  'text-needed': true,
  'change-not-allowed': true,
  'sponsor-not-allowed': true,
  'sponsor-settled': true,
  'proposed-enough': true,
  'nothing-to-settle': true,
  'reminded-today': true,
  'nobody-to-remind': true,
  'already-accepted': true,
  'already-ended': true,
  'too-many-joined': true,
  'mail-on-its-way': true,
  'mail-just-sent': true,
};

/** Every reason for which a command is not carried out; one that is missing does not compile. */
export const WHYS = Object.keys(all) as readonly NominationRefusal[];
