import { unreachable } from '../../src/kernel/result.js';
import type { Access, Grant, GrantRefusal, Nomination, NominationIn } from '../../src/nomination/nomination.js';
import { THINGS } from '../../src/policy/policy.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import { whoIs } from '../refusal/who-may.js';
import { byMicrosoft, type Facts } from '../facts.js';

type AboutNomination = Extract<
  Notice,
  {
    about:
      | 'admin-failed'
      | 'admin-fell'
      | 'admin-nobody-reached'
      | 'admin-source-unread'
      | 'admin-mail-failed'
      | 'admin-access-refused'
      | 'admin-account-left';
  }
>;

/** To those who look after the bot: what happened, and what they can do about it. */
export const toAdministrators = (notice: AboutNomination, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const { guestAccount: guest, address, nominator } = facts;
  switch (notice.about) {
    case 'admin-failed':
      return failed(notice.nomination, facts);
    case 'admin-fell': {
      const things = facts.list(notice.fallen.access.map(({ name }) => name));
      return [notices.adminFell(nominator, guest, things), notices.adminApprovers(facts.rule)];
    }
    case 'admin-nobody-reached':
      return [nobodyLeft(notice.nomination, facts), notices.adminApprovers(facts.rule)];
    case 'admin-source-unread':
      return [
        notices.adminUnread[notice.why](whoIs(notice.source, facts), nominator, guest),
        notices.adminUnreadRemedy[notice.why](facts.rule),
      ];
    case 'admin-mail-failed':
      return [notices.adminMailFailed(guest, address, nominator)];
    case 'admin-access-refused':
      return accessRefused(notice.nomination, facts);
    case 'admin-account-left':
      return [notices.adminAccountLeft(guest, address, nominator)];
    default:
      return unreachable(notice);
  }
};

/** Nominations of earlier versions still waited for their end. */
const nobodyLeft = (nomination: Nomination, facts: Facts): Sentence => {
  const { notices } = facts.words;
  const { guestAccount: guest, nominator } = facts;
  if (nomination.status === 'awaiting-approval')
    return notices.adminWaits(nominator, guest, facts.moment(nomination.dueAt));
  const nobodyReached = nomination.status === 'expired' && nomination.nobodyReached;
  return (nobodyReached ? notices.adminNobodyReached : notices.adminTooFew)(nominator, guest);
};

const failed = ({ refusal }: NominationIn<'failed'>, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const refused = byMicrosoft(refusal);
  const { kind, text } = refusal;
  return [
    headline(refused, facts),
    notices.adminNominated(facts.nominator, facts.address),
    ...(refused && text ? [notices.adminMicrosoft(facts.microsoft(text))] : []),
    [notices.adminRemedies[kind]],
  ];
};

const headline = (refused: boolean, { aim, words: { notices }, guestAccount }: Facts): Sentence => {
  if (aim !== 'invite') return notices.adminNotDone(guestAccount);
  return (refused ? notices.adminFailed : notices.adminNotPossible)(guestAccount);
};

/** Only what they can change: by a permission, or in the rules. */
const accessRefused = ({ grants }: NominationIn<'invited'>, facts: Facts): readonly Sentence[] => [
  ...unpermitted(grants, facts),
  ...offeredInVain(grants, facts),
];

const unpermitted = (grants: readonly Grant[], facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const refused = grants.filter(({ why }) => why === 'not-permitted' || why === 'unchecked');
  if (refused.length === 0) return [];
  const kinds = THINGS.filter((kind) => refused.some(({ why, access }) => isOf(why, access, kind)));
  const unchecked = refused.filter(({ why }) => why === 'unchecked');
  return [
    notices.adminAccessRefused(facts.guestAccount, namesOf(refused, facts)),
    ...kinds.map((kind) =>
      notices.adminPermissions[kind](
        namesOf(
          refused.filter(({ why, access }) => isOf(why, access, kind)),
          facts,
        ),
      ),
    ),
    ...(unchecked.length > 0 ? [notices.adminPermissions.settings(namesOf(unchecked, facts))] : []),
    notices.adminThenAgain(facts.nominator),
  ];
};

const isOf = (why: GrantRefusal | undefined, access: Access, kind: Access['kind']): boolean =>
  why === 'not-permitted' && access.kind === kind;

const offeredInVain = (grants: readonly Grant[], facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const [gone, roles] = (['gone', 'role-gone'] as const).map((reason) => grants.filter(({ why }) => why === reason));
  return [
    ...(gone?.length ? [notices.adminOffers.gone(facts.guestAccount, namesOf(gone, facts))] : []),
    ...(roles?.length ? [notices.adminOffers.roleGone(facts.guestAccount, namesOf(roles, facts))] : []),
  ];
};

const namesOf = (grants: readonly Grant[], facts: Facts): string => facts.list(grants.map(({ access }) => access.name));
