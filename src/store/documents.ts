import type { Clock } from '../kernel/clock.js';
import type { Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';
import { toJson } from './text.js';

export const createDocuments = (database: Queryable, clock: Clock): Store['documents'] => ({
  read: async (keys) => {
    const rows = await database.query<{ key: string; document: unknown }>(
      'select key, document from guestlist.documents where key = any($1::text[])',
      [keys],
    );
    return new Map(rows.map(({ key, document }) => [key, document]));
  },

  write: async (documents) => {
    await database.query(
      `insert into guestlist.documents (key, document, written_at)
       select key, document::jsonb, $3 from unnest($1::text[], $2::text[]) as new (key, document) order by key
       on conflict (key) do update set document = excluded.document, written_at = excluded.written_at`,
      [[...documents.keys()], [...documents.values()].map(toJson), clock.now()],
    );
  },

  delete: async (keys) => {
    await database.query('delete from guestlist.documents where key = any($1::text[])', [keys]);
  },
});
