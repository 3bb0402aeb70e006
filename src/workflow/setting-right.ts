import { isStaying } from '../guest/decide/outcome.js';
import type { Guest } from '../guest/guest.js';
import type { PersonId } from '../kernel/ids.js';
import { permitted } from './permitted.js';
import type { Directory, Store } from './ports.js';

type Way = 'open' | 'closed';

/**
 * Whoever closed an account, or opened it, may have slept since they looked, and done it against what was said meanwhile; others, who
 * found it as it is to be, have written that down by then. So it is looked up again afterwards, and the other way done, until it is as it
 * is to be. True: it was not. `is`: how it was left.
 */
export const createSetRight = ({ store, directory }: { readonly store: Store; readonly directory: Directory }) => {
  const setRight = async (id: PersonId, is: Way): Promise<boolean> => {
    const wanted = wantedOf(await store.guests.read(id));
    if (!wanted || wanted === is) return false;
    await permitted(wanted === 'open' ? directory.enable(id) : directory.disable(id));
    await setRight(id, wanted);
    return true;
  };
  return setRight;
};

/** Undefined: the account is gone, or not ours to close. */
const wantedOf = (guest: Guest | undefined): Way | undefined => {
  if (!guest) return undefined;
  if (isStaying(guest)) return 'open';
  return guest.status === 'disabled' && (guest.why === 'stopped' || guest.ours === 'account') ? 'closed' : undefined;
};
