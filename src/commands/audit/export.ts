import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { entriesBetween } from '../../store/audit/reading.js';
import { NoRecord, withinBooks } from './books.js';
import { beginningOf, FORMATS, linesOf } from './writing-out.js';

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string', default: 'jsonl' },
  out: { type: 'string' },
} as const;

/** The record of some days, those of UTC, both included, with names and reasons as far as nobody erased them. */
export const exportEntries = async (words: readonly string[], env: NodeJS.ProcessEnv): Promise<number | undefined> => {
  const options = optionsIn(words);
  const format = FORMATS.find((one) => one === options?.format);
  if (!options || !format) return undefined;
  const since = options.from === undefined ? undefined : beginningOfDay(options.from, 0);
  const before = options.to === undefined ? undefined : beginningOfDay(options.to, 1);
  if (since !== undefined && before !== undefined && before <= since)
    throw new NoRecord(`The last day, ${options.to}, is before the first, ${options.from}. Exchange them.`);
  return withinBooks(env, async (database) => {
    const sink = await openSink(options.out);
    let count = 0;
    try {
      await sink.write(beginningOf(format));
      for await (const page of entriesBetween(database, { ...(since && { since }), ...(before && { before }) })) {
        await sink.write(linesOf(page, format));
        count += page.length;
      }
    } finally {
      await sink.close();
    }
    if (options.out !== undefined) console.log(`${options.out} has ${count} entries.`);
    return 0;
  });
};

const optionsIn = (
  words: readonly string[],
): { from?: string; to?: string; format: string; out?: string } | undefined => {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, strict: true }).values;
  } catch {
    return undefined;
  }
};

const beginningOfDay = (said: string, later: number): string => {
  const day = DateTime.fromISO(said, { zone: 'utc' });
  if (!/^\d{4}-\d\d-\d\d$/.test(said) || !day.isValid)
    throw new NoRecord(`“${said}” is no day. Write it like 2027-06-30.`);
  return day.plus({ days: later }).toJSDate().toISOString();
};

type Sink = { write(text: string): Promise<void>; close(): Promise<void> };

const openSink = async (file: string | undefined): Promise<Sink> => {
  if (file === undefined)
    return {
      write: (text) => new Promise((resolve) => void process.stdout.write(text, () => resolve())),
      close: () => Promise.resolve(),
    };
  const handle = await open(file, 'w', 0o600).catch(() => {
    throw new NoRecord(`${file} could not be written. Name another file with --out.`);
  });
  return {
    write: async (text) => {
      await handle.write(text);
    },
    close: () => handle.close(),
  };
};
