import { ok } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import { findOffer } from '../../src/policy/offers.js';
import type { Offer } from '../../src/policy/policy.js';
import { sayList } from '../../src/words/dates.js';
import type { Surroundings } from '../surroundings.js';
import { wrong, type Question } from './question.js';

/** Of a list in a sentence; the form has them all. */
const MOST_NAMES = 6;
/** Things named in one answer: as many as one survey takes, and nobody means more. */
const MOST_THINGS = 4;

/** What the guest may use: an offer of the policy by its key, its name or an alias. */
export const access: Question = {
  field: 'access',
  read: async (answer, around) => {
    const { words, policy, reader } = around;
    const says = words.nominate.access;
    const several = thingsIn(answer, around);
    if (several) return ok({ access: several.map(({ key }) => key) });
    const found = policy.offers.find(({ key }) => key === answer) ?? findOffer(policy, answer);
    if (!('candidates' in found)) return ok({ access: [found.key] });
    const said = cleanLine(answer, 60);
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

/** "Apollo & Vendor Portal", unless something is called so. */
const thingsIn = (answer: string, { policy }: Surroundings): readonly Offer[] | undefined => {
  const pieces = answer.split(/\s*(?:&|,|，|、| and |和)\s*/i);
  if (pieces.length < 2 || pieces.length > MOST_THINGS || !('candidates' in findOffer(policy, answer)))
    return undefined;
  const offers = pieces.flatMap((piece) => {
    const found = findOffer(policy, piece);
    return 'candidates' in found ? [] : [found];
  });
  const different = [...new Set(offers)];
  return offers.length === pieces.length && different.length > 1 ? different : undefined;
};
