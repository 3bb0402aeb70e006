import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { newestCopy, writeCopy } from '../../src/store/copies.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { silent } from '../../test/support/database.js';
import { kept } from './kept.js';
import type { Proof, Seen } from './proof.js';

/** Of six kills one comes at a first start. */
const FIRST_STARTS = 6;
/** Files of a database that is being made, from the first to the last; it has about a thousand. */
const FILES = [1, 60, 250, 500, 750, 950, 1000];
/** Milliseconds for which numbers are kept before a death. */
const LONGEST = 400;
/** Kills with which each window is expected to have been met. */
const MANY = 100;

type Keeper = {
  /** The last number it said it had kept; undefined before it has opened the database. */
  readonly said: () => number | undefined;
  readonly hasEnded: () => boolean;
  readonly kill: () => Promise<void>;
};

const startKeeper = (folder: string, naive: boolean): Keeper => {
  const script = fileURLToPath(new URL('keeper.js', import.meta.url));
  const child = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], ...(naive && { NAIVE: 'yes' }) },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (said = said.slice(-100) + more));
  const closed = once(child, 'close');
  return {
    said: () => (said === '' ? undefined : Number(said.split('\n').findLast((line) => /^\d+$/.test(line)) ?? 0)),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(2);
};

/** What is wrong with what a dead keeper left; opened as the next start opens it. */
const look = async (folder: string, said: number): Promise<readonly string[]> => {
  const database = await openDatabase({ kind: 'embedded', folder }, silent);
  try {
    await migrate(database);
    const { last, broken } = await kept(database);
    return [
      ...(last < said ? [`${said} was said to be kept, and the last one there is ${last}`] : []),
      ...(broken > 0 ? [`${broken} numbers are missing or half there`] : []),
    ];
  } finally {
    await database.close();
  }
};

const opensFor = (folder: string): Promise<boolean> =>
  openDatabase({ kind: 'embedded', folder }, silent).then(
    async (database) => {
      await database.close();
      return true;
    },
    (error: unknown) => !/in use by process/.test(String(error)),
  );

/** Makes a copy of what is there, as a bot does on a schedule, and begins again with it as the message for people says. */
const restored = async (folder: string, said: number): Promise<readonly string[]> => {
  const pglite = await PGlite.create(join(folder, 'database'));
  await writeCopy(join(folder, 'copies'), await pglite.dumpDataDir('none'), new Date());
  await pglite.close();
  const copy = (await newestCopy(join(folder, 'copies'))) ?? '';
  const data = join(folder, 'restored', 'database');
  await mkdir(data, { recursive: true });
  await promisify(execFile)('tar', ['-xzf', copy, '-C', data]);
  try {
    return (await look(join(folder, 'restored'), said)).map((fault) => `from a copy: ${fault}`);
  } finally {
    await rm(join(folder, 'restored'), { recursive: true, force: true });
  }
};

const filesIn = async (folder: string): Promise<number> =>
  (await readdir(join(folder, 'database'), { recursive: true }).catch(() => [])).length;

const die = async (size: number, naive: boolean): Promise<Seen> => {
  const home = await mkdtemp(join(tmpdir(), 'guestlist-embedded-'));
  const faults: string[] = [];
  const windows = { 'first start': 0, 'while it is opened': 0, 'while it writes': 0 };
  let [n, refused, copies] = [0, 0, 0];

  const atFirstStart = async (files: number): Promise<void> => {
    const folder = join(home, 'first');
    const keeper = startKeeper(folder, naive);
    await until(async () => keeper.said() !== undefined || keeper.hasEnded() || (await filesIn(folder)) >= files);
    if (keeper.said() === undefined) windows['first start'] += 1;
    await keeper.kill();
    faults.push(...(await look(folder, 0).catch((error: unknown) => [`killed at its first start: ${String(error)}`])));
    await rm(folder, { recursive: true, force: true });
  };

  const later = async (folder: string): Promise<void> => {
    const keeper = startKeeper(folder, naive);
    const isOpening = Math.random() < 0.2;
    if (isOpening) {
      await until(() => keeper.hasEnded() || existsSync(join(folder, 'database.lock')));
      await pause(Math.random() * 300);
    } else {
      await until(() => keeper.hasEnded() || (keeper.said() ?? 0) > 0);
      if (await opensFor(folder)) faults.push('a second process may open the folder');
      else refused += 1;
      await pause(Math.random() * LONGEST);
    }
    windows[keeper.said() === undefined ? 'while it is opened' : 'while it writes'] += 1;
    await keeper.kill();
    const said = keeper.said() ?? 0;
    faults.push(...(await look(folder, said)));
    faults.push(...(await restored(folder, said)));
    copies += 1;
  };

  try {
    const folder = join(home, 'later');
    for (; n < size && !(naive && faults.length > 0); n += 1) {
      if (n % FIRST_STARTS === 0 && !naive) await atFirstStart(FILES[(n / FIRST_STARTS) % FILES.length] ?? 1);
      else await later(folder);
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  return {
    tries: n,
    of: 'kills',
    windows,
    notes: [`a second process was refused ${refused} times; ${copies} copies were restored`],
    faults: [...faults, ...(size < MANY ? [] : unmet(windows).map((window) => `nobody died at: ${window}`))],
  };
};

const unmet = (windows: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(windows).filter((window) => windows[window] === 0);

export const embedding: Proof = {
  promise:
    'the embedded database keeps what it acknowledged, also when killed at its first start, refuses a second process, and its copies open',
  long: 350,
  short: 3,
  run: (size) => die(size, false),
  least: (size) => size,
  naive: [
    {
      bot: 'a database that acknowledges before it has written',
      breach: / was said to be kept, /,
      run: () => die(10, true),
    },
  ],
};
