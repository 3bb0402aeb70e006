import type { Items } from '../../src/nomination/asking.js';
import { covers } from '../../src/nomination/items.js';
import { lanesOf, openLanes } from '../../src/nomination/lanes.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { stillAsked, theirsOf, type ApprovalView, type Waiting } from './standing.js';

/** Which part of what is asked for is theirs to decide, and what becomes of the rest; nothing where all of it is. */
export const partOf = (nomination: Waiting, view: ApprovalView, facts: Facts): readonly Line[] => {
  const { part } = facts.words.approval;
  const theirs = theirsOf(nomination, view);
  if (!theirs) return [];
  const open = openLanes(nomination).flatMap(({ key }) => key ?? []);
  const mine = open.filter((key) => covers(theirs, key));
  const others = open.filter((key) => !mine.includes(key));
  const agreed = nomination.access.flatMap(({ key }) => (open.includes(key) ? [] : [key]));
  if (mine.length === 0 || others.length + agreed.length === 0) return [];
  const yours = facts.items(mine);
  return [
    line(others.length > 0 ? part.yoursAndTheirs(yours, facts.items(others)) : part.yours(yours)),
    ...othersOf(nomination, view, others, facts),
    ...(agreed.length > 0 ? [line(part.agreed(facts.items(agreed)), { spacing: 'None' })] : []),
  ];
};

/** Who decides about the rest, thing by thing; those for the same people together, and nothing where it is a channel's alone. */
const othersOf = (
  nomination: Waiting,
  { reader }: ApprovalView,
  keys: readonly string[],
  { approvers, items, words }: Facts,
): readonly Line[] => {
  const byWhom = new Map<string, readonly string[]>();
  for (const key of keys) {
    const people = stillAsked(nomination, [key]).filter(({ id }) => id !== reader);
    const who = people.length > 0 ? approvers(people) : '';
    byWhom.set(who, [...(byWhom.get(who) ?? []), key]);
  }
  byWhom.delete('');
  return [...byWhom].map(([who, theirs]) =>
    line(words.approval.part.askedAbout(items(theirs), who), { tone: 'subtle', spacing: 'None' }),
  );
};

/** How far what is theirs has come: of several items, that which needs most. */
export const countFor = (
  nomination: Waiting,
  theirs: Items | undefined,
): { readonly agreed: number; readonly needed: number } => {
  const open = openLanes(nomination);
  const lanes = (open.length > 0 ? open : lanesOf(nomination)).filter(({ key }) => covers(theirs, key));
  const counts = lanes.map((lane) => ({
    agreed: nomination.agreed.filter(({ about }) => covers(about, lane.key)).length,
    needed: lane.needed ?? 1,
  }));
  const missing = (one: (typeof counts)[number]): number => one.needed - one.agreed;
  const [most] = counts.toSorted((one, other) => missing(other) - missing(one) || other.needed - one.needed);
  return most ?? { agreed: 0, needed: 1 };
};
