import { holding, withoutStay, type Case } from './conditions.js';
import type { Conditions } from './policy.js';

type Conditional = { readonly when: Conditions };

/** In days: the longest stay in which this one has no more to say than in one of `days`; without end where its length is no matter. */
const silentUpTo = ({ when }: Conditional, of: Case, days: number): number => {
  const { longerThan } = when.stay ?? {};
  if (longerThan === undefined || days > longerThan) return Infinity;
  // What hangs on a fact that is not known may hold then.
  return holding(withoutStay(when), of).holds === false ? Infinity : longerThan;
};

/**
 * The longest stay, in days, up to which every stay is answered as the one of `of.days` is: the rule that matched it holds still, and
 * nothing that is asked `before` it begins to hold, or may. Without end where no length is a matter of theirs.
 */
export const answeredAlikeUpTo = (
  matched: Conditional,
  before: readonly Conditional[],
  of: Case & { readonly days: number },
): number =>
  before.reduce((days, one) => Math.min(days, silentUpTo(one, of, of.days)), matched.when.stay?.upTo ?? Infinity);
