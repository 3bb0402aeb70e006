import type { Guest } from '../guest/guest.js';
import type { Nomination, NominationIn } from '../nomination/nomination.js';
import { identityOf } from '../policy/things.js';
import { isHeld } from './held.js';
import { brought } from './link-way.js';
import type { Store } from './ports.js';

export const thingsNeeded = ({ grants }: NominationIn<'invited'>): readonly string[] =>
  grants.filter(isHeld).map(({ access }) => identityOf(access));

/** The others that brought this guest here, or gave them more, in this stay; where the address changed, what came before goes along. */
export const othersOf = async (
  store: Pick<Store, 'nominations'>,
  guest: Guest,
  without: Nomination['id'],
): Promise<readonly NominationIn<'invited'>[]> => {
  const ids = guest.nominations.filter((id) => id !== without);
  const read = await Promise.all(ids.map((id) => store.nominations.read(id)));
  return read.filter(brought).filter(({ invitedAt }) => guest.moved !== undefined || invitedAt >= guest.invitedAt);
};
