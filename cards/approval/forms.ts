import { DateTime } from 'luxon';
import { cleanLine } from '../../src/kernel/text.js';
import { editionOf } from '../../src/nomination/awaited.js';
import { covers } from '../../src/nomination/items.js';
import { openLanes } from '../../src/nomination/lanes.js';
import { stageOf } from '../../src/nomination/nomination.js';
import { isSponsorSettled } from '../../src/nomination/sponsor-settled.js';
import { DELIVERIES, type Delivery } from '../../src/policy/policy.js';
import type { Sentence } from '../../src/words/words.js';
import { execute, executeAlone, LONGEST_INPUT, unfolding } from '../actions.js';
import { drawnLine, line, titleOf, type Element } from '../card.js';
import { LONGEST } from '../draft-input.js';
import type { Facts } from '../facts.js';
import { waysOf } from './changes.js';
import { awaitedBy } from './progress.js';
import { channelIsAsked, theirsOf, type ApprovalView, type Waiting } from './standing.js';

/** What an approver may say besides yes and no, each behind a button that unfolds it. Ids of inputs are unique on the card. */
export const formsOf = (nomination: Waiting, view: ApprovalView, facts: Facts): readonly Element[] => [
  ...(mayInquire(nomination) ? [inquiry(nomination, facts)] : []),
  ...(nomination.purpose === undefined ? [changing(nomination, view, facts)] : []),
  ...(nomination.purpose === 'end' ? [shortening(nomination, view, facts)] : []),
  // In a channel nobody is asked by name.
  ...(view.inChannel || view.reader === undefined ? [] : [notMe(nomination, view, facts)]),
];

/** As many questions as a nominator has to answer in one stage; one more would be refused. */
const MOST_INQUIRIES = 3;
/** UTF-16 units of a name on a button. */
const ON_A_BUTTON = 40;

const mayInquire = ({ inquiries = [], stage }: Waiting): boolean =>
  inquiries.every(({ answer }) => answer !== undefined) &&
  inquiries.filter((inquiry) => inquiry.stage === stage).length < MOST_INQUIRIES;

const inquiry = ({ id, stage, inquiries = [] }: Waiting, { words: { approval }, nominator }: Facts): Element => {
  const { ask } = approval;
  const question = {
    ...textInput('question', ask.label, LONGEST_INPUT),
    isMultiline: true,
    isRequired: true,
    errorMessage: ask.missing,
  };
  return unfolding(
    titleOf(ask.button(cleanLine(nominator, ON_A_BUTTON))),
    [question, drawnLine(line(ask.about(nominator), { tone: 'subtle' }))],
    [execute({ verb: 'inquire', nomination: id, stage, inquiry: inquiries.length }, ask.send)],
  );
};

const textInput = (id: string, label: string, maxLength: number): Element => ({
  type: 'Input.Text',
  id,
  label,
  maxLength,
});

const changing = (nomination: Waiting, view: ApprovalView, facts: Facts): Element => {
  const { change } = facts.words.approval;
  const inputs = [
    until(nomination, facts),
    ...items(nomination, view, facts),
    ...deliveries(nomination, facts),
    ...sponsor(nomination, view, facts),
  ];
  return unfolding(change.button, inputs, [approveChanged(nomination, view, facts)]);
};

/** Of somebody's stay alone, nothing but its end can be changed. */
const shortening = (nomination: Waiting, view: ApprovalView, facts: Facts): Element =>
  unfolding(facts.words.approval.change.shorten, [until(nomination, facts)], [approveChanged(nomination, view, facts)]);

const approveChanged = (nomination: Waiting, { reader }: ApprovalView, { words: { approval } }: Facts): Element => {
  const { id, stage } = nomination;
  return execute(
    { verb: 'approve-changed', nomination: id, stage, edition: editionOf(nomination, reader) },
    approval.change.send,
  );
};

/** Days where the nominator is. The first one is that of the stage: a card that followed the calendar would be edited daily. */
const until = (nomination: Waiting, { words: { approval } }: Facts): Element => {
  const day = (date: Date): string => DateTime.fromJSDate(date, { zone: nomination.zone }).toISODate() ?? '';
  const last = day(nomination.until);
  const first = day(nomination.begunAt);
  return { type: 'Input.Date', id: 'until', label: approval.change.until, value: last, min: first, max: last };
};

/** What is theirs to decide, and nobody else has decided yet. */
const items = (nomination: Waiting, view: ApprovalView, { words: { approval }, name }: Facts): readonly Element[] => {
  const theirs = theirsOf(nomination, view);
  const open = openLanes(nomination);
  const access = nomination.access.filter(({ key }) => covers(theirs, key) && open.some((lane) => lane.key === key));
  if (access.length < 2) return [];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'keep',
      label: approval.change.keep,
      style: 'expanded',
      isMultiSelect: true,
      isRequired: true,
      errorMessage: approval.change.keepMissing,
      value: access.map(({ key }) => key).join(','),
      choices: access.map((item) => ({ title: titleOf([name(item.name)]), value: item.key })),
    },
  ];
};

/** Nothing travels to somebody who is a guest already. */
const deliveries = (nomination: Waiting, { words: { approval } }: Facts): readonly Element[] => {
  const allowed = nomination.judgement.deliveries ?? nomination.deliveries;
  if (allowed.length < 2 || nomination.guest.isGuest) return [];
  const ways: readonly (readonly Delivery[])[] = [...DELIVERIES.map((way) => [way]), DELIVERIES];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'delivery',
      label: approval.change.delivery,
      style: 'compact',
      value: DELIVERIES.filter((way) => nomination.deliveries.includes(way)).join(','),
      choices: ways.map((way) => ({ title: approval.change.deliveries[waysOf(way)], value: way.join(',') })),
    },
  ];
};

/** Not where it would be refused: while the nominator is asked about one, and once somebody agreed to the one there is. */
const sponsor = (nomination: Waiting, { reader }: ApprovalView, facts: Facts): readonly Element[] => {
  const { proposed } = nomination;
  if (isSponsorSettled(nomination) || (proposed && proposed.decision.by.id !== reader)) return [];
  const { change } = facts.words.approval;
  return [
    textInput('sponsor', change.sponsor, LONGEST.sponsor),
    drawnLine(line(change.sponsorWaits(facts.nominator), { tone: 'subtle' })),
  ];
};

const notMe = (nomination: Waiting, view: ApprovalView, facts: Facts): Element => {
  const { notMe: say } = facts.words.approval;
  const action = { verb: 'hand-over', nomination: nomination.id, stage: nomination.stage } as const;
  const mayHandOver = stageOf(nomination)?.handOver === true;
  const others = leftTo(nomination, view, facts);
  const colleague = {
    ...textInput('colleague', say.colleague, LONGEST.sponsor),
    isRequired: true,
    errorMessage: say.colleagueMissing,
  };
  return unfolding(
    say.button,
    [...(mayHandOver ? [colleague] : []), drawnLine(line(others ?? say.nobody, { tone: 'subtle' }))],
    [...(mayHandOver ? [execute(action, say.handOver)] : []), executeAlone(action, others ? say.leave : say.leaveOff)],
  );
};

/** Who answers where this one does not; undefined where that is nobody. */
const leftTo = (nomination: Waiting, view: ApprovalView, facts: Facts): Sentence | undefined => {
  const { notMe: say } = facts.words.approval;
  const others = awaitedBy(nomination, view, theirsOf(nomination, view), facts);
  if (others !== '') return say.others(others);
  if (channelIsAsked(nomination)) return say.channel;
  return nomination.source + 1 < (stageOf(nomination)?.sources.length ?? 0) ? say.next : undefined;
};
