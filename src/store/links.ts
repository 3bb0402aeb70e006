import type { Clock } from '../kernel/clock.js';
import type { Store, Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';

export const readLinks = (database: Queryable): Store['links'] => ({
  read: async (nominationId) => {
    const [row] = await database.query<{ redeem_link: string }>(
      'select redeem_link from guestlist.redeem_links where nomination_id = $1',
      [nominationId],
    );
    return row?.redeem_link;
  },
});

export const writeLinks = (tx: Queryable, clock: Clock): Transaction['links'] => ({
  ...readLinks(tx),
  keep: async (nominationId, redeemLink) => {
    await tx.query(
      `insert into guestlist.redeem_links (nomination_id, redeem_link, kept_at) values ($1, $2, $3)
       on conflict (nomination_id) do update set redeem_link = $2, kept_at = $3`,
      [nominationId, redeemLink, clock.now()],
    );
  },
  forget: async (nominationId) => {
    await tx.query('delete from guestlist.redeem_links where nomination_id = $1', [nominationId]);
  },
});
