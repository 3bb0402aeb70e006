import type { Access } from '../nomination/nomination.js';
import type { Account, Directory } from './ports.js';

type Answered = Pick<Access, 'owners'> & Parameters<Directory['ownersOf']>[0];

/** Whoever answers for a thing: those whom the company's rules name for it, else its owners in the directory. */
export const ownersOfThing = async (directory: Directory, thing: Answered): Promise<readonly Account[]> => {
  const { owners } = thing;
  if (owners?.from === 'people')
    return (await Promise.all(owners.addresses.map((address) => directory.employeesAt(address)))).flat();
  // A group that is gone has nobody in it: the next source is asked then.
  if (owners) return (await directory.membersOf(owners.group)) ?? [];
  return directory.ownersOf(thing);
};
