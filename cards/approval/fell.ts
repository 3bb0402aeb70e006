import type { Fallen } from '../../src/nomination/asking.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { commented } from './case.js';
import { saidAbove, type Standing } from './standing.js';

/** More than these nobody reads; there is a name for the rest. */
const MOST = 5;

/** What fell away while the rest went on: what it was, by whom, and why. Not what the first line has. */
export const fellOf = (
  { fallen: all = [] }: Nomination,
  standing: Standing | undefined,
  facts: Facts,
): readonly Line[] => {
  const fallen = all.filter((one) => one !== saidAbove(standing));
  // Where there is hardly room, the rest is named alone.
  const isRoomy = facts.many >= MOST;
  const shown = fallen.slice(0, isRoomy ? MOST : 1);
  const rest = fallen.slice(shown.length).flatMap(({ access }) => access.map(({ key }) => key));
  return [
    ...shown.flatMap((one) => [
      line(fellSaid(one, facts)),
      ...(one.decision && isRoomy ? commented(one.decision.comment, facts) : []),
    ]),
    ...(rest.length > 0 ? [line(facts.words.approval.fell.others(facts.items(rest)), { tone: 'subtle' })] : []),
  ];
};

export const fellSaid = (fallen: Fallen, facts: Facts): Sentence => {
  const { fell } = facts.words.approval;
  const things = facts.list(fallen.access.map(({ name }) => name));
  const when = facts.moment(fallen.at);
  return fallen.why === 'denied'
    ? fell.denied(things, facts.who(fallen.decision), when)
    : fell[fallen.why](things, when);
};
