import type { Decision } from '../../src/nomination/asking.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { listed } from '../../src/words/dates.js';
import { strong, type Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { othersAnswer } from '../responsible.js';
import { goesAlong } from './along.js';

/** No more answers than this are shown; a policy that asks more loses its approvers' attention anyway. */
const MOST_ANSWERS = 8;

/** Who, to what, until when and why: the same lines before and after the answer. */
export const caseOf = (nomination: Nomination, facts: Facts, spacing: Line['spacing']): readonly Line[] => {
  const { approval } = facts.words;
  const asked = approval.askedBy(facts.nominator, facts.nominatorAddress, facts.moment(nomination.nominatedAt));
  const others = nomination.joined ?? [];
  return [
    line(approval.guest(facts.guest, facts.company), { spacing }),
    line(approval.together([approval.at(facts.address), ...tenant(nomination, facts)]), { spacing: 'None' }),
    line(whatFor(facts)),
    ...goesAlong(nomination, facts),
    line(approval.quoted(facts.reason)),
    ...answers(nomination, facts),
    ...(othersAnswer(nomination) ? [line(sponsors(nomination, facts))] : []),
    line(asked, { tone: 'subtle' }),
    ...(others.length > 0
      ? [line(approval.alsoAskedBy(facts.people(others)), { tone: 'subtle', spacing: 'None' })]
      : []),
  ];
};

/** Of many things a few words each: apart from one another, they would fill the card with nothing but looks. */
const EACH_BOLD = 3;

/** Of a hundred yeses, as many are shown. */
const MOST_YESES = 5;

/** The yeses that were given so far, the latest ones. */
export const agreedBefore = (decisions: readonly Decision[], facts: Facts): readonly Line[] => {
  const { approval } = facts.words;
  const most = Math.min(MOST_YESES, facts.many);
  const left = decisions.length - most;
  return [
    ...(left > 0 ? [line(approval.agreedBefore(approval.others(left)), { tone: 'subtle' })] : []),
    ...decisions
      .slice(-most)
      .flatMap((decision) => [line(yesSaid(decision, facts)), ...commented(decision.comment, facts)]),
  ];
};

/** Whose yes it was, and to what, where it was to some of it. */
export const yesSaid = (decision: Decision, facts: Facts): Sentence => {
  const { approval } = facts.words;
  const [who, when] = [facts.who(decision), facts.moment(decision.at)];
  const part = facts.partIn(decision);
  return part ? approval.approvedPart(part, who, when) : approval.approved(who, when);
};

export const commented = (text: string, facts: Facts): readonly Line[] =>
  text.trim() === '' ? [] : [line(facts.words.approval.quoted(facts.text(text)), { spacing: 'None' })];

const tenant = ({ seen }: Nomination, { words: { approval }, name, domain }: Facts): readonly Sentence[] => {
  if (!seen?.homeTenant) return [];
  return [seen.homeTenant === 'none' ? approval.noTenant(domain) : approval.tenant(name(seen.homeTenant.name))];
};

/** What is asked for, and until when. */
export const whatFor = (facts: Facts): Sentence => {
  const { aim, locale, until, length, nominator } = facts;
  const { approval } = facts.words;
  switch (aim) {
    case 'end':
      return approval.toStay(until, length);
    case 'sponsor':
      return approval.toAnswer(nominator, until);
    case 'backup':
      return approval.toBackUp(nominator, until);
    case 'address':
      return approval.toMove(facts.from, until, length);
    default: {
      const { access } = facts;
      const things = access.length > EACH_BOLD ? [[strong(facts.things)]] : access.map(({ name }) => [strong(name)]);
      return approval.toWhat(listed(things, locale), until, length);
    }
  }
};

const answers = (
  { answers: given = [] }: Nomination,
  { words: { approval }, name, locale, many }: Facts,
): readonly Line[] =>
  given
    .slice(0, Math.min(MOST_ANSWERS, many))
    .map(({ label, answer }) => line(approval.answer(name(label[locale]), name(answer[locale]))));

const sponsors = ({ nominator, sponsor, backup }: Nomination, { words: { approval }, name }: Facts): Sentence => {
  const first = name((sponsor ?? nominator).name);
  return backup ? approval.sponsoredWith(first, name(backup.name)) : approval.sponsoredBy(first);
};
