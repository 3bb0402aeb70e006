import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOf, type Log } from '../kernel/log.js';

/** Keeps one JSON document in a folder, always whole: written beside, then renamed over. */
export type Keeper = {
  /** Writes shortly, several calls as one. */
  touch(): void;
  /** Writes what is not yet written. */
  close(): Promise<void>;
};

const SOON_MS = 50;
/** A large document is written the more rarely, so that a change of one line does not cost megabytes: a second for each of them. */
const PER_MEGABYTE_MS = 1000;
const LATEST_MS = 60_000;

const soonFor = (characters: number): number =>
  Math.min(LATEST_MS, Math.max(SOON_MS, (characters / 1_000_000) * PER_MEGABYTE_MS));

export const keep = (folder: string, name: string, state: () => unknown, log: Log): Keeper => {
  const file = join(folder, name);
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let characters = 0;

  const write = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const text = JSON.stringify(state());
    characters = text.length;
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  const begin = (): void => {
    timer = undefined;
    writing = writing
      .then(write)
      .catch((error: unknown) => log.error('The local tenant could not be saved.', { error: nameOf(error) }));
  };
  return {
    touch: () => {
      timer ??= setTimeout(begin, soonFor(characters));
    },
    close: async () => {
      if (timer) {
        clearTimeout(timer);
        begin();
      }
      await writing;
    },
  };
};

/** What was kept there; undefined where there is nothing. A file that cannot be read is put aside, not overwritten. */
export const recall = async (folder: string, name: string, log: Log): Promise<unknown> => {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    log.warn(`${name} is damaged; it was put aside as ${name}.damaged, and the local tenant starts anew.`);
    await rename(file, `${file}.damaged`);
    return undefined;
  }
};
