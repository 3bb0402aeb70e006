import { faultOfDecider } from '../guest/decide/outcome.js';
import { hasSay, type Guest } from '../guest/guest.js';
import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { isEmployee } from './entitled.js';
import { notInTrouble, type Directory } from './ports.js';
import { promptly } from './promptly.js';
import type { Rights } from './rights.js';

/** Who has a say about a guest, and by what right. */
export type Said = { readonly by: Person; readonly asAdministrator?: true };

export interface Say {
  isAdministrator(id: PersonId): Promise<boolean>;
  /**
   * Whoever has a say of their own, and an account, speaks for themselves; of others, administrators for every guest. Throws
   * `DirectoryTrouble` where it cannot be looked up.
   */
  of(by: Person, guest: Guest): Promise<Said | undefined>;
}

export const createSay = ({
  rights,
  directory,
}: {
  rights: Pick<Rights, 'administrators'>;
  directory: Pick<Directory, 'account'>;
}): Say => {
  const isAdministrator: Say['isAdministrator'] = async (id) =>
    (await promptly(rights.administrators())).some((one) => one.id === id);

  /** By now: the chat edge remembers for some minutes who is an employee. */
  const isClosed = async (id: PersonId): Promise<boolean> => {
    const account = await promptly(directory.account(id));
    return !(account && isEmployee(account));
  };

  return {
    isAdministrator,
    of: async (by, guest) => {
      const own = hasSay(guest, by.id) && !(await isClosed(by.id)) ? { by } : undefined;
      if (own && faultOfDecider(guest, own) !== 'not-yours') return own;
      // Whoever is only asked to take the guest over has less to say than an administrator has.
      if (own) return (await isAdministrator(by.id).catch(notInTrouble)) ? { by, asAdministrator: true } : own;
      return (await isAdministrator(by.id)) ? { by, asAdministrator: true } : undefined;
    },
  };
};
