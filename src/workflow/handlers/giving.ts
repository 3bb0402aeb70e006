import { DAY, later, MINUTE, type Clock } from '../../kernel/clock.js';
import type { Access, Grant, Nomination, NominationIn } from '../../nomination/nomination.js';
import type { Handlers, Outcome } from '../jobs.js';
import { createFateOf, stayOf } from '../late.js';
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
  const fateOf = createFateOf(deps);

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

  /** Takes what was asked for, and is wanted no more, as soon as it is there. Nobody is told: they know that it is over. */
  const takeLate = async (nomination: Giver, access: Access, since: Date): Promise<Outcome> => {
    const fate = await fateOf(nomination, access);
    if (fate === 'unsettled') return { again: later(clock.now(), MINUTE) };
    if (fate !== 'unwanted' || access.kind !== 'package' || !nomination.guestId) return 'skipped';
    if ((await inTime(packages.remove(nomination.guestId, access))) === 'taken') return 'done';
    return { again: later(clock.now(), nextLook(clock.now().getTime() - since.getTime())) };
  };

  /** A process may have died, or the end have come, between entitlement management's answer and our record. */
  const takeUnrecorded = async (nomination: Giver, access: Access, since: Date): Promise<Outcome> => {
    const what = `access-${access.key}` as const;
    if (access.kind !== 'package' || (await store.attempts.open(nomination.id, what)).length === 0) return 'skipped';
    const outcome = await takeLate(nomination, access, since);
    if (outcome === 'done') await store.attempts.end(nomination.id, what);
    return outcome;
  };

  return {
    'give-access': async ({ nominationId, access: key }) => {
      const nomination = giverIn(await store.nominations.read(nominationId));
      const grant = nomination && grantIn(nomination, key);
      if (!nomination || grant?.state !== 'waiting') return 'skipped';
      if (nomination.status === 'withdrawn') return takeUnrecorded(nomination, grant.access, nomination.at);
      const stay = stayOf(await store.guests.read(nomination.guestId), nomination);
      if (stay === 'over') return takeUnrecorded(nomination, grant.access, nomination.invitedAt);
      if (stay === 'stopped') return { again: later(clock.now(), 10 * MINUTE) };
      const outcome = await inTime(attempt(nomination, grant.access));
      const age = clock.now().getTime() - nomination.invitedAt.getTime();
      if (outcome === 'not-yet' && age < DAY) return { again: later(clock.now(), nextLook(age)) };
      const recorded = await submit.nomination(nominationId, {
        type: 'record-access',
        access: key,
        outcome: outcome === 'not-yet' ? { refused: 'never-ready' } : outcome,
      });
      // Withdrawn meanwhile: that it may have been given must not be forgotten before it is taken back.
      if (recorded.ok && recorded.nomination.status === 'withdrawn')
        return takeUnrecorded(recorded.nomination, grant.access, recorded.nomination.at);
      // What was never ready may have been given all the same, and is looked for at the end.
      if (outcome !== 'not-yet') await store.attempts.end(nominationId, `access-${key}`);
      return 'done';
    },
    'follow-request': async ({ nominationId, access: key }) => {
      const nomination = giverIn(await store.nominations.read(nominationId));
      const grant = nomination && grantIn(nomination, key);
      if (!nomination || grant?.state !== 'requested' || !grant.request) return 'skipped';
      const { id, at } = grant.request;
      if ((await fateOf(nomination, grant.access)) !== 'wanted') return takeLate(nomination, grant.access, at);
      const progress = await inTime(packages.look(id));
      if (progress === 'held') await submit.nomination(nominationId, { type: 'record-held', access: key });
      // It goes on there, whether or not we may look. The administrators find the permission that is missing in the log.
      const isUnseen = typeof progress === 'object' && progress.refused === 'not-permitted';
      if (progress === 'held' || progress === 'under-way' || progress === 'not-yet' || isUnseen)
        return { again: later(clock.now(), nextLook(clock.now().getTime() - at.getTime())) };
      const outcome = progress === 'delivered' ? 'given' : progress;
      await submit.nomination(nominationId, { type: 'record-access', access: key, outcome });
      return 'done';
    },
  };
};

/** One that has given something, or was about to; of one that was withdrawn, as it stood then. */
type Giver = NominationIn<'invited' | 'withdrawn'>;

const giverIn = (nomination: Nomination | undefined): Giver | undefined =>
  nomination?.status === 'invited' || nomination?.status === 'withdrawn' ? nomination : undefined;

const grantIn = ({ grants }: Giver, key: Access['key']): Grant | undefined =>
  grants?.find(({ access }) => access.key === key);

/** Trouble passes, or is a permission that is missing. */
const inTime = async <T>(doing: Promise<T>): Promise<T | 'not-yet' | { readonly refused: 'not-permitted' }> => {
  try {
    return await doing;
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    return trouble.kind === 'not-permitted' ? { refused: 'not-permitted' } : 'not-yet';
  }
};
