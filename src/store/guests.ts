import type { Guest } from '../guest/guest.js';
import type { Clock } from '../kernel/clock.js';
import type { Store, Transaction } from '../workflow/ports.js';
import type { Database, Queryable } from './database.js';
import { guestRow } from './guest-rows.js';
import { lockedState, saveWithHistory } from './lives.js';
import { toJson } from './text.js';

/** As many as one `$batch` of Graph asks about. */
const LOOKED_AT_TOGETHER = 20;

type Row = { readonly state: unknown };

const only = ([row]: readonly Row[]): Guest | undefined => row && guestRow.parse(row.state);

export const readGuests = (database: Database): Store['guests'] => ({
  read: async (id) => only(await database.query<Row>('select state from guestlist.guests where id = $1', [id])),

  takeDue: (now, next) =>
    database.transaction(async (tx) => {
      // Another replica that sweeps at this moment takes others.
      const rows = await tx.query<Row>(
        'select state from guestlist.guests where look_at <= $1 order by look_at limit $2 for update skip locked',
        [now, LOOKED_AT_TOGETHER],
      );
      const guests = rows.map(({ state }) => guestRow.parse(state));
      await tx.query(
        `update guestlist.guests set look_at = due.look_at
         from unnest($1::uuid[], $2::timestamptz[]) as due (id, look_at) where guests.id = due.id`,
        [guests.map(({ id }) => id), guests.map(({ invitedAt }) => next(invitedAt, now))],
      );
      return guests;
    }),
});

export const writeGuests = (tx: Queryable, clock: Clock): Transaction['guests'] => ({
  lock: async (id) => {
    const state = await lockedState(tx, 'guest', id);
    return state === undefined ? undefined : guestRow.parse(state);
  },

  save: async (guest, events) => {
    const known = guest.revision - events.length;
    const statement = known === 0 ? insertion(guest, clock) : change(guest, known, clock);
    if (await saveWithHistory(tx, 'guest', statement, known, events)) return;
    throw new Error(`Guest ${guest.id} was changed by somebody else since revision ${known}.`);
  },
});

const insertion = (guest: Guest, clock: Clock) => ({
  text: `insert into guestlist.guests
       (id, status, address, sponsor_id, until, look_at, revision, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, case when $2 = 'pending-acceptance' then $6::timestamptz end, $7, $8, $6, $6)
     on conflict (id) do nothing`,
  parameters: [...columns(guest), clock.now(), guest.revision, toJson(guest)],
});

/** Whoever is pending is looked at from now on; a look that is planned already stays planned. */
const change = (guest: Guest, known: number, clock: Clock) => ({
  text: `update guestlist.guests set status = $2, address = $3, sponsor_id = $4, until = $5,
       look_at = case when $2 = 'pending-acceptance' then coalesce(look_at, $6::timestamptz) end,
       revision = $7, state = $8, updated_at = $6
     where id = $1 and revision = $9`,
  parameters: [...columns(guest), clock.now(), guest.revision, toJson(guest), known],
});

const columns = (guest: Guest) => [guest.id, guest.status, guest.address, guest.sponsor.id, guest.until] as const;
