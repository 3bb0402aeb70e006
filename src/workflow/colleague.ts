import { personId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { isEmployee } from './entitled.js';
import type { Directory } from './ports.js';
import type { Unclear } from './workflow.js';

type Meant = { readonly outcome: 'meant'; readonly person: Person } | Unclear;

/**
 * The one employee whom a text means: an address, a name, or the object id that a people picker sends. Several, or nobody, are
 * for whoever said it to sort out. Throws `DirectoryTrouble`.
 */
export const findColleague = async (
  directory: Pick<Directory, 'account' | 'colleagues'>,
  said: string,
): Promise<Meant> => {
  const id = personId.safeParse(said.trim());
  const account = id.success ? await directory.account(id.data) : undefined;
  const accounts = id.success ? (account ? [account] : []) : await directory.colleagues(said.trim());
  const people = accounts.filter(isEmployee).map(({ person }) => person);
  const [person, ...others] = people;
  return person && others.length === 0
    ? { outcome: 'meant', person }
    : { outcome: 'unclear', said, people: people.slice(0, MOST_NAMED) };
};

const MOST_NAMED = 5;
