import type { Draft } from '../draft.js';
import { keyMeant, keyOf } from '../offer-key.js';
import type { Flaw } from '../problem.js';

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

/** The longest stay of all rules; undefined where one of them cannot be understood. */
const longestOf = ({ rules }: Draft): number | undefined => {
  const stays = rules.filter(({ refuse }) => refuse === undefined).map(({ longestStay }) => longestStay ?? undefined);
  return stays.length === 0 || stays.includes(undefined) ? undefined : Math.max(...stays.map((stay) => stay ?? 0));
};

/** What no rule grants, an offer cannot allow. */
export const offersBeyondRules = (draft: Draft): Flaw[] => {
  const longest = longestOf(draft);
  return draft.offers.flatMap(({ longestStay }, at): Flaw[] =>
    longestStay && longest && longestStay > longest
      ? [
          {
            path: ['offers', at, 'longestStay'],
            problem: `changes nothing: no rule lets anybody stay longer than ${days(longest)}`,
            remedy: 'Make it shorter than the rules’ own longestStay, or leave it out.',
          },
        ]
      : [],
  );
};

/** Of what a rule is for, the longest that any of it may be used; undefined where something has no limit of its own. */
const mostOf = (named: readonly string[], { offers }: Draft): number | undefined => {
  const limits = named.map((said) => {
    const key = keyMeant(offers, said);
    return offers.find((offer) => keyOf(offer) === key)?.longestStay ?? undefined;
  });
  return limits.length === 0 || limits.includes(undefined) ? undefined : Math.max(...limits.map((limit) => limit ?? 0));
};

/** A rule for long stays with things that may not be used for long lets nobody in. */
export const staysBeyondOffers = (draft: Draft): Flaw[] =>
  draft.rules.flatMap(({ when, refuse }, at): Flaw[] => {
    const most = mostOf(when?.offers ?? [], draft);
    const longer = when?.stay?.longerThan;
    return most !== undefined && longer !== undefined && refuse === undefined && most <= longer
      ? [
          {
            path: ['rules', at, 'when', 'stay'],
            problem: `lets nobody in: what it names may be used for ${days(most)} at most`,
            remedy: 'Make when.stay.longerThan shorter, or the longestStay of one of these offers longer.',
          },
        ]
      : [];
  });
