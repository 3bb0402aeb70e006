import type { Items } from '../../src/nomination/asking.js';
import { sayList } from '../../src/words/dates.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { agreedBefore } from './case.js';
import { countFor } from './part.js';
import {
  channelIsAsked,
  saidAbove,
  stillAsked,
  theirsOf,
  type ApprovalView,
  type Standing,
  type Waiting,
} from './standing.js';

/** Who has answered, and of whom an answer is still awaited. */
export const progressOf = (
  nomination: Waiting,
  view: Pick<ApprovalView, 'reader' | 'inChannel'>,
  standing: Standing,
  facts: Facts,
): readonly Line[] => {
  const theirs = standing.as === 'asked' ? theirsOf(nomination, view) : undefined;
  const said = countOf(nomination, awaitedBy(nomination, view, theirs, facts), theirs, standing, facts);
  return [
    // For an onlooker, the first line is of those who agreed before.
    ...(standing.as === 'onlooker' ? [] : agreedBefore(nomination.decisions, facts)),
    ...(said ? [line(said, { tone: 'subtle' })] : []),
    ...agreedBefore(
      nomination.agreed.filter((decision) => decision !== saidAbove(standing)),
      facts,
    ),
  ];
};

/** The others who are asked about any of these, by name; empty where there is nobody. */
export const awaitedBy = (
  nomination: Waiting,
  { reader, inChannel }: Pick<ApprovalView, 'reader' | 'inChannel'>,
  theirs: Items | undefined,
  { approvers, words, locale }: Facts,
): string => {
  const people = stillAsked(nomination, theirs).filter(({ id }) => id !== reader);
  const channel = !inChannel && reader !== undefined && channelIsAsked(nomination);
  return sayList(
    [...(people.length > 0 ? [approvers(people)] : []), ...(channel ? [words.approval.aChannel] : [])],
    locale,
  );
};

const countOf = (
  nomination: Waiting,
  awaited: string,
  theirs: Items | undefined,
  standing: Standing,
  { words: { approval } }: Facts,
): Sentence | undefined => {
  const { agreed, needed } = countFor(nomination, theirs);
  if (needed > 1 && agreed > 0) {
    const still = awaited === '' ? [] : [approval.stillAsked(awaited)];
    return approval.together([approval.soFar(agreed, needed), ...still]);
  }
  if (awaited === '' || (standing.as === 'onlooker' && nomination.decisions.length > 0)) return undefined;
  return standing.as === 'asked' ? approval.canToo(awaited) : approval.waitingFor(awaited);
};
