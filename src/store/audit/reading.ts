import type { Queryable } from '../database.js';
import { contentIn, type Content } from './content.js';
import type { Place } from './sealing.js';
import { placeOf, reveal } from './texts.js';

/** In place of what an entry says that Guestlist has not written, so that those around it are read all the same. */
const UNREADABLE = { what: 'unreadable', who: 'unknown', details: null } as const;

/** An entry as whoever has the keys reads it; `what` is `unreadable` where nobody can. */
export type Recorded = Omit<Content, 'guestText' | 'whyText'> & {
  /** Whom it is for, by name and address; `null`: erased. */
  readonly forWhom?: string | null;
  /** `null`: erased. */
  readonly why?: string | null;
  readonly signed: boolean;
  /** Its place in the chain, unless it still waits for one. */
  readonly day?: string;
  readonly place?: number;
  readonly hash?: string;
};

type Row = {
  readonly number: number;
  readonly id: string;
  readonly at: string;
  readonly about: string;
  readonly content: string;
  readonly signed: boolean;
  readonly day: string | null;
  readonly place: number | null;
  readonly hash: string | null;
};

const SELECT = `select number, id, at, about, content, proof like 'ed25519:%' as signed, day, place, hash
  from guestlist.audit_entries left join guestlist.audit_seals on audit_seals.entry = audit_entries.id`;
const PAGE = 500;

/** Those of these moments, in ISO 8601, the first one included, in the order in which they were written, page by page. */
export async function* entriesBetween(
  database: Queryable,
  { since, before }: { readonly since?: string; readonly before?: string },
): AsyncGenerator<readonly Recorded[]> {
  for (let last = 0, isFull = true; isFull;) {
    const rows = await database.query<Row>(
      `${SELECT} where number > $1 and ($2::text is null or at >= $2) and ($3::text is null or at < $3)
       order by number limit $4`,
      [last, since, before, PAGE],
    );
    if (rows.length > 0) yield await read(database, rows);
    last = rows.at(-1)?.number ?? last;
    isFull = rows.length === PAGE;
  }
}

/** Those that are chained, after this place, in the order of the chain. */
export const entriesAfter = async (
  database: Queryable,
  { day, place }: Place,
  limit: number,
): Promise<readonly Recorded[]> => {
  const rows = await database.query<Row>(
    `${SELECT} where day is not null and (day, place) > ($1, $2) order by day, place limit $3`,
    [day, place, limit],
  );
  return read(database, rows);
};

/** The entry of this id, or all that are about the nomination, guest or delegation of this id. */
export const entriesOf = async (database: Queryable, id: string): Promise<readonly Recorded[]> => {
  const rows = await database.query<Row>(`${SELECT} where id = $1::uuid or about = any($2::text[]) order by number`, [
    id,
    ['nomination', 'guest', 'delegation'].map((life) => `${life}/${id.toLowerCase()}`),
  ]);
  return read(database, rows);
};

type Keys = ReadonlyMap<string, readonly string[]>;

const read = async (database: Queryable, rows: readonly Row[]): Promise<readonly Recorded[]> => {
  const contents = rows.map(({ id, at, about, content }) => contentIn(content) ?? { id, at, about, ...UNREADABLE });
  const namings = await namingsOf(database, contents);
  const keys = await keysOf(
    database,
    [...contents, ...namings.map(({ naming }) => naming)].map(({ id }) => id),
  );
  const nameOf = ({ about }: Content, number: number): string | null | undefined => {
    const theirs = namings.filter(({ naming }) => naming.about === about);
    const found = theirs.findLast((one) => one.number <= number) ?? theirs[0];
    return found && (textIn(found.naming, 'guest', keys) ?? null);
  };
  return rows.flatMap((row, n) => {
    const one = contents[n];
    return one ? [recorded(one, row, nameOf(one, row.number), keys)] : [];
  });
};

const recorded = (one: Content, row: Row, name: string | null | undefined, keys: Keys): Recorded => {
  const { guestText, whyText, ...rest } = one;
  const forWhom = guestText === undefined ? name : (textIn(one, 'guest', keys) ?? null);
  return {
    ...rest,
    ...(forWhom !== undefined && { forWhom }),
    ...(whyText !== undefined && { why: textIn(one, 'why', keys) ?? null }),
    signed: row.signed,
    ...(row.day && row.place && row.hash && { day: row.day, place: row.place, hash: row.hash }),
  };
};

type Naming = { readonly number: number; readonly naming: Content };

/** The entries about these lives that say how the guest is called: from there on, for an account may come to be somebody else's. */
const namingsOf = async (database: Queryable, all: readonly Content[]): Promise<readonly Naming[]> => {
  const rows = await database.query<{ number: number; content: string }>(
    `select number, content from guestlist.audit_entries
     where about = any($1::text[]) and content::jsonb ? 'guestText' order by number`,
    [[...new Set(all.map(({ about }) => about))]],
  );
  return rows.flatMap(({ number, content }) => {
    const naming = contentIn(content);
    return naming ? [{ number, naming }] : [];
  });
};

/** In the order of the people, which is that in which a text was hidden. */
const keysOf = async (database: Queryable, ids: readonly string[]): Promise<Keys> => {
  const rows = await database.query<{ entry: string; field: string; person: string; key: string }>(
    'select entry, field, person, key from guestlist.audit_keys where entry = any($1::uuid[])',
    [[...new Set(ids)]],
  );
  const keys = new Map<string, readonly string[]>();
  for (const { entry, field, key } of rows.toSorted((one, other) => (one.person < other.person ? -1 : 1))) {
    const place = placeOf(entry, field);
    keys.set(place, [...(keys.get(place) ?? []), key]);
  }
  return keys;
};

const textIn = (one: Content, field: 'guest' | 'why', keys: Keys): string | undefined => {
  const hidden = field === 'guest' ? one.guestText : one.whyText;
  const place = placeOf(one.id, field);
  return hidden === undefined ? undefined : reveal(hidden, keys.get(place) ?? [], place);
};
