import { z } from 'zod';
import type { Clock } from '../kernel/clock.js';
import { channelId, nominationId, personId } from '../kernel/ids.js';
import { GUEST_CARD_KINDS } from '../workflow/guest-cards.js';
import type { SentCard, Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';
import { rowsOf } from './rows.js';

const cardRow = rowsOf<SentCard>()(
  z.object({
    about: z.union([nominationId, personId]),
    holder: z.union([personId, channelId]),
    kind: z.enum(['approval', 'receipt', 'approvals', ...GUEST_CARD_KINDS]),
    conversationId: z.string(),
    activityId: z.string(),
    shows: z.string(),
  }),
);

const shownRow = cardRow.pick({ about: true }).extend({ at: z.date() });

const COLUMNS = `about, holder, kind, conversation_id as "conversationId",
  activity_id as "activityId", shows`;

export const createCards = (database: Queryable, clock: Clock): Store['cards'] => ({
  of: async (id) => {
    const rows = await database.query(`select ${COLUMNS} from guestlist.cards where about = $1`, [id]);
    return rows.map((row) => cardRow.parse(row));
  },

  at: async (conversationId, activityId) => {
    const rows = await database.query(
      `select ${COLUMNS} from guestlist.cards where conversation_id = $1 and activity_id = $2 order by place`,
      [conversationId, activityId],
    );
    return rows.map((row) => cardRow.parse(row));
  },

  shown: async (abouts, holder, kind) => {
    const rows = await database.query(
      `select about, shown_at as "at" from guestlist.cards
       where about = any($1::uuid[]) and holder = $2 and kind = $3 order by place`,
      [abouts, holder, kind],
    );
    return rows.map((row) => shownRow.parse(row));
  },

  // Of two at once the second waits for the first, and replaces that one. An edit is no message: nobody is told of it.
  remember: async (card) => {
    const [before] = await database.query(
      `with before as materialized (
         select * from guestlist.cards where about = $1 and holder = $2 and kind = $3 for update
       ), now as (
         insert into guestlist.cards as known (about, holder, kind, conversation_id, activity_id, shows, shown_at)
         select $1, $2, $3, $4, $5, $6, $7 from (select count(*) from before) as locked
       on conflict (about, holder, kind) do update
       set conversation_id = $4, activity_id = $5, shows = $6,
         shown_at = case when known.conversation_id = $4 and known.activity_id = $5 then known.shown_at else excluded.shown_at end,
         place = case when known.conversation_id = $4 and known.activity_id = $5 then known.place else excluded.place end
       ) select ${COLUMNS} from before`,
      [card.about, card.holder, card.kind, card.conversationId, card.activityId, card.shows, clock.now()],
    );
    return before && cardRow.parse(before);
  },

  // A list is one card, whatever on it the edit was for; where a newer card has taken its place, nothing stands here.
  redrawn: async (card) => {
    await database.query(
      `update guestlist.cards set shows = $4 where conversation_id = $1 and activity_id = $2 and holder = $3`,
      [card.conversationId, card.activityId, card.holder, card.shows],
    );
  },

  // Only if it is still that one.
  forget: async (card) => {
    await database.query(
      `delete from guestlist.cards
       where about = $1 and holder = $2 and kind = $3 and conversation_id = $4 and activity_id = $5`,
      [card.about, card.holder, card.kind, card.conversationId, card.activityId],
    );
  },
});
