import { z } from 'zod';
import type { Clock } from '../kernel/clock.js';
import { person } from '../kernel/people.js';
import type { DomainStop, DomainWish, Hold, Pause, Store, Transaction } from '../workflow/ports.js';
import { entryOfPause, entryOfResumption, entryOfWish, entryOfWishDone } from '../workflow/record/of-others.js';
import { writeEntries, type Recorder } from './audit/writing.js';
import type { Queryable } from './database.js';
import { moment, rowsOf } from './rows.js';
import { toJson } from './text.js';

/** Each is a document: few, small, and read by key. */
const PAUSE = 'emergency/pause';
const WISH = 'emergency/domain/';

const pauseRow = rowsOf<Pause>()(z.object({ by: person, at: moment, reason: z.string().exactOptional() }));

const wishRow = rowsOf<DomainWish>()(
  z.object({
    domain: z.string(),
    way: z.enum(['stop', 'let-in']),
    by: person,
    at: moment,
    reason: z.string().exactOptional(),
    guests: z.number().int(),
    done: z.boolean(),
  }),
);

/** One wish: its key, its way and its moment. */
const THIS = `key = $1 and document ->> 'way' = $2 and (document ->> 'at')::timestamptz = $3`;

type Row = { readonly key: string; readonly document: unknown };

/** This domain and those above it, the nearest first: `a.b.com`, `b.com`, `com`. */
const upwards = (domain: string): readonly string[] => {
  const labels = domain.toLowerCase().split('.');
  return labels.map((_, n) => labels.slice(n).join('.'));
};

const standing = (database: Queryable, keys: readonly string[], lock: '' | ' for share'): Promise<readonly Row[]> =>
  database.query<Row>(`select key, document from guestlist.documents where key = any($1::text[])${lock}`, [keys]);

const wishKeys = (domain: string): readonly string[] => upwards(domain).map((one) => WISH + one);

const nearestStop = (rows: readonly Row[]): DomainStop | undefined => {
  const stops = rows.map(({ document }) => wishRow.parse(document)).filter(({ way }) => way === 'stop');
  const [nearest] = stops.toSorted((one, other) => other.domain.length - one.domain.length);
  if (!nearest) return undefined;
  const { by, at: since, domain, reason } = nearest;
  return { by, since, domain, ...(reason && { reason }) };
};

const holdIn = async (database: Queryable, domain: string, lock: '' | ' for share'): Promise<Hold | undefined> => {
  const rows = await standing(database, [PAUSE, ...wishKeys(domain)], lock);
  const paused = rows.find(({ key }) => key === PAUSE);
  if (!paused) {
    const stop = nearestStop(rows);
    return stop && { by: stop.by, since: stop.since, domain: stop.domain };
  }
  const { by, at } = pauseRow.parse(paused.document);
  return { by, since: at };
};

const documentOf = async (database: Queryable, key: string): Promise<unknown> => {
  const [row] = await database.query<Row>('select key, document from guestlist.documents where key = $1', [key]);
  return row?.document;
};

export const readEmergencies = (database: Queryable): Store['emergencies'] => ({
  pause: async () => {
    const document = await documentOf(database, PAUSE);
    return document === undefined ? undefined : pauseRow.parse(document);
  },
  wishFor: async (domain) => {
    const document = await documentOf(database, WISH + domain);
    return document === undefined ? undefined : wishRow.parse(document);
  },
  hold: (domain) => holdIn(database, domain, ''),
  stopOver: async (domain) => nearestStop(await standing(database, wishKeys(domain), '')),
});

export const writeEmergencies = (tx: Queryable, clock: Clock, record: Recorder): Transaction['emergencies'] => ({
  pause: async (pause) => {
    const rows = await tx.query(
      `insert into guestlist.documents (key, document, written_at) values ($1, $2::jsonb, $3)
       on conflict (key) do nothing returning key`,
      [PAUSE, toJson(pause), clock.now()],
    );
    if (rows.length === 0) return false;
    await writeEntries(tx, record([entryOfPause(pause)]));
    return true;
  },

  resume: async (by) => {
    const rows = await tx.query('delete from guestlist.documents where key = $1 returning key', [PAUSE]);
    if (rows.length === 0) return false;
    await writeEntries(tx, record([entryOfResumption(by, clock.now())]));
    return true;
  },

  wish: async (wish) => {
    // Whoever wishes for the same at the same moment waits here, and finds it under way.
    const rows = await tx.query(
      `insert into guestlist.documents as wished (key, document, written_at) values ($1, $2::jsonb, $3)
       on conflict (key) do update set document = excluded.document, written_at = excluded.written_at
         where wished.document ->> 'way' <> excluded.document ->> 'way' or wished.document -> 'done' = 'true'
       returning key`,
      [WISH + wish.domain, toJson(wish), clock.now()],
    );
    if (rows.length === 0) return false;
    await writeEntries(tx, record([entryOfWish(wish)]));
    await tx.query(
      `delete from guestlist.documents where starts_with(key, $1) and key like $2
         and ($3 = 'let-in' or document ->> 'way' = 'let-in')`,
      [WISH, `%.${wish.domain.replaceAll(/[\\%_]/g, '\\$&')}`, wish.way],
    );
    return true;
  },

  isUnderWay: async (wish) => {
    const rows = await tx.query(
      `select 1 from guestlist.documents where ${THIS} and document -> 'done' = 'false' for share`,
      [WISH + wish.domain, wish.way, wish.at],
    );
    return rows.length > 0;
  },

  finish: async (wish) => {
    const { domain, way, at } = wish;
    const rows = await tx.query(
      way === 'let-in'
        ? `delete from guestlist.documents where ${THIS} returning key`
        : `update guestlist.documents set document = document || '{"done": true}'
           where ${THIS} and document -> 'done' = 'false' returning key`,
      [WISH + domain, way, at],
    );
    if (rows.length === 0) return false;
    await writeEntries(tx, record([entryOfWishDone(wish, clock.now())]));
    return true;
  },

  hold: (domain) => holdIn(tx, domain, ' for share'),
  stopOver: async (domain) => nearestStop(await standing(tx, wishKeys(domain), ' for share')),
});
