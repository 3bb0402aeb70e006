import type { Clock } from '../kernel/clock.js';
import type { NominationId } from '../kernel/ids.js';
import type { Store, Unkeyed } from './ports.js';

/**
 * For how long the directory has said "not yet" to this, in milliseconds; asked each time it does. A pause or an outage before the
 * first time is no patience that was spent.
 */
export const notYetFor = async (
  { store, clock }: { readonly store: Pick<Store, 'attempts'>; readonly clock: Clock },
  id: NominationId,
  what: Extract<Unkeyed, `not-yet${string}`>,
): Promise<number> => {
  const [first] = await store.attempts.open(id, what);
  if (first) return clock.now().getTime() - first.getTime();
  await store.attempts.begin(id, what);
  return 0;
};
