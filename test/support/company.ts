import { groupId, personId, type GroupId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Account, Directory } from '../../src/workflow/ports.js';

/** What the directory says of somebody. `guest`: of the tenant, with an account of another company's. */
export type Standing = 'open' | 'disabled' | 'gone' | 'guest';

const numbered = (prefix: string, n: number): string => `${prefix}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Somebody of the company, by a number of theirs. */
export const colleague = (n: number, name: string): Person => ({
  id: personId.parse(numbered('12121212', n)),
  name,
  address: `${name.toLowerCase()}@contoso.com`,
});
export const groupOf = (n: number): GroupId => groupId.parse(numbered('23232323', n));

/** A directory of which all can change at any moment: who has an account, whose manager is who, who owns what. */
export const createCompany = (people: readonly Person[]) => {
  const standings = new Map<PersonId, Standing>();
  const managers = new Map<PersonId, Person>();
  const owners = new Map<string, readonly Person[]>();
  const members = new Map<GroupId, readonly Person[]>();
  const byId = new Map(people.map((one) => [one.id, one]));

  const accountOf = (person: Person): readonly Account[] => {
    const standing = standings.get(person.id) ?? 'open';
    if (standing === 'gone') return [];
    return [{ person, kind: standing === 'guest' ? 'guest' : 'member', enabled: standing !== 'disabled' }];
  };
  const directory: Partial<Directory> = {
    account: async (id) => [byId.get(id)].flatMap((one) => (one ? accountOf(one) : []))[0],
    employeesAt: async (address) =>
      people
        .filter((one) => one.address === address)
        .flatMap(accountOf)
        .filter(({ kind }) => kind === 'member'),
    colleagues: async (said) =>
      people
        .filter(({ name, address }) => [name, address].includes(said))
        .flatMap(accountOf)
        .filter(({ enabled }) => enabled),
    managerOf: async (id) => [managers.get(id)].flatMap((one) => (one ? accountOf(one) : []))[0],
    ownersOf: async ({ id }) => (owners.get(id) ?? []).flatMap(accountOf),
    membersOf: async (group) => (members.get(group) ?? []).flatMap(accountOf),
    isMember: async (id, group) => (members.get(group) ?? []).some((one) => one.id === id),
  };
  return { directory, standings, managers, owners, members };
};
