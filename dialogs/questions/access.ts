import { ok } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { Offer, Policy } from '../../src/policy/policy.js';
import { findOffers, MOST_OFFERS } from '../../src/policy/several.js';
import { sayList } from '../../src/words/dates.js';
import { offersOf, type Draft } from '../draft.js';
import { BESIDES } from '../understanding/besides.js';
import { wrong, type Question } from './question.js';

/** Of a list in a sentence; the form has them all. */
const MOST_NAMES = 6;

/** What the guest may use: offers of the policy by their keys, their names or aliases, with commas or `and` between them. */
export const access: Question = {
  field: 'access',
  read: async (answer, { words, policy, reader }, draft) => {
    const says = words.nominate.access;
    const found = findOffers(policy, answer.replace(BESIDES, ''));
    if ('offers' in found) {
      const keys = [
        ...new Set([...besides(answer, found.offers, draft, policy), ...found.offers].map(({ key }) => key)),
      ];
      return keys.length > MOST_OFFERS ? wrong(says.tooMany(MOST_OFFERS, keys.length)) : ok({ access: keys });
    }
    const said = cleanLine(found.said, 60);
    const names = (found.candidates.length > 0 ? found.candidates : policy.offers)
      .slice(0, MOST_NAMES)
      .map(({ name }) => name);
    return wrong(
      found.candidates.length > 0
        ? says.several(said, words.nominate.or(names))
        : says.unknown(said, sayList(names, reader.locale)),
    );
  },
};

/**
 * What stays, though the answer does not name it: all that is known, where it begins with "also"; and where one name of several was
 * not understood and is said again, the others. The form sends keys, and all of them.
 */
const besides = (answer: string, [only, ...more]: readonly Offer[], draft: Draft, policy: Policy): readonly Offer[] => {
  if (BESIDES.test(answer)) return offersOf(draft, policy);
  const isOfForm = policy.offers.some(({ key }) => key === answer);
  const before = draft.typed.access;
  if (isOfForm || before === undefined || !only || more.length > 0) return [];
  const earlier = findOffers(policy, before);
  if ('offers' in earlier) return [];
  const isMeant = earlier.candidates.length === 0 || earlier.candidates.includes(only);
  return isMeant ? earlier.others : [];
};
