import { isStaying } from '../../guest/decide/outcome.js';
import type { Handlers } from '../jobs.js';
import type { Packages, Store } from '../ports.js';
import type { Submit } from '../submit.js';

/**
 * What we gave and somebody, or a day that was set there, has ended in Microsoft Entra: written down with the item, and told once to whoever
 * answers for the guest. Nothing is given anew for it; who wants it back asks for it.
 */
export const endedAccessHandlers = (deps: {
  store: Store;
  packages: Packages;
  submit: Submit;
}): Pick<Handlers, 'follow-assignment' | 'tell-of-ended-access'> => {
  const { store, packages, submit } = deps;
  return {
    'follow-assignment': async ({ nominationId, access: key }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const grant = nomination.grants.find(({ access }) => access.key === key);
      if (grant?.state !== 'given' || grant.access.kind !== 'package') return 'skipped';
      const standing = await packages.standing(nomination.guestId, grant.access);
      if (standing === 'held') return 'skipped';
      // Read after the look: what was taken away before it at the end of a stay, we took ourselves.
      const guest = await store.guests.read(nomination.guestId);
      if (!guest || !isStaying(guest)) return 'skipped';
      await submit.nomination(nominationId, { type: 'record-ended', access: key, why: standing });
      return 'done';
    },
    'tell-of-ended-access': async ({ nominationId, access }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const { ended } = nomination.grants.find((grant) => grant.access.key === access) ?? {};
      const byHand = ended?.why === 'removed' && { elsewhere: true as const };
      await submit.guest(nomination.guestId, { type: 'record-lost-access', nominationId, access, ...byHand });
      return 'done';
    },
  };
};
