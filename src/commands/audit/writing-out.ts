import { stringify } from 'csv-stringify/sync';
import { withoutFormulas } from '../../kernel/text.js';
import type { Recorded } from '../../store/audit/reading.js';

export const FORMATS = ['jsonl', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

const COLUMNS = [
  ...['at', 'what', 'who', 'forWhom', 'why', 'about', 'revision', 'guest', 'from', 'requests', 'judged', 'rules'],
  ...['details', 'id', 'day', 'place', 'hash', 'signed'],
] as const;

/** What stands before the first entry: for a table its columns, and a mark without which Excel takes it for something else than UTF-8. */
export const beginningOf = (format: Format): string => (format === 'csv' ? `\uFEFF${stringify([COLUMNS])}` : '');

/** A line for each. In a table nothing is a formula to a spreadsheet. */
export const linesOf = (entries: readonly Recorded[], format: Format): string =>
  format === 'jsonl'
    ? entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    : stringify(entries.map((entry) => cellsOf(entry).map(withoutFormulas)));

const cellsOf = (entry: Recorded): readonly string[] => {
  const values: Readonly<Record<string, unknown>> = { ...entry };
  return COLUMNS.map((column) => {
    const value = values[column];
    if (value === undefined) return '';
    // What was erased is told from what was never said.
    if (value === null) return '(erased)';
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
};
