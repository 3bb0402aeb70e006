import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { audit } from '../../src/commands/audit/audit.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { silent } from '../support/database.js';
import { saidBy } from '../support/said.js';
import { after as afterwards, LIVES, MORNING, nominated, oskar, sue } from '../store/samples.js';

describe('npm run audit', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'guestlist-audit-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  const within = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  const run = (...words: string[]) => {
    const env = { DATA_DIR: folder, POLICY_FILE: resolve('policy.sample.yaml') };
    return saidBy(() => audit(words, env));
  };
  const exported = async (...words: string[]): Promise<string> => {
    const out = join(folder, 'out');
    const { code, said } = await run('export', '--out', out, ...words);
    assert.equal(code, 0, said);
    return readFile(out, 'utf8');
  };

  const events = [nominated({ reason: '=HYPERLINK("https://evil.example")' }), ...LIVES['denied']!];
  const nomination = afterwards(events);

  it('says what to do where there is no database, or none that has a record', async () => {
    const nowhere = await run('verify');
    assert.deepEqual([nowhere.code, /There is no database in/.test(nowhere.said)], [2, true], nowhere.said);
    await within((database) => database.query('create schema guestlist'));
    const older = await run('verify');
    assert.deepEqual([older.code, /has no record yet\. Start the bot/.test(older.said)], [2, true], older.said);
  });

  it('verifies, and prints the end to be kept elsewhere', async () => {
    await within(async (database) => {
      await migrate(database);
      const store = createStore(database, { add: async () => {} }, { now: () => MORNING });
      await store.transaction((tx) => tx.nominations.save(nomination, events));
      await store.audit.seal(MORNING);
      await store.transaction((tx) =>
        tx.emergencies.pause({ by: sue, at: new Date('2027-05-04T00:00:00Z'), reason: 'a breach' }),
      );
    });
    const { code, said } = await run('verify');
    assert.equal(code, 0, said);
    assert.match(said, /^3 entries are chained, 1 wait to be\.\nNothing was held against a signature/);
    const [end] = /2027-05-03\/3:[0-9a-f]{64}/.exec(said) ?? [];
    assert.ok(end);
    assert.equal((await run('verify', '--end', end)).code, 0);
    const signed = await run('verify', '--signed');
    assert.deepEqual([signed.code, /3 of 3 are not signed in their place/.test(signed.said)], [1, true], signed.said);
    const other = await run('verify', '--end', end.replace('/3:', '/4:'));
    assert.deepEqual(
      [other.code, /2027-05-03\/4 was the end of the chain once/.test(other.said)],
      [1, true],
      other.said,
    );
  });

  it('exports lines of JSON, of some days alone', async () => {
    const lines = (await exported())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['nomination.nominated', 'nomination.approvers-chosen', 'nomination.denied', 'inviting.paused'],
    );
    const denied = lines[2];
    assert.equal(denied?.['forWhom'], `Ada Lovelace (Fabrikam) <${nomination.guest.address}>`);
    assert.deepEqual([denied['who'], denied['why'], denied['place']], [oskar.id, 'fine until the audit ends', 3]);
    assert.equal((await exported('--from', '2027-05-04')).split('\n').length, 2);
    assert.equal((await exported('--to', '2027-05-03')).split('\n').length, 4);
    assert.equal(await exported('--from', '2027-05-05', '--to', '2027-05-06'), '');
  });

  it('exports a table, in which nothing is a formula', async () => {
    const text = await exported('--format', 'csv');
    assert.ok(text.startsWith('\uFEFFat,what,who,'));
    const rows = parse(text, { bom: true, columns: true }) as unknown as Record<string, string>[];
    assert.equal(rows.length, 4);
    assert.equal(rows[0]?.['why'], `'=HYPERLINK("https://evil.example")`);
    for (const row of rows) for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
  });

  it('shows all about a nomination, or one entry', async () => {
    const all = await run('show', nomination.id);
    assert.equal(all.code, 0);
    assert.match(all.said, /nomination\.denied\n {2}who +[0-9a-f-]{36}\n {2}for +Ada Lovelace \(Fabrikam\) <ada-/);
    const [, id] = /nomination\.denied[^]*entry +([0-9a-f-]{36})/.exec(all.said) ?? [];
    const one = await run('show', id!);
    assert.match(one.said, /^\S+ {2}nomination\.denied\n/);
    const none = await run('show', sue.id);
    assert.deepEqual([none.code, /Nothing in the record/.test(none.said)], [1, true]);
  });

  it('says that a text was erased', async () => {
    await within((database) =>
      database.query('delete from guestlist.audit_keys where person = $1', [nomination.guest.address]),
    );
    assert.match((await run('show', nomination.id)).said, /for +\(erased\)[^]*why +\(erased\)/);
    assert.match(await exported('--format', 'csv'), /,\(erased\),/);
    assert.equal((await run('verify')).code, 0);
  });

  it('names the row that was edited, and ends with 1', async () => {
    await within(async (database) => {
      await database.query('alter table guestlist.audit_entries disable trigger user');
      await database.query(
        `update guestlist.audit_entries set content = replace(content, 'denied', 'agreed') where content like '%nomination.denied%'`,
      );
    });
    const { code, said } = await run('verify');
    assert.equal(code, 1);
    assert.match(said, /The record is not as it was written:\n {2}2027-05-03\/3 entry [0-9a-f-]{36} was edited/);
  });

  it('does nothing with what it does not understand', async () => {
    for (const words of [
      [],
      ['prove'],
      ['verify', '--end', 'x'],
      ['export', '--format', 'xml'],
      ['show'],
      ['show', 'x'],
    ])
      assert.equal((await run(...words)).code, undefined, words.join(' '));
    assert.match((await run('export', '--from', '30 June')).said, /is no day/);
    const backwards = await run('export', '--from', '2027-05-06', '--to', '2027-05-05');
    assert.deepEqual([backwards.code, /The last day, 2027-05-05, is before/.test(backwards.said)], [2, true]);
  });
});
