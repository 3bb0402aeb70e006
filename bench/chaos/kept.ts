import type { Queryable } from '../../src/store/database.js';

/** The last number that the keeper kept, and how many are missing before it or only half there. */
export const kept = async (database: Queryable): Promise<{ readonly last: number; readonly broken: number }> => {
  const [row] = await database.query<{ last: number; whole: number; halves: number }>(
    `select coalesce(max((document->>'n')::integer), 0)::integer as last, count(*)::integer as halves,
       count(distinct document->>'n')::integer as whole
     from guestlist.documents where key like 'first %' or key like 'second %'`,
  );
  if (!row) return { last: 0, broken: 0 };
  return { last: row.last, broken: Math.abs(row.last - row.whole) + Math.abs(2 * row.whole - row.halves) };
};
