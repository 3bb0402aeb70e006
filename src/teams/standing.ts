import { MINUTE, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { CHAT_PATIENCE } from '../workflow/patience.js';
import { inTime } from '../kernel/in-time.js';
import { DirectoryTrouble, type Account, type Directory } from '../workflow/ports.js';

/** How long what the directory said of a person is good enough for talking to them. Rights are looked up anew when used. */
const GOOD_FOR = 10 * MINUTE;

/**
 * Who somebody is in the directory: guests of the tenant can write to the bot too, and it talks to employees alone.
 * Undefined while the directory cannot be asked in time; `nobody` where it knows nobody of this id. `within`: milliseconds.
 */
export type Standing = (id: PersonId, within?: number) => Promise<Account | 'nobody' | undefined>;

export const createStanding = (directory: Directory, clock: Clock): Standing => {
  const known = new Map<PersonId, { readonly account: Account; readonly until: number }>();
  return async (id, within = CHAT_PATIENCE) => {
    const now = clock.now().getTime();
    for (const [other, { until }] of known) if (until <= now) known.delete(other);
    const before = known.get(id);
    if (before) return before.account;
    try {
      const looking = directory.account(id).then((account) => account ?? 'nobody');
      const found = await inTime(looking, within);
      if (found && found !== 'nobody') known.set(id, { account: found, until: now + GOOD_FOR });
      return found;
    } catch (trouble) {
      if (trouble instanceof DirectoryTrouble) return undefined;
      throw trouble;
    }
  };
};
