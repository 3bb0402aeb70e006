import type { PersonId } from '../kernel/ids.js';
import type { Store, Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';

type Counts = Pick<Transaction['nominations'], 'begunSince' | 'answeredFor'>;

/** What limits are set on. */
export const count = (database: Queryable): Counts => ({
  begunSince: (nominator, since) =>
    counted(
      database,
      'select count(*) as times from guestlist.nominations where nominator_id = $1 and created_at >= $2',
      [nominator, since],
    ),

  // An invitation counts until its guest is in our tables; from then on the guest does.
  answeredFor: (sponsor) =>
    counted(
      database,
      `select
         (select count(*) from guestlist.guests where sponsor_id = $1::uuid and status <> 'removed') +
         (select count(*) from guestlist.nominations
          where coalesce((state -> 'sponsor' ->> 'id')::uuid, nominator_id) = $1::uuid
            and status in ('awaiting-approval', 'approved', 'invited')
            and state ->> 'purpose' is distinct from 'end'
            and not exists (
              select 1 from guestlist.guests
              where guests.id = (nominations.state ->> 'guestId')::uuid
                or (guests.address = guest_address and sponsor_id = $1::uuid and guests.status <> 'removed')
            )) as times`,
      [sponsor],
    ),
});

/**
 * Whoever is about to begin something waits for whoever began something for the same person, so that two cannot both be the
 * last that a limit allows. One lock for each count: asked in the order of `Transaction`, nobody waits in a circle.
 */
export const countAlone = (tx: Queryable): Counts => {
  const { begunSince, answeredFor } = count(tx);
  return {
    begunSince: async (nominator, since) => {
      await lock(tx, 'begun', nominator);
      return begunSince(nominator, since);
    },
    answeredFor: async (sponsor) => {
      await lock(tx, 'answered-for', sponsor);
      return answeredFor(sponsor);
    },
  };
};

const lock = (tx: Queryable, what: string, id: PersonId): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${what}/${id}`]);

const counted = async (database: Queryable, sql: string, parameters: readonly unknown[]): Promise<number> => {
  const [row] = await database.query<{ times: number }>(sql, parameters);
  return row?.times ?? 0;
};

/** As many domains as a look-alike is looked for among. */
const MOST_DOMAINS = 2000;

/** Those with the most guests first. */
export const partnerDomains =
  (database: Queryable): Store['nominations']['partnerDomains'] =>
  async () => {
    const rows = await database.query<{ domain: string }>(
      `select lower(split_part(address, '@', 2)) as domain from guestlist.guests where status = 'active'
     group by domain order by count(*) desc, domain limit $1`,
      [MOST_DOMAINS],
    );
    return rows.map(({ domain }) => domain);
  };
