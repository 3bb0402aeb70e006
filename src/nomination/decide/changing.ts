import type { Person } from '../../kernel/people.js';
import type { Change, Changes, Items } from '../asking.js';
import type { NominationRefusal } from '../commands.js';
import { sponsorsOf, type Facts } from '../nomination.js';

/** What differs from what is asked; undefined where nothing does. */
export const narrowing = (nomination: Facts, { until, without, sponsor, deliveries }: Changes = {}) => {
  const changes: Changes = {
    ...(until && until.getTime() !== nomination.until.getTime() && { until }),
    ...(without && without.length > 0 && { without: [...new Set(without)] }),
    ...(sponsor && sponsor.id !== sponsorsOf(nomination)[0].id && { sponsor }),
    ...(deliveries && !isSame(deliveries, nomination.deliveries) && { deliveries: [...new Set(deliveries)] }),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
};

/**
 * Why this cannot be had, if it cannot. A change only ever takes away, but for the way the link travels and who answers; and of
 * the items, it takes away what is theirs to decide alone, and never all of that.
 */
export const faultIn = (
  { until: end, access, deliveries: ways, judgement, purpose }: Facts,
  { until, without = [], sponsor, deliveries }: Changes,
  at: Date,
  theirs?: Items,
): NominationRefusal | undefined => {
  const items = theirs ?? access.map(({ key }) => key);
  const asksForEndAlone = !without.length && !sponsor && !deliveries;
  const isPossible =
    (!purpose || (purpose === 'end' && asksForEndAlone)) &&
    (!until || (at < until && until < end)) &&
    without.every((key) => items.includes(key)) &&
    (without.length === 0 || without.length < items.length) &&
    (!deliveries || (deliveries.length > 0 && deliveries.every((way) => (judgement.deliveries ?? ways).includes(way))));
  return isPossible ? undefined : 'change-not-allowed';
};

/** What it becomes, and what it was. */
export const changeOf = (facts: Facts, to: Changes, by: Person, at: Date): Change => ({
  by,
  at,
  to,
  was: {
    ...(to.until && { until: facts.until }),
    ...(to.without && { access: facts.access }),
    ...(to.sponsor && { sponsor: sponsorsOf(facts)[0] }),
    ...(to.deliveries && { deliveries: facts.deliveries }),
  },
});

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((one) => others.includes(one)) && others.every((one) => some.includes(one));
