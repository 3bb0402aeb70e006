import { ok, unreachable } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import { findOffer } from '../../src/policy/offers.js';
import type { Offer } from '../../src/policy/policy.js';
import { sayList } from '../../src/words/dates.js';
import type { Surroundings } from '../surroundings.js';
import { wrong, type Question } from './question.js';

/** Of a list in a sentence; the form has them all. */
const MOST_NAMES = 6;

/** What the guest may use: an offer of the policy by its key, its name or an alias, that guests can be put into now. */
export const access: Question = {
  field: 'access',
  read: async (answer, around) => {
    const { words, policy, workflow, reader } = around;
    const says = words.nominate.access;
    const several = twoIn(answer, around);
    if (several) return wrong(says.one(words.nominate.or(several.map(({ name }) => name))));
    const found = policy.offers.find(({ key }) => key === answer) ?? findOffer(policy, answer);
    if ('candidates' in found) {
      const said = cleanLine(answer, 60);
      const names = (found.candidates.length > 0 ? found.candidates : policy.offers)
        .slice(0, MOST_NAMES)
        .map(({ name }) => name);
      return wrong(
        found.candidates.length > 0
          ? says.several(said, words.nominate.or(names))
          : says.unknown(said, sayList(names, reader.locale)),
      );
    }
    const finding = await workflow.checkOffer(found);
    switch (finding) {
      case 'no-guests':
      case 'gone':
      case 'dynamic':
        return wrong(says[finding](found.name));
      case 'fine':
      case 'unchecked':
        return ok({ access: found.key });
      default:
        return unreachable(finding);
    }
  },
};

/** "Apollo & Vendor Portal", unless something is called so. */
const twoIn = (answer: string, { policy }: Surroundings): readonly Offer[] | undefined => {
  const pieces = answer.split(/\s*(?:&|,|，|、| and |和)\s*/i);
  if (pieces.length < 2 || !('candidates' in findOffer(policy, answer))) return undefined;
  const offers = pieces.flatMap((piece) => {
    const found = findOffer(policy, piece);
    return 'candidates' in found ? [] : [found];
  });
  return offers.length === pieces.length ? offers : undefined;
};
