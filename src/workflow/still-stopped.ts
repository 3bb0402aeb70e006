import { DAY, HOUR, later, type Clock } from '../kernel/clock.js';
import type { Store } from './ports.js';

/**
 * Guests whom an administrator stopped are let in again by an administrator alone, and no end comes by itself meanwhile: as long as some are stopped the administrators are reminded of them, once a week, by one replica. So are they of
 * whom somebody disabled in the directory, once the last day has passed.
 */
export const createStillStopped = (deps: { store: Store; clock: Clock }): { remind(): Promise<void> } => {
  const { store, clock } = deps;

  const tell = async (now: Date): Promise<void> => {
    const all = await store.guests.stoppedBefore(later(now, -FRESH), now);
    if (all.length === 0) return;
    const sum = (of: 'guests' | 'over') => all.reduce((total, domain) => total + domain[of], 0);
    const domains = all.slice(0, MOST_LISTED);
    const news = { news: 'still-stopped', guests: sum('guests'), over: sum('over'), domains } as const;
    await store.transaction((tx) =>
      tx.jobs.add({ name: 'tell-of-many-guests', ...news, more: all.length - domains.length }),
    );
  };

  return {
    remind: async () => {
      const now = clock.now();
      // Put off for the week once they are told: what fails, or dies on the way, comes again within the hour.
      if (!(await store.watches.take(STOPPED, now, later(now, HOUR)))) return;
      await tell(now);
      await store.watches.putOff(STOPPED, later(now, EVERY));
    },
  };
};

const STOPPED = 'stopped-guests';

const EVERY = 7 * DAY;

/** Of a stop this young everybody knows. */
const FRESH = 3 * DAY;

/** In one message. */
const MOST_LISTED = 10;
