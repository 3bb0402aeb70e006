import type { Guest } from '../guest/guest.js';
import { DAY, later, type Clock } from '../kernel/clock.js';
import { nextDue } from '../guest/clock.js';
import { personId } from '../kernel/ids.js';
import type { Store, Transaction } from '../workflow/ports.js';
import { entriesOfGuest } from '../workflow/record/of-guest.js';
import type { Recorder } from './audit/writing.js';
import type { Database, Queryable } from './database.js';
import { guestRow } from './guest-rows.js';
import type { readDomains } from './guests-from.js';
import { lockedState, saveWithHistory } from './lives.js';
import { readable } from './rows.js';
import { toJson } from './text.js';

/** As many as one `$batch` of Graph asks about. */
const LOOKED_AT_TOGETHER = 20;

/** Whom somebody else removed comes back where somebody restores them; what we ended ourselves is no concern of ours any more. */
const FOLLOWED = `(status <> 'removed' or state ->> 'by' = 'somebody-else')`;

type Row = { readonly state: unknown };

const only = ([row]: readonly Row[]): Guest | undefined => row && guestRow.parse(row.state);

export const readGuests = (database: Database): Omit<Store['guests'], keyof ReturnType<typeof readDomains>> => ({
  read: async (id) => only(await database.query<Row>('select state from guestlist.guests where id = $1', [id])),

  these: async (ids) => {
    const rows = await database.query<Row>('select state from guestlist.guests where id = any($1::uuid[])', [ids]);
    const found = new Map(readable(rows, guestRow).map((guest) => [guest.id, guest]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },

  takeDue: (now, next) =>
    database.transaction(async (tx) => {
      // Another replica that sweeps at this moment takes others.
      const rows = await tx.query<Row & { readonly id: string }>(
        'select id, state from guestlist.guests where look_at <= $1 order by look_at limit $2 for update skip locked',
        [now, LOOKED_AT_TOGETHER],
      );
      // One that cannot be read is put off like the others: it would keep them waiting for ever.
      const guests = readable(rows, guestRow);
      const looks = new Map(guests.map(({ id, invitedAt }) => [id as string, next(invitedAt, now)]));
      await tx.query(
        `update guestlist.guests set look_at = due.look_at
         from unnest($1::uuid[], $2::timestamptz[]) as due (id, look_at) where guests.id = due.id`,
        [rows.map(({ id }) => id), rows.map(({ id }) => looks.get(id) ?? later(now, DAY))],
      );
      return guests;
    }),

  falling: async (now, limit) => {
    const rows = await database.query<{ id: string }>(
      'select id from guestlist.guests where due_at <= $1 order by due_at limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => personId.parse(id));
  },

  // Only of the guest as it was read: whoever changed it meanwhile has written it down anew.
  replan: async (guest) => {
    await database.query('update guestlist.guests set due_at = $2 where id = $1 and revision = $3', [
      guest.id,
      nextDue(guest),
      guest.revision,
    ]);
  },

  of: async (person, since, limit) => {
    const rows = await database.query<Row>(
      `select state from guestlist.guests
       where id in (
         select id from guestlist.guests where sponsor_id = $1::uuid and (status <> 'removed' or updated_at >= $2)
         union select id from guestlist.guests where state -> 'backup' ->> 'id' = $1::text and status <> 'removed'
         union select id from guestlist.guests
           where state ? 'review' and jsonb_path_query_array(state, '$.review.asked[*].id') @> jsonb_build_array($1::text)
       )
       order by state ->> 'displayName', id limit $3`,
      [person, since, limit],
    );
    return readable(rows, guestRow);
  },

  named: async (said, limit) => {
    const rows = await database.query<Row>(
      `select state from guestlist.guests
       where status <> 'removed' and (lower(address) = lower($1) or position(lower($1) in lower(state ->> 'displayName')) > 0)
       order by state ->> 'displayName', id limit $2`,
      [said, limit],
    );
    return readable(rows, guestRow);
  },

  sponsors: async (after, limit) => {
    const rows = await database.query<{ id: string }>(
      `select distinct id from (
         select sponsor_id as id from guestlist.guests where status <> 'removed'
         union select (state -> 'backup' ->> 'id')::uuid from guestlist.guests
           where status <> 'removed' and state ? 'backup'
       ) as everybody where $1::uuid is null or id > $1::uuid order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => personId.parse(id));
  },

  known: async (ids) => {
    const rows = await database.query<{ id: string }>(
      `select id from guestlist.guests where id = any($1::uuid[]) and ${FOLLOWED}`,
      [ids],
    );
    return rows.map(({ id }) => personId.parse(id));
  },

  answering: async (ids) => {
    const rows = await database.query<{ id: string }>(
      `select sponsor_id as id from guestlist.guests where status <> 'removed' and sponsor_id = any($1::uuid[])
       union select (state -> 'backup' ->> 'id')::uuid from guestlist.guests
         where status <> 'removed' and state -> 'backup' ->> 'id' = any($1::text[])`,
      [ids],
    );
    return rows.map(({ id }) => personId.parse(id));
  },

  seen: async (ids, at) => {
    const rows = await database.query<Row & { readonly id: string; readonly address: string }>(
      `update guestlist.guests set seen_at = $2 where id = any($1::uuid[]) and ${FOLLOWED}
       returning id, address, state`,
      [ids, at],
    );
    const guests = readable(rows, guestRow);
    const read = new Set<string>(guests.map(({ id }) => id));
    const unread = rows.filter(({ id }) => !read.has(id));
    return { guests, unread: unread.map(({ id, address }) => ({ id: personId.parse(id), address })) };
  },

  unseen: async (since, after, limit) => {
    const rows = await database.query<{ id: string }>(
      `select id from guestlist.guests
       where status <> 'removed' and (seen_at is null or seen_at < $1) and ($2::uuid is null or id > $2::uuid)
       order by id limit $3`,
      [since, after, limit],
    );
    return rows.map(({ id }) => personId.parse(id));
  },
});

export const writeGuests = (tx: Queryable, clock: Clock, record: Recorder): Transaction['guests'] => ({
  lock: async (id) => {
    const state = await lockedState(tx, 'guest', id);
    return state === undefined ? undefined : guestRow.parse(state);
  },

  save: async (guest, events) => {
    const known = guest.revision - events.length;
    const statement = known === 0 ? insertion(guest, clock) : change(guest, known, clock);
    const entries = record(entriesOfGuest(guest, events));
    if (await saveWithHistory(tx, 'guest', statement, known, events, entries)) return;
    throw new Error(`Guest ${guest.id} was changed by somebody else since revision ${known}.`);
  },
});

const insertion = (guest: Guest, clock: Clock) => ({
  text: `insert into guestlist.guests
       (id, status, address, sponsor_id, until, look_at, revision, state, created_at, updated_at, due_at)
     values ($1, $2, $3, $4, $5, case when $2 = 'pending-acceptance' then $6::timestamptz end, $7, $8, $6, $6, $9)
     on conflict (id) do nothing`,
  parameters: [...columns(guest), clock.now(), guest.revision, toJson(guest), nextDue(guest)],
});

/** Whoever is pending is looked at from now on; a look that is planned already stays planned. */
const change = (guest: Guest, known: number, clock: Clock) => ({
  text: `update guestlist.guests set status = $2, address = $3, sponsor_id = $4, until = $5,
       look_at = case when $2 = 'pending-acceptance' then coalesce(look_at, $6::timestamptz) end,
       revision = $7, state = $8, updated_at = $6, due_at = $10
     where id = $1 and revision = $9`,
  parameters: [...columns(guest), clock.now(), guest.revision, toJson(guest), known, nextDue(guest)],
});

const columns = (guest: Guest) => [guest.id, guest.status, guest.address, guest.sponsor.id, guest.until] as const;
