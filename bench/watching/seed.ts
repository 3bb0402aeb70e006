import type pg from 'pg';
import { USUAL_STAYS } from '../../src/policy/stays.js';

export type Sponsor = { readonly id: string; readonly name: string; readonly address: string };

/**
 * Guests as they stand in the tables of a company that has had them for years. The first ones, `pending` of them, have not
 * accepted, and their look is due; of the others one 365th comes to its end each day.
 */
export const seed = async (
  sql: pg.Client,
  ids: readonly string[],
  pending: number,
  sponsors: readonly Sponsor[],
): Promise<void> => {
  await sql.query(GUESTS, [ids, pending, JSON.stringify(sponsors), JSON.stringify(USUAL_STAYS)]);
  await sql.query(PEOPLE, [JSON.stringify(sponsors)]);
  await sql.query('vacuum analyze');
};

/** As our rows have moments. */
const iso = (moment: string): string => `to_char((${moment}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * What falls due today is what the clock of a stay says of an end that was yesterday (it ends), of one in two days (the guest
 * is told) and of one in thirteen (the sponsor is asked); of all others nothing is due before their own day comes.
 */
const GUESTS = `
  with made as (
    select id, n - 1 as n, ${iso("now() - interval '60 days'")} as came, n <= $2::int as pending, $3::jsonb -> ((n - 1) % jsonb_array_length($3::jsonb))::int as sponsor,
      date_trunc('day', now(), 'utc') - interval '1 millisecond' + (n % 365) * interval '1 day' as until, n % 365 as day, n % 365 in (0, 3, 14) as today
    from unnest($1::uuid[]) with ordinality as everybody (id, n))
  insert into guestlist.guests
    (id, status, address, sponsor_id, until, look_at, revision, state, created_at, updated_at, due_at)
  select id, case when pending then 'pending-acceptance' else 'active' end, 'guest-' || n || '@crowd.example',
    (sponsor ->> 'id')::uuid, until, case when pending then now() - interval '1 minute' end, 1,
    jsonb_build_object(
      'id', id, 'status', case when pending then 'pending-acceptance' else 'active' end, 'revision', 1,
      'address', 'guest-' || n || '@crowd.example', 'displayName', 'Guest ' || n, 'sponsor', sponsor,
      'seen', jsonb_build_array(jsonb_build_object('id', sponsor ->> 'id', 'since', came)), 'zone', 'utc', 'language', 'en', 'nominations', '[]'::jsonb,
      'invitedAt', came, 'ours', 'account', 'terms', $4::jsonb)
      || case when pending then '{}'::jsonb
         else jsonb_build_object('since', came, 'until', ${iso('until')})
           || case when day < 16 and day <> 14 then jsonb_build_object('settledEnd', ${iso('until')}) else '{}'::jsonb end
           || case when day < 5 and day <> 3 then jsonb_build_object('toldOfEnd', ${iso('until')}) else '{}'::jsonb end
         end,
    now() - interval '60 days', now() - interval '60 days',
    case when today and not pending then now() - interval '1 minute' else now() + interval '1 day' end
  from made`;

const PEOPLE = `
  insert into guestlist.people (id, name, address, conversation_id, service_url, bot_id, met_at)
  select (person ->> 'id')::uuid, person ->> 'name', person ->> 'address', 'a:' || (person ->> 'id'), 'http://localhost/', 'bot', now()
  from jsonb_array_elements($1::jsonb) as person`;
