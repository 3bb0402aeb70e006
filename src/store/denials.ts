import { countedAs, hasDoubles } from '../kernel/address.js';
import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

/** $1: the form by which it is counted. Not by the index, and so for these alone. */
const DOUBLES = `split_part(guest_address, '@', 2) in ('gmail.com', 'googlemail.com')
  and replace(split_part(guest_address, '@', 1), '.', '') || '@gmail.com' = $1`;

/**
 * Counted where they stand, so that nothing is kept for it that is not kept anyway. A no about the stay of somebody who is in let
 * nobody in and keeps nobody out.
 */
export const deniedSince =
  (database: Queryable): Store['nominations']['deniedSince'] =>
  async (address, since, most) => {
    const where = hasDoubles(address) ? DOUBLES : 'guest_address = $1';
    const [row] = await database.query<{ at: Date }>(
      `select (state #>> '{decision,at}')::timestamptz as at from guestlist.nominations
       where ${where} and status = 'denied' and coalesce(state ->> 'purpose', 'address') = 'address'
         and state #> '{guest,isGuest}' is null
         and (state #>> '{decision,at}')::timestamptz > $2
       order by 1 desc offset $3 limit 1`,
      [countedAs(address), since, most - 1],
    );
    return row?.at;
  };
