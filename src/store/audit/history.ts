import type { Queryable } from '../database.js';
import type { Fault } from './chain.js';

/** Each of these finds at most so many; whoever has more has trouble enough. */
const MOST = 100;

type Found = { readonly id: string | null; readonly about: string; readonly revision: number | null };

const LIVES = ['nomination', 'guest'] as const;

/** What the tables of nominations and guests say happened, held against the record, and the other way round. */
export const faultsOfHistory = async (tx: Queryable): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  const look = async (text: string, says: (found: Found) => string): Promise<void> => {
    const rows = await tx.query<Found>(`${text} limit ${MOST}`);
    faults.push(...rows.map((found) => ({ ...(found.id !== null && { entry: found.id }), says: says(found) })));
  };
  for (const life of LIVES) {
    await look(
      withoutEntry(life),
      ({ about, revision }) => `${about} changed to revision ${revision}, and the entry for that is missing`,
    );
    await look(
      pastHistory(life),
      ({ about, revision }) => `${about} is at revision ${revision}, and the entry for that is missing`,
    );
    await look(
      saysOtherwise(life),
      ({ about, revision }) => `says something else than the history of ${about} at revision ${revision}`,
    );
    await look(
      withoutEvent(life),
      ({ about, revision }) => `is about ${about} at revision ${revision}, of which the history knows nothing`,
    );
    await look(
      goneWithoutWord(life),
      ({ about }) => `is about ${about}, which is gone, and no entry says who destroyed it`,
    );
  }
  await look(
    OUT_OF_ORDER,
    ({ about, revision }) => `is out of order: revision ${revision} of ${about} does not follow the one before it`,
  );
  return faults;
};

type Life = (typeof LIVES)[number];

const BEGUN = `coalesce((select revision from guestlist.audit_begun where audit_begun.about = known.about), 0)`;

const withoutEntry = (life: Life): string =>
  `select null as id, known.about, known.revision from (
     select '${life}/' || ${life}_id as about, revision from guestlist.${life}_events
   ) as known
   left join guestlist.audit_entries as entries on entries.about = known.about and entries.revision = known.revision
   where entries.number is null and known.revision > ${BEGUN} order by 2, 3`;

/** Where the history was cut off together with the record. */
const pastHistory = (life: Life): string =>
  `select null as id, known.about, known.revision from (
     select '${life}/' || id as about, id, revision from guestlist.${life}s
   ) as known
   where known.revision > ${BEGUN}
     and not exists (
       select from guestlist.${life}_events as events where events.${life}_id = known.id and events.revision = known.revision)
     and not exists (
       select from guestlist.audit_entries as entries
       where entries.about = known.about and entries.revision = known.revision) order by 2`;

const saysOtherwise = (life: Life): string =>
  `select entries.id, entries.about, entries.revision from guestlist.audit_entries as entries
   join guestlist.${life}_events as events
     on entries.about = '${life}/' || events.${life}_id and entries.revision = events.revision
   where entries.content::jsonb ->> 'what' <> '${life}.' || events.type or entries.at::timestamptz <> events.at
   order by entries.number`;

const withoutEvent = (life: Life): string =>
  `select entries.id, entries.about, entries.revision from guestlist.audit_entries as entries
   join guestlist.${life}s as known on entries.about = '${life}/' || known.id
   where entries.revision is not null and not exists (
     select from guestlist.${life}_events as events
     where events.${life}_id = known.id and events.revision = entries.revision) order by entries.number`;

const goneWithoutWord = (life: Life): string =>
  `select (array_agg(entries.id order by number))[1] as id, entries.about, null as revision from guestlist.audit_entries as entries
   where entries.about like '${life}/%'
     and not exists (select from guestlist.${life}s as known where entries.about = '${life}/' || known.id)
   group by entries.about
   having not bool_or(entries.content::jsonb ->> 'what' = '${life}.destroyed') order by 2`;

/** Within one nomination or guest each entry brings the next revision. */
const OUT_OF_ORDER = `select id, about, revision from (
    select id, about, revision, number, lag(revision) over (partition by about order by number) as before
    from guestlist.audit_entries where revision is not null
  ) as ordered where revision <> before + 1 order by number`;
