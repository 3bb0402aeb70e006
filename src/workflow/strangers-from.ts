import { addressBehind } from '../kernel/principal-name.js';
import type { Person } from '../kernel/people.js';
import type { Directory, Store } from './ports.js';

/** Guests of a domain who can sign in and whom our books do not have. Throws `DirectoryTrouble`. One Graph read for 999 of them all. */
export const strangersFrom = async (
  {
    directory,
    store,
  }: {
    readonly directory: Pick<Directory, 'guestsFrom'>;
    readonly store: { readonly guests: Pick<Store['guests'], 'known'> };
  },
  domain: string,
): Promise<readonly Person[]> => {
  const strangers: Person[] = [];
  let page: string | undefined;
  do {
    const { guests, next } = await directory.guestsFrom(domain, page);
    const known = new Set(await store.guests.known(guests.map(({ person }) => person.id)));
    for (const { person, enabled } of guests)
      if (enabled && !known.has(person.id)) strangers.push({ ...person, address: addressBehind(person.address) });
    page = next;
  } while (page !== undefined);
  return strangers;
};
