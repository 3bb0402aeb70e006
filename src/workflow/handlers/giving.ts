import type { Guest } from '../../guest/guest.js';
import { DAY, later, MINUTE, type Clock } from '../../kernel/clock.js';
import type { Access, NominationIn } from '../../nomination/nomination.js';
import type { Handlers } from '../jobs.js';
import { DirectoryTrouble, type Directory, type Packages, type Store } from '../ports.js';
import { nextLook } from '../patience.js';
import type { Submit } from '../submit.js';

/**
 * Giving a guest what was asked for. A new account takes minutes to be known everywhere: we are patient for a day. That it was
 * there before us can be seen only before we give it, so that is written down as an attempt: whoever finds one open knows that
 * it was not there.
 */
export const givingHandlers = (deps: {
  store: Store;
  directory: Directory;
  packages: Packages;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'give-access' | 'follow-request'> => {
  const { store, directory, packages, submit, clock } = deps;

  const has = ({ guestId }: NominationIn<'invited'>, access: Access): Promise<boolean> =>
    access.kind === 'package' ? packages.has(guestId, access) : directory.has(guestId, access);

  const give = ({ guestId, guest: { address } }: NominationIn<'invited'>, access: Access) =>
    access.kind === 'package' ? packages.ask({ guest: guestId, address }, access) : directory.give(guestId, access);

  const attempt = async (nomination: NominationIn<'invited'>, access: Access) => {
    const what = `access-${access.key}` as const;
    if ((await store.attempts.open(nomination.id, what)).length === 0) {
      if (await has(nomination, access)) return 'had';
      await store.attempts.begin(nomination.id, what);
    }
    return give(nomination, access);
  };

  return {
    'give-access': async ({ nominationId, access: key }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const grant = nomination.grants.find(({ access }) => access.key === key);
      if (grant?.state !== 'waiting') return 'skipped';
      const stay = stayOf(await store.guests.read(nomination.guestId), nomination);
      if (stay !== 'open') return stay === 'over' ? 'skipped' : { again: later(clock.now(), 10 * MINUTE) };
      const outcome = await inTime(attempt(nomination, grant.access));
      const age = clock.now().getTime() - nomination.invitedAt.getTime();
      if (outcome === 'not-yet' && age < DAY) return { again: later(clock.now(), nextLook(age)) };
      const recorded = await submit.nomination(nominationId, {
        type: 'record-access',
        access: key,
        outcome: outcome === 'not-yet' ? { refused: 'never-ready' } : outcome,
      });
      // Withdrawn meanwhile: that it may have been given must not be forgotten before it is taken back.
      if (recorded.ok && recorded.nomination.status === 'withdrawn') return 'skipped';
      await store.attempts.end(nominationId, `access-${key}`);
      return 'done';
    },
    'follow-request': async ({ nominationId, access: key }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const grant = nomination.grants.find(({ access }) => access.key === key);
      if (grant?.state !== 'requested' || !grant.request) return 'skipped';
      const { id, at } = grant.request;
      const progress = await inTime(packages.look(id));
      if (progress === 'held') await submit.nomination(nominationId, { type: 'record-held', access: key });
      if (progress === 'held' || progress === 'under-way' || progress === 'not-yet')
        return { again: later(clock.now(), nextLook(clock.now().getTime() - at.getTime())) };
      const outcome = progress === 'delivered' ? 'given' : progress;
      await submit.nomination(nominationId, { type: 'record-access', access: key, outcome });
      return 'done';
    },
  };
};

/** Whether the stay that the nomination brought is going on. Whoever was stopped may be let in again, and gets the rest then. */
const stayOf = (guest: Guest | undefined, { id }: NominationIn<'invited'>): 'open' | 'stopped' | 'over' => {
  const isTheirs = guest?.nominations.includes(id) ?? false;
  if (!isTheirs || (guest?.status !== 'disabled' && guest?.status !== 'removed')) return 'open';
  return guest.status === 'disabled' && guest.why === 'stopped' ? 'stopped' : 'over';
};

/** Trouble passes, or is a permission that is missing. */
const inTime = async <T>(doing: Promise<T>): Promise<T | 'not-yet' | { readonly refused: 'not-permitted' }> => {
  try {
    return await doing;
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    return trouble.kind === 'not-permitted' ? { refused: 'not-permitted' } : 'not-yet';
  }
};
