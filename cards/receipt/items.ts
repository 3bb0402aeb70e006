import type { Fallen } from '../../src/nomination/asking.js';
import { agreedTo, isElsewhere, lanesOf, needsOf, type Lane } from '../../src/nomination/lanes.js';
import type { Nomination, NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { line, signed, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { approversOf, waitsFor } from './approvers.js';

type Waiting = NominationIn<'awaiting-approval'>;

/** Whether one decides about one item and somebody else about another. */
export const isShared = ({ access, asked, agreed, channels = [] }: Waiting): boolean =>
  access.length > 0 && [...asked, ...agreed, ...channels].some(({ about }) => about !== undefined);

/** What a card can hold. */
const MOST = 8;

/** A line for each item that is left: who agreed, or of whom an answer is awaited. `step` comes after the first that waits. */
export const itemsOf = (
  nomination: Waiting,
  reader: 'nominator' | 'anybody',
  step: Sentence,
  facts: Facts,
): readonly Line[] => {
  const lanes = lanesOf(nomination);
  const waits = (lane: Lane): boolean => agreedTo(nomination, lane).length < needsOf(nomination, lane);
  const first = lanes.find(waits);
  const shown = lanes.slice(0, Math.min(MOST, facts.many));
  const rest = lanes.length - shown.length;
  return [
    ...shown.map((lane) => {
      if (isElsewhere(nomination, lane))
        return signed('○', undefined, line(facts.words.receipt.item.elsewhere(thing(lane, facts)), { tone: 'subtle' }));
      if (!waits(lane)) return signed('●', 'Good', line(approved(nomination, lane, facts)));
      return signed('○', undefined, line([...asked(nomination, lane, reader, facts), ...(lane === first ? step : [])]));
    }),
    ...(rest > 0 ? [line(facts.words.receipt.item.more(rest), { tone: 'subtle' })] : []),
  ];
};

const thing = ({ key }: Lane, facts: Facts): string => facts.items(key === undefined ? [] : [key]);

/** By the last of those who had to; with what they said to it. */
const approved = (nomination: Waiting, lane: Lane, facts: Facts): Sentence => {
  const { receipt } = facts.words;
  const decisions = agreedTo(nomination, lane);
  const last = decisions.at(-1);
  const { decider, several, areHidden } = approversOf(nomination, facts);
  const people = decisions.map(({ by }) => by);
  const who = last && (decisions.length === 1 || areHidden) ? decider(last, 'within') : several(people, 'within');
  const said = receipt.item.approved(thing(lane, facts), who, last ? facts.moment(last.at) : '');
  return withComment(said, last?.comment ?? '', facts);
};

const asked = (nomination: Waiting, lane: Lane, reader: 'nominator' | 'anybody', facts: Facts): Sentence => {
  const { item, agreeing } = facts.words.receipt;
  const names = waitsFor(nomination, facts, reader, lane.key);
  const needed = lane.needed ?? 1;
  const said = names === '' ? item.looking(thing(lane, facts)) : item.asked(thing(lane, facts), names);
  return needed > 1 ? [...said, ...agreeing(agreedTo(nomination, lane).length, needed)] : said;
};

/** What fell away: why, and what was said. */
export const fellLines = (nomination: Nomination, facts: Facts): readonly Line[] => {
  const { fallen = [] } = nomination;
  const shown = fallen.slice(0, Math.min(MOST, facts.many));
  const rest = fallen.length - shown.length;
  return [
    ...shown.map((one) => signed('●', 'Attention', line(fell(one, nomination, facts)))),
    ...(rest > 0 ? [line(facts.words.receipt.item.more(rest), { tone: 'subtle' })] : []),
  ];
};

const fell = (fallen: Fallen, nomination: Nomination, facts: Facts): Sentence => {
  const { item } = facts.words.receipt;
  const things = facts.list(fallen.access.map(({ name }) => name));
  const when = facts.moment(fallen.at);
  if (fallen.why !== 'denied') return item[fallen.why](things, when);
  const who = approversOf(nomination, facts).decider(fallen.decision, 'within');
  return withComment(item.denied(things, who, when), fallen.decision.comment, facts);
};

export const withComment = (said: Sentence, comment: string, { words: { receipt }, text }: Facts): Sentence =>
  comment.trim() === '' ? said : [...said, ...receipt.commented(text(comment))];
