import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Account } from './ports.js';

/** Whoever has an account of our own that is open. Guests of the tenant have accounts too, and no rights here. */
export const isEmployee = ({ kind, enabled }: Account): boolean => kind === 'member' && enabled;

/** Those of these accounts who may answer: employees, each once, but for whoever is left out. */
export const entitled = (
  accounts: readonly Account[],
  except: ReadonlySet<PersonId> = new Set(),
): readonly Person[] => {
  const people = accounts.filter(isEmployee).map(({ person }) => person);
  return [...new Map(people.filter(({ id }) => !except.has(id)).map((person) => [person.id, person])).values()];
};
