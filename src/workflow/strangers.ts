import { DAY, HOUR, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { localDays } from '../policy/local-days.js';
import type { Policy } from '../policy/policy.js';
import { enqueueMeetings } from './adopting.js';
import type { Store } from './ports.js';

/** Guests who came by other ways than ours, as one look at the directory finds them. */
export interface Strangers {
  /** Has somebody asked about those of them who are strangers, where the rules want that. */
  meet(guests: readonly PersonId[]): Promise<void>;
  /** Tells the administrators how many there were, where it were `moreThan` so many. */
  tell(moreThan: number): Promise<void>;
}

/** So many of one look are asked about at once; whoever comes after them, in the mornings of the days to come. */
export const AT_ONCE = 20;
const DAYS = 20;

export const createStrangers = (deps: { store: Store; clock: Clock; policy: () => Policy }): Strangers => {
  const { store, clock, policy } = deps;
  let met = 0;

  /** By the id, as reviews are spread: a look that is made again comes to the same day. */
  const morningFor = (id: PersonId): Date => {
    const days = localDays(policy().zone);
    const day = days.at(clock.now().getTime()) + 1 + (Number.parseInt(id.slice(0, 4), 16) % DAYS);
    // Clocks change in the small hours: it is counted from the evening.
    return new Date(days.begins(day + 1) - DAY + 9 * HOUR);
  };

  return {
    meet: async (guests) => {
      if (policy().found === 'ignore' || guests.length === 0) return;
      // Those who may come back into our books are no strangers.
      const known = new Set(await store.guests.known(guests));
      const strangers = [...new Set(guests)].filter((id) => !known.has(id));
      await enqueueMeetings(
        store,
        strangers.map((personId, n) => ({
          personId,
          found: true,
          ...(met + n >= AT_ONCE && { startAfter: morningFor(personId) }),
        })),
      );
      met += strangers.length;
    },
    tell: async (moreThan) => {
      if (met <= moreThan) return;
      const news = { news: 'strangers-found', guests: met, ...(met > AT_ONCE && { days: DAYS }) } as const;
      await store.transaction((tx) => tx.jobs.add({ name: 'tell-of-many-guests', ...news }));
    },
  };
};
