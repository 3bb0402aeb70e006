import type { PersonId } from '../kernel/ids.js';
import type { Directory } from './ports.js';
import type { Submit } from './submit.js';

/**
 * Whether somebody has made the account a member's, which is written down then: whoever is no guest any more loses nothing. Asked
 * right before each thing that is taken, for taking takes its time. One Graph read.
 */
export const createMadeMember =
  ({ directory, submit }: { directory: Pick<Directory, 'account'>; submit: Submit }) =>
  async (guest: PersonId): Promise<boolean> => {
    if ((await directory.account(guest))?.kind !== 'member') return false;
    await submit.guest(guest, { type: 'record-member' });
    return true;
  };
