import type pg from 'pg';

/**
 * Fills the tables with copies of a nomination that was really made and of what came of it, under ids, guests and nominators
 * of their own, until there are `total`. Most are settled, as they would be after years; one in fifty waits for an answer,
 * and WAITING of them for `approver`, who is asked in the one that waits already.
 */
export const seed = async (sql: pg.Client, total: number, approver: string): Promise<void> => {
  const { rows } = await sql.query<{ count: string; waiting: string }>(
    `select count(*), count(*) filter (where status = 'awaiting-approval' and state -> 'asked' @> $1::jsonb) as waiting
     from guestlist.nominations`,
    [JSON.stringify([{ person: { id: approver } }])],
  );
  const [{ count, waiting } = { count: '0', waiting: '0' }] = rows;
  const missing = total - Number(count);
  if (missing > 0) await sql.query(COPIES, [missing, Math.max(0, WAITING - Number(waiting)), Number(count)]);
  for (const statement of [HISTORY, GUESTS, CARDS, PEOPLE, 'vacuum analyze']) await sql.query(statement);
};

/** What somebody who looks after a busy team has before them. */
const WAITING = 36;

/** Forgets what was measured, so that whoever nominated has begun as little before the next time. */
export const forget = async (sql: pg.Client, nominator: string): Promise<void> => {
  const theirs = '(select id from guestlist.nominations where nominator_id = $1 and status <> $2)';
  for (const table of ['nomination_events', 'cards'])
    await sql.query(`delete from guestlist.${table} where nomination_id in ${theirs}`, [
      nominator,
      'awaiting-approval',
    ]);
  await sql.query(
    `delete from guestlist.guest_events where guest_id in (select id from guestlist.guests where sponsor_id = $1)`,
    [nominator],
  );
  await sql.query('delete from guestlist.guests where sponsor_id = $1', [nominator]);
  await sql.query(`delete from guestlist.nominations where nominator_id = $1 and status <> 'awaiting-approval'`, [
    nominator,
  ]);
};

/**
 * Everybody of a thousand has nominated some, and approves some; guests come from a few thousand companies. What is copied is
 * looked up once: left to itself PostgreSQL looks for it again for each copy, in a table that grows.
 */
const COPIES = `
  with invited as materialized (select state from guestlist.nominations where status = 'invited' order by created_at limit 1),
       waiting as materialized (select state from guestlist.nominations where status = 'awaiting-approval' order by created_at limit 1),
       made as (
         select n, gen_random_uuid() as id, n <= $2::int as theirs, n <= $2::int or n % 50 = 0 as open,
           ('33333333-0000-4000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid as nominator,
           ('33333333-0000-4000-8000-' || lpad((n % 997)::text, 12, '0'))::uuid as approver,
           'guest-' || ($3::int + n) || '@company-' || (n % 3000) || '.example' as address,
           now() - n * interval '1 minute' as at
         from generate_series(1, $1::int) n)
  insert into guestlist.nominations
    (id, status, nominator_id, guest_address, due_at, revision, state, created_at, updated_at)
  select id, case when open then 'awaiting-approval' else 'invited' end, nominator, address,
    case when open then now() + interval '10 days' end, (base.state ->> 'revision')::int,
    base.state || jsonb_build_object(
      'id', id,
      'nominatedAt', at,
      'nominator', jsonb_build_object('id', nominator, 'name', 'Somebody', 'address', 'somebody@contoso.com'),
      'guest', base.state -> 'guest' || jsonb_build_object('address', address))
      || case when open then '{}'::jsonb else jsonb_build_object('guestId', gen_random_uuid()) end
      || case when not open or theirs then '{}'::jsonb else
           jsonb_build_object('asked', jsonb_build_array(base.state #> '{asked,0}' || jsonb_build_object('person',
             jsonb_build_object('id', approver, 'name', 'Somebody', 'address', 'somebody@contoso.com')))) end,
    at, at
  from made
  cross join lateral (
    select state from waiting where open
    union all select state from invited where not open) base`;

/** As many as the copied one has, of the length theirs have. */
const HISTORY = `
  insert into guestlist.nomination_events (nomination_id, revision, at, type, event)
  select id, n, created_at, 'approver-reached',
    jsonb_build_object('type', 'approver-reached', 'at', created_at, 'person', state #> '{nominator}', 'reached', 'yes')
  from guestlist.nominations cross join generate_series(1, revision) n on conflict do nothing`;

const GUESTS = `
  with known as materialized (select state, revision from guestlist.guests order by created_at limit 1)
  insert into guestlist.guests (id, status, address, sponsor_id, until, look_at, revision, state, created_at, updated_at)
  select (nominations.state ->> 'guestId')::uuid, 'active', guest_address, nominator_id, now() + interval '90 days', null,
    known.revision,
    known.state || jsonb_build_object('id', nominations.state ->> 'guestId', 'status', 'active',
      'address', guest_address, 'since', created_at, 'nominations', jsonb_build_array(nominations.id)),
    created_at, created_at
  from guestlist.nominations, known
  where nominations.status = 'invited' on conflict do nothing`;

/** The nominator's receipt and one approver's card. */
const CARDS = `
  insert into guestlist.cards (nomination_id, holder, kind, conversation_id, activity_id, shows, shown_at)
  select id, nominator_id::text, kind, 'a:' || nominator_id, id || '/' || kind, md5(id::text), created_at
  from guestlist.nominations cross join unnest(array['receipt', 'approval']) kind on conflict do nothing`;

const PEOPLE = `
  insert into guestlist.people (id, name, address, conversation_id, service_url, bot_id, met_at)
  select distinct nominator_id, 'Somebody', 'somebody@contoso.com', 'a:' || nominator_id, 'http://localhost/', 'bot', now()
  from guestlist.nominations on conflict do nothing`;
