import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Log } from '../../src/kernel/log.js';
import { writeCopy } from '../../src/store/copies.js';
import { openDatabase } from '../../src/store/database.js';
import { lockFolder } from '../../src/store/folder-lock.js';
import { migrate } from '../../src/store/migrations.js';
import { silent } from '../support/database.js';
import { killProcess, startProcess } from './processes/start.js';

describe('the embedded database in a folder', function () {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'guestlist-folder-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const open = (log: Log = silent) => openDatabase({ kind: 'embedded', folder }, log);

  it('is refused while another process has it, and taken over, with all it holds, once that one was killed', async () => {
    const child = await startProcess(new URL('./processes/holds-folder.js', import.meta.url), folder);
    try {
      await assert.rejects(open(), new RegExp(`in use by process ${child.pid} .*DATA_DIR.*DATABASE_URL`, 's'));
    } finally {
      await killProcess(child);
    }
    const database = await open();
    const [row] = await database.query('select document from guestlist.documents');
    assert.deepEqual(row, { document: child.pid });
    await database.close();
    assert.ok(!existsSync(join(folder, 'database.lock')), 'the lock goes when the database is closed');
  });

  it('is refused to a second opener in the same process', async () => {
    const database = await open();
    await assert.rejects(open(), /in use by process/);
    await database.close();
    await assert.rejects(database.query('select 1'), /closed/);
  });

  it('says at start what it is not for, and opens as it was closed', async () => {
    const said: string[] = [];
    const database = await open({ ...silent, info: (message) => said.push(message) });
    assert.match(said.join(), /for trying out: one process, not safe against power loss/);
    assert.deepEqual(await migrate(database), []);
    await database.close();
  });

  it('is not opened in production, unless that is wanted', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await assert.rejects(open(), /set DATABASE_URL .*GUESTLIST_EMBEDDED_IN_PRODUCTION=1/);
      await (await openDatabase({ kind: 'embedded', folder, evenInProduction: true }, silent)).close();
    } finally {
      if (before === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = before;
    }
  });

  it('leaves copies that open, and keeps the last two', async () => {
    const copies = join(folder, 'copies');
    const data = await PGlite.create(join(folder, 'database'));
    const tar = await data.dumpDataDir('none');
    await data.close();
    for (const day of [1, 2, 3]) await writeCopy(copies, tar, new Date(Date.UTC(2027, 4, day)));
    assert.deepEqual(await readdir(copies), ['2027-05-02T00-00-00.000Z.tar.gz', '2027-05-03T00-00-00.000Z.tar.gz']);
    const image = new Blob([readFileSync(join(copies, '2027-05-03T00-00-00.000Z.tar.gz'))]);
    const restored = await openDatabase({ kind: 'embedded', memory: true, image }, silent);
    assert.deepEqual(await migrate(restored), []);
    await restored.close();
  });

  it('says what to do when it cannot be read, and lets go of the folder', async () => {
    rmSync(join(folder, 'database', 'global'), { recursive: true });
    await assert.rejects(open(), /cannot be opened .*unpack the last copy .*2027-05-03T00-00-00\.000Z\.tar\.gz/s);
    assert.ok(!existsSync(join(folder, 'database.lock')));
  });
});

describe('the lock on a folder', () => {
  let folder: string;
  let file: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'guestlist-lock-'))));
  beforeEach(() => (file = join(folder, `lock-${Math.random()}`)));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const left = (holder: object): void => writeFileSync(file, JSON.stringify({ token: 'x', ...holder }));

  it('goes to one of many who want it', async () => {
    left({ pid: 999_999_999, host: hostname(), started: '1' });
    const ends = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(file)));
    const won = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    assert.equal(won.length, 1);
    won[0]?.release();
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith(basename(file))),
      [],
    );
  });

  it('is not kept by a process whose number another has now', async () => {
    left({ pid: process.pid, host: hostname(), started: 'some other time' });
    (await lockFolder(file)).release();
  });

  it('is kept on another machine as long as it is touched there', async () => {
    left({ pid: 1, host: 'another-container', started: '1' });
    await assert.rejects(lockFolder(file), /in use by process 1 on another-container/);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    (await lockFolder(file)).release();
  });

  it('is not kept by a file that says nothing', async () => {
    writeFileSync(file, '');
    const lock = await lockFolder(file);
    assert.match(readFileSync(file, 'utf8'), new RegExp(`"pid":${process.pid}`));
    lock.release();
  });
});
