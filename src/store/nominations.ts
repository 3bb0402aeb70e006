import type { Clock } from '../kernel/clock.js';
import { nominationId, type NominationId, type PersonId } from '../kernel/ids.js';
import { nextTick } from '../nomination/clock.js';
import { askedNow } from '../nomination/awaited.js';
import type { Nomination } from '../nomination/nomination.js';
import { AlreadyOpen, type Store, type Transaction } from '../workflow/ports.js';
import { entriesOfNomination } from '../workflow/record/of-nomination.js';
import type { Recorder } from './audit/writing.js';
import { readBooks } from './books.js';
import { answeredFor, countAlone } from './counting.js';
import type { Queryable } from './database.js';
import { withPackages } from './given-packages.js';
import { deniedSince } from './denials.js';
import { lockedState, saveWithHistory } from './lives.js';
import { nominationRow } from './nomination-rows.js';
import { createPartnerDomains } from './partner-domains.js';
import { readable } from './rows.js';
import { toJson } from './text.js';
import { withoutJob } from './without-job.js';

type Row = { readonly state: unknown };

const only = ([row]: readonly Row[]): Nomination | undefined => row && nominationRow.parse(row.state);

export const readNominations = (database: Queryable, clock: Clock): Store['nominations'] => ({
  read: async (id) => only(await database.query<Row>('select state from guestlist.nominations where id = $1', [id])),

  these: async (ids) => {
    const rows = await database.query<Row>('select state from guestlist.nominations where id = any($1::uuid[])', [ids]);
    const found = new Map(readable(rows, nominationRow).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },

  of: async (nominator, limit) => {
    const rows = await database.query<Row>(
      `select state from guestlist.nominations
       where nominator_id = $1::uuid
         or (state ? 'joined' and state -> 'joined' @> jsonb_build_array(jsonb_build_object('id', $1::text)))
       order by created_at desc limit $2`,
      [nominator, limit],
    );
    return readable(rows, nominationRow);
  },

  // In the history of the first versions they are plain people.
  wasAsked: async (id, person) => {
    const rows = await database.query(
      `select 1 from guestlist.nomination_events
       where nomination_id = $1 and (
         (type = 'approvers-chosen' and (
           event -> 'people' @> jsonb_build_array(jsonb_build_object('person', jsonb_build_object('id', $2::text)))
           or event -> 'people' @> jsonb_build_array(jsonb_build_object('id', $2::text))))
         or (type = 'stand-in-asked' and event #>> '{stands,person,id}' = $2::text)
         or (type = 'passed-on' and event #>> '{to,person,id}' = $2::text)
       ) limit 1`,
      [id, person],
    );
    return rows.length > 0;
  },

  claimOn: async (guest, address, except) => {
    const [row] = await database.query<{ invited: boolean; approved: boolean }>(
      `select
         exists (select 1 from guestlist.nominations
           where status = 'invited' and state ->> 'guestId' = $1::text and id <> $3) as invited,
         exists (select 1 from guestlist.nominations
           where status = 'approved' and guest_address = $2 and id <> $3) as approved`,
      [guest, address, except],
    );
    if (row?.invited) return 'invited';
    return row?.approved ? 'approved' : undefined;
  },

  answeredFor: answeredFor(database),
  moving: moving(database),
  isReaddressing: async (guest, address, known) => {
    const rows = await database.query(
      `select 1 from guestlist.nominations
       where guest_address = $2 and state -> 'move' ->> 'guestId' = $1::text
         and (status = 'approved' and state ? 'begun' or status = 'invited' and id <> all($3::uuid[])) limit 1`,
      [guest, address, known],
    );
    return rows.length > 0;
  },
  deniedSince: deniedSince(database),
  books: readBooks(database),
  partnerDomains: createPartnerDomains(database, clock),
  withPackages: withPackages(database),

  due: async (now, limit) => {
    const rows = await database.query<{ id: string }>(
      'select id from guestlist.nominations where due_at <= $1 order by due_at limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => nominationId.parse(id));
  },

  paused: async (after, limit) => {
    const rows = await database.query<{ id: string }>(
      `select id from guestlist.nominations
       where status = 'approved' and state -> 'hindrance' ->> 'kind' = 'paused' and ($1::uuid is null or id > $1::uuid)
       order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => nominationId.parse(id));
  },

  // The database leaves out whoever has answered or need not; who is asked now is the life's own to say.
  waitingFor: async (person, limit) => {
    const rows = await database.query<Row>(
      `select state from guestlist.nominations
       where status = 'awaiting-approval'
         and jsonb_path_query_array(state, '$.asked[*].person.id') @> jsonb_build_array($1::text)
         and not jsonb_path_exists(state, '$.agreed[*] ? (@.by.id == $id || @.for.id == $id)', jsonb_build_object('id', $1::text))
         and jsonb_path_exists(
           state, '$.asked[*] ? (@.person.id == $id && !exists(@.passed) && !(@.reached like_regex "^(no|away|lost)$"))',
           jsonb_build_object('id', $1::text))
       order by created_at limit $2`,
      [person, limit],
    );
    return readable(rows, nominationRow).filter((one) => askedNow(one, person));
  },
});

export const writeNominations = (tx: Queryable, clock: Clock, record: Recorder): Transaction['nominations'] => ({
  lock: async (id) => {
    const state = await lockedState(tx, 'nomination', id);
    return state === undefined ? undefined : nominationRow.parse(state);
  },

  ...countAlone(tx),
  moving: moving(tx),
  deniedSince: deniedSince(tx),

  arriving: async (guest, known) => {
    const rows = await tx.query(
      `select 1 from guestlist.nominations
       where status = 'invited' and state ->> 'guestId' = $1::text and id <> all($2::uuid[]) limit 1`,
      [guest, known],
    );
    return rows.length > 0;
  },

  takingBack: async (ids, since) => {
    const rows = await tx.query(
      `select 1 from guestlist.nominations
       where id = any($1::uuid[]) and status = 'withdrawn' and updated_at > $2
         and state ->> 'account' in ('kept', 'left') and state ? 'grants' and not state ? 'taken' limit 1`,
      [ids, since],
    );
    return rows.length > 0;
  },

  withoutJob: withoutJob(tx),

  save: async (nomination, events) => {
    const known = nomination.revision - events.length;
    const statement = known === 0 ? insertion(nomination, clock) : change(nomination, known, clock);
    try {
      const entries = record(entriesOfNomination(nomination, events));
      if (await saveWithHistory(tx, 'nomination', statement, known, events, entries)) return;
    } catch (error) {
      throw isSecondOpen(error) ? new AlreadyOpen() : error;
    }
    throw new Error(`Nomination ${nomination.id} was changed by somebody else since revision ${known}.`);
  },
});

const insertion = (nomination: Nomination, clock: Clock) => ({
  text: `insert into guestlist.nominations
       (id, status, nominator_id, guest_address, due_at, revision, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do nothing`,
  parameters: [
    nomination.id,
    nomination.status,
    nomination.nominator.id,
    nomination.guest.address,
    nextTick(nomination),
    nomination.revision,
    toJson(nomination),
    nomination.nominatedAt,
    clock.now(),
  ],
});

const change = (nomination: Nomination, known: number, clock: Clock) => ({
  text: `update guestlist.nominations set status = $3, due_at = $4, revision = $5, state = $6, updated_at = $7
     where id = $1 and revision = $2`,
  parameters: [
    nomination.id,
    known,
    nomination.status,
    nextTick(nomination),
    nomination.revision,
    toJson(nomination),
    clock.now(),
  ],
});

/** The open ones are few, and an index of them there is: the one that keeps them apart by address. */
const moving =
  (database: Queryable) =>
  async (guest: PersonId, except?: NominationId): Promise<Nomination | undefined> =>
    only(
      await database.query<Row>(
        `select state from guestlist.nominations
         where status in ('awaiting-approval', 'approved') and state -> 'move' ->> 'guestId' = $1::text
           and id is distinct from $2::uuid limit 1`,
        [guest, except],
      ),
    );

/** 23505: PostgreSQL's unique_violation. */
const isSecondOpen = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'nominations_one_open';
