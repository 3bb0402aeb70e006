import { nominationId, type NominationId } from '../kernel/ids.js';
import type { Store } from '../workflow/ports.js';
import { ANSWERED_FOR, begunSince } from './counting.js';
import type { Queryable } from './database.js';
import { nominationRow } from './nomination-rows.js';

type Row = {
  readonly answersFor: number;
  readonly begun: number;
  readonly open: unknown;
  readonly own: NominationId | null;
};

/** $1: the nominator; $2: what is left out; $3: since when; $4: the address. One statement, for somebody waits for all of it. */
const BOOKS = `select (${ANSWERED_FOR}) as "answersFor", (${begunSince('$3')}) as begun,
  (select state from guestlist.nominations
   where guest_address = $4 and status in ('awaiting-approval', 'approved') and id is distinct from $2::uuid) as open,
  (select id from guestlist.nominations
   where nominator_id = $1::uuid and guest_address = $4 and status = 'invited' and state ->> 'alreadyGuest' = 'false'
     and not exists (
       select 1 from guestlist.guests
       where guests.id = (nominations.state ->> 'guestId')::uuid and guests.status <> 'pending-acceptance'
     )
   order by created_at desc limit 1) as own`;

export const readBooks =
  (database: Queryable): Store['nominations']['books'] =>
  async ({ nominator, since, address, except }) => {
    const [row] = await database.query<Row>(BOOKS, [nominator, except, since, address]);
    if (!row) throw new Error('The database counted nothing.');
    return {
      answersFor: row.answersFor,
      begun: row.begun,
      ...(row.open !== null && { open: nominationRow.parse(row.open) }),
      ...(row.own !== null && { own: nominationId.parse(row.own) }),
    };
  };
