import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { SECOND } from '../kernel/clock.js';

/** Who holds a folder. `started` tells a process from a later one that was given the same number. */
const holder = z.object({ token: z.string(), pid: z.number().int(), host: z.string(), started: z.string() });
type Holder = z.infer<typeof holder>;

export interface FolderLock {
  release(): void;
}

/** A holder touches its lock this often, for those who cannot see its process: another container on the same folder. */
const HEARTBEAT = 5 * SECOND;
/** A lock that nobody touched for this long is dead, where its process cannot be looked at. */
const SILENCE = 30 * SECOND;
/** A lock without a name in it is being written, or its writer died just then. */
const WRITING = 1 * SECOND;

/**
 * Takes the lock, a file: a second process that opens PGlite's folder ruins it. Throws with a sentence where a living
 * process holds it. One left by a dead process, however it died, is taken over at once.
 */
export const lockFolder = async (file: string): Promise<FolderLock> => {
  const me: Holder = { token: randomUUID(), pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' };
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (created(file, me) && (await stillMine(file, me))) return held(file, me);
    const other = read(file);
    if (other === 'being-written') await pause(50);
    else if (other && other.token !== me.token) {
      if (lives(file, other)) throw inUse(file, other);
      clear(file, other);
    }
  }
  throw new Error(`The lock ${file} cannot be taken. If no other Guestlist uses this folder, delete that file.`);
};

const created = (file: string, me: Holder): boolean => {
  try {
    writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Somebody who judged the lock before ours may have moved ours away by mistake, and puts it back at once (see `clear`). */
const stillMine = async (file: string, me: Holder): Promise<boolean> => {
  await pause(30);
  const now = read(file);
  return typeof now === 'object' && now.token === me.token;
};

const read = (file: string): Holder | 'being-written' | undefined => {
  try {
    const parsed = holder.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  }
  return touchedWithin(file, WRITING) ? 'being-written' : { token: '', pid: 0, host: hostname(), started: '' };
};

const touchedWithin = (file: string, milliseconds: number): boolean =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < milliseconds;

const lives = (file: string, { pid, host, started }: Holder): boolean => {
  if (host !== hostname()) return touchedWithin(file, SILENCE);
  const running = startOf(pid);
  return running !== undefined && running === started;
};

/** Of two who find the same dead lock only one moves it away; who finds a newer one in his hands puts it back. */
const clear = (file: string, dead: Holder): void => {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else was quicker.
  }
  const moved = read(aside);
  if (typeof moved === 'object' && moved.token === dead.token) rmSync(aside, { force: true });
  else renameSync(aside, file);
};

/** When a process began, in the system's own words; undefined where none runs, or only its remains await its parent. */
const startOf = (pid: number): string | undefined => {
  if (pid <= 0) return undefined;
  try {
    if (process.platform === 'linux') {
      // The name in brackets may hold anything; after it come the state, and 19 fields later the start in clock ticks.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0); // Signals nothing, but throws where nobody is.
      return 'running';
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
};

const inUse = (file: string, { pid, host }: Holder): Error =>
  new Error(
    `The embedded database is in use by process ${pid}${host === hostname() ? '' : ` on ${host}`} (${file}), and only one may open it. ` +
      'Stop that one, choose another DATA_DIR, or use PostgreSQL by setting DATABASE_URL.',
  );

const held = (file: string, me: Holder): FolderLock => {
  const heartbeat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder was taken away under us; the database will say so better.
    }
  }, HEARTBEAT).unref();
  return {
    release: () => {
      clearInterval(heartbeat);
      const now = read(file);
      if (typeof now === 'object' && now.token === me.token) rmSync(file, { force: true });
    },
  };
};
