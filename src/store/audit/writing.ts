import { randomUUID } from 'node:crypto';
import type { UnderWay } from '../../kernel/origin.js';
import type { Entry, PersonalText } from '../../workflow/record/entry.js';
import type { Queryable } from '../database.js';
import { toJson } from '../text.js';
import { proofOf, type AuditKey } from './signing.js';
import type { StreamSettings } from './streaming.js';
import { hide, newKey, placeOf } from './texts.js';

/** How entries are written: what one cannot say of itself. */
export type AuditSettings = {
  readonly key?: AuditKey | undefined;
  /** The hash of the rules in force; absent: whoever writes does not read them. */
  readonly rules?: () => string;
  /** Where entries go besides; absent: nowhere. */
  readonly stream?: StreamSettings;
};

type Key = { readonly entry: string; readonly field: string; readonly person: string; readonly key: string };
type Row = { readonly content: string; readonly proof: string; readonly keys: readonly Key[] };

/** Makes rows of entries, all of them set going from the same place. */
export type Recorder = (entries: readonly Entry[]) => readonly Row[];

export const createRecorder =
  ({ key, rules }: AuditSettings, origin: UnderWay | undefined): Recorder =>
  (entries) =>
    entries.map((entry) => {
      const id = randomUUID();
      const keys: Key[] = [];
      const hidden = ({ of, text }: PersonalText, field: string) => {
        const people = [...new Set(of)].sort();
        const its = people.map((person) => ({ entry: id, field, person, key: newKey() }));
        keys.push(...its);
        return hide(
          text,
          its.map((one) => one.key),
          placeOf(id, field),
        );
      };
      const { at, texts, ...plain } = entry;
      const content = toJson({
        v: 1,
        id,
        at,
        ...plain,
        ...(origin && { from: { by: origin.by, name: origin.name, ...(origin.id && { id: origin.id }) } }),
        ...(origin && origin.requests.length > 0 && { requests: [...origin.requests] }),
        ...(rules && { rules: rules() }),
        ...(texts.guest && { guestText: hidden(texts.guest, 'guest') }),
        ...(texts.why && { whyText: hidden(texts.why, 'why') }),
      });
      return { content, proof: proofOf(content, key), keys };
    });

/**
 * The statements that write rows, to stand in a `with` beside others; `source` names a table that has one row where they are
 * to be written, and none where not. `next` gives the name of the nth parameter.
 */
export const writing = (rows: readonly Row[], source: string, next: (n: number) => string) => {
  const keys = rows.flatMap((row) => row.keys);
  const text = `audited as (
       insert into guestlist.audit_entries (content, proof)
       select new.content, new.proof from ${source}
       cross join unnest(${next(1)}::text[], ${next(2)}::text[]) with ordinality as new (content, proof, n) order by new.n
       returning number),
     to_seal as (insert into guestlist.audit_waiting (number) select number from audited)`;
  const keyed = `,
     keyed as (
       insert into guestlist.audit_keys (entry, field, person, key)
       select new.entry, new.field, new.person, new.key from ${source}
       cross join unnest(${next(3)}::uuid[], ${next(4)}::text[], ${next(5)}::text[], ${next(6)}::text[])
         as new (entry, field, person, key))`;
  const parameters = [rows.map(({ content }) => content), rows.map(({ proof }) => proof)];
  if (keys.length === 0) return { text, parameters };
  return {
    text: text + keyed,
    parameters: [
      ...parameters,
      keys.map(({ entry }) => entry),
      keys.map(({ field }) => field),
      keys.map(({ person }) => person),
      keys.map((one) => one.key),
    ],
  };
};

/** Writes entries by themselves, beside whatever else the transaction does. */
export const writeEntries = async (tx: Queryable, rows: readonly Row[]): Promise<void> => {
  const { text, parameters } = writing(rows, '(select 1) as always', (n) => `$${n}`);
  await tx.query(`with ${text} select 1`, parameters);
};
