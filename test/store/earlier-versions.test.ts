import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nominationId, personId } from '../../src/kernel/ids.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { migrate, MIGRATIONS } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { verify } from '../../src/store/audit/verifying.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { Store } from '../../src/workflow/ports.js';
import { freshDatabase, KINDS, silent, type Kind } from '../support/database.js';

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const rowsIn = (file: string): Rows => JSON.parse(readFileSync(file, 'utf8')) as Rows;

/** A database as an earlier version left it, brought up to date by this one. */
const inherit = async (kind: Kind, rows: Rows, steps: number, asking: Mocha.Context): Promise<Database> => {
  const database = await openDatabase(await freshDatabase(kind, asking), silent);
  await migrate(database, MIGRATIONS.slice(0, steps));
  for (const [table, some] of Object.entries(rows)) {
    await database.query(
      `insert into guestlist.${table} overriding system value
       select * from jsonb_populate_recordset(null::guestlist.${table}, $1::jsonb)`,
      [JSON.stringify(some)],
    );
  }
  await migrate(database);
  return database;
};

/**
 * All rows that version 0.1 left behind after ten nominations, one in every state it knows. Whatever becomes of the
 * tables later, a database that holds these must open and be understood.
 */
const left = rowsIn('test/store/version-1.json');
const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };

KINDS.forEach((kind) => {
  describe(`a database of version 0.1 (${kind})`, () => {
    let database: Database;
    before(async function () {
      database = await inherit(kind, left, 1, this);
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
      assert.deepEqual([awaiting.begunAt, awaiting.agreed, awaiting.needed], [awaiting.nominatedAt, [], 1]);
      const [stage] = awaiting.judgement.stages;
      assert.deepEqual([stage?.quorum, stage?.handOver], ['any', false]);
    });

    it('counts what it holds like anything newer', async () => {
      const store = createStore(database, noJobs, { now: () => new Date() });
      const sponsors = (left['guests'] ?? []).filter(({ status }) => status !== 'removed');
      const [first] = sponsors;
      assert.ok(first);
      const of = personId.parse(first['sponsor_id']);
      const count = await store.nominations.answeredFor(of);
      assert.ok(count >= sponsors.filter(({ sponsor_id }) => sponsor_id === of).length);
      assert.ok((await store.nominations.books({ nominator: of, since: new Date(0) })).begun > 0);
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

/** The version before approvals always ended in an answer: stages, sponsors and those who joined, and one yes for each stage. */
const lately = rowsIn('test/store/version-2.json');

KINDS.forEach((kind) => {
  describe(`a database of the version before stages had a clock (${kind})`, () => {
    let database: Database;
    let store: Store;
    before(async function () {
      database = await inherit(kind, lately, 2, this);
      store = createStore(database, noJobs, { now: () => new Date() });
    });
    after(() => database.close());

    const all = () =>
      Promise.all((lately['nominations'] ?? []).map(async ({ id }) => store.nominations.read(nominationId.parse(id))));

    it('opens, and every nomination is understood, in every state', async () => {
      for (const [index, one] of (await all()).entries())
        assert.equal(one?.status, lately['nominations']?.[index]?.['status']);
    });

    it('has each stage begin with the answer before it, with one yes of anybody to go on', async () => {
      const awaiting = (await all()).filter((one) => one?.status === 'awaiting-approval');
      const [first, second] = [0, 1].map((stage) => awaiting.find((one) => one.stage === stage));
      assert.ok(first && second);
      assert.deepEqual([first.begunAt, first.sourceSince, first.needed], [first.nominatedAt, first.nominatedAt, 1]);
      assert.deepEqual([second.begunAt, second.agreed], [second.decisions[0]?.at, []]);
      for (const { judgement } of awaiting)
        for (const { quorum, handOver } of judgement.stages) assert.deepEqual([quorum, handOver], ['any', false]);
    });

    it('still knows who was asked, whose answer it waits for, and when it ends', async () => {
      const [open] = (await all()).filter((one) => one?.status === 'awaiting-approval' && one.stage === 0);
      assert.ok(open?.status === 'awaiting-approval');
      const approver = open.asked[0]?.person.id;
      assert.ok(approver);
      assert.equal(await store.nominations.wasAsked(open.id, approver), true);
      assert.equal(await store.nominations.wasAsked(open.id, open.nominator.id), false);
      assert.ok((await store.nominations.waitingFor(approver, 99)).some(({ id }) => id === open.id));
      assert.ok((await store.nominations.due(open.dueAt, 99)).includes(open.id));
      assert.ok(!(await store.nominations.due(new Date(open.dueAt.getTime() - 1), 99)).includes(open.id));
    });

    it('has a record from here on, in which all that comes is found, and what was before is not missed', async () => {
      assert.deepEqual((await verify(database, undefined)).faults, []);
      const events = (one: Nomination): readonly NominationEvent[] => [
        { type: 'withdrawn', by: one.nominator.id, account: 'none', at: new Date('2027-05-03T08:00:00Z') },
      ];
      const open = (await all()).find((one) => one?.status === 'awaiting-approval');
      assert.ok(open);
      const withdrawn = events(open).reduce<Nomination | undefined>(evolve, open);
      assert.ok(withdrawn);
      await store.transaction((tx) => tx.nominations.save(withdrawn, events(open)));
      await store.audit.seal(new Date('2027-05-03T08:00:01Z'));
      const { sealed, faults } = await verify(database, undefined);
      assert.deepEqual([sealed, faults], [1, []]);
    });

    it('knows who holds which card', async () => {
      const [card] = lately['cards'] ?? [];
      const cards = await store.cards.of(nominationId.parse(card?.['nomination_id']));
      assert.equal(cards.length, lately['cards']?.length);
      assert.ok(cards.some(({ holder, kind: what }) => holder === card?.['person_id'] && what === card['kind']));
    });
  });
});
