import { createHash } from 'node:crypto';
import { countedAs } from '../kernel/address.js';
import type { Clock } from '../kernel/clock.js';
import type { Mail, Store, Transaction } from '../workflow/ports.js';
import type { Queryable } from './database.js';

/** What stands for an address where it is counted and nothing else. */
export const addresseeOf = (address: string): string => createHash('sha256').update(countedAs(address)).digest('hex');

type Asked = Parameters<Store['mailed']['fullSince']>[0];

/** Without room, when the mail was written that has to leave the week first; none of it is the one that is asked about. */
const fullSince = async (
  database: Queryable,
  { to, sort, about, mail }: Asked,
  since: Date,
  most: number,
): Promise<Date | undefined> => {
  const [row] = await database.query<{ written_at: Date }>(
    `select written_at from guestlist.mailed
     where addressee = $1 and sort = $2 and written_at > $3 and ($4::uuid is null or (about, mail) <> ($4::uuid, $5::text))
     order by written_at desc offset $6 limit 1`,
    [addresseeOf(to), sort, since, about, mail, most - 1],
  );
  return row?.written_at;
};

const isIn = async (database: Queryable, { to, about, mail }: Asked, since: Date): Promise<boolean> => {
  const rows = await database.query(
    `select 1 from guestlist.mailed where addressee = $1 and about = $2 and mail = $3 and written_at > $4`,
    [addresseeOf(to), about, mail, since],
  );
  return rows.length > 0;
};

export const readMailed = (database: Queryable): Store['mailed'] => ({
  fullSince: async (asked, since, most) =>
    asked.mail !== undefined && (await isIn(database, asked, since))
      ? undefined
      : fullSince(database, asked, since, most),
});

export const takeMailed = (tx: Queryable, clock: Clock): Transaction['mailed'] => ({
  take: async (mail, since, most) => {
    // Whoever asks about the same address at the same moment waits until this transaction ends, and counts what it took.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`mailed/${addresseeOf(mail.to)}`]);
    const full = (await isIn(tx, mail, since)) ? undefined : await fullSince(tx, mail, since, most);
    if (full) return { fullSince: full };
    await write(tx, mail, clock.now());
    // Nothing counts them any more.
    await tx.query('delete from guestlist.mailed where written_at <= $1', [since]);
    return 'granted';
  },
});

/** What is sent again reaches them again: it is counted from then on. */
const write = (tx: Queryable, { to, about, mail, sort }: Mail, now: Date): Promise<unknown> =>
  tx.query(
    `insert into guestlist.mailed (addressee, about, mail, sort, written_at) values ($1, $2, $3, $4, $5)
     on conflict (addressee, about, mail) do update set written_at = excluded.written_at`,
    [addresseeOf(to), about, mail, sort, now],
  );
