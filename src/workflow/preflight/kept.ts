import { leftBehind, type Guest } from '../../guest/guest.js';
import type { Store } from '../ports.js';
import type { Ask } from '../workflow.js';
import { isMove } from './scene.js';

type Tables = {
  readonly nominations: Pick<Store['nominations'], 'read'>;
  readonly guests: Pick<Store['guests'], 'read'>;
};

/**
 * Keys of what a guest has by us and, by what is asked for, may use until another day, or again: of each of them that is a matter of
 * its own rules. Whoever is given more until later keeps the rest until then too; whoever is brought back has again what nobody
 * took away. `guest`: who has the address, where they are in our books and not removed.
 */
export const keptBy = async (store: Tables, ask: Ask, guest: Guest | undefined): Promise<readonly string[]> => {
  if (ask.chosen !== 'revive') return guest && movesTheEnd(ask, guest) ? givenTo(store, guest) : [];
  const revived = ask.revives && (await store.guests.read(ask.revives));
  const had = await Promise.all([guest, revived].map(async (one) => (one ? stillHad(store, one) : [])));
  return [...new Set(had.flat())];
};

const movesTheEnd = (ask: Ask, guest: Guest): boolean => {
  if (ask.purpose === 'end' || isMove(ask)) return true;
  const { until } = guest;
  return !ask.purpose && !isTaken(guest) && until !== undefined && ask.until !== undefined && ask.until > until;
};

/**
 * Whether what they had was taken away when they went. Whoever disables or deletes an account in the directory takes nothing from it,
 * nor does a stop; and what the account of an invitation that was taken back had been given went with it.
 */
const isTaken = (guest: Guest): boolean => {
  if (guest.status === 'disabled') return guest.why !== 'stopped';
  if (guest.status !== 'removed') return false;
  if (guest.why === 'withdrawn') return guest.accountStays === true;
  return guest.by === 'us' || (guest.why !== undefined && guest.why !== 'stopped');
};

/** With the account that comes back: all of it, or what the end could not take away. */
const stillHad = async (store: Tables, guest: Guest): Promise<readonly string[]> =>
  isTaken(guest) ? leftBehind(guest) : givenTo(store, guest);

/** Everything that nominations gave a guest, each once. */
const givenTo = async ({ nominations }: Tables, guest: Guest): Promise<readonly string[]> => {
  const read = await Promise.all(guest.nominations.map((id) => nominations.read(id)));
  return [...new Set(read.flatMap((nomination) => nomination?.access.map(({ key }) => key) ?? []))];
};
