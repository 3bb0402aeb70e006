import type { PersonId } from '../../kernel/ids.js';
import type { NominationIn, Purpose } from '../../nomination/nomination.js';
import type { Outcome } from '../jobs.js';
import { permitted } from '../permitted.js';
import type { Account, Directory } from '../ports.js';
import { recordGuest, refuse, type InvitingNeeds } from './issuing.js';

/** Carries out what was approved about a guest who is here: another end (in our books alone), or somebody more who answers. */
export const changeGuest = async (
  needs: InvitingNeeds,
  nomination: NominationIn<'approved'>,
  purpose: Purpose,
  guest: Account | undefined,
): Promise<Outcome | 'not-yet'> => {
  const isThere = guest?.enabled && guest.redemption === 'accepted' && !(await isOver(needs, guest.person.id, purpose));
  if (!isThere) return refuse(needs, nomination, { kind: 'no-such-guest' });
  if (purpose === 'end') return recordGuest(needs, nomination, guest);
  const added = await addSponsor(needs.directory, guest.person.id, nomination.nominator.id);
  if (added === 'not-yet') return added;
  return added === 'added' ? recordGuest(needs, nomination, guest) : recordGuest(needs, nomination, guest, added);
};

/** An account that could not be closed shows nothing of a stay that is over, or of a stop; another end begins the one anew, and does not undo the other. */
const isOver = async ({ store }: InvitingNeeds, id: PersonId, purpose: Purpose): Promise<boolean> => {
  const known = await store.guests.read(id);
  return known?.status === 'disabled' && (purpose !== 'end' || known.why === 'stopped');
};

/** The directory's list is a courtesy to whoever looks there: where it cannot be changed, our own books hold all the same. */
const addSponsor = (
  directory: Directory,
  guest: PersonId,
  sponsor: PersonId,
): Promise<'added' | 'not-yet' | 'full' | 'not-permitted'> => permitted(directory.addSponsor(guest, sponsor));
