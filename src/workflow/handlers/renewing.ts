import { answerable, mayComeIn, type Guest, type GuestIn } from '../../guest/guest.js';
import { domainOf } from '../../kernel/address.js';
import { later, MINUTE, type Clock } from '../../kernel/clock.js';
import { isBlocked } from '../../policy/assess.js';
import type { Policy } from '../../policy/policy.js';
import type { Handlers, Outcome } from '../jobs.js';
import { brought } from '../link-way.js';
import type { Courier, Directory, Store } from '../ports.js';
import type { Notice } from '../views.js';
import { landingFor } from './issuing.js';

type LinkRefused = Extract<Notice, { about: 'link-refused' }>;

/**
 * A new link for somebody who has not accepted: inviting the same address again gives the same guest. Twice makes one link more,
 * and the newest is the one that is kept, and mailed where mail was agreed.
 */
export const renewingHandlers = (deps: {
  store: Store;
  directory: Directory;
  courier: Courier;
  clock: Clock;
  policy: () => Policy;
  defaultLanding: string;
}): Pick<Handlers, 'renew-link'> => ({
  'renew-link': async ({ guestId, round, by }) => {
    const { store, directory, courier, clock, policy } = deps;
    const guest = await store.guests.read(guestId);
    // It was promised before an administrator stopped them: it goes out once they are let in again.
    if (guest?.status === 'disabled' && mayComeIn(guest)) return { again: later(clock.now(), 10 * MINUTE) };
    if (guest?.status !== 'pending-acceptance') return 'skipped';
    const nominations = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    const newest = nominations.findLast(brought);
    if (!newest) return 'skipped';
    const { address, displayName, language } = newest.guest;
    /** Nobody of this domain is let in any more: no link leads anywhere. */
    const refuse = async (why: LinkRefused['why']): Promise<Outcome> => {
      if (by) await courier.tell(by, { about: 'link-refused', guest, why });
      return by ? 'done' : 'skipped';
    };
    if (isBlocked(domainOf(address), policy())) return refuse('rules');
    // It was promised before inviting was paused: it goes out once that is over.
    if (await store.emergencies.hold(domainOf(address))) return { again: later(clock.now(), 10 * MINUTE) };
    const landing = await landingFor(deps, newest);
    const sponsors = answerable(guest).map(({ id }) => id);
    const before = await store.links.read(newest.id);
    const asked = clock.now();
    const outcome = await directory.invite({ address, displayName, language, landing, sponsors });
    if (outcome.outcome === 'refused' && outcome.refusal.kind === 'domain-blocked') return refuse('settings');
    const answered = clock.now();
    const made = outcome.outcome === 'invited' ? outcome : undefined;
    await store.transaction(async (tx) => {
      const isWanted = isSameWish(await tx.guests.lock(guestId), guest) && (await tx.links.read(newest.id)) === before;
      // What else cannot be invited any more leaves the link that there is; so does whoever slept while others made a newer one.
      if (made?.guestId === guestId && isWanted) await tx.links.keep(newest.id, made.redeemLink);
      // Their account was removed a moment ago, and this made another one; or theirs goes by another address, and this is somebody's.
      if (made && made.guestId !== guestId)
        await tx.jobs.add({ name: 'remove-stray', nominationId: newest.id, guestId: made.guestId, asked, answered });
      await tx.jobs.add({ name: 'nudge-guest', guestId, round, renewed: true });
      await tx.jobs.add({ name: 'redraw-cards', nominationId: newest.id });
    });
    return 'done';
  },
});

/** Whoever slept since they looked may find that the guest has accepted, or that somebody wished for a newer link. */
const isSameWish = (now: Guest | undefined, before: GuestIn<'pending-acceptance'>): boolean =>
  now?.status === 'pending-acceptance' && now.renewedAt?.getTime() === before.renewedAt?.getTime();
