import { z } from 'zod';
import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { readManaged } from './managed.js';
import { orNothing, readAccount } from './people.js';

/** Looks first, so that nobody but a guest is ever let in by us. */
export const enable = async (call: Call, guest: PersonId): Promise<'enabled' | 'gone' | 'not-a-guest'> => {
  const account = await readManaged(call, guest);
  if (!account) return 'gone';
  if (account.kind !== 'guest' || account.synchronised) return 'not-a-guest';
  if (account.enabled) return 'enabled';
  return (await letSignIn(call, guest, true)) ? 'enabled' : 'gone';
};

/** False: there is no such account any more. */
export const letSignIn = async (call: Call, guest: PersonId, accountEnabled: boolean): Promise<boolean> => {
  const asked = { params: { 'user-id': guest }, body: { accountEnabled } };
  return (await orNothing(call('PATCH /users/{user-id}', asked, z.unknown()).then(() => true))) ?? false;
};

/**
 * Nothing of the name among what was deleted: it was brought back already, or 30 days are over. A refusal means that another
 * account has the address by now, which Microsoft tells in several ways and none that is documented; the log keeps its code.
 */
export const restore = async (call: Call, log: Log, guest: PersonId): Promise<'restored' | 'gone'> => {
  const params = { 'directoryObject-id': guest };
  try {
    await call('POST /directory/deletedItems/{directoryObject-id}/restore', { params }, z.unknown());
    return 'restored';
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.status === 404) return (await readAccount(call, guest)) ? 'restored' : 'gone';
    if (error.status !== 400 && error.status !== 409) throw error;
    log.warn(`A deleted guest could not be restored. ${error.message}`, {
      guestId: guest,
      code: error.code ?? '',
      status: error.status,
    });
    return 'gone';
  }
};
