import type { Clock } from '../kernel/clock.js';
import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

export const createAttempts = (database: Queryable, clock: Clock): Store['attempts'] => ({
  begin: async (nominationId, what) => {
    const [row] = await database.query<{ earlier: number }>(
      `with earlier as (
         select count(*) as earlier from guestlist.attempts where nomination_id = $1 and what = $2 and ended_at is null
       ), begun as (
         insert into guestlist.attempts (nomination_id, what, repeated, begun_at)
         select $1, $2, earlier > 0, $3 from earlier
       )
       select earlier from earlier`,
      [nominationId, what, clock.now()],
    );
    return row?.earlier ?? 0;
  },

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
});
