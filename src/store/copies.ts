import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const KEPT = 2;

/** Writes a copy of a data directory (PGlite's tar) into a folder, whole or not at all, and keeps the last two. */
export const writeCopy = async (folder: string, tar: Blob, at: Date): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${at.toISOString().replaceAll(':', '-')}.tar.gz`);
  const packed = await promisify(gzip)(Buffer.from(await tar.arrayBuffer()), { level: 1 });
  await writeFile(`${file}.part`, packed, { mode: 0o600, flush: true });
  await rename(`${file}.part`, file);
  const copies = (await readdir(folder)).filter((name) => name.endsWith('.tar.gz')).sort();
  for (const name of copies.slice(0, -KEPT)) await rm(join(folder, name), { force: true });
};

/** The newest copy in a folder, if there is one. */
export const newestCopy = async (folder: string): Promise<string | undefined> => {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith('.tar.gz'))
    .sort()
    .at(-1);
  return newest && join(folder, newest);
};
