import { unreachable } from '../src/kernel/result.js';
import { cleanLine } from '../src/kernel/text.js';
import { sayMoment } from '../src/words/dates.js';
import { wordsFor } from '../src/words/index.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';
import type { Notice } from '../src/workflow/views.js';
import type { Reader } from './card.js';
import { factsFor, type Facts } from './facts.js';
import { toAdministrators } from './notice/administrators.js';
import { changed } from './notice/changes.js';
import { emergencyNews } from './notice/emergency.js';
import { standingIn } from './notice/delegation.js';
import {
  denied,
  expired,
  failed,
  fell,
  hindered,
  invited,
  deliveredAccess,
  heldAccess,
  refusedAccess,
  stageApproved,
  unreached,
} from './notice/nominator.js';
import { aboutGuests } from './notice/guests-at-large.js';
import { aboutGuest } from './notice/guests.js';
import { named } from './notice/sponsors.js';
import { whoMay } from './refusal/who-may.js';
import { whoAnswers } from './responsible.js';

/** A notice as the text of a chat message. Teams reads it as Markdown, so everything typed is escaped in it. */
export const sayNotice = (notice: Notice, reader: Reader): string => {
  const { notices } = wordsFor(reader.locale);
  if (notice.about === 'admin-policy-refused') return asMarkdown(notices.lineByLine(policyRefused(notice, reader)));
  return asMarkdown(notices.together(sentences(notice, reader)));
};

type Told = Exclude<Notice, { about: 'admin-policy-refused' }>;

const sentences = (notice: Told, reader: Reader): readonly Sentence[] => {
  if (notice.about === 'admin-guests') return aboutGuests(notice, reader);
  if (notice.about === 'emergency') return emergencyNews(notice, reader);
  if (notice.about === 'admin-hindered') {
    const { kind, tryAgainAt } = notice.hindrance;
    return [wordsFor(reader.locale).notices.adminHindered[kind](sayMoment(tryAgainAt, reader.zone, reader.locale))];
  }
  if (notice.about === 'admin-policy-mended') return [wordsFor(reader.locale).notices.adminPolicyMended];
  if ('guest' in notice) return aboutGuest(notice, reader);
  if ('delegation' in notice) return standingIn(notice, reader);
  const facts = factsFor(notice.nomination, reader);
  const { notices, receipt } = facts.words;
  const { guestAccount: guest, nominator } = facts;
  const undone = receipt.undone[facts.undone];
  const joined = notice.joined ?? false;
  const nomination = joined ? notices.theirs(guest, nominator) : notices.yours(guest);
  switch (notice.about) {
    case 'invited':
      return invited(notice.nomination, joined, facts);
    case 'denied':
      return denied(notice.nomination, nomination, facts);
    case 'expired':
      return expired(notice.nomination, nomination, facts);
    case 'failed':
      return [failed(notice.nomination, facts)];
    case 'accepted':
      return [
        joined ? notices.acceptedTheirs(guest, nominator) : notices.accepted(guest),
        ...(facts.things === '' ? [] : [notices.acceptedUntil(facts.things, facts.until)]),
        whoAnswers(notice, facts),
      ];
    case 'joined':
      return [notices.joined(facts.name(notice.by.name), guest), notices.joinedTold];
    case 'stage-approved':
      return stageApproved(notice.nomination, nomination, joined, facts);
    case 'changed':
      return changed(notice.nomination, nomination, facts);
    case 'fell':
      return fell(notice, facts);
    case 'withdrawn':
      if (notice.nomination.replacedBy) return [notices.replaced(facts.withdrawer, guest), notices.joinAnew];
      return [notices.withdrawn(nominator, guest), undone, notices.nominateYourself];
    case 'asked-again':
      return [notices.askedAgain(nominator, guest), notices.askedAgainCard];
    case 'hindered':
      return [hindered(notice.hindrance, facts)];
    case 'approver-unreachable':
      return [unreached(notice, nomination, facts)];
    case 'address-corrected': {
      const { corrects } = notice.nomination;
      return [notices.addressCorrected(nominator, guest, corrects?.address ?? '', facts.address)];
    }
    case 'corrected-for-you':
      return [notices.correctedForYou(facts.name(notice.by.name), guest, facts.address, notice.to)];
    case 'named-sponsor':
      return named(notice, facts);
    case 'mail-failed': {
      if (joined) return [notices.mailFailedTheirs(guest, facts.address, nominator)];
      const said = notices.mailFailed(guest, facts.address);
      return notice.nomination.deliveries.includes('chat') ? [said, notices.mailFailedLink] : [said];
    }
    case 'access-refused':
      return [notices.accessRefused(guest, notices.together(refusedAccess(notice.nomination, facts)))];
    case 'access-held':
      return heldAccess(notice.nomination, facts);
    case 'access-delivered':
      return [notices.accessDelivered(deliveredAccess(notice.nomination, facts), guest)];
    case 'decision-refused':
      return [answerRefused(notice, facts)];
    case 'admin-failed':
    case 'admin-fell':
    case 'admin-nobody-reached':
    case 'admin-mail-failed':
    case 'admin-access-refused':
    case 'admin-account-left':
    case 'admin-source-unread':
      return toAdministrators(notice, facts);
    default:
      return unreachable(notice);
  }
};

const answerRefused = ({ why, nomination }: Extract<Notice, { about: 'decision-refused' }>, facts: Facts): Sentence => {
  const { decisionRefused } = facts.words.notices;
  return why === 'not-an-approver'
    ? decisionRefused[why](facts.guestAccount, whoMay(nomination, facts))
    : decisionRefused[why](facts.guestAccount);
};

/** Lines of a file that somebody must mend: as they are, to be copied. */
const policyRefused = (
  { problems, more }: Extract<Notice, { about: 'admin-policy-refused' }>,
  { locale }: Reader,
): readonly Sentence[] => {
  const { notices } = wordsFor(locale);
  const shown = problems.slice(0, MOST_PROBLEMS);
  const left = more + problems.length - shown.length;
  return [
    notices.adminPolicyRefused,
    ...shown.map((problem) => notices.adminPolicyProblem(cleanLine(problem, LONGEST_PROBLEM))),
    ...(left > 0 ? [notices.adminPolicyMore(left)] : []),
    notices.adminPolicyRemedy,
  ];
};

const MOST_PROBLEMS = 10;
const LONGEST_PROBLEM = 400;
