import type { Queryable } from '../database.js';
import type { Fault } from './chain.js';

/** Each of these finds at most so many; whoever has more has trouble enough. */
const MOST = 100;

type Found = { readonly id: string | null; readonly about: string; readonly revision: number | null };

const LIVES = ['nomination', 'guest'] as const;

/** What the tables of nominations and guests say happened, held against the record, and the other way round. */
export const faultsOfHistory = async (tx: Queryable): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  // The database has no statistics of what is put together here, and would go through the one for each of the other.
  await tx.query('set local enable_nestloop = off');
  const look = async (text: string, says: (found: Found) => string): Promise<void> => {
    const rows = await tx.query<Found>(`${LIVING} ${text} limit ${MOST}`);
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
      beforeItsBeginning(life),
      ({ about, revision }) =>
        `is about ${about} at revision ${revision}, up to which there is said to have been no record`,
    );
    await look(
      goneWithoutWord(life),
      ({ about }) => `is about ${about}, which is gone, and no entry says who destroyed it`,
    );
    await look(
      withoutRevision(life),
      ({ about }) => `is about ${about}, and about no revision of it: the history knows nothing of it`,
    );
  }
  await look(
    OUT_OF_ORDER,
    ({ about, revision }) => `is out of order: revision ${revision} of ${about} does not follow the one before it`,
  );
  await look(OUT_OF_PLACE, ({ about }) => `is out of order: of ${about} there is a later entry before it in the chain`);
  await look(DESTROYED_BEFORE, ({ about }) => `says that ${about} was destroyed, of which nothing was there`);
  return faults;
};

type Life = (typeof LIVES)[number];

/** Entries since what they are about was destroyed last: a guest who was forgotten may come again, under the same id. */
const LIVING = `with ended as (
    select about, max(number) as number from guestlist.audit_entries
    where revision is null and content::jsonb ->> 'what' like '%.destroyed' group by about
  ), living as (
    select entries.* from guestlist.audit_entries as entries left join ended on ended.about = entries.about
    where ended.number is null or entries.number > ended.number
  )`;

const BEGUN = `coalesce((
    select revision from guestlist.audit_begun
    where audit_begun.about = known.about and not exists (select from ended where ended.about = known.about)), 0)`;

const withoutEntry = (life: Life): string =>
  `select null as id, known.about, known.revision from (
     select '${life}/' || ${life}_id as about, revision from guestlist.${life}_events
   ) as known
   left join living on living.about = known.about and living.revision = known.revision
   where living.number is null and known.revision > ${BEGUN} order by 2, 3`;

/** Where the history was cut off together with the record. */
const pastHistory = (life: Life): string =>
  `select null as id, known.about, known.revision from (
     select '${life}/' || id as about, id, revision from guestlist.${life}s
   ) as known
   left join living on living.about = known.about and living.revision = known.revision
   where living.number is null and known.revision > ${BEGUN}
     and not exists (
       select from guestlist.${life}_events as events
       where events.${life}_id = known.id and events.revision = known.revision) order by 2`;

/** As entries write it. Theirs is compared as a text: what somebody put there may be no moment at all. */
const MOMENT = `to_char(events.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const saysOtherwise = (life: Life): string =>
  `select living.id, living.about, living.revision from living
   join guestlist.${life}_events as events
     on living.about = '${life}/' || events.${life}_id and living.revision = events.revision
   where living.content::jsonb ->> 'what' <> '${life}.' || events.type or living.at <> ${MOMENT}
   order by living.number`;

const withoutEvent = (life: Life): string =>
  `select living.id, living.about, living.revision from living
   join (select '${life}/' || id as about from guestlist.${life}s) as known on known.about = living.about
   left join (select '${life}/' || ${life}_id as about, revision from guestlist.${life}_events) as events
     on events.about = living.about and events.revision = living.revision
   where living.revision is not null and events.about is null order by living.number`;

/** What is said to have been before the record began is missed by nobody. */
const beforeItsBeginning = (life: Life): string =>
  `select living.id, living.about, living.revision from living
   join guestlist.audit_begun on audit_begun.about = living.about and audit_begun.revision >= living.revision
   where living.about like '${life}/%' and not exists (select from ended where ended.about = living.about)
   order by living.number`;

const goneWithoutWord = (life: Life): string =>
  `select (array_agg(living.id order by living.number))[1] as id, living.about, null as revision from living
   left join guestlist.${life}s as known on living.about = '${life}/' || known.id
   where living.about like '${life}/%' and known.id is null group by living.about order by 2`;

/** All that happens to a nomination or guest is a revision of it, but that it is destroyed. */
const withoutRevision = (life: Life): string =>
  `select id, about, revision from (
     select id, about, revision, number, content::jsonb ->> 'what' as what from guestlist.audit_entries
   ) as said
   where '${life}' in (split_part(about, '/', 1), split_part(what, '.', 1))
     and (about not like '${life}/%' or (revision is null and what is distinct from '${life}.destroyed'))
   order by number`;

/** Within one nomination or guest each entry brings the next revision. */
const OUT_OF_ORDER = `select id, about, revision from (
    select id, about, revision, number, lag(revision) over (partition by about order by number) as before
    from living where revision is not null
  ) as ordered where revision <> before + 1 order by number`;

/** Of one nomination or guest the chain has the order in which it was written, for whoever changes it holds its row. */
const OUT_OF_PLACE = `select id, about, revision from (
    select id, about, revision, number, lag(number) over (partition by about order by day, place) as before
    from guestlist.audit_entries join guestlist.audit_seals on entry = id where about ~ '^(nomination|guest)/'
  ) as chained where number < before order by number`;

/** What is destroyed had entries of its own before that, unless it is older than the record. */
const DESTROYED_BEFORE = `select id, about, revision from (
    select id, about, revision, number, lag(revision) over its as before, row_number() over its as nth
    from guestlist.audit_entries
    where about ~ '^(nomination|guest)/' and (revision is not null or content::jsonb ->> 'what' like '%.destroyed')
    window its as (partition by about order by number)
  ) as ordered
  where revision is null and before is null
    and (nth > 1 or not exists (select from guestlist.audit_begun where audit_begun.about = ordered.about))
  order by number`;
