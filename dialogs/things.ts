import { SCROLLED } from '../cards/draft-input.js';
import type { FieldView } from '../cards/draft.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Offer } from '../src/policy/policy.js';
import { findOffers, MOST_OFFERS } from '../src/policy/several.js';
import { inOneLine, type Sentence } from '../src/words/words.js';
import { offersOf, type Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** All the offers' names must fit into a card of 18 KB beside everything else; the others can be typed. */
const ROOM_FOR_CHOICES = 4500;

/** What the guest may use: boxes to tick, or a list to search, where one alone can be chosen and several are typed. */
export const thingsIn = (
  draft: Draft,
  around: Surroundings,
  notGranted: readonly Offer['key'][] = [],
): Omit<FieldView, 'field' | 'fault'> => {
  const { policy, words } = around;
  const offers = policy.offers.filter(({ key }) => !notGranted.includes(key));
  const { choices, all } = choicesThatFit(offers);
  const chosen = chosenIn(draft, around).filter((offer) => offers.includes(offer));
  const several =
    choices.length > SCROLLED
      ? words.nominate.typeSeveral(offers.slice(0, 2).map(({ name }) => cleanLine(name, 60)))
      : [];
  const hint: Sentence = inOneLine(
    ' ',
    [all ? [] : [words.nominate.more], several, notGranted.length > 0 ? words.nominate.notGranted : []].filter(
      ({ length }) => length > 0,
    ),
  );
  const hinted = hint.length > 0 ? { hint } : {};
  // A list that holds one alone would forget the others.
  if (choices.length > SCROLLED && chosen.length > 1) return { ...hinted, value: inWords(chosen, around) };
  return { ...hinted, value: chosen.map(({ key }) => key).join(), choices, several: true };
};

/** What is known; where something of what was typed was not understood, or it was too much, the rest of it, or all. */
const chosenIn = (draft: Draft, { policy }: Surroundings): readonly Offer[] => {
  const typed = draft.typed.access;
  if (typed === undefined) return offersOf(draft, policy);
  const found = findOffers(policy, typed);
  if ('candidates' in found) return found.others;
  return found.offers.length > MOST_OFFERS ? found.offers : [];
};

/** By name, where the names are read back as what they are. */
const inWords = (chosen: readonly Offer[], { policy }: Surroundings): string => {
  const names = chosen.map(({ name }) => name).join(', ');
  const read = findOffers(policy, names);
  const isRead =
    'offers' in read && read.offers.length === chosen.length && read.offers.every((one) => chosen.includes(one));
  return isRead ? names : chosen.map(({ key }) => key).join(', ');
};

const choicesThatFit = (offers: readonly Offer[]) => {
  const choices: { title: string; value: string }[] = [];
  let room = ROOM_FOR_CHOICES;
  for (const { key, name } of offers) {
    const choice = { title: cleanLine(name, 80), value: key };
    room -= Buffer.byteLength(JSON.stringify(choice));
    if (room < 0) return { choices, all: false };
    choices.push(choice);
  }
  return { choices, all: true };
};
