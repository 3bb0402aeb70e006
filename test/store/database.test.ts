import assert from 'node:assert/strict';
import { checksum, migrate, MIGRATIONS, type Migration } from '../../src/store/migrations.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { createStore } from '../../src/store/store.js';
import { freshDatabase, KINDS, onEveryDatabase, silent } from '../support/database.js';
import { after as afterwards, MORNING, nominated } from './samples.js';

onEveryDatabase('the database', (database, kind) => {
  it('gives rows alike', async () => {
    const [row] = await database().query(
      `select 9007199254740991::int8 as big, count(*) as counted, '2027-06-30'::date as day,
         '2027-06-30T22:00:00.123Z'::timestamptz as moment, '{"a": [1]}'::jsonb as json, null::text as nothing,
         array['x', 'y'] as list`,
    );
    assert.deepEqual(row, {
      big: 9007199254740991,
      counted: 1,
      day: '2027-06-30',
      moment: new Date('2027-06-30T22:00:00.123Z'),
      json: { a: [1] },
      nothing: null,
      list: ['x', 'y'],
    });
  });

  if (kind === 'postgres')
    it('gives a statement half a minute, and tells its own jobs to notice a broken line as well', async () => {
      assert.deepEqual(await database().query('show statement_timeout'), [{ statement_timeout: '30s' }]);
      assert.deepEqual({ ...database().forJobs, query_timeout: 32_000, keepAlive: true }, database().forJobs);
    });

  it('answers a ping', async () => assert.equal(await database().ping(), true));

  it('commits, or does nothing', async () => {
    await database().query('create table kept (n int)');
    await database().transaction((tx) => tx.query('insert into kept values (1)'));
    await assert.rejects(
      database().transaction(async (tx) => {
        await tx.query('insert into kept values (2)');
        await tx.query('this is no SQL');
      }),
    );
    assert.deepEqual(await database().query('select n from kept'), [{ n: 1 }]);
  });

  it('does not commit half, though the work swallowed the error of the other half', async () => {
    await database().query('create table whole (n int)');
    await assert.rejects(
      database().transaction(async (tx) => {
        await tx.query('insert into whole values (1)');
        await tx.query('this is no SQL').catch(() => undefined);
      }),
      /syntax error/,
    );
    assert.deepEqual(await database().query('select n from whole'), []);
  });

  if (kind === 'embedded')
    it('says so, instead of waiting for ever, when a transaction asks outside itself', async () => {
      await assert.rejects(
        database().transaction(() => database().query('select 1')),
        /Pass the transaction down/,
      );
      assert.equal(await database().ping(), true);
    });

  it('does not mind another time zone', async () => {
    const zone = process.env['TZ'];
    try {
      for (const TZ of ['Asia/Shanghai', 'America/New_York']) {
        process.env['TZ'] = TZ;
        assert.notEqual(new Date('2027-06-30T12:00:00Z').getTimezoneOffset(), 0);
        const store = createStore(database(), { add: async () => {} }, { now: () => MORNING });
        const event = nominated({ until: new Date('2027-06-30T21:59:59.999Z') });
        const nomination = afterwards([event]);
        await store.transaction((tx) => tx.nominations.save(nomination, [event]));
        assert.deepEqual(await store.nominations.read(nomination.id), nomination);
        assert.ok(nomination.status === 'awaiting-approval');
        assert.deepEqual(await store.nominations.due(new Date(nomination.dueAt.getTime() - 1), 9), []);
        assert.deepEqual(await store.nominations.due(nomination.dueAt, 9), [nomination.id]);
        assert.deepEqual(await database().query(`select '2027-06-30'::date as day`), [{ day: '2027-06-30' }]);
        await database().query('delete from guestlist.nomination_events');
        await database().query('delete from guestlist.nominations');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('migrations', () => {
  it('are history: what was published is never changed, only followed', () => {
    assert.deepEqual(
      MIGRATIONS.map((migration) => [migration.number, checksum(migration)]),
      [
        [1, 'db9d8c7a95d77f63ec6d211b9cb081d7c226b6dd4432e0c72887331cd483164a'],
        [2, '3a71d7d5da6de2182812fb9da7c507cfed14887e0cc599d64cd995603b92e3c5'],
        [3, '5505a5ed1e5ef2b3227eca6bb88d1fa0cfdb1b50bf2fc78d93c7459f964986a1'],
        [4, '268ceca56c1b42fd186b5bf7debe2abec6b2fab38e66a28d858f01e80b0d7ec4'],
        [5, 'a8c134f72246aea0845008a75bbdb27925ada9567818464142dd7023b80e0e42'],
        [6, '6ce62e21b0d1df8aa874fac5462402e6a4eabcac6ced0ec7f6f58a673b2c364e'],
        [7, '3c5986ec2646eac18c996f9ca259bb5915804966810b3e0f48e06056d16853f4'],
        [8, '9a7b258d4d3e9fa14750d438c6d00d07d2268e65be4becb1093b9dac1e94b7e4'],
        [9, '90badbab4440e578388c6228bd9a2fad63d7c660a87dea218481b84d377909c4'],
      ],
    );
  });

  const next: Migration = {
    number: MIGRATIONS.length + 1,
    name: 'a later one',
    statements: ['create table guestlist.later (n int)'],
  };

  for (const kind of KINDS)
    describe(`on a new database (${kind})`, () => {
      let database: Database;
      const opened: Database[] = [];
      before(async function () {
        database = await openDatabase(await freshDatabase(kind, this), silent);
        opened.push(database);
      });
      after(() => Promise.all(opened.map((one) => one.close())));

      it('are each made once, though several processes begin at once', async () => {
        const made = await Promise.all([migrate(database), migrate(database), migrate(database)]);
        assert.deepEqual(made.flat(), [
          'first tables',
          'who joined, and who answers for whom',
          'approvals that end',
          'how many delegations somebody gave',
          'whole stays',
          'the record',
          'removals counted',
          'mails counted',
          'the record, closed',
        ]);
        assert.deepEqual(await migrate(database), []);
      });

      it('leave nothing behind when one fails', async () => {
        const broken = { ...next, statements: [...next.statements, 'this is no SQL'] };
        await assert.rejects(migrate(database, [...MIGRATIONS, broken]));
        assert.deepEqual(await migrate(database, [...MIGRATIONS, next]), ['a later one']);
      });

      it('refuse a database that a newer program made', async () => {
        await assert.rejects(
          migrate(database),
          /made by a newer Guestlist \(its tables are at version 10, this program knows 9\)/,
        );
      });

      it('refuse a database with another history', async () => {
        const [first] = MIGRATIONS;
        assert.ok(first);
        const other = { ...first, statements: [...first.statements, 'select 1'] };
        await assert.rejects(
          migrate(database, [other, ...MIGRATIONS.slice(1), next]),
          /version 1 was made differently/,
        );
      });
    });
});
