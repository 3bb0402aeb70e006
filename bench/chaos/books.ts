import { silent } from '../../test/support/database.js';
import { verify } from '../../src/store/audit/verifying.js';
import { openDatabase } from '../../src/store/database.js';
import type { Waiting } from './people.js';

export type Book = {
  readonly id: string;
  /** Who asked, and for whom. */
  readonly nominator: string;
  readonly name: string;
  readonly address: string;
  readonly status: string;
  readonly guestId: string | null;
  readonly begun: Date;
  /** Who decided, how (`approved` or `denied`), and when, as ISO 8601. */
  readonly decisions: readonly { readonly type: string; readonly by: string | null; readonly at: string }[];
};

/** The last card of its kind that somebody has of a nomination. */
export type KnownCard = {
  readonly about: string;
  readonly kind: 'approval' | 'receipt';
  readonly holder: string;
  readonly activityId: string;
};

export type Books = Awaited<ReturnType<typeof openBooks>>;

/** The database from outside: what waits, what became of it, and what was under way when somebody died. */
export const openBooks = async (url: string) => {
  const database = await openDatabase({ kind: 'postgres', url }, silent);
  return {
    waiting: (holders: readonly string[]) => database.query<Waiting>(WAITING, [holders]),
    all: () => database.query<Book>(ALL),
    cards: () => database.query<KnownCard>(CARDS),
    /** The record, as `npm run audit -- verify` looks at it. */
    record: () => verify(database, undefined),
    /** What is still to come of this many nominations, each as one reads it; nothing once all is done. */
    open: async (count: number): Promise<readonly string[]> => {
      const [row] = await database.query<{ there: number }>(
        'select count(*)::integer as there from guestlist.nominations',
      );
      const missing = count - (row?.there ?? 0);
      const open = await database.query<{ what: string }>(OPEN);
      return [...(missing > 0 ? [`${missing} nominations`] : []), ...open.map(({ what }) => what)];
    },
    /** Jobs that are still to be done now, and not on another day. */
    following: async (): Promise<number> => {
      const [row] = await database.query<{ jobs: number }>(FOLLOWING);
      return row?.jobs ?? 0;
    },
    underWay: () =>
      database.query<{ id: string; name: string }>("select id, name from guestlist_jobs.job where state = 'active'"),
    /** What nobody works at any more, though somebody had begun: asked `TOLD_APART` after they fell asleep, or died. */
    abandoned: (since: Date) => database.query<{ id: string; name: string; begun: string }>(ABANDONED, [since]),
    /** Whether any of these jobs is still as it was when somebody died: nobody has begun anew with it, or ended it. */
    isLeft: async (ids: readonly string[], died: Date): Promise<boolean> =>
      (await database.query(LEFT, [ids, died])).length > 0,
    /** Guests to whom an invitation or a mail was sent again because nobody knew whether it had gone, once for each time. */
    repeated: async (what: 'invitation' | 'mail'): Promise<readonly string[]> =>
      (await database.query<{ address: string }>(REPEATED, [what])).map(({ address }) => address),
    query: <T extends object>(sql: string, values: readonly unknown[] = []) => database.query<T>(sql, values),
    /** All of them, or those of one name. */
    forgetJobs: (name?: string) =>
      database.query(`delete from guestlist_jobs.job where name = coalesce($1, name)`, [name ?? null]),
    /** From now on, whatever the bots say of it. */
    countNoRepeats: async () => {
      await database.query(
        'create function guestlist.count_none() returns trigger language plpgsql as $$ begin new.repeated := false; return new; end $$',
      );
      await database.query(
        'create trigger count_none before insert or update on guestlist.attempts for each row execute function guestlist.count_none()',
      );
    },
    close: () => database.close(),
  };
};

const FOLLOWING = `
  select count(*)::integer as jobs from guestlist_jobs.job
  where state in ('created', 'retry', 'active') and start_after < now() + interval '1 minute' and data ? 'nominationId'`;
/** Milliseconds: whoever lives has sent two heartbeats by then. */
export const TOLD_APART = 8000;
const ABANDONED = `
  select id, name, started_on::text as begun from guestlist_jobs.job where state = 'active' and coalesce(heartbeat_on, started_on) < $1 and started_on < $1`;
const LEFT = `
  select from guestlist_jobs.job
  where id = any($1) and state in ('retry', 'active') and started_on <= $2 limit 1`;
const WAITING = `
  select cards.about, cards.holder, cards.activity_id as "activityId", nominations.state->'guest'->>'address' as address
  from guestlist.cards join guestlist.nominations on nominations.id = cards.about
  where cards.kind = 'approval' and cards.holder = any($1) and nominations.state->>'status' = 'awaiting-approval'
  order by random() limit 40`;
const CARDS = `
  select about, kind, holder, activity_id as "activityId" from guestlist.cards where kind in ('approval', 'receipt')`;
const ALL = `
  select id, nominator_id as nominator, state->'guest'->>'name' as name, state->'guest'->>'address' as address, state->>'status' as status, state->>'guestId' as "guestId",
    (select min(at) from guestlist.nomination_events where nomination_id = nominations.id) as begun,
    (select coalesce(jsonb_agg(jsonb_build_object('type', type, 'by', event->'decision'->'by'->>'id', 'at', at) order by revision), '[]')
     from guestlist.nomination_events
     where nomination_id = nominations.id and type in ('approved', 'denied')) as decisions
  from guestlist.nominations`;
const REPEATED = `
  select guest_address as address from guestlist.attempts join guestlist.nominations on nominations.id = attempts.about
  where repeated and split_part(what, '-', 1) = $1`;
const OPEN = `
  select state->>'status' || coalesce(' with ' || (state->'grants')::text, '') as what
  from guestlist.nominations
  where state->>'status' <> 'denied' and not (state->>'status' = 'invited' and not exists
    (select from jsonb_array_elements(state->'grants') as one where one->>'state' <> 'given'))
  union all
  select name || ' ' || state::text from guestlist_jobs.job
  where name in ('receive-guest', 'mail-guest') and state in ('created', 'retry', 'active')`;
