import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { failed, ok, type Result } from '../../kernel/result.js';
import { withoutFormulas } from '../../kernel/text.js';

/** The file that an administrator looks through: what it is made of, and how it is read back. */

export const COLUMNS = ['address', 'name', 'sponsor', 'why', 'until'] as const;
export type Proposed = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** What was read of one line of it. */
export type Wish = {
  /** Of the file, from 1. */
  readonly line: number;
  readonly address: string;
  readonly sponsor: string;
  readonly until: string;
};

/** `line` is absent where it is about the whole file. */
export type Fault = { readonly line?: number; readonly says: string };

/** A mark at the beginning, without which Excel takes it for something else than UTF-8; and nothing in it is a formula to a spreadsheet. */
export const writeTable = (rows: readonly Proposed[]): string =>
  stringify(
    rows.map((row) => COLUMNS.map((column) => withoutFormulas(row[column]))),
    { header: true, columns: [...COLUMNS], bom: true },
  );

export const readTable = (bytes: Uint8Array): Result<readonly Wish[], readonly Fault[]> => {
  const text = decoded(bytes);
  if (text === undefined) return failed([{ says: 'It is not UTF-8. Save it anew as “CSV UTF-8”.' }]);
  try {
    return wishesIn(parsed(text));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return failed([
      {
        ...(typeof line === 'number' && { line }),
        says: 'The quotes do not match: each " that opens needs one that closes.',
      },
    ]);
  }
};

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

type Row = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const parsed = (text: string): readonly Row[] =>
  parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as readonly Row[];

/** Excel writes what its region separates lists with; the first line has the names of the columns alone. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1);
  return first.split(';').length > first.split(',').length ? ';' : ',';
};

const wishesIn = ([head, ...rows]: readonly Row[]): Result<readonly Wish[], readonly Fault[]> => {
  const names = (head?.record ?? []).map((name) => name.toLowerCase());
  const places = {
    address: names.indexOf('address'),
    sponsor: names.indexOf('sponsor'),
    until: names.indexOf('until'),
  };
  if (places.address < 0)
    return failed([
      { line: 1, says: 'The first line does not name a column “address”. It should say: address,sponsor,until' },
    ]);
  const faults = rows
    .filter(({ record }) => record.length !== names.length)
    .map(({ record, info }) => ({
      line: info.lines,
      says: `It has ${record.length} values where the first line names ${names.length} columns. What holds the separator itself goes in quotes.`,
    }));
  if (faults.length > 0) return failed(faults);
  return ok(
    rows
      .filter(({ record }) => record.some((value) => value !== ''))
      .map(({ record, info }) => {
        const value = (place: number) => undefused(record[place] ?? '');
        return {
          line: info.lines,
          address: value(places.address),
          sponsor: value(places.sponsor),
          until: value(places.until),
        };
      }),
  );
};

/** The quotation mark with which a formula was defused is not part of what was said. */
const undefused = (value: string): string => value.replace(/^'(?=[=+\-@])/, '');
