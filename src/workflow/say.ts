import { hasSay, type Guest } from '../guest/guest.js';
import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { promptly } from './promptly.js';
import type { Rights } from './rights.js';

/** Who has a say about a guest, and by what right. */
export type Said = { readonly by: Person; readonly asAdministrator?: true };

export interface Say {
  isAdministrator(id: PersonId): Promise<boolean>;
  /** Whoever has a say of their own speaks for themselves; of others, administrators for every guest. Throws `DirectoryTrouble`. */
  of(by: Person, guest: Guest): Promise<Said | undefined>;
}

export const createSay = ({ rights }: { rights: Pick<Rights, 'administrators'> }): Say => {
  const isAdministrator: Say['isAdministrator'] = async (id) =>
    (await promptly(rights.administrators())).some((one) => one.id === id);
  return {
    isAdministrator,
    of: async (by, guest) => {
      if (hasSay(guest, by.id)) return { by };
      return (await isAdministrator(by.id)) ? { by, asAdministrator: true } : undefined;
    },
  };
};
