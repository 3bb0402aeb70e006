import type { PersonId } from '../../kernel/ids.js';
import type { Account, Directory } from '../ports.js';

/**
 * The guest's account, once what was approved has been done to it: brought back, allowed to sign in. `found`: the one the
 * address has now. Undefined: there is none, and no way to bring one back, so that an ordinary invitation is due.
 */
export const madeGood = async (
  directory: Directory,
  guestId: PersonId,
  found: Account | undefined,
): Promise<Account | 'not-yet' | undefined> => {
  const account = found ?? (await broughtBack(directory, guestId));
  if (!account || account === 'not-yet' || account.enabled || account.person.id !== guestId) return account;
  return allowedIn(directory, account);
};

/** A restored account takes a while to be found again. */
const broughtBack = async (directory: Directory, id: PersonId): Promise<Account | 'not-yet' | undefined> => {
  if ((await directory.restore(id)) === 'gone') return undefined;
  return (await directory.account(id)) ?? 'not-yet';
};

const allowedIn = async (directory: Directory, account: Account): Promise<Account | 'not-yet'> => {
  switch (await directory.enable(account.person.id)) {
    case 'enabled':
      return { ...account, enabled: true };
    case 'gone':
      return 'not-yet';
    case 'not-a-guest':
      return account;
  }
};
