import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verify } from '../../src/store/audit/verifying.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { freshDatabase, silent } from '../support/database.js';
import { after as afterwards, LIVES, MORNING, nominated } from './samples.js';

describe('a record whose tables are not the bot’s own, as the documentation has it', () => {
  const mark = randomUUID().slice(0, 8);
  const [app, owner] = [`guestlist_app_${mark}`, `guestlist_record_${mark}`];
  const opened: Database[] = [];
  let administrator: Database;
  let bots: Database;
  before(async function () {
    const config = await freshDatabase('postgres', this);
    assert.ok(config.kind === 'postgres');
    administrator = await openDatabase(config, silent);
    opened.push(administrator);
    const url = new URL(config.url);
    await administrator.query(`create role ${app} login password 'secret'`);
    await administrator.query(`grant create on database ${url.pathname.slice(1)} to ${app}`);
    url.username = app;
    url.password = 'secret';
    bots = await openDatabase({ kind: 'postgres', url: url.href }, silent);
    opened.push(bots);
    await migrate(bots);
    const [, sql = ''] = /```sql\n([^]*?)```/.exec(readFileSync('docs/audit.md', 'utf8')) ?? [];
    const lines = sql.replaceAll('guestlist_app', app).replaceAll('guestlist_record', owner).split(';');
    for (const line of lines.filter((one) => one.trim() !== '')) await administrator.query(line);
  });
  after(async () => {
    if (opened.length === 2)
      for (const role of [app, owner]) {
        await administrator.query(`drop owned by ${role} cascade`);
        await administrator.query(`drop role ${role}`);
      }
    await Promise.all(opened.map((one) => one.close()));
  });

  it('can be added to, chained and read', async () => {
    const store = createStore(bots, { add: async () => {} }, { now: () => MORNING });
    const events = [nominated(), ...LIVES['denied']!];
    await store.transaction((tx) => tx.nominations.save(afterwards(events), events));
    assert.equal(await store.audit.seal(MORNING), 3);
    assert.deepEqual((await verify(bots, undefined)).faults, []);
    assert.deepEqual(await migrate(bots), []);
  });

  it('is not changed by a later version, which says what to do', async () => {
    await administrator.query('alter table guestlist.audit_seals drop constraint audit_seals_of_a_day');
    await administrator.query('drop trigger audit_begun_complete on guestlist.audit_begun');
    await administrator.query('delete from guestlist.migrations where number = 9');
    await assert.rejects(migrate(bots), /do not belong to the role in DATABASE_URL\. Give them back/);
    for (const table of ['audit_seals', 'audit_begun'])
      await administrator.query(`alter table guestlist.${table} owner to ${app}`);
    assert.deepEqual(await migrate(bots), ['the record, closed']);
    for (const table of ['audit_seals', 'audit_begun'])
      await administrator.query(`alter table guestlist.${table} owner to ${owner}`);
  });

  for (const attempt of [
    'delete from guestlist.audit_entries',
    `update guestlist.audit_entries set proof = ''`,
    'truncate guestlist.audit_seals',
    'alter table guestlist.audit_entries disable trigger user',
    'drop trigger audit_entries_append_only on guestlist.audit_entries',
    'drop table guestlist.audit_heads',
    'drop schema guestlist cascade',
    'insert into guestlist.audit_begun values ($$nomination/1$$, 99)',
    `create or replace function guestlist.refuse_change() returns trigger language plpgsql as $$ begin return null; end $$`,
  ])
    it(`refuses the bot: ${attempt.slice(0, 60)}`, async () => {
      await assert.rejects(bots.query(attempt), /permission denied|must be owner/);
    });
});
