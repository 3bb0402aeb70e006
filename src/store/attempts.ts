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
    // Noted before it is looked who else has one: of two at once, one at least sees the other.
    begin: async (about, what) => {
      const [own] = await database.query<{ id: string }>(
        `insert into guestlist.attempts (about, what, repeated, begun_at) values ($1, $2, false, $3)
         returning id::text as id`,
        [about, what, clock.now()],
      );
      if (!own) throw new Error('An attempt could not be noted.');
      const others = await database.query<{ begun_at: Date }>(
        `select begun_at from guestlist.attempts
         where about = $1 and what = $2 and ended_at is null and id <> $3::bigint order by begun_at`,
        [about, what, own.id],
      );
      const earlier = others.map(({ begun_at }) => begun_at);
      if (earlier.length > 0)
        await database.query('update guestlist.attempts set repeated = true where id = $1::bigint', [own.id]);
      return { id: own.id, earlier };
    },

    open,

    end: async (about, what) => {
      await database.query(
        'update guestlist.attempts set ended_at = $3 where about = $1 and what = $2 and ended_at is null',
        [about, what, clock.now()],
      );
    },

    drop: async (id) => {
      await database.query('delete from guestlist.attempts where id = $1::bigint', [id]);
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
