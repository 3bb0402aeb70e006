import type { Guest } from '../guest/guest.js';
import { domainIn } from '../kernel/address.js';
import type { Store } from './ports.js';
import type { Submit } from './submit.js';

/**
 * Who stops a domain stops whoever is in our books by then. Whoever comes into them by an invitation that was under way is stopped
 * then, by the same wish. To be asked once they are in our books: the wish is written down before anybody is looked for, so that one of
 * the two always sees the other.
 */
export const stopIfMissed = async (
  { store, submit }: { readonly store: Pick<Store, 'emergencies'>; readonly submit: Pick<Submit, 'guest'> },
  { id, address }: Guest,
): Promise<void> => {
  const domain = domainIn(address);
  const stop = await store.emergencies.stopOver(domain);
  if (!stop) return;
  const { by, since: asOf, reason } = stop;
  await submit.guest(id, { type: 'stop', by, asOf, ...(reason && { reason }) }, async (tx) => {
    const now = await tx.emergencies.stopOver(domain);
    return now?.domain === stop.domain && now.since.getTime() === asOf.getTime();
  });
};
