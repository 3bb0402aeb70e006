import { answerable, reviewOf, type Guest, type Successor } from '../../guest/guest.js';
import { later, type Clock } from '../../kernel/clock.js';
import type { Person } from '../../kernel/people.js';
import { unreachable } from '../../kernel/result.js';
import { entitled } from '../entitled.js';
import { heldBy } from '../held.js';
import type { Handlers } from '../jobs.js';
import { ownersOfThing } from '../owners.js';
import { nextLook } from '../patience.js';
import { isDenied, type Account, type Directory, type Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';

/** Whoever may take a guest over, and the directory's own list of sponsors, which is kept the same as ours. */
export const succeedingHandlers = (deps: {
  store: Store;
  directory: Directory;
  rights: Pick<Rights, 'administrators'>;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'find-successors' | 'keep-sponsors'> => {
  const { store, directory, rights, submit, clock } = deps;

  const ownersOf = async (guest: Guest): Promise<readonly Account[]> => {
    const nominations = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    const given = nominations.flatMap((one) => heldBy(one).filter(({ state }) => state === 'given'));
    const things = new Map(given.map(({ access }) => [access.id, access]));
    return (await Promise.all([...things.values()].map((thing) => ownersOfThing(directory, thing)))).flat();
  };

  const only = (account: Account | undefined): readonly Account[] => (account ? [account] : []);

  const accountsAt = async (step: Exclude<Successor, 'administrators'>, guest: Guest): Promise<readonly Account[]> => {
    switch (step) {
      case 'backup':
        return guest.backup ? only(await directory.account(guest.backup.id)) : [];
      case 'manager':
        return only(await directory.managerOf(guest.sponsor.id));
      case 'owners':
        return ownersOf(guest);
      default:
        return unreachable(step);
    }
  };

  /** A source that we may not read has nobody. */
  const peopleAt = async (step: Successor, guest: Guest): Promise<readonly Person[]> => {
    if (step === 'administrators') return rights.administrators();
    try {
      return entitled(await accountsAt(step, guest)).slice(0, MOST_ASKED);
    } catch (trouble) {
      if (isDenied(trouble)) return [];
      throw trouble;
    }
  };

  return {
    'find-successors': async ({ guestId, step }) => {
      const guest = await store.guests.read(guestId);
      const review = guest && reviewOf(guest);
      if (!review || review.search?.step !== step) return 'skipped';
      await submit.guest(guestId, { type: 'record-successors', step, people: await peopleAt(step, guest) });
      return 'done';
    },
    'keep-sponsors': async ({ guestId, former }) => {
      const guest = await store.guests.read(guestId);
      if (!guest || guest.status === 'removed') return 'skipped';
      if ((await directory.account(guestId))?.kind === 'member') {
        await submit.guest(guestId, { type: 'record-member' });
        return 'done';
      }
      const ours = answerable(guest).map(({ id }) => id);
      const gone = former && !ours.includes(former) ? [former] : [];
      try {
        if ((await directory.setSponsors(guestId, ours, gone)) !== 'not-yet') return 'done';
      } catch (trouble) {
        // The list there is a courtesy to whoever looks; ours holds.
        if (isDenied(trouble)) return 'done';
        throw trouble;
      }
      // Whoever has gone meanwhile is as unknown there as whoever is new; that somebody has gone is noticed elsewhere.
      if (!(await directory.account(guest.sponsor.id))) return 'skipped';
      const age = clock.now().getTime() - guest.invitedAt.getTime();
      return { again: later(clock.now(), nextLook(age)) };
    },
  };
};

/** Of many owners, as many as somebody would ask by hand. */
const MOST_ASKED = 5;
