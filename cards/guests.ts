import { answerable, isAdopting, type Guest } from '../src/guest/guest.js';
import type { Sentence } from '../src/words/words.js';
import { wordsFor } from '../src/words/index.js';
import type { GuestItem, GuestList } from '../src/workflow/views.js';
import { refreshing } from './actions.js';
import { heading, languageOf, line, type Card, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { questionOf, standsAs } from './guests/asks.js';
import { factsOf } from './guests/facts.js';
import { drawItem, type Item } from './guests/item.js';
import { isWaiting } from './guests/standing.js';
import json from './guests.json' with { type: 'json' };
import { AMPLE, fits, fitting, type Room } from './room.js';
import { isOver } from './stay.js';

const fill = template<{
  readonly lang: string;
  readonly fallback: string;
  readonly heading: readonly TextRun[];
  readonly items: readonly Item[];
  readonly footer: readonly Line[];
}>(json);

/**
 * Guests of one person, each to be decided about on the spot, in the order they were given, and the others by name. Where Teams
 * would not take the card even with the fewest words, the last ones wait for the next list.
 */
export const drawGuests = (list: GuestList, reader: Reader): Card => drawn(list, reader).card;

/** The guests that the card has room for. */
export const guestsOn = (list: GuestList, reader: Reader): GuestList['items'] => drawn(list, reader).items;

const drawn = (list: GuestList, reader: Reader): { readonly card: Card; readonly items: GuestList['items'] } => {
  const { items, others = [], more } = list;
  const cards = NAMED.filter((_, n) => others.length > (NAMED[n + 1] ?? -1)).map(
    (most) => () => fitting((room) => drawWhole(room, { ...list, others: others.slice(0, most) }, reader)),
  );
  for (const draw of cards) {
    const card = draw();
    if (fits(card) || (items.length <= 1 && draw === cards.at(-1))) return { card, items };
  }
  const last = items.slice(-1).map(({ guest }) => guest);
  const left = { ...list, items: items.slice(0, -1), more: more + 1 };
  return drawn(list.others ? { ...left, others: [...last, ...others] } : left, reader);
};

/** How many of the others are named, as many as there is room for. */
const NAMED = [30, 12, 4, 0] as const;

const drawWhole = (room: Room, list: GuestList, reader: Reader): Card => {
  const card = drawIn(room, list, reader);
  return list.scope === 'daily' ? refreshing(card, REFRESH) : card;
};

/** The list under a card is drawn as the one of the day: what was asked for by name keeps its own first line, and follows when pressed. */
const REFRESH = { verb: 'refresh-guests' } as const;

const drawIn = (room: Room, list: GuestList, reader: Reader): Card => {
  const { guests } = wordsFor(reader.locale);
  const place = (n: number) => ({ list, number: n + 1, alone: isAlone(list) });
  return fill({
    lang: languageOf(reader.locale),
    fallback: guests.fallback,
    heading: heading(headlineIn(room, list, reader)),
    items: list.items.map((item, n) => drawItem(item, place(n), factsOf(item, list.reader, reader, room))),
    footer: footerOf(room, list, reader),
  });
};

/** One line for each of the others, and how to open one. */
const footerOf = (room: Room, list: GuestList, reader: Reader): readonly Line[] => {
  if (list.more === 0) return [];
  const { guests } = wordsFor(reader.locale);
  const { others = [], more } = list;
  const named = others.map((guest) => line(standsIn(guest, room, list, reader), { tone: 'subtle', spacing: 'None' }));
  const rest = more - named.length;
  const said = list.scope === 'daily' ? guests.more : guests.moreByName;
  const how = line(rest > 0 ? said(rest) : guests.openByName, { tone: 'subtle', spacing: 'Medium' });
  return [...named, how].map((one, n) => (n === 0 ? { ...one, spacing: 'Medium', separator: true } : one));
};

/** What is asked about them, or how they stand. */
const standsIn = (guest: Guest, room: Room, list: GuestList, reader: Reader): Sentence => {
  const facts = factsOf({ guest, given: [] }, list.reader, reader, room);
  return (isWaiting(guest, list) ? questionOf(guest, facts) : undefined) ?? standsAs(guest, facts);
};

export const guestsHeadline = (list: GuestList, reader: Reader): Sentence => headlineIn(AMPLE, list, reader);

const isAlone = ({ items, more }: GuestList): boolean => items.length === 1 && more === 0;

/** Of one guest, what is asked or how they stand; of several, how many they are. */
const headlineIn = (room: Room, list: GuestList, reader: Reader): Sentence => {
  const [first] = list.items;
  if (!first) return wordsFor(reader.locale).guests.none;
  if (!isAlone(list)) return ofSeveral(list, reader);
  const facts = factsOf(first, list.reader, reader, room);
  const question = isWaiting(first.guest, list) ? questionOf(first.guest, facts) : undefined;
  return question ?? standsAs(first.guest, facts);
};

const ofSeveral = (list: GuestList, { locale }: Reader): Sentence => {
  const { guests } = wordsFor(locale);
  const { items, more, scope } = list;
  const waiting = items.filter(({ guest }) => isWaiting(guest, list)).length;
  switch (scope) {
    case 'one':
    case 'administered':
      return guests.meant(items.length + more);
    case 'all':
      return ofAll(list, waiting, locale);
    case 'daily':
      // Those who are asked about come first: only where all that are shown are, may there be more of them.
      if (waiting > 0) return guests.waiting(waiting + (waiting === items.length ? more : 0));
      return items.some(({ guest }) => isOver(guest)) ? guests.happened : guests.standing;
  }
};

/** Whoever is merely asked to take a guest over does not answer for them, nor does anybody for one whose stay is over. */
const ofAll = (list: GuestList, waiting: number, locale: Reader['locale']): Sentence => {
  const { guests } = wordsFor(locale);
  const { items, more, reader } = list;
  const all = items.length + more;
  if (more > 0)
    return waiting > 0 ? guests.firstOfWaiting(items.length, all, waiting) : guests.firstOf(items.length, all);
  const own = items.filter((item) => answersFor(item, reader)).length;
  if (own === 0) return waiting > 0 ? guests.waiting(waiting) : guests.standing;
  return waiting > 0 ? guests.yoursWaiting(own, waiting) : guests.yours(own);
};

const answersFor = ({ guest }: GuestItem, reader: GuestList['reader']): boolean =>
  !isOver(guest) && !isAdopting(guest) && answerable(guest).some(({ id }) => id === reader);
