import type { Clock } from '../../kernel/clock.js';
import { originNow } from '../../kernel/origin.js';
import { entryOfExport } from '../../workflow/record/of-others.js';
import { entriesBetween, type Recorded } from '../audit/reading.js';
import { createRecorder, writeEntries, type AuditSettings } from '../audit/writing.js';
import type { Database, Queryable } from '../database.js';
import { addresseeOf } from '../mailed.js';
import { hasQueue } from './destroying.js';
import { identityOf, literally, speaksOf, type Asked } from './identity.js';

/** All that our tables hold of a person, as it stands there. */
export type Holdings = {
  readonly addresses: readonly string[];
  readonly ids: readonly string[];
  /** Rows by the name of their table. */
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  readonly record: readonly Recorded[];
};

/** The record is read by its own means, its keys and redeem links are let out to nobody, and the rest says nothing of people. */
const NOT_SHOWN = ['redeem_links', 'migrations', 'watches'];

export const holdingsOf = async (tx: Queryable, address: string): Promise<Holdings> => {
  const person = await identityOf(tx, address);
  const known = [...person.addresses, ...person.ids, ...[...person.addresses].map(addresseeOf)];
  const isTheirs = speaksOf(known);
  const tables: Record<string, readonly unknown[]> = {};
  for (const table of await tablesIn(tx)) {
    const rows = await tx.query<{ row: unknown }>(
      `select to_jsonb(found) as row from ${table} as found where found::text ilike any($1::text[])`,
      [known.map(literally)],
    );
    const theirs = rows.filter(({ row }) => isTheirs(row));
    if (theirs.length > 0) tables[table] = theirs.map(({ row }) => row);
  }
  const record: Recorded[] = [];
  for await (const page of entriesBetween(tx, {})) record.push(...page.filter((entry) => isTheirs(entry)));
  return { addresses: [...person.addresses], ids: [...person.ids], tables, record };
};

export const isNothing = ({ tables, record }: Holdings): boolean =>
  Object.keys(tables).length === 0 && record.length === 0;

/** All of it for somebody to read, which the record says as well; where there is nothing, nothing was handed out. */
export const handOut = (
  database: Database,
  { address, operator }: Asked,
  clock: Clock,
  settings: AuditSettings,
): Promise<Holdings> => {
  const record = createRecorder(settings, originNow());
  return database.transaction(async (tx) => {
    const holdings = await holdingsOf(tx, address);
    if (!isNothing(holdings)) await writeEntries(tx, record([entryOfExport(holdings.ids, clock.now(), operator)]));
    return holdings;
  });
};

/** Whatever tables there are: a new one is not forgotten. */
const tablesIn = async (tx: Queryable): Promise<readonly string[]> => {
  const rows = await tx.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'guestlist' and table_name not like 'audit%' and table_name <> all($1::text[]) order by 1`,
    [NOT_SHOWN],
  );
  return [...rows.map(({ name }) => `guestlist.${name}`), ...((await hasQueue(tx)) ? ['guestlist_jobs.job'] : [])];
};
