import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

/**
 * Counted where they stand, so that nothing is kept for it that is not kept anyway. A no about the stay of somebody who is in let
 * nobody in and keeps nobody out.
 */
export const deniedSince =
  (database: Queryable): Store['nominations']['deniedSince'] =>
  async (address, since, most) => {
    const [row] = await database.query<{ at: Date }>(
      `select (state #>> '{decision,at}')::timestamptz as at from guestlist.nominations
       where guest_address = $1 and status = 'denied' and coalesce(state ->> 'purpose', 'address') = 'address'
         and state #> '{guest,isGuest}' is null
         and (state #>> '{decision,at}')::timestamptz > $2
       order by 1 desc offset $3 limit 1`,
      [address, since, most - 1],
    );
    return row?.at;
  };
