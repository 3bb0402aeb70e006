import type { Queryable } from './database.js';
import { toJson } from './text.js';

/** Adds events to the history of a life, each with the revision it brought about; `known` is the one before the first. */
export const saveHistory = async (
  tx: Queryable,
  life: 'nomination' | 'guest',
  id: string,
  known: number,
  events: readonly { readonly type: string; readonly at: Date }[],
): Promise<void> => {
  await tx.query(
    `insert into guestlist.${life}_events (${life}_id, revision, at, type, event)
     select $1, revision, at, type, event::jsonb
     from unnest($2::integer[], $3::timestamptz[], $4::text[], $5::text[]) as new (revision, at, type, event)`,
    [
      id,
      events.map((_event, index) => known + index + 1),
      events.map(({ at }) => at),
      events.map(({ type }) => type),
      events.map(toJson),
    ],
  );
};
