import { DAY, later, MINUTE, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Policy, RemovalLimits } from '../policy/policy.js';
import type { Outcome } from './jobs.js';
import type { Removal, Store } from './ports.js';
import { dayBegan } from './preflight/gather.js';

/**
 * So many removals a day and no more, whatever they are for: a mistake in the rules, in our books or of one person must not empty the
 * directory before somebody notices. What has no place in the day asks again; whoever raises the limit need not wait for tomorrow.
 */
export interface RemovalCap {
  /**
   * Undefined: it may be done, now or once more today. `begunAt`: when the clock of the guest's life began it, which begins it anew a day
   * later; this job then makes way for that one.
   */
  hindrance(what: Removal, guest: PersonId, begunAt?: Date): Promise<Outcome | undefined>;
}

export const createRemovalCap = (deps: { store: Store; clock: Clock; policy: () => Policy }): RemovalCap => {
  const { store, clock, policy } = deps;
  return {
    hindrance: async (what, guest, begunAt) => {
      const now = clock.now();
      const { zone, removals } = policy();
      const since = dayBegan(now, zone);
      const place = await store.transaction(async (tx) => {
        const given = await tx.removals.take(what, guest, since, mostOf(what, removals));
        if (given === 'first-to-wait')
          await tx.jobs.add({ name: 'tell-of-waiting-removals', what, since }, { startAfter: later(now, GATHERING) });
        return given;
      });
      if (place === 'granted') return undefined;
      const again = later(now, what === 'stop' ? SOON : LATER);
      return begunAt && again >= later(begunAt, DAY) ? 'skipped' : { again };
    },
  };
};

export const mostOf = (what: Removal, { perDay, stopsPerDay }: RemovalLimits): number =>
  what === 'stop' ? stopsPerDay : perDay;

/** Until those that fall due together have asked. */
const GATHERING = 5 * MINUTE;
/** How soon a raised limit is noticed. In an emergency accounts are open meanwhile. */
const SOON = 2 * MINUTE;
const LATER = 30 * MINUTE;
