import { createHash } from 'node:crypto';
import type { Database, Queryable } from './database.js';
import { approvalsThatEnd } from './migrations/approvals-that-end.js';
import { audit } from './migrations/audit.js';
import { delegationsCounted } from './migrations/delegations-counted.js';
import { firstTables } from './migrations/first-tables.js';
import { joinedAndSponsored } from './migrations/joined-and-sponsored.js';
import { mailsCounted } from './migrations/mails-counted.js';
import { recordClosed } from './migrations/record-closed.js';
import { removalsCounted } from './migrations/removals-counted.js';
import { wholeStays } from './migrations/whole-stays.js';

/**
 * One step of the database's history. Published steps are never changed, only followed by others: the checksum of each
 * is kept in the database, and a different one is refused.
 */
export type Migration = {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
};

export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  joinedAndSponsored,
  approvalsThatEnd,
  delegationsCounted,
  wholeStays,
  audit,
  removalsCounted,
  mailsCounted,
  recordClosed,
];

export const checksum = ({ statements }: Migration): string =>
  createHash('sha256').update(statements.join(';\n')).digest('hex');

/** Any number, as long as every Guestlist takes the same. */
const LOCK = 7301102;

/**
 * Brings the tables up to this program, in one transaction, one process at a time; returns the names of the steps taken.
 * Throws with a sentence where the database has seen a newer program, or another history.
 */
export const migrate = (database: Database, history: readonly Migration[] = MIGRATIONS): Promise<readonly string[]> =>
  database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query('create schema if not exists guestlist');
    await tx.query(`create table if not exists guestlist.migrations (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
    )`);
    const applied = await tx.query<{ number: number; checksum: string }>(
      'select number, checksum from guestlist.migrations order by number',
    );
    refuseForeign(applied, history);
    const missing = history.slice(applied.length);
    for (const migration of missing) await apply(tx, migration);
    return missing.map(({ name }) => name);
  });

const refuseForeign = (
  applied: readonly { number: number; checksum: string }[],
  history: readonly Migration[],
): void => {
  const newest = applied.at(-1)?.number ?? 0;
  if (newest > history.length)
    throw new Error(
      `This database was made by a newer Guestlist (its tables are at version ${newest}, this program knows ${history.length}). ` +
        'Start that version again, or give this one another database.',
    );
  const changed = applied.find((row, index) => {
    const ours = history[index];
    return ours?.number !== row.number || checksum(ours) !== row.checksum;
  });
  if (changed)
    throw new Error(
      `This database's tables are not the ones this program knows: version ${changed.number} was made differently. ` +
        'Start the Guestlist that made it, or give this one another database.',
    );
};

const apply = async (tx: Queryable, migration: Migration): Promise<void> => {
  try {
    for (const statement of migration.statements) await tx.query(statement);
  } catch (error) {
    throw isNotOurs(error) ? new Error(NOT_OURS, { cause: error }) : error;
  }
  await tx.query('insert into guestlist.migrations (number, name, checksum) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    checksum(migration),
  ]);
};

/** PostgreSQL's `insufficient_privilege`. */
const isNotOurs = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42501';

const NOT_OURS =
  'This version changes tables that do not belong to the role in DATABASE_URL. Give them back to it for this start; ' +
  'docs/audit.md says how, under "Nobody changes it".';
