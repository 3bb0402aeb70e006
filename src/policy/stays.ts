import { DAY } from '../kernel/clock.js';
import type { RemovalLimits, StayTerms } from './policy.js';
import type { SaidTerms } from './schema/stays.js';

/** What holds where the file says nothing, and for guests who came before it could. */
export const USUAL_STAYS: StayTerms = {
  nudge: 3 * DAY,
  tellSponsor: 7 * DAY,
  giveUp: 30 * DAY,
  askSponsor: 14 * DAY,
  askAgain: DAY,
  tellGuest: 3 * DAY,
  grace: 14 * DAY,
  review: 180 * DAY,
  answer: 7 * DAY,
  unanswered: 'keep',
};

/** Many more than a company sees in a day; and a stop can be taken back, a deletion for 30 days alone. */
export const USUAL_REMOVALS: RemovalLimits = { perDay: 200, stopsPerDay: 2000 };

/** What is said, field by field, over what holds otherwise; `never` takes away what would come otherwise. */
export const staysOver = (otherwise: StayTerms, said: SaidTerms): StayTerms => {
  const { nudge, review, ...rest } = { ...otherwise, ...said };
  return {
    ...rest,
    ...(nudge !== undefined && nudge !== 'never' && { nudge }),
    ...(review !== undefined && review !== 'never' && { review }),
  };
};
