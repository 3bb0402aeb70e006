import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

export const createWatches = (database: Queryable): Store['watches'] => ({
  take: async (name, now, next) => {
    const [row] = await database.query<{ mark: string | null }>(
      `insert into guestlist.watches as watch (name, next_at) values ($1, $3)
       on conflict (name) do update set next_at = $3 where watch.next_at <= $2
       returning mark`,
      [name, now, next],
    );
    return row && (row.mark === null ? {} : { mark: row.mark });
  },

  keep: async (name, mark) => {
    await database.query('update guestlist.watches set mark = $2 where name = $1', [name, mark]);
  },

  putOff: async (name, next) => {
    await database.query('update guestlist.watches set next_at = $2 where name = $1', [name, next]);
  },
});
