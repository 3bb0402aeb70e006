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
  first: First,
): Promise<Account | 'not-yet' | undefined> => {
  const account = found ?? (await broughtBack(directory, guestId, first));
  if (!account || account === 'not-yet' || isGood(account, guestId)) return account;
  return allowedIn(directory, account, found ? first : (call) => call);
};

/** Nothing is to be done to it: it is open, or somebody else's. */
export const isGood = ({ enabled, person }: Account, guestId: PersonId): boolean => enabled || person.id !== guestId;

/** Around the first call that changes something: if that one is told "not done", nothing was. */
type First = <T>(call: Promise<T>) => Promise<T>;

/** A restored account takes a while to be found again. */
const broughtBack = async (
  directory: Directory,
  id: PersonId,
  first: First,
): Promise<Account | 'not-yet' | undefined> => {
  if ((await first(directory.restore(id))) === 'gone') return undefined;
  return (await directory.account(id)) ?? 'not-yet';
};

const allowedIn = async (directory: Directory, account: Account, first: First): Promise<Account | 'not-yet'> => {
  switch (await first(directory.enable(account.person.id))) {
    case 'enabled':
      return { ...account, enabled: true };
    case 'gone':
      return 'not-yet';
    case 'not-a-guest':
      return account;
  }
};
