import type { PersonId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import { thingsOf } from '../nomination/move.js';
import type { Access, Facts } from '../nomination/nomination.js';
import type { ApproverSource } from '../policy/policy.js';
import { isDecidedThere } from '../policy/things.js';
import { isEmployee } from './entitled.js';
import { ownersOfThing } from './owners.js';
import { DirectoryTrouble, type Account, type Directory } from './ports.js';

/** What is asked, as far as it says who may answer. */
export type About = Pick<Facts, 'nominator' | 'access' | 'move' | 'sponsor'>;

/** The accounts that a source gives, open or not; throws where a group is gone. Nobody for a channel: whoever is in the team answers there. */
export const accountsFrom = async (
  source: ApproverSource,
  about: About,
  directory: Directory,
  administrators: readonly string[],
): Promise<readonly Account[]> => {
  const read = createReads(directory, about);
  switch (source.from) {
    case 'manager':
      return only(await read.manager());
    case 'managers-manager':
      return only(await read.managersManager());
    case 'sponsor':
      return only(isAnother(about) ? await directory.account(about.sponsor.id) : undefined);
    case 'owners':
      return read.owners();
    case 'group':
      return (await directory.membersOf(source.group)) ?? gone();
    case 'administrators':
      return read.at(administrators);
    case 'people':
      return read.at(source.addresses);
    case 'channel':
      return [];
    default:
      return unreachable(source);
  }
};

/**
 * Whether one person is an open employee account of a source, in as few calls as that can be known. What is the same for
 * everybody is read once, however many people and sources are asked about.
 */
export const createMembership = (directory: Directory, about: About, administrators: readonly string[]) => {
  const read = createReads(directory, about);

  /** By the address of the account itself, which is one read; the addresses are looked up for whoever goes by another one. */
  const isAt = async (id: PersonId, addresses: readonly string[]): Promise<boolean> => {
    const account = await read.account(id);
    if (!account || !isEmployee(account)) return false;
    return addresses.includes(account.person.address.toLowerCase()) || isAmong(id, await read.at(addresses));
  };

  const isIn = async (id: PersonId, group: Parameters<Directory['isMember']>[1]): Promise<boolean> => {
    const [account, isMember] = await Promise.all([read.account(id), directory.isMember(id, group)]);
    return isMember && isAmong(id, only(account));
  };

  return async (id: PersonId, source: ApproverSource): Promise<boolean> => {
    switch (source.from) {
      case 'manager':
        return isAmong(id, only(await read.manager()));
      case 'managers-manager':
        return isAmong(id, only(await read.managersManager()));
      case 'sponsor':
        return isAnother(about) && about.sponsor.id === id && isAmong(id, only(await read.account(id)));
      case 'owners':
        return isAmong(id, await read.owners());
      case 'group':
        return isIn(id, source.group);
      case 'channel':
        return isIn(id, source.team);
      case 'administrators':
        return isAt(id, administrators);
      case 'people':
        return isAt(id, source.addresses);
      default:
        return unreachable(source);
    }
  };
};

/**
 * Whether one person owns one of several items, and is an open employee account. What can never be read has no owner here: it must not
 * keep the owners of the rest from their right.
 */
export const createOwnership = (directory: Directory, about: About) => {
  const owners = onceEach((key: Access['key']) =>
    accountsFrom(
      { from: 'owners' },
      { ...about, access: about.access.filter((item) => item.key === key) },
      directory,
      [],
    ),
  );
  return async (id: PersonId, key: Access['key']): Promise<boolean> => {
    try {
      return isAmong(id, await owners(key));
    } catch (trouble) {
      if (trouble instanceof DirectoryTrouble && trouble.lasting) return false;
      throw trouble;
    }
  };
};

/** Each read is made when it is first asked for, and once. */
const createReads = (directory: Directory, about: About) => {
  const { nominator } = about;
  const manager = once(() => directory.managerOf(nominator.id));
  const employeesAt = onceEach((address: string) => directory.employeesAt(address));
  return {
    manager,
    managersManager: once(async () => {
      const between = await manager();
      return between && directory.managerOf(between.person.id);
    }),
    owners: once(async () =>
      (await Promise.all(decidedHere(about).map((one) => ownersOfThing(directory, one)))).flat(),
    ),
    account: onceEach((id: PersonId) => directory.account(id)),
    at: async (addresses: readonly string[]) => (await Promise.all(addresses.map(employeesAt))).flat(),
  };
};

/** What goes along with an account was given already: nobody in Microsoft Entra is asked about it again. */
const decidedHere = (about: About): readonly Access[] =>
  about.move ? thingsOf(about) : about.access.filter((item) => !isDecidedThere(item));

/** A sponsor who is not the nominator. */
const isAnother = (about: About): about is About & { readonly sponsor: NonNullable<About['sponsor']> } =>
  about.sponsor !== undefined && about.sponsor.id !== about.nominator.id;

const isAmong = (id: PersonId, accounts: readonly Account[]): boolean =>
  accounts.some((account) => account.person.id === id && isEmployee(account));

const gone = (): never => {
  throw new DirectoryTrouble('unavailable', 'A group that a rule asks is gone.', { lasting: 'gone' });
};

const only = (account: Account | undefined): readonly Account[] => (account ? [account] : []);

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
};

const onceEach = <K, T>(read: (of: K) => Promise<T>): ((of: K) => Promise<T>) => {
  const answers = new Map<K, Promise<T>>();
  return (of) => {
    const answer = answers.get(of) ?? read(of);
    answers.set(of, answer);
    return answer;
  };
};
