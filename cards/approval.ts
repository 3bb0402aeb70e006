import { unreachable } from '../src/kernel/result.js';
import type { Nomination } from '../src/nomination/nomination.js';
import { listed } from '../src/words/dates.js';
import { strong, type Sentence } from '../src/words/words.js';
import json from './approval.json' with { type: 'json' };
import { execute, LONGEST_INPUT } from './actions.js';
import { heading, languageOf, line, type Card, type Element, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { byMicrosoft, factsFor, type Facts } from './facts.js';

/** The ground on which the first line stands. */
type Style = 'default' | 'good' | 'attention';

/** What the template is filled with. `questions` has one entry while there is something to answer, and none afterwards. */
type ApprovalData = {
  readonly lang: string;
  readonly fallback: string;
  readonly style: Style;
  readonly heading: readonly TextRun[];
  readonly facts: readonly Line[];
  readonly questions: readonly {
    readonly label: string;
    readonly longest: number;
    readonly buttons: readonly Element[];
  }[];
  readonly footer: readonly Line[];
};

const fill = template<ApprovalData>(json);

/** The card of somebody who may approve: a question while there is one, and afterwards what became of it. */
export const drawApproval = (nomination: Nomination, reader: Reader): Card => {
  const facts = factsFor(nomination, reader);
  const { words, locale } = facts;
  const open = nomination.status === 'awaiting-approval';
  const happened = happening(nomination, facts);
  return fill({
    lang: languageOf(locale),
    fallback: words.approval.fallback,
    style: happened.style,
    heading: heading(happened.said),
    facts: [...happened.more, ...theCase(facts, nomination, open)],
    questions: open ? [question(nomination, facts)] : [],
    footer: [line(footer(nomination, facts), { tone: 'subtle', spacing: 'Medium', separator: !open })],
  });
};

/** The first line in plain words, for a notification. */
export const approvalHeadline = (nomination: Nomination, reader: Reader): Sentence =>
  happening(nomination, factsFor(nomination, reader)).said;

type Happening = { readonly said: Sentence; readonly style: Style; readonly more: readonly Line[] };

const happening = (nomination: Nomination, facts: Facts): Happening => {
  const { approval } = facts.words;
  const plainly = (said: Sentence, style: Style = 'default', ...more: readonly Line[]): Happening => ({
    said,
    style,
    more,
  });
  switch (nomination.status) {
    case 'awaiting-approval':
      return plainly((nomination.guest.isGuest ? approval.asksAccess : approval.asks)(facts.nominator));
    case 'approved':
    case 'invited': {
      const decision = nomination.decisions.at(-1);
      const invited = nomination.status === 'invited' && !nomination.alreadyGuest;
      const after = invited ? [line(approval.invited(facts.moment(nomination.invitedAt)), { tone: 'subtle' })] : [];
      if (!decision) return plainly(approval.approvedByRule(facts.rule), 'good', ...after);
      const said = approval.approved(facts.name(decision.by.name), facts.moment(decision.at));
      return plainly(said, 'good', ...comment(decision.comment, facts), ...after);
    }
    case 'denied': {
      const { by, at, comment: why } = nomination.decision;
      return plainly(approval.denied(facts.name(by.name), facts.moment(at)), 'attention', ...comment(why, facts));
    }
    case 'withdrawn':
      return plainly(approval.withdrawn(facts.nominator, facts.moment(nomination.at)));
    case 'expired':
      return plainly(approval.unanswered(facts.moment(nomination.at)));
    case 'failed': {
      const refused = byMicrosoft(nomination.refusal) ? approval.refused : approval.notPossible;
      return plainly(refused(facts.moment(nomination.at)), 'attention');
    }
    default:
      return unreachable(nomination);
  }
};

const comment = (text: string, facts: Facts): readonly Line[] =>
  text.trim() === '' ? [] : [line(facts.words.approval.quoted(facts.text(text)))];

/** Who, to what, until when and why: the same lines before and after the answer. */
const theCase = (facts: Facts, nomination: Nomination, open: boolean): readonly Line[] => {
  const { approval } = facts.words;
  const things = listed(
    facts.access.map(({ name }) => [strong(name)]),
    facts.locale,
  );
  const joined = listed(
    facts.access.map(({ kind, name }) => approval.thing(kind, name)),
    facts.locale,
  );
  const consequence = nomination.guest.isGuest ? approval.consequenceForGuest : approval.consequence;
  const asked = approval.askedBy(facts.nominator, facts.nominatorAddress, facts.moment(nomination.nominatedAt));
  return [
    line(approval.guest(facts.guest, facts.company), {
      spacing: open ? 'Default' : 'Medium',
    }),
    line(approval.at(facts.address), { spacing: 'None' }),
    line(approval.toWhat(things, facts.until, facts.length)),
    line(approval.quoted(facts.reason)),
    line(asked, { tone: 'subtle' }),
    ...(open ? [line(consequence(facts.guest, joined), { spacing: 'Medium', separator: true })] : []),
  ];
};

const question = (nomination: Nomination, { words }: Facts): ApprovalData['questions'][number] => ({
  label: words.approval.commentLabel,
  longest: LONGEST_INPUT,
  buttons: [
    execute({ verb: 'approve', nomination: nomination.id }, words.approval.approve, 'positive'),
    execute({ verb: 'deny', nomination: nomination.id }, words.approval.deny, 'destructive'),
  ],
});

const footer = (nomination: Nomination, { words, rule, moment }: Facts): Sentence =>
  words.approval.footer([
    words.approval.rule(rule),
    ...(nomination.status === 'awaiting-approval' ? [words.approval.ends(moment(nomination.dueAt))] : []),
  ]);
