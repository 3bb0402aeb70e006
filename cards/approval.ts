import { alternatesAt } from '../src/nomination/clock.js';
import { editionOf } from '../src/nomination/awaited.js';
import type { Sentence } from '../src/words/words.js';
import type { Because } from '../src/workflow/views.js';
import json from './approval.json' with { type: 'json' };
import { execute, LONGEST_INPUT } from './actions.js';
import { backgroundOf } from './approval/background.js';
import { caseOf } from './approval/case.js';
import { changesOf } from './approval/changes.js';
import { consequenceOf } from './approval/consequence.js';
import { fellOf } from './approval/fell.js';
import { formsOf } from './approval/forms.js';
import { headingOf, type Style } from './approval/heading.js';
import { inquiriesOf } from './approval/inquiries.js';
import { progressOf } from './approval/progress.js';
import { countFor, partOf } from './approval/part.js';
import { isKeptFrom, standingOf, theirsOf, type ApprovalView, type Waiting } from './approval/standing.js';
import { heading, languageOf, line, type Card, type Element, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { factsFor, type Facts } from './facts.js';
import type { Room } from './room.js';

/** What the template is filled with. `questions` has one entry while there is something to answer, and none otherwise. */
type ApprovalData = {
  readonly lang: string;
  readonly fallback: string;
  readonly style: Style;
  readonly heading: readonly TextRun[];
  readonly facts: readonly Line[];
  readonly questions: readonly Question[];
  readonly footer: readonly Line[];
};
type Question = {
  readonly label: string;
  readonly longest: number;
  readonly rows: readonly { readonly spacing: Line['spacing']; readonly buttons: readonly Element[] }[];
};

const fill = template<ApprovalData>(json);

/** The card of somebody who may approve: a question while it is theirs to answer, and otherwise what became of it. */
export const drawApproval = (view: ApprovalView, reader: Reader, room?: Room): Card => {
  const { nomination } = view;
  const facts = told(view, factsFor(nomination, reader, room));
  const waiting = nomination.status === 'awaiting-approval' ? nomination : undefined;
  const standing = waiting && standingOf(waiting, view);
  const open = standing?.as === 'asked' ? waiting : undefined;
  const first = headingOf(nomination, standing, facts);
  return fill({
    lang: languageOf(facts.locale),
    fallback: facts.words.approval.fallback,
    style: first.style,
    heading: heading(first.said),
    facts: [
      ...below(first.more),
      ...caseOf(nomination, facts, open ? 'Default' : 'Medium'),
      ...(open ? partOf(open, view, facts) : []),
      ...changesOf(nomination, facts),
      ...fellOf(nomination, standing, facts),
      ...(waiting && standing ? progressOf(waiting, view, standing, facts) : []),
      ...inquiriesOf(nomination, facts),
      ...(open ? toDecide(open, view, facts) : []),
    ],
    questions: open ? [question(open, view, facts)] : [],
    footer: [line(footer(view, facts), { tone: 'subtle', spacing: 'Medium', separator: !open })],
  });
};

/** What belongs to the first line, a little apart from its ground. */
const below = ([first, ...others]: readonly Line[]): readonly Line[] =>
  first ? [{ ...first, spacing: 'Small' }, ...others] : [];

/** The first line in plain words, for a notification; with a reason, why the card comes anew. */
export const approvalHeadline = (view: ApprovalView, reader: Reader, because?: Because): Sentence => {
  const { nomination } = view;
  const facts = told(view, factsFor(nomination, reader));
  const standing = nomination.status === 'awaiting-approval' ? standingOf(nomination, view) : undefined;
  return (because && reasonOf(because, view, facts)) ?? headingOf(nomination, standing, facts).said;
};

const reasonOf = (because: Because, view: ApprovalView, facts: Facts): Sentence | undefined => {
  const { nomination } = view;
  const { because: say } = facts.words.approval;
  const { nominator, guest, text } = facts;
  const theirs = nomination.status === 'awaiting-approval' ? theirsOf(nomination, view) : undefined;
  switch (because) {
    case 'reminder':
    case 'nominator-reminds':
    case 'change-declined':
      return say[because](nominator, guest);
    case 'change-overtaken':
      return say[because](guest);
    case 'answered': {
      const answer = nomination.inquiries?.findLast((inquiry) => inquiry.answer)?.answer;
      return answer && say.answered(nominator, text(answer.text));
    }
    case 'more-asked':
      return say[because](guest, facts.items(theirs ?? []));
    // What the nominator is asked stands on their own card.
    case 'question':
    case 'change-proposed':
      return undefined;
  }
};

/** Where the rule keeps approvers' names from the nominator, they are left out of whatever the nominator reads. */
const told = ({ nomination, reader }: ApprovalView, facts: Facts): Facts => {
  if (!isKeptFrom(nomination, reader)) return facts;
  const { anApprover, theApprovers } = facts.words.approval;
  return { ...facts, who: () => anApprover, approvers: () => theApprovers };
};

/** What nobody needs any more once it is decided. */
const toDecide = (nomination: Waiting, view: ApprovalView, facts: Facts): readonly Line[] => [
  ...(nomination.seen ? backgroundOf(nomination.seen, facts) : []),
  ...consequenceOf(nomination, theirsOf(nomination, view), facts),
];

const question = (nomination: Waiting, view: ApprovalView, facts: Facts): Question => {
  const { approval } = facts.words;
  const asked = { nomination: nomination.id, stage: nomination.stage, edition: editionOf(nomination, view.reader) };
  const forms = formsOf(nomination, view, facts);
  return {
    label: approval.commentLabel,
    longest: LONGEST_INPUT,
    rows: [
      {
        spacing: 'Medium',
        buttons: [
          execute({ verb: 'approve', ...asked }, approval.approve, 'positive'),
          execute({ verb: 'deny', ...asked }, approval.deny, 'destructive'),
        ],
      },
      ...(forms.length > 0 ? [{ spacing: 'Small' as const, buttons: forms }] : []),
    ],
  };
};

const footer = (view: ApprovalView, facts: Facts): Sentence =>
  facts.words.approval.together([
    facts.words.approval.rule(facts.rule),
    ...(view.nomination.status === 'awaiting-approval' ? clock(view.nomination, view, facts) : []),
  ]);

/** How many must agree, which the lines above say once somebody has, and what happens by itself when nobody answers. */
const clock = (
  nomination: Waiting,
  view: ApprovalView,
  { words: { approval }, moment }: Facts,
): readonly Sentence[] => {
  const { dueAt } = nomination;
  const { agreed, needed } = countFor(nomination, theirsOf(nomination, view));
  const others = alternatesAt(nomination);
  return [
    ...(needed > 1 && agreed === 0 ? [approval.mustAgree(needed)] : []),
    ...(others && others < dueAt ? [approval.alternates(moment(others))] : []),
    approval.ends(moment(dueAt)),
  ];
};
