import { foldLabel } from './label.js';
import { findOffer } from './offers.js';
import type { Offer, Policy } from './policy.js';

/** Things that one nomination may ask for; each of them is looked at, and each has somebody to decide about it. */
export const MOST_OFFERS = 4;

/** All that is meant, in the order in which it was said; or the first name that means nothing, or more than one thing, with the others. */
export type OffersFound =
  | { readonly offers: readonly Offer[] }
  | { readonly said: string; readonly candidates: readonly Offer[]; readonly others: readonly Offer[] };

const BETWEEN = /\s*[&,;，；、]\s*(?:and\s+)?|\s+(?:and|plus)\s+|和|与|及|以及/i;
const NOISE = /^(?:please|too|also|as well|thanks|谢谢)?[\s.。!！]*$/i;
/** Pieces of one answer that are looked up: more is no list of names. */
const MOST_PIECES = 24;

/**
 * What somebody means by “Apollo & Vendor Portal”, or by one name. A thing that is called so in full, `and` included, is that one
 * thing; and beside a name that fits exactly, another that fits nothing is not passed over.
 */
export const findOffers = (policy: Pick<Policy, 'offers'>, said: string): OffersFound => {
  const named = policy.offers.find((offer) => isCalled(offer, said));
  if (named) return { offers: [named] };
  const pieces = said.split(BETWEEN).filter((piece) => !NOISE.test(piece));
  const found = pieces.slice(0, MOST_PIECES).map((piece) => ({ said: piece, ...meantBy(policy, piece) }));
  const offers = found.flatMap((one) => one.offer ?? []);
  const others = [...new Set(offers)];
  if (offers.length > 0 && offers.length === pieces.length) return { offers: others };
  const lost = found.find(({ offer }) => offer === undefined);
  if (lost && found.some((one) => one.offer && isCalled(one.offer, one.said))) return { ...lost, others };
  const { offer, candidates } = meantBy(policy, said);
  return offer ? { offers: [offer] } : { said, candidates, others: [] };
};

type Meant = { readonly offer?: Offer; readonly candidates: readonly Offer[] };

const meantBy = (policy: Pick<Policy, 'offers'>, said: string): Meant => {
  const found = findOffer(policy, said);
  return 'candidates' in found ? found : { offer: found, candidates: [found] };
};

const isCalled = ({ key, name, aliases }: Offer, said: string): boolean => {
  const folded = foldLabel(said.slice(0, 200));
  return [key, name, ...aliases].some((label) => foldLabel(label) === folded);
};
