import { z } from 'zod';
import type { Standing, Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';
import { guestRow } from './guest-rows.js';
import { readable } from './rows.js';

type Row = { readonly state: unknown };

/** Guests at a domain, `$1`, or below it, `$2`. */
const FROM = `guestlist.guests where status <> 'removed'
  and (lower(split_part(address, '@', 2)) = $1 or lower(split_part(address, '@', 2)) like $2)`;

const atOrBelow = (domain: string): readonly [string, string] => [domain, `%.${domain.replaceAll(/[\\%_]/g, '\\$&')}`];

const STAYING = `status in ('pending-acceptance', 'active', 'under-review')`;
/** Not since they were let in again by a wish of after `$3`. */
const MISSED = `${STAYING} and coalesce((state ->> 'letInAsOf')::timestamptz <= $3, true)`;
/** By us: whom somebody disabled in the directory before is theirs to let in. */
const STOPPED = `status = 'disabled' and state ->> 'why' = 'stopped' and state ? 'by'`;
/** Their account can still be signed in to, as far as we know. */
const OPEN = `(state ->> 'closing' = 'open' or state -> 'closing' ->> 'account' in ('kept', 'not-permitted', 'synchronised'))`;
/** Whom we had no permission to close out when that was tried before `$3`. */
const NOT_PERMITTED = `${STOPPED} and state -> 'closing' ->> 'account' = 'not-permitted'
  and (state -> 'closing' ->> 'at')::timestamptz < $3`;
/** Whom somebody disabled in the directory, and whose last day has passed by `$2`: nothing of theirs ends by itself either. */
const OVERDUE = `status = 'disabled' and state ->> 'why' = 'stopped' and until <= $2`;

const count = z.coerce.number().int();

const stoppedDomain = z.object({ domain: z.string(), guests: count, over: count, since: z.coerce.date() });

/** What is asked of all guests of a domain at once. */
export const readDomains = (
  database: Queryable,
): Pick<Store['guests'], 'from' | 'census' | 'unsettled' | 'notDisabled' | 'notEnabled' | 'stoppedBefore'> => ({
  from: async (domain, limit) => {
    const rows = await database.query<Row>(`select state from ${FROM} order by address limit $3`, [
      ...atOrBelow(domain),
      limit,
    ]);
    return readable(rows, guestRow);
  },

  census: async (domain, standing, most) => {
    const [which, ...more] = condition(standing);
    const parameters = [...atOrBelow(domain), ...more];
    const rows = await database.query<Row>(
      `select state from ${FROM} and ${which} order by address, id limit $${parameters.length + 1}`,
      [...parameters, most],
    );
    // Whoever stands there without having said that the guest is theirs answers for nobody.
    const sponsors = await database.query<{ name: string | null; guests: unknown }>(
      `select min(state -> 'sponsor' ->> 'name') filter (where not state ? 'sponsorless') as name, count(*) as guests
       from ${FROM} and ${which}
       group by case when state ? 'sponsorless' then null else sponsor_id end order by count(*) desc, name`,
      parameters,
    );
    const counted = sponsors.map(({ name, guests }) => ({ name, guests: count.parse(guests) }));
    return {
      guests: readable(rows, guestRow),
      all: counted.reduce((sum, { guests }) => sum + guests, 0),
      sponsors: counted.flatMap(({ name, guests }) => (name === null ? [] : { name, guests })),
    };
  },

  unsettled: async (domain) => {
    const [row] = await database.query<{ open: unknown }>(
      `select count(*) as open from ${FROM} and ((${STOPPED} and state ->> 'closing' = 'open') or state ? 'opening')`,
      atOrBelow(domain),
    );
    return count.parse(row?.open);
  },

  notDisabled: ({ domain, at }, most) =>
    addresses(database, domain, [`(${MISSED}) or (${STOPPED} and ${OPEN})`, at], most),

  notEnabled: (domain, most) => addresses(database, domain, [`(${STOPPED}) or state ? 'opening'`], most),

  stoppedBefore: async (moment, now) => {
    const rows = await database.query(
      `select lower(split_part(address, '@', 2)) as domain, count(*) as guests,
         count(*) filter (where until <= $2) as over, min((state ->> 'at')::timestamptz) as since
       from guestlist.guests where (${STOPPED} or ${OVERDUE}) and (state ->> 'at')::timestamptz < $1
       group by 1 order by 2 desc, 1`,
      [moment, now],
    );
    return rows.map((row) => stoppedDomain.parse(row));
  },
});

/** A condition, with the moment it is about in `$3`, if it is about one. */
type Condition = readonly [which: string, ...about: Date[]];

const addresses = async (database: Queryable, domain: string, [which, ...about]: Condition, most: number) => {
  const left = `${FROM} and (${which})`;
  const parameters = [...atOrBelow(domain), ...about];
  const [row] = await database.query<{ all: unknown }>(`select count(*) as all from ${left}`, parameters);
  const some = await database.query<{ address: string }>(
    `select address from ${left} order by address limit $${parameters.length + 1}`,
    [...parameters, most],
  );
  return { all: count.parse(row?.all), some: some.map(({ address }) => address) };
};

const condition = (standing: Standing): Condition => {
  if (standing === 'stopped') return [STOPPED];
  if ('missedBy' in standing) return [MISSED, standing.missedBy];
  if ('toStop' in standing) return [`((${MISSED}) or (${NOT_PERMITTED}))`, standing.toStop];
  return [`${STOPPED} and (state ->> 'at')::timestamptz < $3`, standing.stoppedBefore];
};
