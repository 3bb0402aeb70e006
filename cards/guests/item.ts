import { reviewOf, type ReviewReason } from '../../src/guest/guest.js';
import type { GuestItem, GuestList } from '../../src/workflow/views.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Element, type Line } from '../card.js';
import { isOver } from '../stay.js';
import { questionOf } from './asks.js';
import type { GuestFacts } from './facts.js';
import { formsOf } from './forms.js';
import { endOf } from './over.js';
import { isWaiting, standingOf } from './standing.js';
import { stateOf, type Said } from './state.js';

/** One guest of the list: `actions` has one entry while its reader may say something. */
export type Item = {
  readonly lines: readonly Line[];
  readonly actions: readonly { readonly buttons: readonly Element[] }[];
};

/** What a question says already. */
const SAID: Readonly<Partial<Record<ReviewReason, Said>>> = { ending: 'end', periodic: 'since' };

type Place = {
  readonly list: GuestList;
  /** From 1. */
  readonly number: number;
  /** It is the only one: what is asked stands in the card's first line. */
  readonly alone: boolean;
};

export const drawItem = ({ guest }: GuestItem, { list, number, alone }: Place, facts: GuestFacts): Item => {
  const { words } = facts;
  const who = line(alone ? words.at(facts.address) : words.who(facts.guest, facts.address));
  const below = (sentences: readonly Sentence[]): readonly Line[] =>
    sentences.map((sentence) => line(sentence, { spacing: 'None' }));
  if (isOver(guest)) return { lines: [who, ...below(endOf(guest, facts))], actions: [] };
  const standing = standingOf(guest, list);
  if (standing === 'onlooker') {
    const isSought = reviewOf(guest) !== undefined;
    return {
      lines: [who, ...below([isSought ? words.somebodyElseAsked : words.notYours(facts.sponsor)])],
      actions: [],
    };
  }
  const place = { number, alone, isRoomy: list.items.length <= FEW };
  const question = isWaiting(guest, list) ? questionOf(guest, facts, true) : undefined;
  const why = question && reviewOf(guest)?.why;
  const meaning = why === 'adopted' ? [words.yesMeans(facts.grace)] : [];
  const news = newsOf(facts);
  const said = why ? SAID[why] : alone ? 'end' : undefined;
  return {
    lines: [
      who,
      ...(question && !alone ? [line(question)] : []),
      ...below([...stateOf(guest, { standing, said }, facts), ...news, ...meaning]),
    ],
    actions: [{ buttons: formsOf(guest, standing, place, facts) }],
  };
};

/** What others did about them since the reader's last card of the day. */
const newsOf = ({ words, more, lost }: GuestFacts): readonly Sentence[] => [
  ...(more ? [words.moreAsked(more.by, more.things)] : []),
  ...ENDED.flatMap((why) => (lost(why) === '' ? [] : [words.accessEnded[why](lost(why))])),
];

const ENDED = ['expired', 'removed'] as const;

/** Guests on a card that has room for all that can be said of each; of a longer list, one is opened by name. */
const FEW = 3;
