import type { Settle } from '../../dialogs/voice.js';
import { later, SECOND, type Clock } from '../kernel/clock.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { Store } from '../workflow/ports.js';
import { fingerprint } from './courier.js';

/** By then an answer stands in front of whoever pressed. */
const ARRIVED = 2 * SECOND;

/**
 * An answer is drawn in its turn, and what happens meanwhile by a job: the job's edit may be there before the answer is, which
 * then hides it. What was pressed is carried out by now, so that trouble here is no reason to say otherwise.
 */
export const createSettle =
  ({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Settle =>
  async (conversationId, activityId, card) => {
    try {
      if ((await store.cards.at(conversationId, activityId)).length === 0) return;
      const job = { name: 'settle-card', conversationId, activityId, shows: fingerprint(card) } as const;
      await store.transaction((tx) => tx.jobs.add(job, { startAfter: later(clock.now(), ARRIVED) }));
    } catch (error) {
      log.warn('A card that was an answer will not be looked at again.', { error: nameOf(error) });
    }
  };
