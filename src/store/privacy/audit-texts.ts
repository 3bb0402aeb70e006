import { entriesBetween } from '../audit/reading.js';
import type { Queryable } from '../database.js';
import { speaksOf, tellingNames, type Identity } from './identity.js';

/** Makes every text of the record unreadable that is about this person, theirs, or names them. Returns how many keys are gone. */
export const destroyTextsAbout = async (tx: Queryable, person: Identity): Promise<number> => {
  const own = await tx.query('delete from guestlist.audit_keys where person = any($1::text[]) returning entry', [
    [...person.addresses, ...person.ids],
  ]);
  let keys = own.length;
  const isNamed = speaksOf([...person.addresses, ...tellingNames(person)]);
  for await (const page of entriesBetween(tx, {}))
    for (const { id, forWhom, why } of page)
      for (const field of [...(isNamed(forWhom) ? ['guest'] : []), ...(isNamed(why) ? ['why'] : [])])
        keys += (
          await tx.query('delete from guestlist.audit_keys where entry = $1 and field = $2 returning entry', [
            id,
            field,
          ])
        ).length;
  return keys;
};
