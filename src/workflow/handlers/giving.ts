import { DAY, later, MINUTE, type Clock } from '../../kernel/clock.js';
import type { NominationId } from '../../kernel/ids.js';
import type { Access, Grant, Nomination, NominationIn } from '../../nomination/nomination.js';
import type { Handlers, Outcome } from '../jobs.js';
import { createFateOf, stayOf } from '../late.js';
import { createMadeMember } from '../made-member.js';
import { DirectoryTrouble, isDenied, type Directory, type Given, type Packages, type Store } from '../ports.js';
import { notYetFor } from '../not-yet.js';
import { nextLook } from '../patience.js';
import type { Submit } from '../submit.js';
import { createTake } from '../taking.js';

/**
 * Giving a guest what was asked for. A new account takes minutes to be known everywhere: we are patient for a day, from the
 * first time that we are told it is not, and with trouble for as long as it lasts. That it was there before us can be seen only
 * before we give it, so that is written down as an attempt: whoever finds one open knows that it was not there.
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

  const take = createTake(deps);

  const stayBy = async (nomination: Giver): Promise<ReturnType<typeof stayOf>> =>
    nomination.status === 'withdrawn' ? 'over' : stayOf(await store.guests.read(nomination.guestId), nomination);

  const isBegun = async (id: NominationId, access: Access): Promise<boolean> =>
    (await store.attempts.open(id, `access-${access.key}`)).length > 0;

  /** Asked once the attempt is noted: whoever ends the stay, or withdraws it, later than this sees that something may have been given. */
  const isDue = async (id: NominationId, { key }: Access): Promise<boolean> => {
    const now = await store.nominations.read(id);
    return now?.status === 'invited' && grantIn(now, key)?.state === 'waiting' && (await stayBy(now)) === 'open';
  };

  const attempt = async (nomination: NominationIn<'invited'>, access: Access) => {
    if (await isBegun(nomination.id, access)) return give(nomination, access);
    // What others have begun to give since was not there before us.
    if (await has(nomination, access)) return (await isBegun(nomination.id, access)) ? give(nomination, access) : 'had';
    const { id } = await store.attempts.begin(nomination.id, `access-${access.key}`);
    if (await isDue(nomination.id, access)) return give(nomination, access);
    await store.attempts.drop(id);
    return 'overtaken';
  };

  const isMadeMember = createMadeMember(deps);

  /** Takes what was given or asked for, and is wanted no more, as soon as it is there. Nobody is told: they know that it is over. */
  const takeLate = async (nomination: Giver, access: Access, since: Date): Promise<Outcome> => {
    const { guestId } = nomination;
    if (guestId && (await isMadeMember(guestId))) return 'skipped';
    const fate = await fateOf(nomination, access);
    if (fate === 'unsettled') return { again: later(clock.now(), MINUTE) };
    if (fate !== 'unwanted' || !guestId) return 'skipped';
    if ((await inTime(take(guestId, access))) === 'taken') return 'done';
    return { again: later(clock.now(), nextLook(clock.now().getTime() - since.getTime())) };
  };

  /** A process may have died, or the end have come, between the answer and our record. */
  const takeUnrecorded = async (nomination: Giver, access: Access): Promise<Outcome> => {
    if (!(await isBegun(nomination.id, access))) return 'skipped';
    const since = nomination.status === 'withdrawn' ? nomination.at : nomination.invitedAt;
    const outcome = await takeLate(nomination, access, since);
    if (outcome === 'done') await store.attempts.end(nomination.id, `access-${access.key}`);
    return outcome;
  };

  /** Whoever slept gave what others had given, and taken back, meanwhile: their attempt is closed, and it is one again. */
  const takeGiven = async (nomination: Giver, access: Access): Promise<Outcome> => {
    if (!(await isBegun(nomination.id, access))) await store.attempts.begin(nomination.id, `access-${access.key}`);
    return takeUnrecorded(nomination, access);
  };

  const record = async (nomination: NominationIn<'invited'>, access: Access, answer: Answer): Promise<Outcome> => {
    const outcome = answer === 'not-yet' ? { refused: 'never-ready' as const } : answer;
    const recorded = await submit.nomination(nomination.id, { type: 'record-access', access: access.key, outcome });
    const isRequested = typeof outcome === 'object' && 'requested' in outcome;
    // What was asked for, and is written down, is followed, whatever becomes of the stay.
    const isFollowed = isRequested && recorded.ok && recorded.changed;
    const now = (recorded.ok && giverIn(recorded.nomination)) || nomination;
    // That it may have been given must not be forgotten before it is taken back.
    if (!isFollowed && (await stayBy(now)) === 'over')
      return isRequested || outcome === 'given' ? takeGiven(now, access) : takeUnrecorded(now, access);
    // What was never ready may have been given all the same, and is looked for at the end.
    if (answer !== 'not-yet') await store.attempts.end(nomination.id, `access-${access.key}`);
    return 'done';
  };

  return {
    'give-access': async ({ nominationId, access: key }) => {
      const nomination = giverIn(await store.nominations.read(nominationId));
      const grant = nomination && grantIn(nomination, key);
      if (!nomination || !grant) return 'skipped';
      const stay = await stayBy(nomination);
      if (stay === 'over' || nomination.status === 'withdrawn') return takeUnrecorded(nomination, grant.access);
      if (grant.state !== 'waiting') return 'skipped';
      if (stay === 'stopped') return { again: later(clock.now(), 10 * MINUTE) };
      const answer = await inTime(attempt(nomination, grant.access));
      if (answer === 'overtaken') return { again: clock.now() };
      if (answer === 'trouble') {
        const age = clock.now().getTime() - nomination.invitedAt.getTime();
        return { again: later(clock.now(), nextLook(age)) };
      }
      if (answer !== 'not-yet') return record(nomination, grant.access, answer);
      const age = await notYetFor(deps, nominationId, `not-yet-${key}`);
      return age < DAY ? { again: later(clock.now(), nextLook(age)) } : record(nomination, grant.access, answer);
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
      const isUnknown = isUnseen || progress === 'not-yet' || progress === 'trouble';
      if (progress === 'held' || progress === 'under-way' || isUnknown)
        return { again: later(clock.now(), nextLook(clock.now().getTime() - at.getTime())) };
      const outcome = progress === 'delivered' ? 'given' : progress;
      await submit.nomination(nominationId, { type: 'record-access', access: key, outcome });
      return 'done';
    },
  };
};

/** What came of giving it, or of finding that they had it before us. */
type Answer = Given | Awaited<ReturnType<Packages['ask']>> | 'had';

/** One that has given something, or was about to; of one that was withdrawn, as it stood then. */
type Giver = NominationIn<'invited' | 'withdrawn'>;

const giverIn = (nomination: Nomination | undefined): Giver | undefined =>
  nomination?.status === 'invited' || nomination?.status === 'withdrawn' ? nomination : undefined;

const grantIn = ({ grants }: Giver, key: Access['key']): Grant | undefined =>
  grants?.find(({ access }) => access.key === key);

/**
 * Trouble passes, or is a permission that is missing; without a token nothing can be done until somebody mends it, however long that
 * takes. What Microsoft refuses for another reason may be an account that is new to it.
 */
const inTime = async <T>(
  doing: Promise<T>,
): Promise<T | 'trouble' | 'not-yet' | { readonly refused: 'not-permitted' }> => {
  try {
    return await doing;
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    if (isDenied(trouble)) return { refused: 'not-permitted' };
    return trouble.lasting ? 'not-yet' : 'trouble';
  }
};
