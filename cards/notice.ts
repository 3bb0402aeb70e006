import { unreachable } from '../src/kernel/result.js';
import type { Access, NominationIn } from '../src/nomination/nomination.js';
import { sayMoment } from '../src/words/dates.js';
import { wordsFor } from '../src/words/index.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';
import type { Notice } from '../src/workflow/views.js';
import type { Reader } from './card.js';
import { byMicrosoft, factsFor, type Facts } from './facts.js';
import { whoMay } from './refusal.js';

/** A notice as the text of a chat message. Teams reads it as Markdown, so everything typed is escaped in it. */
export const sayNotice = (notice: Notice, reader: Reader): string => {
  const { notices } = wordsFor(reader.locale);
  return asMarkdown(notices.together(sentences(notice, reader)));
};

const sentences = (notice: Notice, reader: Reader): readonly Sentence[] => {
  if (notice.about === 'admin-hindered') {
    const { kind, tryAgainAt } = notice.hindrance;
    return [wordsFor(reader.locale).notices.adminHindered[kind](sayMoment(tryAgainAt, reader.zone, reader.locale))];
  }
  const facts = factsFor(notice.nomination, reader);
  const { words, guestAccount: guest } = facts;
  const { notices, receipt } = words;
  switch (notice.about) {
    case 'invited':
      return invited(notice.nomination, facts);
    case 'denied': {
      const { by, comment } = notice.nomination.decision;
      return [notices.denied(facts.name(by.name), guest, facts.text(comment))];
    }
    case 'expired':
      return [notice.nomination.nobodyReached ? notices.expiredUnreached(guest) : notices.expired(guest)];
    case 'failed': {
      const { refusal } = notice.nomination;
      const failed = byMicrosoft(refusal) ? notices.failed : notices.notPossible;
      return [failed(guest, receipt.refusals[refusal.kind])];
    }
    case 'accepted':
      return [notices.accepted(guest), notices.acceptedUntil(facts.things, facts.until)];
    case 'hindered': {
      const { kind, tryAgainAt } = notice.hindrance;
      return [notices.hindered(guest, receipt.hindered[kind](facts.moment(tryAgainAt)))];
    }
    case 'approver-unreachable': {
      const who = facts.name(notice.who.name);
      const { instead } = notice;
      return [
        instead.length > 0
          ? notices.unreachableInstead(who, guest, facts.people(instead))
          : notices.unreachable(who, guest),
      ];
    }
    case 'mail-failed': {
      const said = notices.mailFailed(guest, facts.address);
      return notice.nomination.deliveries.includes('chat') ? [said, notices.mailFailedLink] : [said];
    }
    case 'access-refused':
      return [notices.accessRefused(guest, notices.together(refusedAccess(notice.nomination, facts)))];
    case 'decision-refused':
      return [
        notice.why === 'not-an-approver'
          ? notices.decisionRefused[notice.why](guest, whoMay(notice.nomination, facts))
          : notices.decisionRefused[notice.why](guest),
      ];
    case 'admin-failed':
      return failedForAdministrators(notice.nomination, facts);
    case 'admin-nobody-reached': {
      const { nomination } = notice;
      const ends = nomination.status === 'awaiting-approval' ? facts.moment(nomination.dueAt) : '—';
      return [notices.adminNobodyReached(facts.nominator, guest, facts.rule, ends)];
    }
    case 'admin-mail-failed':
      return [notices.adminMailFailed(guest, facts.address, facts.nominator)];
    case 'admin-access-refused':
      return accessForAdministrators(notice.nomination, facts);
    case 'admin-account-left':
      return [notices.adminAccountLeft(guest, facts.address, facts.nominator)];
    default:
      return unreachable(notice);
  }
};

const invited = (nomination: NominationIn<'invited'>, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const guest = facts.guestAccount;
  if (nomination.alreadyGuest) return [notices.alreadyGuest(guest, facts.things)];
  return [notices.invited(guest), notices.invitedCard];
};

const failedForAdministrators = ({ refusal }: NominationIn<'failed'>, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const refused = byMicrosoft(refusal);
  const { kind, text } = refusal;
  return [
    (refused ? notices.adminFailed : notices.adminNotPossible)(facts.guestAccount),
    notices.adminNominated(facts.nominator, facts.address),
    ...(refused && text ? [notices.adminMicrosoft(facts.microsoft(text))] : []),
    [notices.adminRemedies[kind]],
  ];
};

/** Only what a permission would change. */
const accessForAdministrators = ({ grants }: NominationIn<'invited'>, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const refused = grants.filter(({ why }) => why === 'not-permitted').map(({ access }) => access);
  const names = (kinds: readonly Access['kind'][]): string =>
    facts.list(refused.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name));
  const kinds = (['team', 'group'] as const).filter((kind) => refused.some((access) => access.kind === kind));
  return [
    notices.adminAccessRefused(facts.guestAccount, names(kinds)),
    ...kinds.map((kind) => notices.adminPermissions[kind](names([kind]))),
    notices.adminThenAgain(facts.nominator),
  ];
};

const refusedAccess = (nomination: NominationIn<'invited'>, { words: { receipt }, name }: Facts): readonly Sentence[] =>
  nomination.grants
    .filter(({ state }) => state === 'refused')
    .slice(0, 8)
    .map(({ access, why }) => receipt.notGiven(name(access.name), receipt.grantRefusals[why ?? 'not-permitted']));
