import type { Nomination } from '../src/nomination/nomination.js';
import { foldLabel } from '../src/policy/label.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** What somebody nominated themselves and is not decided, newest first. */
export const ownAwaiting = async ({ workflow, person }: Surroundings): Promise<readonly Nomination[]> =>
  (await workflow.nominationsOf(person.id)).filter(
    ({ nominator, status }) => nominator.id === person.id && status === 'awaiting-approval',
  );

/** Whether a nomination is meant by an address in what was said, or by the guest's name. */
export const isMeant = ({ guest }: Nomination, which: string): boolean => {
  const said = foldLabel(which);
  if (which.toLowerCase().includes(guest.address)) return true;
  return said !== '' && !which.includes('@') && foldLabel(guest.displayName).includes(said);
};

export const guestNameOf = ({ guest }: Nomination): string => named(guest.displayName);

/** For what help lists alone; a right is looked up where it is used. */
export const isAdministrator = ({ workflow, person }: Surroundings): Promise<boolean> =>
  workflow.emergency.refusal(person).then(
    (refused) => refused === undefined,
    () => false,
  );
