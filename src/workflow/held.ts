import type { NominationId } from '../kernel/ids.js';
import type { Grant, Nomination } from '../nomination/nomination.js';
import type { Store, Taken } from './ports.js';

/**
 * What a guest has by a nomination, or is about to have. Of one that was withdrawn: all of it until it is taken, and then what could
 * not be taken away, what another one gave too, and what was left to whoever was in, for that is still ours to take back in the end.
 */
export const heldBy = (nomination: Nomination | undefined): readonly Grant[] => {
  if (nomination?.status === 'invited') return nomination.grants;
  if (nomination?.status !== 'withdrawn' || nomination.account === 'removed') return [];
  const { grants = [], taken } = nomination;
  if (!taken) return grants;
  const still = [...taken.left, ...taken.shared, ...(taken.kept ?? [])];
  return grants.filter(({ access }) => still.includes(access.key));
};

/**
 * It may still come, and then whoever gives or follows it takes it: until that is settled. What was given is followed by nobody, even
 * where the guest asked there for more of it; nor is what a withdrawn nomination left to them.
 */
export const isOnItsWay = (nomination: Nomination, { state }: Grant): boolean =>
  (state === 'requested' || state === 'waiting') && !(nomination.status === 'withdrawn' && nomination.taken);

/** Has it, or is about to. */
export const isHeld = ({ state }: Grant): boolean => state !== 'refused' && state !== 'ended';

/**
 * What the guest had before us stays. What was never tried cannot be ours; what was begun may have been given. So may a package that
 * was asked for, unless somebody there said no: one that is delivered in part ends as refused.
 */
export const mayBeOurs = async (
  { attempts }: Pick<Store, 'attempts'>,
  nomination: NominationId,
  grant: Grant,
): Promise<boolean> => {
  const { state, ours, access, request, why } = grant;
  if (state === 'refused' && request) return why !== 'denied';
  if (state === 'waiting' || state === 'refused')
    return (await attempts.open(nomination, `access-${access.key}`)).length > 0;
  return isHeld(grant) && ours !== false;
};

/** What is on its way yet is not left behind. */
export const isLeft = (outcome: Taken | 'not-yet'): boolean => outcome !== 'taken' && outcome !== 'not-yet';
