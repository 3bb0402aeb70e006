import { FRESH, unseenUntil } from '../../guest/replication.js';
import { later, MINUTE, SECOND, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Log } from '../../kernel/log.js';
import type { Handlers } from '../jobs.js';
import { nextLook } from '../patience.js';
import { permitted } from '../permitted.js';
import type { Account, Directory, Store } from '../ports.js';
import type { RemovalCap } from '../removal-cap.js';
import type { Submit } from '../submit.js';

/** Taking back the account of an invitation that was withdrawn before the guest accepted it, or that nobody wanted any more. */
export const removingHandlers = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  removalCap: RemovalCap;
  clock: Clock;
  log: Log;
}): Pick<Handlers, 'remove-guest' | 'remove-stray'> => ({
  'remove-guest': async ({ nominationId, guestId }) => {
    const { store, directory, submit, removalCap, clock } = deps;
    const nomination = await store.nominations.read(nominationId);
    if (nomination?.status !== 'withdrawn' || nomination.account !== 'to-be-removed') return 'skipped';
    const claim = await store.nominations.claimOn(guestId, nomination.guest.address, nominationId);
    // Whoever is about to invite the same address may get this account: it is known only when they have.
    const age = clock.now().getTime() - nomination.at.getTime();
    if (claim === 'approved') return { again: later(clock.now(), nextLook(age)) };
    const hindrance = claim === 'invited' ? undefined : await removalCap.hindrance('delete', guestId);
    if (hindrance) return hindrance;
    const outcome = claim === 'invited' ? 'kept' : await remove(directory, guestId);
    // A new account is not everywhere at once: "there is none" is believed only once every copy of the directory has heard of it.
    const guest = outcome === 'gone' ? await store.guests.read(guestId) : undefined;
    const unseen = [later(nomination.at, FRESH), ...(guest ? [unseenUntil(guest)] : [])];
    if (outcome === 'gone' && unseen.some((until) => until > clock.now()))
      return { again: later(clock.now(), 30 * SECOND) };
    if (outcome === 'removed' || outcome === 'gone') await submit.guest(guestId, { type: 'record-removal', by: 'us' });
    await submit.nomination(nominationId, {
      type: 'record-removal',
      outcome: outcome === 'gone' ? 'removed' : outcome,
    });
    return 'done';
  },
  // In nobody's books, so that nothing is written down: only what came of that very call, and was not accepted, is ours to remove.
  'remove-stray': async ({ nominationId, guestId, asked, answered }) => {
    const { store, directory, removalCap, clock, log } = deps;
    const nomination = await store.nominations.read(nominationId);
    if (!nomination) return 'skipped';
    const account = await directory.account(guestId);
    const claim = await store.nominations.claimOn(guestId, nomination.guest.address, nominationId);
    if (claim === 'invited' || (await store.guests.read(guestId))) return 'skipped';
    // A new account is not everywhere at once, and whoever is about to invite the same address may get this one.
    const age = clock.now().getTime() - answered.getTime();
    const again = { again: later(clock.now(), nextLook(age)) };
    if (claim === 'approved' || (!account && age < FRESH)) return again;
    if (!account || !cameThen(account, asked, answered)) return 'skipped';
    const hindrance = await removalCap.hindrance('delete', guestId);
    if (hindrance) return hindrance;
    const outcome = await remove(directory, guestId);
    if (outcome === 'gone' && age < FRESH) return again;
    if (outcome === 'left')
      log.warn('An account that nobody wants any more could not be removed.', { nominationId, guestId });
    return outcome === 'removed' ? 'done' : 'skipped';
  },
});

/** At the call or its answer, a minute more or less, for clocks differ: whoever slept in between knows nothing of what came then. */
const cameThen = ({ createdAt }: Account, asked: Date, answered: Date): boolean =>
  [asked, answered].some(
    (moment) => createdAt !== undefined && createdAt >= later(moment, -MINUTE) && createdAt <= later(moment, MINUTE),
  );

const remove = async (directory: Directory, guestId: PersonId): Promise<'removed' | 'gone' | 'kept' | 'left'> => {
  const outcome = await permitted(directory.removePending(guestId));
  if (outcome === 'not-permitted') return 'left';
  return outcome === 'not-pending' ? 'kept' : outcome;
};
