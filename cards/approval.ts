import type { PersonId } from '../src/kernel/ids.js';
import type { Nomination, NominationIn } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import type { View } from '../src/workflow/views.js';
import json from './approval.json' with { type: 'json' };
import { execute, LONGEST_INPUT } from './actions.js';
import { backgroundOf } from './approval/background.js';
import { agreedBefore, caseOf } from './approval/case.js';
import { consequenceOf } from './approval/consequence.js';
import { headingOf, type Style } from './approval/heading.js';
import { heading, languageOf, line, type Card, type Element, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { factsFor, type Facts } from './facts.js';
import type { Room } from './room.js';

type ApprovalView = Extract<View, { kind: 'approval' }>;

/** What the template is filled with. `questions` has one entry while there is something to answer, and none otherwise. */
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

/** The card of somebody who may approve: a question while it is theirs to answer, and otherwise what became of it. */
export const drawApproval = ({ nomination, reader: who }: ApprovalView, reader: Reader, room?: Room): Card => {
  const facts = factsFor(nomination, reader, room);
  const open = asksOf(nomination, who);
  const first = headingOf(nomination, open !== undefined, facts);
  return fill({
    lang: languageOf(facts.locale),
    fallback: facts.words.approval.fallback,
    style: first.style,
    heading: heading(first.said),
    facts: [
      ...first.more,
      ...caseOf(nomination, facts, open ? 'Default' : 'Medium'),
      ...(open ? toDecide(open, facts) : joinedBy(nomination, who, facts)),
    ],
    questions: open ? [question(open, facts)] : [],
    footer: [line(footer(nomination, facts), { tone: 'subtle', spacing: 'Medium', separator: !open })],
  });
};

/** The first line in plain words, for a notification. */
export const approvalHeadline = ({ nomination, reader: who }: ApprovalView, reader: Reader): Sentence =>
  headingOf(nomination, asksOf(nomination, who) !== undefined, factsFor(nomination, reader)).said;

/**
 * The nomination, if it is this person's to answer now: those who were asked in the open stage, and nobody who wants the
 * guest too. Nobody named: it is.
 */
const asksOf = (nomination: Nomination, who: PersonId | undefined): NominationIn<'awaiting-approval'> | undefined => {
  if (nomination.status !== 'awaiting-approval') return undefined;
  const mayAnswer = who === undefined || nomination.asked.some(({ person }) => person.id === who);
  return mayAnswer && !hasJoined(nomination, who) ? nomination : undefined;
};

const hasJoined = ({ joined = [] }: Nomination, who: PersonId | undefined): boolean =>
  joined.some(({ id }) => id === who);

const joinedBy = (nomination: Nomination, who: PersonId | undefined, { words }: Facts): readonly Line[] =>
  nomination.status === 'awaiting-approval' && hasJoined(nomination, who)
    ? [line(words.approval.youJoined, { spacing: 'Medium', separator: true })]
    : [];

/** What nobody needs any more once it is decided. */
const toDecide = (nomination: NominationIn<'awaiting-approval'>, facts: Facts): readonly Line[] => [
  ...agreedBefore(nomination.decisions, facts),
  ...(nomination.seen ? backgroundOf(nomination.seen, facts) : []),
  ...consequenceOf(nomination, facts),
];

const question = (
  { id, stage }: NominationIn<'awaiting-approval'>,
  { words }: Facts,
): ApprovalData['questions'][number] => ({
  label: words.approval.commentLabel,
  longest: LONGEST_INPUT,
  buttons: [
    execute({ verb: 'approve', nomination: id, stage }, words.approval.approve, 'positive'),
    execute({ verb: 'deny', nomination: id, stage }, words.approval.deny, 'destructive'),
  ],
});

const footer = (nomination: Nomination, { words, rule, moment }: Facts): Sentence =>
  words.approval.together([
    words.approval.rule(rule),
    ...(nomination.status === 'awaiting-approval' ? [words.approval.ends(moment(nomination.dueAt))] : []),
  ]);
