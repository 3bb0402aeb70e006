import { z } from 'zod';
import type { Clock } from '../kernel/clock.js';
import { nominationId, personId } from '../kernel/ids.js';
import type { SentCard, Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';
import { rowsOf } from './rows.js';

const cardRow = rowsOf<SentCard>()(
  z.object({
    nominationId,
    personId,
    kind: z.enum(['approval', 'receipt']),
    conversationId: z.string(),
    activityId: z.string(),
    shows: z.string(),
  }),
);

const COLUMNS = `nomination_id as "nominationId", person_id as "personId", kind, conversation_id as "conversationId",
  activity_id as "activityId", shows`;

export const createCards = (database: Queryable, clock: Clock): Store['cards'] => ({
  of: async (id) => {
    const rows = await database.query(`select ${COLUMNS} from guestlist.cards where nomination_id = $1`, [id]);
    return rows.map((row) => cardRow.parse(row));
  },

  remember: async (card) => {
    await database.query(
      `insert into guestlist.cards (nomination_id, person_id, kind, conversation_id, activity_id, shows, shown_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (nomination_id, person_id, kind) do update
       set conversation_id = $4, activity_id = $5, shows = $6, shown_at = $7`,
      [card.nominationId, card.personId, card.kind, card.conversationId, card.activityId, card.shows, clock.now()],
    );
  },

  // Only if it is still that one: a newer card may have taken its place.
  forget: async (card) => {
    await database.query(
      `delete from guestlist.cards
       where nomination_id = $1 and person_id = $2 and kind = $3 and conversation_id = $4 and activity_id = $5`,
      [card.nominationId, card.personId, card.kind, card.conversationId, card.activityId],
    );
  },
});
