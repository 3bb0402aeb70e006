import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nominationId, personId } from '../../src/kernel/ids.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { migrate, MIGRATIONS } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { freshDatabase, KINDS, silent } from '../support/database.js';

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * All rows that version 0.1 left behind after ten nominations, one in every state it knows. Whatever becomes of the
 * tables later, a database that holds these must open and be understood.
 */
const left = JSON.parse(readFileSync('test/store/version-1.json', 'utf8')) as Rows;
const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };

KINDS.forEach((kind) => {
  describe(`a database of version 0.1 (${kind})`, () => {
    let database: Database;
    before(async function () {
      database = await openDatabase(await freshDatabase(kind, this), silent);
      await migrate(database, MIGRATIONS.slice(0, 1));
      for (const [table, rows] of Object.entries(left)) {
        await database.query(
          `insert into guestlist.${table} overriding system value
           select * from jsonb_populate_recordset(null::guestlist.${table}, $1::jsonb)`,
          [JSON.stringify(rows)],
        );
      }
      await migrate(database);
    });
    after(() => database.close());

    it('opens, and every nomination is understood, in every state', async () => {
      const store = createStore(database, noJobs, { now: () => new Date() });
      const states = new Set<string>();
      for (const { id, status } of left['nominations'] ?? []) {
        const nomination = await store.nominations.read(nominationId.parse(id));
        assert.equal(nomination?.status, status);
        states.add(String(status));
      }
      assert.deepEqual([...states].sort(), [
        'approved',
        'awaiting-approval',
        'denied',
        'expired',
        'failed',
        'invited',
        'withdrawn',
      ]);
    });

    it('reads one stage, or none, where there was one or none, and the first is open where something is asked', async () => {
      const store = createStore(database, noJobs, { now: () => new Date() });
      const read = async (id: unknown) => store.nominations.read(nominationId.parse(id));
      const nominations = await Promise.all((left['nominations'] ?? []).map(({ id }) => read(id)));
      const awaiting = nominations.find((one) => one?.status === 'awaiting-approval');
      assert.ok(awaiting?.status === 'awaiting-approval');
      assert.deepEqual([awaiting.stage, awaiting.decisions, awaiting.judgement.stages.length], [0, [], 1]);
      assert.ok(nominations.some((one) => one?.judgement.stages.length === 0));
      for (const one of nominations) assert.ok(one && !('stage' in one.judgement));
    });

    it('counts what it holds like anything newer', async () => {
      const store = createStore(database, noJobs, { now: () => new Date() });
      const sponsors = (left['guests'] ?? []).filter(({ status }) => status !== 'removed');
      const [first] = sponsors;
      assert.ok(first);
      const of = personId.parse(first['sponsor_id']);
      const count = await store.nominations.answeredFor(of);
      assert.ok(count >= sponsors.filter(({ sponsor_id }) => sponsor_id === of).length);
      assert.ok((await store.nominations.begunSince(of, new Date(0))) > 0);
      assert.ok((await store.nominations.partnerDomains()).includes('fabrikam.com'));
    });

    it('knows its guests, people, cards and links', async () => {
      const store = createStore(database, noJobs, { now: () => new Date() });
      for (const { id } of left['guests'] ?? []) assert.ok(await store.guests.read(personId.parse(id)));
      for (const { id } of left['people'] ?? []) assert.ok(await store.people.read(personId.parse(id)));
      const cards = (left['nominations'] ?? []).map(({ id }) => store.cards.of(nominationId.parse(id)));
      assert.equal((await Promise.all(cards)).flat().length, left['cards']?.length);
      for (const link of left['redeem_links'] ?? []) {
        assert.equal(
          await store.links.read(nominationId.parse(link['nomination_id'])),
          link['link'] ?? link['redeem_link'],
        );
      }
    });
  });
});
