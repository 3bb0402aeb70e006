import {
  backupsThatNobodyCanBe,
  examplesAgainstThemselves,
  hintsForNothing,
  staysOutOfOrder,
} from './crosscheck/limits.js';
import {
  choicesTakenTwice,
  labelsTakenTwice,
  mailNamesTakenTwice,
  namesWithoutKey,
  questionKeysTakenTwice,
  ruleNamesTakenTwice,
} from './crosscheck/names.js';
import { offersBeyondRules, staysBeyondOffers } from './crosscheck/offers.js';
import { neverMatching } from './crosscheck/reach.js';
import { examplesOfNoRule, groupsTooMany, mailsUnknown, offersUnknown } from './crosscheck/references.js';
import {
  allOfAChannel,
  alternatesOfNobody,
  clocksOutOfOrder,
  quorumsOutOfReach,
  sourcesTwice,
  stagesTooMany,
} from './crosscheck/stages.js';
import { termsOutOfOrder } from './crosscheck/stays.js';
import { readDraft } from './draft.js';
import type { Flaw } from './problem.js';

/** What no single field shows: names taken twice or belonging to nothing, rules that never match, bounds out of order. */
export const crosscheck = (file: unknown): readonly Flaw[] => {
  const draft = readDraft(file);
  return [
    labelsTakenTwice,
    namesWithoutKey,
    ruleNamesTakenTwice,
    mailNamesTakenTwice,
    questionKeysTakenTwice,
    choicesTakenTwice,
    offersUnknown,
    mailsUnknown,
    examplesOfNoRule,
    groupsTooMany,
    neverMatching,
    staysOutOfOrder,
    offersBeyondRules,
    staysBeyondOffers,
    termsOutOfOrder,
    stagesTooMany,
    sourcesTwice,
    clocksOutOfOrder,
    alternatesOfNobody,
    quorumsOutOfReach,
    allOfAChannel,
    backupsThatNobodyCanBe,
    hintsForNothing,
    examplesAgainstThemselves,
  ].flatMap((check) => check(draft));
};
