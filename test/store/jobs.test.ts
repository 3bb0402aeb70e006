import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogFields } from '../../src/kernel/log.js';
import { newNominationId, type NominationId } from '../../src/kernel/ids.js';
import { RETRIES, type Handlers, type Job, type JobName } from '../../src/workflow/jobs.js';
import { openDatabase, type DatabaseConfig } from '../../src/store/database.js';
import { createJobs, type Jobs } from '../../src/store/jobs.js';
import { JOB_NAMES } from '../../src/store/job-rows.js';
import { createStore } from '../../src/store/store.js';
import { DirectoryTrouble } from '../../src/workflow/ports.js';
import { freshDatabase, KINDS, onEveryDatabase, silent } from '../support/database.js';
import { killProcess, startProcess } from './processes/start.js';
import { anyone, MORNING } from './samples.js';

const handlersWith = (some: Partial<Handlers>): Handlers => {
  const none = (name: JobName) => [name, () => Promise.reject(new Error('not in this story'))];
  return { ...(Object.fromEntries(JOB_NAMES.map(none)) as Handlers), ...some };
};

/** Resolves when it was called for each of these. */
const arrivals = () => {
  const arrived: NominationId[] = [];
  return {
    arrived,
    note: (id: NominationId): void => void arrived.push(id),
    all: async (ids: readonly NominationId[], within = 20_000): Promise<void> => {
      const end = Date.now() + within;
      while (!ids.every((id) => arrived.includes(id))) {
        if (Date.now() > end)
          assert.fail(`${ids.filter((id) => !arrived.includes(id)).length} of ${ids.length} never came`);
        await pause(5);
      }
    },
  };
};

onEveryDatabase('jobs', function (database) {
  let jobs: Jobs;
  let logged: { message: string; fields?: LogFields }[];

  /** Jobs as a process has them, for one story. */
  const begin = async (some: Partial<Handlers>): Promise<void> => {
    logged = [];
    const hear = (message: string, fields?: LogFields): void =>
      void logged.push({ message, ...(fields && { fields }) });
    jobs = createJobs(database(), { ...silent, warn: hear, error: hear });
    await jobs.start();
    await jobs.work(handlersWith(some));
  };
  const add = (job: Job, startAfter?: Date): Promise<void> =>
    createStore(database(), jobs, { now: () => new Date() }).transaction((tx) =>
      tx.jobs.add(job, startAfter && { startAfter }),
    );
  const some = (count: number): NominationId[] => Array.from({ length: count }, newNominationId);

  before(function () {});
  afterEach(async function () {
    await jobs.stop();
  });

  it('reach their handler, and soon', async function () {
    const { note, all } = arrivals();
    await begin({ 'invite-guest': async ({ nominationId }) => (note(nominationId), 'done') });
    const took: number[] = [];
    for (const id of some(10)) {
      const sent = performance.now();
      await add({ name: 'invite-guest', nominationId: id });
      await all([id]);
      took.push(performance.now() - sent);
    }
    const median = took.sort((a, b) => a - b)[5] ?? NaN;
    console.log(`      from our transaction to the handler: ${median.toFixed(0)} ms at the median`);
    assert.ok(jobs.ready());
  });

  it('of a transaction that failed are never seen', async function () {
    const { note, all, arrived } = arrivals();
    await begin({ 'invite-guest': async ({ nominationId }) => (note(nominationId), 'done') });
    const [never, later] = [newNominationId(), newNominationId()];
    const store = createStore(database(), jobs, { now: () => new Date() });
    await assert.rejects(
      store.transaction(async (tx) => {
        await tx.jobs.add({ name: 'invite-guest', nominationId: never });
        throw new Error('on second thoughts');
      }),
    );
    await add({ name: 'invite-guest', nominationId: later });
    await all([later]);
    await pause(1500);
    assert.deepEqual(arrived, [later]);
  });

  it('that piled up while nobody worked are worked off', async function () {
    const { note, all } = arrivals();
    await begin({});
    await jobs.stop();
    const idle = createJobs(database(), silent);
    await idle.start();
    const ids = some(500);
    await database().transaction(async (tx) => {
      for (const nominationId of ids) await idle.add(tx, { name: 'redraw-cards', nominationId });
    });
    await idle.stop();
    const began = performance.now();
    await begin({ 'redraw-cards': async ({ nominationId }) => (note(nominationId), 'done') });
    await all(ids, 40_000);
    console.log(`      500 jobs in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  });

  it('come again after a failure, and the failure of one is not that of its neighbours', async function () {
    const { note, all, arrived } = arrivals();
    const ids = some(9);
    const failing = new Set(ids.slice(0, 3));
    await begin({
      'mail-guest': async ({ nominationId }) => {
        note(nominationId);
        if (failing.delete(nominationId)) throw new TypeError('ada@fabrikam.com refused it');
        return 'done';
      },
    });
    await database().transaction(async (tx) => {
      for (const nominationId of ids) await jobs.add(tx, { name: 'mail-guest', nominationId });
    });
    await all(ids);
    for (const end = Date.now() + 20_000; arrived.length < 12 && Date.now() < end;) await pause(50);
    await pause(1500);
    assert.equal(arrived.length, 12, 'nine once, and three of them twice');
    assert.equal(logged.filter(({ fields }) => fields?.job === 'mail-guest').length, 3);
    assert.ok(!JSON.stringify(logged).includes('ada@'), 'the log quotes nobody');
    const kept = await database().query('select output from guestlist_jobs.job where output is not null');
    assert.ok(!JSON.stringify(kept).includes('ada@'), 'nor does the queue');
  });

  it('come again when their handler wants that, once for each time', async function () {
    const { note, all, arrived } = arrivals();
    const [id] = some(1);
    assert.ok(id);
    const at: number[] = [];
    await begin({
      'give-access': async ({ nominationId }) => {
        note(nominationId);
        at.push(Date.now());
        return at.length < 3 ? { again: new Date(Date.now() + 500) } : 'done';
      },
    });
    await add({ name: 'give-access', nominationId: id, access: 'apollo' });
    await all([id]);
    for (const end = Date.now() + 15_000; at.length < 3 && Date.now() < end;) await pause(20);
    await pause(1500);
    assert.equal(arrived.length, 3);
    for (const [index, moment] of at.entries()) if (index > 0) assert.ok(moment - (at[index - 1] ?? 0) >= 490);
  });

  it('give their place to others where their handler wants that', async function () {
    const told: string[] = [];
    const [one, other] = [anyone(), anyone()];
    await begin({
      'tell-accepted': async (job) => {
        told.push(job.personId ?? 'all');
        return job.personId ? 'done' : { instead: [one, other].map((personId) => ({ ...job, personId })) };
      },
    });
    await add({ name: 'tell-accepted', guestId: anyone() });
    for (const end = Date.now() + 15_000; told.length < 3 && Date.now() < end;) await pause(20);
    await pause(1500);
    assert.deepEqual(told.toSorted(), ['all', one, other].toSorted());
  });

  it('wait for their time', async function () {
    const { note, all, arrived } = arrivals();
    await begin({ 'forget-link': async ({ nominationId }) => (note(nominationId), 'done') });
    const [soon, late] = [newNominationId(), newNominationId()];
    await add({ name: 'forget-link', nominationId: late }, new Date(Date.now() + 3600_000));
    const sent = Date.now();
    await add({ name: 'forget-link', nominationId: soon }, new Date(Date.now() + 1000));
    await all([soon]);
    assert.ok(Date.now() - sent >= 990);
    assert.deepEqual(arrived, [soon]);
  });

  it('that draw the receipt of one nomination go one after the other, and none is lost', async function () {
    const [one, two] = [newNominationId(), newNominationId()];
    const running = new Map<NominationId, number>();
    const seen = new Map<NominationId, number>();
    let together = 0;
    await begin({
      'show-receipt': async ({ nominationId: id }) => {
        running.set(id, (running.get(id) ?? 0) + 1);
        assert.equal(running.get(id), 1, 'at once');
        together = Math.max(
          together,
          [...running.values()].reduce((a, b) => a + b),
        );
        await pause(30);
        running.set(id, 0);
        seen.set(id, (seen.get(id) ?? 0) + 1);
        return 'done';
      },
    });
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await add({ name: 'show-receipt', nominationId: one });
        await add({ name: 'show-receipt', nominationId: two });
      }),
    );
    for (const end = Date.now() + 40_000; Date.now() < end && (seen.get(one) ?? 0) + (seen.get(two) ?? 0) < 40;)
      await pause(20);
    assert.deepEqual([seen.get(one), seen.get(two)], [20, 20]);
    assert.equal(together, 2, 'those of different nominations side by side');
    assert.deepEqual(logged, []);
  });

  it('that wish for the same cards are done together, and what is wished for meanwhile is done after', async function () {
    const nominationId = newNominationId();
    const count = async (sql: string): Promise<number> =>
      (await database().query<{ times: number }>(sql, [nominationId]))[0]?.times ?? 0;
    const state = () => count('select document::int8 as times from guestlist.documents where key = $1');
    const left = () =>
      count(`select count(*) as times from guestlist_jobs.job
             where name = 'redraw-cards' and singleton_key = $1 and state <= 'active'`);
    let drawn = 0;
    let runs = 0;
    await begin({
      'redraw-cards': async () => {
        const read = await state();
        runs += 1;
        await pause(20);
        drawn = read;
        return 'done';
      },
    });
    await database().query('insert into guestlist.documents values ($1, to_jsonb(0), now())', [nominationId]);
    const wish = (): Promise<void> =>
      database().transaction(async (tx) => {
        await tx.query('update guestlist.documents set document = to_jsonb(document::int + 1) where key = $1', [
          nominationId,
        ]);
        await jobs.add(tx, { name: 'redraw-cards', nominationId });
      });
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 10 }, wish));
      await pause(round);
    }
    for (const end = Date.now() + 30_000; (await left()) > 0 && Date.now() < end;) await pause(20);
    assert.equal(drawn, 200, 'the last wish was heard');
    assert.ok(runs < 150, `${runs} runs for 200 wishes`);
    assert.deepEqual(logged, []);
    console.log(`      ${runs} runs for 200 wishes`);
  });

  it('are not begun by what their handler does not understand', async function () {
    let began = 0;
    await begin({ 'tell-accepted': async () => ((began += 1), 'done') });
    await add({ name: 'tell-accepted', guestId: 'nobody' } as unknown as Job);
    for (const end = Date.now() + 10_000; logged.length === 0 && Date.now() < end;) await pause(20);
    assert.match(logged[0]?.message ?? '', /will be tried again/);
    assert.equal(began, 0);
  });

  it('that cannot be done are given up one day, and hold up nothing', async function () {
    const guestId = anyone();
    let failing = true;
    let told = 0;
    await begin({
      'show-guest': async () => {
        if (failing) throw new Error('never');
        told += 1;
        return 'done';
      },
    });
    await add({ name: 'show-guest', guestId });
    for (const end = Date.now() + 10_000; logged.length === 0 && Date.now() < end;) await pause(20);
    await database().query(
      `update guestlist_jobs.job set retry_count = $1, start_after = now() where name = 'show-guest' and state = 'retry'`,
      [RETRIES.limit - 1],
    );
    for (const end = Date.now() + 10_000; logged.length < 2 && Date.now() < end;) await pause(20);
    assert.match(logged[1]?.message ?? '', /given up/);
    assert.equal(logged[1]?.fields?.guestId, guestId);
    failing = false;
    await add({ name: 'show-guest', guestId });
    for (const end = Date.now() + 10_000; told === 0 && Date.now() < end;) await pause(20);
    assert.equal(told, 1);
  });

  it('that only wait for the directory are never given up; what it refuses for good is', async function () {
    const [secret, refused, mended] = [newNominationId(), newNominationId(), { is: false }];
    await begin({
      'remove-guest': async ({ nominationId }) => {
        if (mended.is) return 'done';
        const lasting = nominationId === refused ? ('refused' as const) : undefined;
        throw new DirectoryTrouble('not-permitted', 'The secret has run out.', { lasting });
      },
    });
    for (const nominationId of [secret, refused]) await add({ name: 'remove-guest', nominationId, guestId: anyone() });
    const says = (pattern: RegExp) => logged.filter(({ message }) => pattern.test(message));
    for (const end = Date.now() + 15_000; says(/will be tried again/).length < 2 && Date.now() < end;) await pause(20);
    const isSettled = () => says(/given up/).length === 1 && says(/goes on/).length === 1;
    // One may be under way just now.
    for (const end = Date.now() + 30_000; !isSettled() && Date.now() < end;) {
      await database().query(
        `update guestlist_jobs.job set retry_count = $1, start_after = now() where name = 'remove-guest' and state = 'retry'`,
        [RETRIES.limit - 1],
      );
      await pause(200);
    }
    assert.ok(isSettled());
    assert.equal(says(/given up/)[0]?.fields?.nominationId, refused);
    assert.equal(says(/goes on/)[0]?.fields?.nominationId, secret);
    const waiting = () =>
      database().query<{ state: string; tries: number; id: string }>(
        `select state::text, retry_count as tries, data ->> 'nominationId' as id from guestlist_jobs.job
         where name = 'remove-guest' and state < 'active'`,
      );
    assert.deepEqual(await waiting(), [{ state: 'created', tries: 0, id: secret }]);
    mended.is = true;
    await database().query(`update guestlist_jobs.job set start_after = now() where state = 'created'`);
    for (const end = Date.now() + 10_000; (await waiting()).length > 0 && Date.now() < end;) await pause(50);
    assert.deepEqual(await waiting(), []);
  });

  it('that check a press hold up the clock until they are done or given up', async function () {
    const [one, other, old] = [newNominationId(), newNominationId(), newNominationId()];
    const checked = new Map<NominationId, () => void>();
    await begin({
      'check-decision': async ({ nominationId }) => {
        if (nominationId === other) throw new Error('Graph is away.');
        await new Promise<void>((resolve) => checked.set(nominationId, resolve));
        return 'done';
      },
    });
    const store = createStore(database(), jobs, { now: () => new Date() });
    const noted = (id: NominationId) => store.transaction((tx) => tx.jobs.noted(id));
    const becomes = async (id: NominationId, count: number): Promise<void> => {
      for (const end = Date.now() + 10_000; (await noted(id)).length !== count && Date.now() < end;) await pause(20);
      assert.equal((await noted(id)).length, count);
    };
    const press = { name: 'check-decision', by: anyone(), answer: 'approve', comment: '', pressedAt: MORNING } as const;
    await store.transaction(async (tx) => {
      await tx.jobs.add({ ...press, nominationId: one, stage: 2 });
      await tx.jobs.add({ ...press, nominationId: other, stage: 0 });
      await tx.jobs.add({ ...press, nominationId: old });
      assert.deepEqual(await tx.jobs.noted(one), [{ stage: 2, pressedAt: MORNING }], 'not under way yet');
    });
    const hasFailed = () => logged.some(({ fields }) => fields?.job === 'check-decision');
    for (const end = Date.now() + 10_000; (checked.size < 2 || !hasFailed()) && Date.now() < end;) await pause(20);
    assert.deepEqual(await noted(one), [{ stage: 2, pressedAt: MORNING }], 'under way');
    assert.deepEqual(await noted(other), [{ stage: 0, pressedAt: MORNING }], 'tried again');
    assert.deepEqual(await noted(old), [{ stage: 0, pressedAt: MORNING }], 'of a version that knew one stage');
    for (const done of checked.values()) done();
    await becomes(one, 0);
    await becomes(old, 0);
    // It may be under way just now.
    for (const end = Date.now() + 10_000; (await noted(other)).length > 0 && Date.now() < end;) {
      await database().query(
        `update guestlist_jobs.job set retry_count = $1, start_after = now() where name = 'check-decision' and state = 'retry'`,
        [RETRIES.limit],
      );
      await pause(200);
    }
    assert.deepEqual(await noted(other), [], 'given up');
  });

  it('under way are waited for when a process stops, and still record what follows from them', async function () {
    let ended = false;
    const { note, all } = arrivals();
    await begin({
      'receive-guest': async ({ nominationId }) => {
        note(nominationId);
        await pause(700);
        await add({ name: 'forget-link', nominationId });
        ended = true;
        return 'done';
      },
    });
    const [id] = some(1);
    assert.ok(id);
    await add({ name: 'receive-guest', nominationId: id });
    await all([id]);
    await jobs.stop();
    assert.ok(ended);
    assert.ok(!jobs.ready());
    const left = await database().query(
      `select id from guestlist_jobs.job where name = 'receive-guest' and state <> 'completed'`,
    );
    assert.deepEqual(left, []);
  });
});

onEveryDatabase('jobs of two processes on one database', (database) => {
  it('are each done once, and those of one key never at once', async function () {
    const running = new Set<NominationId>();
    let done = 0;
    let atOnce = 0;
    const handlers = handlersWith({
      'show-receipt': async ({ nominationId }) => {
        if (running.has(nominationId)) atOnce += 1;
        running.add(nominationId);
        await pause(5);
        running.delete(nominationId);
        done += 1;
        return 'done';
      },
    });
    const processes = [createJobs(database(), silent), createJobs(database(), silent)];
    await Promise.all(processes.map((jobs) => jobs.start()));
    await Promise.all(processes.map((jobs) => jobs.work(handlers)));
    const ids = Array.from({ length: 10 }, newNominationId);
    await Promise.all(
      ids.flatMap((nominationId) =>
        [1, 2, 3, 4, 5].map(() =>
          database().transaction(async (tx) => {
            await processes[0]?.add(tx, { name: 'show-receipt', nominationId });
          }),
        ),
      ),
    );
    for (const end = Date.now() + 30_000; done < 50 && Date.now() < end;) await pause(20);
    await pause(500);
    await Promise.all(processes.map((jobs) => jobs.stop()));
    assert.equal(done, 50);
    assert.equal(atOnce, 0);
  });
});

describe('a job whose process was killed', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'guestlist-killed-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const kind of KINDS)
    it(`is done by the next (${kind})`, async function () {
      const config: DatabaseConfig = kind === 'embedded' ? { kind, folder } : await freshDatabase(kind, this);
      const nominationId = newNominationId();
      const open = async () => {
        const database = await openDatabase(config, silent);
        const jobs = createJobs(database, silent);
        await jobs.start();
        return { database, jobs, close: () => jobs.stop().finally(() => database.close()) };
      };

      const before = await open();
      await before.database.transaction((tx) => before.jobs.add(tx, { name: 'show-receipt', nominationId }));
      await before.close();
      await killProcess(
        await startProcess(new URL('./processes/takes-job.js', import.meta.url), JSON.stringify(config)),
      );
      const killed = Date.now();

      const { note, all } = arrivals();
      const next = await open();
      try {
        await next.jobs.work(handlersWith({ 'show-receipt': async (job) => (note(job.nominationId), 'done') }));
        await all([nominationId], 60_000);
        console.log(`      ${((Date.now() - killed) / 1000).toFixed(1)} s after the kill`);
      } finally {
        await next.close();
      }
    });
});
