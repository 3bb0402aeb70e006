import { DAY, later, type Clock } from '../kernel/clock.js';
import type { Store, Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';

const WAITING = 'what = $1 and asked_at >= $2 and (granted_at is null or granted_at < $2)';

const waiting = async (database: Queryable, what: string, since: Date): Promise<number> => {
  const [row] = await database.query<{ guests: number }>(
    `select count(*)::int as guests from guestlist.removals where ${WAITING}`,
    [what, since],
  );
  return row?.guests ?? 0;
};

export const readRemovals = (database: Queryable): Store['removals'] => ({
  waiting: (what, since) => waiting(database, what, since),
});

export const takeRemovals = (tx: Queryable, clock: Clock): Transaction['removals'] => ({
  take: async (what, guest, since, most) => {
    // Whoever asks at the same moment waits until this transaction ends, and counts what it took.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`removals/${what}`]);
    const [granted] = await tx.query<{ taken: number; mine: boolean }>(
      `select count(*)::int as taken, coalesce(bool_or(guest_id = $3), false) as mine
       from guestlist.removals where what = $1 and granted_at >= $2`,
      [what, since, guest],
    );
    if (granted?.mine) return 'granted';
    const isFree = (granted?.taken ?? 0) < most;
    const others = isFree ? 0 : await waiting(tx, what, since);
    await tx.query(
      `insert into guestlist.removals as place (what, guest_id, asked_at, granted_at) values ($1, $2, $3, $4)
       on conflict (what, guest_id) do update set asked_at = excluded.asked_at, granted_at = excluded.granted_at`,
      [what, guest, clock.now(), isFree ? clock.now() : null],
    );
    await tx.query('delete from guestlist.removals where asked_at < $1', [later(since, -KEPT)]);
    if (isFree) return 'granted';
    return others === 0 ? 'first-to-wait' : 'waits';
  },
});

/** Before the day: nothing counts them any more. */
const KEPT = 2 * DAY;
