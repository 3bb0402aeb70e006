import type { Queryable } from '../database.js';
import { contentIn } from './content.js';
import { createSignatures, type Signed } from './heads.js';
import { hashOf, NOTHING, type Place } from './sealing.js';
import { checkProof, type AuditKey } from './signing.js';

/** Something that is not as it was written. `entry`: the id of the one it is about, where that is known. */
export type Fault = { readonly at?: Place; readonly entry?: string; readonly says: string };

export type Head = Place & { readonly hash: string };

type Row = Signed & { readonly previous: string; readonly content: string | null };

export const named = ({ day, place }: Place): string => `${day}/${place}`;

const PAGE = 2000;
const BEGINNING: Head = { day: '', place: 0, hash: NOTHING };

/** Walks the chain from its beginning. A fault does not hide what comes after it: each entry is held against the seal before its own. */
export const walk = async (
  tx: Queryable,
  key: AuditKey | undefined,
): Promise<{
  readonly faults: readonly Fault[];
  readonly sealed: number;
  readonly signed: number;
  readonly unknown: number;
  readonly strangers: readonly string[];
  readonly head: Head | undefined;
}> => {
  const faults: Fault[] = [];
  const signatures = createSignatures(key);
  let [last, sealed, unknown] = [BEGINNING, 0, 0];
  for (let page = await pageAfter(tx, undefined); page.length > 0; page = await pageAfter(tx, page.at(-1)))
    for (const row of page) {
      if (!isPlace(row)) {
        faults.push({ at: row, entry: row.entry, says: 'stands in no place that the chain has: it was put in' });
        continue;
      }
      const checked = row.proof !== null && row.content !== null && checkProof(row.content, row.proof, key);
      if (checked === 'unknown' || isStrange(row, key)) unknown += 1;
      faults.push(...faultsOf(row, last, checked), ...signatures.look(row));
      last = row;
      sealed += 1;
    }
  const { faults: unsigned, ...signers } = signatures.end();
  return { faults: [...faults, ...unsigned], sealed, unknown, ...signers, head: sealed > 0 ? last : undefined };
};

const isPlace = ({ day, place }: Place): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && place >= 1;

const isStrange = ({ signedBy }: Row, key: AuditKey | undefined): boolean =>
  signedBy !== null && signedBy !== key?.name;

/** From what stands first of all, also where that is before any day. */
const pageAfter = (tx: Queryable, last: Place | undefined): Promise<Row[]> =>
  tx.query<Row>(
    `select day, place, entry, previous, audit_seals.hash, content, proof,
       audit_heads.hash as "signedHash", audit_heads.key as "signedBy", signature
     from guestlist.audit_seals left join guestlist.audit_entries on audit_entries.id = audit_seals.entry
     left join guestlist.audit_heads using (day, place)
     where $1::text is null or (day, place) > ($1, $2::integer) order by day, place limit $3`,
    [last?.day ?? null, last?.place ?? null, PAGE],
  );

const faultsOf = (row: Row, last: Head, checked: 'good' | 'bad' | 'unknown' | false): readonly Fault[] => {
  const { entry } = row;
  const fault = (says: string): Fault => ({ at: row, entry, says });
  const faults = gapBefore(row, last);
  if (faults.length === 0 && row.previous !== last.hash)
    faults.push(
      fault(
        `does not follow ${last === BEGINNING ? 'the beginning' : named(last)}: rows were taken out, put in or moved`,
      ),
    );
  if (row.content === null) return [...faults, fault('is missing')];
  if (checked === 'bad') return [...faults, fault('was edited')];
  if (hashOf(row.previous, row, row.content) !== row.hash)
    return [...faults, fault('does not fit its seal: it was edited, or stands in the place of another')];
  return contentIn(row.content) ? faults : [...faults, fault(UNREADABLE)];
};

const UNREADABLE = 'says nothing that can be read as an entry: it was edited or put in';

/** Places of a day go up by one. */
const gapBefore = (row: Row, last: Head): Fault[] => {
  const first = row.day === last.day ? last.place + 1 : 1;
  if (row.place === first) return [];
  const until = row.place - 1 > first ? ` to ${row.place - 1}` : '';
  return [
    { at: { day: row.day, place: first }, says: `${until ? `${until.trim()} are` : 'is'} missing from the chain` },
  ];
};

/** Entries that no seal covers. They wait for one, a few seconds at most while the bot runs. */
export const unsealed = async (
  tx: Queryable,
  key: AuditKey | undefined,
): Promise<{ readonly faults: readonly Fault[]; readonly waiting: number }> => {
  const rows = await tx.query<{ id: string; content: string; proof: string; waits: boolean }>(
    `select id, content, proof, number in (select number from guestlist.audit_waiting) as waits
     from guestlist.audit_entries
     where not exists (select from guestlist.audit_seals where entry = audit_entries.id) order by number`,
  );
  const faults = rows.flatMap(({ id: entry, content, proof, waits }) => {
    const checked = checkProof(content, proof, key);
    return [
      ...(checked === 'bad' ? [{ entry, says: 'was edited before it was chained' }] : []),
      ...(key && proof.startsWith('sha256:') ? [{ entry, says: 'is not signed, though there is a key' }] : []),
      ...(contentIn(content) ? [] : [{ entry, says: UNREADABLE }]),
      ...(waits ? [] : [{ entry, says: 'is not in the chain, and does not wait to be: its seal was taken away' }]),
    ];
  });
  return { faults, waiting: rows.length };
};
