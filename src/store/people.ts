import { z } from 'zod';
import type { Clock } from '../kernel/clock.js';
import { personId } from '../kernel/ids.js';
import { locale, person } from '../kernel/people.js';
import type { Acquaintance, Store, Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';
import { rowsOf } from './rows.js';

const acquaintanceRow = rowsOf<Acquaintance>()(
  z.object({
    person,
    teamsLocale: z.string().exactOptional(),
    language: locale.exactOptional(),
    zone: z.string().exactOptional(),
    digestAt: z.number().int().exactOptional(),
    chat: z.object({ conversationId: z.string(), serviceUrl: z.string(), botId: z.string() }).exactOptional(),
  }),
);

export const createPeople = (database: Queryable, clock: Clock): Store['people'] => ({
  read: async (id) => {
    // What is not known is left out of the object instead of being null.
    const [row] = await database.query<{ known: unknown }>(
      `select jsonb_strip_nulls(jsonb_build_object(
         'person', jsonb_build_object('id', id, 'name', name, 'address', address),
         'teamsLocale', teams_locale, 'language', language, 'zone', zone, 'digestAt', digest_at,
         'chat', case when conversation_id is not null then
           jsonb_build_object('conversationId', conversation_id, 'serviceUrl', service_url, 'botId', bot_id) end
       )) as known
       from guestlist.people where id = $1`,
      [id],
    );
    return row && acquaintanceRow.parse(row.known);
  },

  meet: async ({ person: { id, name, address }, teamsLocale, language, zone, chat }) => {
    await database.query(
      `insert into guestlist.people as known
         (id, name, address, teams_locale, language, zone, conversation_id, service_url, bot_id, met_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set
         name = excluded.name, address = excluded.address,
         teams_locale = coalesce(excluded.teams_locale, known.teams_locale),
         language = coalesce(excluded.language, known.language),
         zone = coalesce(excluded.zone, known.zone),
         conversation_id = coalesce(excluded.conversation_id, known.conversation_id),
         service_url = coalesce(excluded.service_url, known.service_url),
         bot_id = coalesce(excluded.bot_id, known.bot_id),
         met_at = excluded.met_at`,
      [
        id,
        name,
        address,
        teamsLocale,
        language,
        zone,
        chat?.conversationId,
        chat?.serviceUrl,
        chat?.botId,
        clock.now(),
      ],
    );
  },

  setDigest: async (id, digest) => {
    await database.query('update guestlist.people set digest_at = $2, digest_next = $3 where id = $1', [
      id,
      digest?.at,
      digest?.next,
    ]);
  },

  guestCardAt: async (id) => {
    const [row] = await database.query<{ at: Date | null }>(
      'select told_of_guests_at as at from guestlist.people where id = $1',
      [id],
    );
    return row?.at ?? undefined;
  },

  hadGuestCard: async (id, at) => {
    await database.query('update guestlist.people set told_of_guests_at = $2 where id = $1', [id, at]);
  },
});

const digestRow = z.object({ id: personId, digestAt: z.number().int(), zone: z.string().nullable() });

export const writePeople = (tx: Queryable): Transaction['people'] => ({
  takeDigestsDue: async (now, next, limit) => {
    // Another replica that sweeps at this moment takes others.
    const rows = await tx.query(
      `select id, digest_at as "digestAt", zone from guestlist.people where digest_next <= $1
       order by digest_next limit $2 for update skip locked`,
      [now, limit],
    );
    const due = rows.map((row) => digestRow.parse(row));
    await tx.query(
      `update guestlist.people set digest_next = due.digest_next
       from unnest($1::uuid[], $2::timestamptz[]) as due (id, digest_next) where people.id = due.id`,
      [due.map(({ id }) => id), due.map(({ digestAt, zone }) => next({ digestAt, ...(zone && { zone }) }, now))],
    );
    return due.map(({ id }) => id);
  },
});
