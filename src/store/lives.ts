import { writing, type Recorder } from './audit/writing.js';
import type { Queryable } from './database.js';
import { toJson } from './text.js';

type Life = 'nomination' | 'guest';

/**
 * Locks the row of a life. Where there is none to lock yet, the second of two who would begin the same one waits here for the
 * first, and finds it begun: that is read in a statement of its own, for the first one's sees what was when it was asked.
 */
export const lockedState = async (tx: Queryable, life: Life, id: string): Promise<unknown> => {
  const [row] = await tx.query<{ state: unknown }>(
    `with found as materialized (select state from guestlist.${life}s where id = $1 for update)
     select (select state from found) as state,
       case when not exists (select from found) then pg_advisory_xact_lock(hashtextextended($2, 0))::text end as waited`,
    [id, id],
  );
  if (row && row.state !== null) return row.state;
  const [begun] = await tx.query<{ state: unknown }>(`select state from guestlist.${life}s where id = $1 for update`, [
    id,
  ]);
  return begun?.state;
};

/**
 * Saves a life and adds events to its history, each with the revision it brought about, and an entry to the record for each;
 * `known` is the revision before the first. `statement` inserts or updates the row; false where it found none to change, and then nothing is added either.
 */
export const saveWithHistory = async (
  tx: Queryable,
  life: Life,
  statement: { readonly text: string; readonly parameters: readonly unknown[] },
  known: number,
  events: readonly { readonly type: string; readonly at: Date }[],
  entries: ReturnType<Recorder>,
): Promise<boolean> => {
  const { text, parameters } = statement;
  const next = (n: number): string => `$${parameters.length + n}`;
  const audited = writing(entries, 'saved', (n) => next(4 + n));
  const rows = await tx.query(
    `with saved as (${text} returning id),
     history as (
       insert into guestlist.${life}_events (${life}_id, revision, at, type, event)
       select id, new.revision, new.at, new.type, new.event::jsonb from saved
       cross join unnest(${next(1)}::integer[], ${next(2)}::timestamptz[], ${next(3)}::text[], ${next(4)}::text[])
         as new (revision, at, type, event)),
     ${audited.text}
     select id from saved`,
    [
      ...parameters,
      events.map((_event, index) => known + index + 1),
      events.map(({ at }) => at),
      events.map(({ type }) => type),
      events.map(toJson),
      ...audited.parameters,
    ],
  );
  return rows.length === 1;
};
