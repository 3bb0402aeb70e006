import type { Clock } from '../kernel/clock.js';
import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

export const createAttempts = (database: Queryable, clock: Clock): Store['attempts'] => {
  const open: Store['attempts']['open'] = async (about, what) => {
    const rows = await database.query<{ begun_at: Date }>(
      `select begun_at from guestlist.attempts
       where about = $1 and what = $2 and ended_at is null order by begun_at`,
      [about, what],
    );
    return rows.map(({ begun_at }) => begun_at);
  };

  return {
    begin: async (about, what) => {
      const earlier = await open(about, what);
      await database.query('insert into guestlist.attempts (about, what, repeated, begun_at) values ($1, $2, $3, $4)', [
        about,
        what,
        earlier.length > 0,
        clock.now(),
      ]);
      return earlier;
    },

    open,

    end: async (about, what) => {
      await database.query(
        'update guestlist.attempts set ended_at = $3 where about = $1 and what = $2 and ended_at is null',
        [about, what, clock.now()],
      );
    },

    drop: async (about, what) => {
      await database.query(
        `delete from guestlist.attempts where id =
           (select max(id) from guestlist.attempts where about = $1 and what = $2 and ended_at is null)`,
        [about, what],
      );
    },

    isMade: async (about, what) => {
      const rows = await database.query(
        `select 1 from guestlist.attempts where about = $1 and what = $2 and ended_at is not null limit 1`,
        [about, what],
      );
      return rows.length > 0;
    },

    repeated: async () => {
      const rows = await database.query<{ what: string; times: number }>(
        `select split_part(what, '-', 1) as what, count(*) as times from guestlist.attempts where repeated group by 1`,
      );
      const times = (what: string): number => rows.find((row) => row.what === what)?.times ?? 0;
      return { invitation: times('invitation'), mail: times('mail') };
    },
  };
};
