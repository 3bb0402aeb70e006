import { nominationId } from '../kernel/ids.js';
import type { Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';
import { hasQueue } from './privacy/destroying.js';

/** A job ends after what it did is written down, or with the next one: in one statement, none is missed that is there. */
export const withoutJob =
  (tx: Queryable): Transaction['nominations']['withoutJob'] =>
  async (limit) => {
    if (!(await hasQueue(tx))) return [];
    const rows = await tx.query<{ id: string }>(
      `select id from guestlist.nominations
       where status = 'approved' and state -> 'hindrance' ->> 'kind' is distinct from 'paused'
         and not exists (
           select from guestlist_jobs.job
           where name = 'invite-guest' and state <= 'active' and data ->> 'nominationId' = nominations.id::text)
       order by id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => nominationId.parse(id));
  };
