import type { Database, Queryable } from '../database.js';
import { sha256, type AuditKey } from './signing.js';

/** What the first entry of all has before it. */
export const NOTHING = '0'.repeat(64);

export type Place = { readonly day: string; readonly place: number };

/** The hash of an entry in its place: over what it says, where it stands, and the one before. */
export const hashOf = (previous: string, { day, place }: Place, content: string): string =>
  sha256(`${previous}\n${day}\n${place}\n${content}`);

export const headText = ({ day, place }: Place, hash: string): string => `${day}\n${place}\n${hash}`;

/** Any number, as long as every Guestlist takes the same. */
const LOCK = 7301103;
const AT_ONCE = 1000;

type Waiting = { readonly id: string; readonly content: string };
type Head = Place & { readonly hash: string };
type Seal = Place & { readonly entry: string; readonly previous: string; readonly hash: string };

/**
 * Chains what was written and committed since, in the order of its numbers. A transaction that commits late comes at a later
 * place; of one nomination, or one guest, the order is kept, for whoever changes it holds its row. One replica at a time: another
 * that comes meanwhile leaves it to the first. Returns how many were chained.
 */
export const createSealing =
  (database: Database, key: AuditKey | undefined) =>
  async (now: Date): Promise<number> => {
    let all = 0;
    for (let some = AT_ONCE; some === AT_ONCE; all += some)
      some = await database.transaction((tx) => sealSome(tx, key, now));
    return all;
  };

const sealSome = async (tx: Queryable, key: AuditKey | undefined, now: Date): Promise<number> => {
  const [turn] = await tx.query<{ ours: boolean }>('select pg_try_advisory_xact_lock($1) as ours', [LOCK]);
  if (!turn?.ours) return 0;
  const next = await tx.query<{ number: number }>(
    'select number from guestlist.audit_waiting order by number limit $1',
    [AT_ONCE],
  );
  if (next.length === 0) return 0;
  const numbers = next.map(({ number }) => number);
  // A number that somebody put there, of no entry or of one that has its place, must not keep the others waiting.
  const waiting = await tx.query<Waiting>(
    `select id, content from guestlist.audit_entries where number = any($1::bigint[])
       and not exists (select from guestlist.audit_seals where entry = audit_entries.id) order by number`,
    [numbers],
  );
  const [head] = await tx.query<Head>(
    'select day, place, hash from guestlist.audit_seals order by day desc, place desc limit 1',
  );
  const seals = chained(waiting, head, now);
  await keep(tx, seals);
  await tx.query('delete from guestlist.audit_waiting where number = any($1::bigint[])', [numbers]);
  if (key?.sign) await sign(tx, seals, key.name, key.sign);
  return next.length;
};

/** A clock that is put back begins no earlier day: the last one goes on. */
const chained = (waiting: readonly Waiting[], head: Head | undefined, now: Date): readonly Seal[] => {
  const today = now.toISOString().slice(0, 10);
  const day = head && head.day > today ? head.day : today;
  let place = head?.day === day ? head.place : 0;
  let previous = head?.hash ?? NOTHING;
  return waiting.map(({ id, content }) => {
    place += 1;
    const hash = hashOf(previous, { day, place }, content);
    const seal = { day, place, entry: id, previous, hash };
    previous = hash;
    return seal;
  });
};

const keep = async (tx: Queryable, seals: readonly Seal[]): Promise<void> => {
  await tx.query(
    `insert into guestlist.audit_seals (day, place, entry, previous, hash)
     select * from unnest($1::text[], $2::integer[], $3::uuid[], $4::text[], $5::text[])`,
    [
      seals.map(({ day }) => day),
      seals.map(({ place }) => place),
      seals.map(({ entry }) => entry),
      seals.map(({ previous }) => previous),
      seals.map(({ hash }) => hash),
    ],
  );
};

/** Every place, not the end alone: else the chain could be made anew up to the next end, and the signed ones in between taken away. */
const sign = async (
  tx: Queryable,
  seals: readonly Seal[],
  name: string,
  by: NonNullable<AuditKey['sign']>,
): Promise<void> => {
  await tx.query(
    `insert into guestlist.audit_heads (day, place, hash, key, signature)
     select day, place, hash, $4, signature
     from unnest($1::text[], $2::integer[], $3::text[], $5::text[]) as signed (day, place, hash, signature)`,
    [
      seals.map(({ day }) => day),
      seals.map(({ place }) => place),
      seals.map(({ hash }) => hash),
      name,
      seals.map((seal) => by('head', headText(seal, seal.hash))),
    ],
  );
};
