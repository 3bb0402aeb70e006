import { isStaying } from '../guest/decide/outcome.js';
import type { Guest } from '../guest/guest.js';
import { inTime } from '../kernel/in-time.js';
import type { Facts } from '../nomination/nomination.js';
import type { Move, OtherGroup } from '../nomination/move.js';
import type { Finding } from '../policy/findings.js';
import { givenIn } from './given.js';
import { CHAT_PATIENCE } from './patience.js';
import { DirectoryTrouble, type Directory, type Store, type Transaction } from './ports.js';

/** What would go along if a guest's account went by another address, as it stands now. */
export const createMoveOf = ({
  store,
  directory,
}: {
  store: { readonly nominations: Pick<Store['nominations'], 'read'> };
  directory: Pick<Directory, 'membershipsOf'>;
}) => {
  /** A group that we gave too is among what we gave. */
  const memberships = async (guest: Guest): Promise<readonly OtherGroup[] | undefined> => {
    try {
      return await inTime(directory.membershipsOf(guest.id), CHAT_PATIENCE);
    } catch (trouble) {
      if (trouble instanceof DirectoryTrouble) return undefined;
      throw trouble;
    }
  };

  return async (guest: Guest): Promise<Move> => {
    const [read, found] = await Promise.all([
      Promise.all(guest.nominations.map((id) => store.nominations.read(id))),
      memberships(guest),
    ]);
    const given = givenIn(read);
    const others = found?.filter(({ id }) => !given.some((one) => one.id === id));
    return { guestId: guest.id, from: guest.address, given, ...(others && { others }) };
  };
};

/** Something came between the look and the beginning. The transaction is lost with it. */
export class CannotMove extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super('The address of a guest cannot be changed as it was looked at.');
    this.name = 'CannotMove';
    this.finding = finding;
  }
}

/** One change of a guest's address at a time: looked at again while nobody else can begin one. */
export const movesAlone =
  ({ id, move }: Pick<Facts, 'id' | 'move'>) =>
  async ({ guests, nominations }: Pick<Transaction, 'guests' | 'nominations'>): Promise<void> => {
    if (!move) return;
    const guest = await guests.lock(move.guestId);
    if (!guest || !isStaying(guest) || guest.address !== move.from)
      throw new CannotMove({ answer: 'refuse', finding: 'guest-over' });
    const waiting = await nominations.moving(move.guestId, id);
    if (waiting) throw new CannotMove({ answer: 'refuse', finding: 'address-waits', by: waiting.nominator });
  };
