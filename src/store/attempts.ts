import type { Clock } from '../kernel/clock.js';
import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

export const createAttempts = (database: Queryable, clock: Clock): Store['attempts'] => {
  const open: Store['attempts']['open'] = async (nominationId, what) => {
    const rows = await database.query<{ begun_at: Date }>(
      `select begun_at from guestlist.attempts
       where nomination_id = $1 and what = $2 and ended_at is null order by begun_at`,
      [nominationId, what],
    );
    return rows.map(({ begun_at }) => begun_at);
  };

  return {
    begin: async (nominationId, what) => {
      const earlier = await open(nominationId, what);
      await database.query(
        'insert into guestlist.attempts (nomination_id, what, repeated, begun_at) values ($1, $2, $3, $4)',
        [nominationId, what, earlier.length > 0, clock.now()],
      );
      return earlier;
    },

    open,

    end: async (nominationId, what) => {
      await database.query(
        'update guestlist.attempts set ended_at = $3 where nomination_id = $1 and what = $2 and ended_at is null',
        [nominationId, what, clock.now()],
      );
    },

    repeated: async () => {
      const rows = await database.query<{ what: string; times: number }>(
        'select what, count(*) as times from guestlist.attempts where repeated group by what',
      );
      const times = (what: string): number => rows.find((row) => row.what === what)?.times ?? 0;
      return { invitation: times('invitation'), mail: times('mail') };
    },
  };
};
