import type { Clock } from '../kernel/clock.js';
import { nominationId, type NominationId } from '../kernel/ids.js';
import type { NominationEvent } from '../nomination/events.js';
import type { Nomination } from '../nomination/nomination.js';
import { AlreadyOpen, type Store, type Transaction } from '../workflow/ports.js';
import { count, countAlone, partnerDomains } from './counting.js';
import type { Queryable } from './database.js';
import { saveHistory } from './history.js';
import { nominationRow } from './nomination-rows.js';
import { toJson } from './text.js';

type Row = { readonly state: unknown };

const only = ([row]: readonly Row[]): Nomination | undefined => row && nominationRow.parse(row.state);

export const readNominations = (database: Queryable): Store['nominations'] => ({
  read: async (id) => only(await database.query<Row>('select state from guestlist.nominations where id = $1', [id])),

  of: async (nominator, limit) => {
    const rows = await database.query<Row>(
      `select state from guestlist.nominations
       where nominator_id = $1::uuid
         or (state ? 'joined' and state -> 'joined' @> jsonb_build_array(jsonb_build_object('id', $1::text)))
       order by created_at desc limit $2`,
      [nominator, limit],
    );
    return rows.map(({ state }) => nominationRow.parse(state));
  },

  wasAsked: async (id, person) => {
    const rows = await database.query(
      `select 1 from guestlist.nomination_events
       where nomination_id = $1 and type = 'approvers-chosen' and event -> 'people' @> jsonb_build_array(jsonb_build_object('id', $2::text))`,
      [id, person],
    );
    return rows.length > 0;
  },

  ...count(database),

  invitedBy: async (nominator, address) =>
    only(
      await database.query<Row>(
        `select state from guestlist.nominations
         where nominator_id = $1 and guest_address = $2 and status = 'invited' and state ->> 'alreadyGuest' = 'false'
           and not exists (
             select 1 from guestlist.guests
             where guests.id = (nominations.state ->> 'guestId')::uuid and guests.status <> 'pending-acceptance'
           )
         order by created_at desc limit 1`,
        [nominator, address],
      ),
    ),

  partnerDomains: partnerDomains(database),

  openFor: async (address) =>
    only(
      await database.query<Row>(
        `select state from guestlist.nominations where guest_address = $1 and status in ('awaiting-approval', 'approved')`,
        [address],
      ),
    ),

  overdue: async (now, limit) => {
    const rows = await database.query<{ id: string }>(
      'select id from guestlist.nominations where due_at <= $1 order by due_at limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => nominationId.parse(id));
  },
});

export const writeNominations = (tx: Queryable, clock: Clock): Transaction['nominations'] => ({
  lock: async (id) => (await locked(tx, id)) ?? (await lockedBeforeItIs(tx, id)),

  ...countAlone(tx),

  save: async (nomination, events) => {
    const known = nomination.revision - events.length;
    const saved = known === 0 ? await insert(tx, nomination, clock) : await update(tx, nomination, known, clock);
    if (!saved) throw new Error(`Nomination ${nomination.id} was changed by somebody else since revision ${known}.`);
    await saveHistory(tx, 'nomination', nomination.id, known, events satisfies readonly NominationEvent[]);
  },
});

const locked = async (tx: Queryable, id: NominationId): Promise<Nomination | undefined> =>
  only(await tx.query<Row>('select state from guestlist.nominations where id = $1 for update', [id]));

/** There is no row to lock yet; so that the same nomination sent twice begins once, the second waits for the first here. */
const lockedBeforeItIs = async (tx: Queryable, id: NominationId): Promise<Nomination | undefined> => {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  return locked(tx, id);
};

const insert = async (tx: Queryable, nomination: Nomination, clock: Clock): Promise<boolean> => {
  try {
    const rows = await tx.query(
      `insert into guestlist.nominations
         (id, status, nominator_id, guest_address, due_at, revision, state, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do nothing returning id`,
      [
        nomination.id,
        nomination.status,
        nomination.nominator.id,
        nomination.guest.address,
        dueAt(nomination),
        nomination.revision,
        toJson(nomination),
        nomination.nominatedAt,
        clock.now(),
      ],
    );
    return rows.length === 1;
  } catch (error) {
    throw isSecondOpen(error) ? new AlreadyOpen() : error;
  }
};

const update = async (tx: Queryable, nomination: Nomination, known: number, clock: Clock): Promise<boolean> => {
  const rows = await tx.query(
    `update guestlist.nominations set status = $3, due_at = $4, revision = $5, state = $6, updated_at = $7
     where id = $1 and revision = $2 returning id`,
    [nomination.id, known, nomination.status, dueAt(nomination), nomination.revision, toJson(nomination), clock.now()],
  );
  return rows.length === 1;
};

const dueAt = (nomination: Nomination): Date | undefined =>
  nomination.status === 'awaiting-approval' ? nomination.dueAt : undefined;

/** 23505: PostgreSQL's unique_violation. */
const isSecondOpen = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'nominations_one_open';
