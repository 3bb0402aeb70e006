import type { PersonId } from '../kernel/ids.js';
import type { Call } from './call.js';
import { deleteAccount } from './guests.js';
import { readManaged } from './managed.js';
import { letSignIn } from './reviving.js';

/** The end of a stay. Both look first, so that nobody but a guest is ever touched, and nobody whom another directory keeps. */

export const disable = async (
  call: Call,
  guest: PersonId,
): Promise<'disabled' | 'gone' | 'not-a-guest' | 'synchronised'> => {
  const account = await readManaged(call, guest);
  if (!account) return 'gone';
  if (account.kind !== 'guest') return 'not-a-guest';
  if (!account.enabled) return 'disabled';
  if (account.synchronised) return 'synchronised';
  return (await letSignIn(call, guest, false)) ? 'disabled' : 'gone';
};

/** Of whoever can sign in we must know that they never have; where the directory says nothing of it, they stay. */
export const remove = async (
  call: Call,
  guest: PersonId,
  only?: 'not-accepted',
): Promise<'removed' | 'gone' | 'not-a-guest' | 'still-open'> => {
  const account = await readManaged(call, guest);
  if (!account) return 'gone';
  if (account.kind !== 'guest' || account.synchronised) return 'not-a-guest';
  if (only && account.redemption === 'accepted') return 'still-open';
  return account.enabled && account.redemption !== 'pending' ? 'still-open' : deleteAccount(call, guest);
};
