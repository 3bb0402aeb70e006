import { MINUTE, type Clock } from '../kernel/clock.js';
import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

/** As many domains as a look-alike is looked for among. */
const MOST_DOMAINS = 2000;

/** From so many guests on the database has to count for milliseconds, and one guest more makes no difference to a look. */
const MANY_GUESTS = 1000;
const REMEMBERED = 1 * MINUTE;

/** Those with the most guests first. Where the guests are many, what was found is good for a minute. */
export const createPartnerDomains = (database: Queryable, clock: Clock): Store['nominations']['partnerDomains'] => {
  let remembered: { readonly domains: readonly string[]; readonly until: number } | undefined;
  return async () => {
    const now = clock.now().getTime();
    if (remembered && now < remembered.until) return remembered.domains;
    const rows = await database.query<{ domain: string; guests: number }>(
      `select lower(split_part(address, '@', 2)) as domain, count(*) as guests from guestlist.guests where status = 'active'
       group by domain order by guests desc, domain limit $1`,
      [MOST_DOMAINS],
    );
    const domains = rows.map(({ domain }) => domain);
    const guests = rows.reduce((sum, row) => sum + row.guests, 0);
    remembered = guests < MANY_GUESTS ? undefined : { domains, until: now + REMEMBERED };
    return domains;
  };
};
