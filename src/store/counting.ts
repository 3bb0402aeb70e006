import type { PersonId } from '../kernel/ids.js';
import type { Store, Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';

/** What the person $1 has begun since `since`, a parameter. */
export const begunSince = (since: `$${number}`): string =>
  `select count(*) from guestlist.nominations where nominator_id = $1::uuid and created_at >= ${since}`;

/**
 * For whom $1 answers, and not whom they are merely proposed for; but for the nomination $2, and whoever came by it alone and has not
 * accepted. An invitation counts until its guest is in our tables; from then on the guest does.
 */
export const ANSWERED_FOR = `select
  (select count(*) from guestlist.guests
   where sponsor_id = $1::uuid and status <> 'removed' and state -> 'review' ->> 'why' is distinct from 'adopted'
     and not (status in ('pending-acceptance', 'disabled') and state -> 'nominations' = to_jsonb(array[$2::text]))) +
  (select count(*) from guestlist.nominations
   where coalesce((state -> 'sponsor' ->> 'id')::uuid, nominator_id) = $1::uuid
     and status in ('awaiting-approval', 'approved', 'invited')
     and id is distinct from $2::uuid
     and coalesce(state ->> 'purpose', '') not in ('end', 'address')
     and not exists (
       select 1 from guestlist.guests
       where guests.id = (nominations.state ->> 'guestId')::uuid
         or (guests.address = guest_address and sponsor_id = $1::uuid and guests.status <> 'removed')
     ))`;

export const answeredFor =
  (database: Queryable): Store['nominations']['answeredFor'] =>
  (sponsor, except) =>
    counted(database, ANSWERED_FOR, [sponsor, except]);

/**
 * Whoever is about to begin something waits for whoever began something for the same person, so that two cannot both be the
 * last that a limit allows. One lock for each count: asked in the order of `Transaction`, nobody waits in a circle.
 */
export const countAlone = (tx: Queryable): Pick<Transaction['nominations'], 'begunSince' | 'answeredFor'> => ({
  begunSince: async (nominator, since) => {
    await lock(tx, 'begun', nominator);
    return counted(tx, begunSince('$2'), [nominator, since]);
  },
  answeredFor: async (sponsor, except) => {
    await lock(tx, 'answered-for', sponsor);
    return answeredFor(tx)(sponsor, except);
  },
});

const lock = (tx: Queryable, what: string, id: PersonId): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${what}/${id}`]);

const counted = async (database: Queryable, count: string, parameters: readonly unknown[]): Promise<number> => {
  const [row] = await database.query<{ times: number }>(`select (${count}) as times`, parameters);
  return row?.times ?? 0;
};
