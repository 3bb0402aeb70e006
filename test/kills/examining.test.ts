import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openBooks, type Book, type Books, type KnownCard } from '../../bench/chaos/books.js';
import { lookAt } from '../../bench/chaos/chats.js';
import type { Day } from '../../bench/chaos/day.js';
import { decidedOnce, examineRecord, reconcile, type Found } from '../../bench/chaos/examine.js';
import { afterEnds, afterKills } from '../../bench/chaos/judging.js';
import { STORMY } from '../../bench/chaos/weather.js';
import { isNoted } from '../../bench/chaos/people.js';
import { seenOf } from '../../bench/chaos/proof.js';
import { tally } from '../../bench/chaos/tally.js';
import { heardFrom } from '../../bench/chaos/told.js';
import { later, MINUTE } from '../../src/kernel/clock.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { createJobs } from '../../src/store/jobs.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { words } from '../../src/words/index.js';
import { LIVES, MORNING, after as afterwards, nominated } from '../store/samples.js';
import { freshDatabase, silent } from '../support/database.js';
import type { ChatMessage } from '../support/tenant-shapes.js';
import type { Moment } from './moments.js';
import { countWindows } from './windows.js';

const [ada, grace] = ['guest-1@fabrikam.com', 'guest-2@fabrikam.com'] as const;

const invited: Book = {
  id: 'n',
  nominator: 'sue',
  name: 'Ada',
  address: ada,
  status: 'invited',
  guestId: 'g',
  begun: MORNING,
  decisions: [{ type: 'approved', by: 'oskar', at: MORNING.toISOString() }],
};

describe('what is looked at after so many kills', () => {
  it('is each guest by themselves: no second mail makes up for one that never came', () => {
    assert.deepEqual(tally('mail', [ada, grace], [ada, grace, ada], [ada]), { twice: 1, faults: [] });
    const hidden = tally('mail', [ada, grace], [ada, ada], [ada]);
    assert.deepEqual(hidden, { twice: 1, faults: [`${grace} has no mail`] });
    assert.equal(tally('mail', [ada], [ada, ada], []).faults.length, 1, 'twice, and not counted');
    assert.equal(tally('mail', [ada], [ada, ada], [grace]).faults.length, 1, 'counted for somebody else');
    assert.equal(tally('mail', [ada], [ada, grace], []).faults.length, 1, 'to somebody who was denied');
  });

  describe('is our books beside the directory', () => {
    const kept = { books: [invited], counted: { invitations: [], mails: [] } };
    const state = {
      users: [{ id: 'g', mail: ada }, { id: 's' }],
      invitations: [{ address: ada, messageSent: false }],
      reached: [`${ada}, sue@contoso.com`],
    };
    const told = (...nominated: readonly string[]) => ({ nominated: new Set(nominated), decided: new Map() });
    const faultsOf = (there: Partial<typeof state>, done = told(ada)) =>
      reconcile(kept, { ...state, ...there }, done).faults;

    it('where all of it agrees', () => {
      const nothing = { invitations: 0, mails: 0 };
      assert.deepEqual(reconcile(kept, state, told(ada)), { guests: 1, denied: 0, twice: nothing, faults: [] });
    });

    it('and no nomination that was acknowledged is lost', () => {
      assert.deepEqual(faultsOf({}, told(ada, grace)), [`the nomination of ${grace} is lost`]);
    });

    it('and whoever was invited has one account, and nobody else has one', () => {
      const [users, twice] = [[], [...state.users, { id: 'h', mail: ada }]];
      assert.deepEqual(faultsOf({ users }), [`${ada} has 0 accounts in place of 1`]);
      assert.deepEqual(faultsOf({ users: twice }), [`${ada} has 2 accounts in place of 1`]);
      const denied = { ...kept, books: [{ ...invited, status: 'denied' }] };
      const nobody = { ...state, invitations: [], reached: [] };
      assert.deepEqual(reconcile(denied, nobody, told(ada)).faults, [`${ada} has 1 accounts in place of 0`]);
    });

    it('and whoever was invited was invited and written to, and not by Microsoft itself', () => {
      assert.deepEqual(faultsOf({ invitations: [] }), [`${ada} has no invitation`]);
      assert.deepEqual(faultsOf({ reached: [] }), [`${ada} has no mail`]);
      const byMicrosoft = [{ address: ada, messageSent: true }];
      assert.deepEqual(faultsOf({ invitations: byMicrosoft }), [`Microsoft itself wrote to ${ada}`]);
    });
  });

  describe('is who decided', () => {
    const minutes = (n: number) => later(MORNING, n * MINUTE);
    const nominated = (
      begun: number,
      ...decisions: readonly (readonly [type: string, by: string, at: number])[]
    ): Book => ({
      id: String(begun),
      nominator: 'sue',
      name: 'Ada',
      address: ada,
      status: 'denied',
      guestId: null,
      begun: minutes(begun),
      decisions: decisions.map(([type, by, at]) => ({ type, by, at: minutes(at).toISOString() })),
    });
    const told = (...what: readonly string[]) => ({ decided: new Map([[ada, new Set(what)]]) });

    it('once, and whoever was told of it was told of that', () => {
      const once = nominated(0, ['denied', 'mia', 1]);
      assert.deepEqual(decidedOnce(ada, [once], told('denied mia')), []);
      assert.match(decidedOnce(ada, [once], told('approved oskar')).join(), /was told "approved oskar"/);
      assert.match(decidedOnce(ada, [nominated(0)], told()).join(), /was decided 0 times/);
      const twice = nominated(0, ['denied', 'mia', 1], ['approved', 'oskar', 2]);
      assert.match(decidedOnce(ada, [twice], told()).join(), /was decided 2 times/);
    });

    it('and a guest may be asked for again after a no, and at no other time', () => {
      const after = nominated(2, ['approved', 'oskar', 3]);
      const denied = nominated(0, ['denied', 'mia', 1]);
      assert.deepEqual(decidedOnce(ada, [after, denied], told('denied mia', 'approved oskar')), []);
      for (const first of [nominated(0, ['denied', 'mia', 5]), nominated(0, ['approved', 'mia', 1])])
        assert.match(decidedOnce(ada, [first, after], told()).join(), /again while it was open, or after a yes/);
    });
  });

  describe('is what people have before their eyes', () => {
    const cards: readonly KnownCard[] = [
      { about: 'n', kind: 'approval', holder: 'oskar', activityId: '1' },
      { about: 'n', kind: 'receipt', holder: 'sue', activityId: '2' },
    ];
    const message = (activityId: string, text: string, title?: string): ChatMessage => ({
      activityId,
      from: 'bot',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'TextBlock', text }],
        ...(title && { actions: [{ type: 'Action.Execute', title }] }),
      },
    });
    const NOTHING = { left: [], doubledReceipts: 0, toldAgain: 0, faults: [] };
    const approved = message('1', 'Approved by Mia Berg, today');
    const asking = message('1', 'Sue asks to invite a guest', 'Approve');
    const receipt = message('2', '● Approved by Mia Berg, today\n● Invited today\nhttp://localhost/redeem?ticket=x');
    const news: ChatMessage = { activityId: '3', from: 'bot', text: 'Ada (Fabrikam) is invited. See your card.' };
    const look = (oskars: readonly ChatMessage[], sues: readonly ChatMessage[], known = cards) =>
      lookAt(
        [invited],
        known,
        new Map([
          ['oskar', oskars],
          ['sue', sues],
        ]),
      );

    it('where all is said', () => {
      assert.deepEqual(look([approved], [receipt, news]), NOTHING);
    });

    it('and a card that we know of may not ask any more', () => {
      assert.match(look([asking], [receipt, news]).faults.join(), /is invited, and a card \(approval\) says: Sue asks/);
      assert.match(look([{ ...approved, deleted: true }], [receipt, news]).faults.join(), /says: nothing/);
      assert.match(look([approved], [message('2', '○ Not invited yet'), news]).faults.join(), /a card \(receipt\)/);
    });

    it('and of a card nobody knew of, it is said that it is there', () => {
      const found = look([approved, { ...asking, activityId: '9' }], [receipt, news]);
      assert.deepEqual(found, { ...NOTHING, left: [{ holder: 'oskar', activityId: '9' }] });
    });

    it('and whoever asked has a receipt, and was told once', () => {
      assert.match(look([approved], [receipt]).faults.join(), /nobody was told that guest-1@fabrikam.com is invited/);
      assert.match(look([approved], [receipt, news], cards.slice(0, 1)).faults.join(), /has no receipt/);
      assert.equal(look([approved], [receipt, news, { ...news, activityId: '4' }]).toldAgain, 1);
      assert.equal(look([approved], [receipt, news, { ...receipt, activityId: '4' }]).doubledReceipts, 1);
    });
  });

  /** A real PostgreSQL with our tables, and the books as the harness opens them. */
  const withBooks = async (
    asking: Mocha.Context,
    look: (books: Books, database: Database) => Promise<void>,
  ): Promise<void> => {
    const config = await freshDatabase('postgres', asking);
    assert.ok(config.kind === 'postgres');
    const database = await openDatabase(config, silent);
    await migrate(database);
    const books = await openBooks(config.url);
    try {
      await look(books, database);
    } finally {
      await books.close();
      await database.close();
    }
  };

  it('is the record: a change without its entry is found, and what is not chained', function () {
    return withBooks(this, async (books, database) => {
      const store = createStore(database, { add: async () => {} }, { now: () => MORNING });
      const events = [nominated(), ...LIVES['denied']!];
      await store.transaction((tx) => tx.nominations.save(afterwards(events), events));
      assert.match((await examineRecord(books, 0)).faults.join(), /3 entries of the record were not chained in time/);
      await store.audit.seal(MORNING);
      assert.deepEqual(await examineRecord(books, 0), { entries: 3, faults: [] });
      // As of a bot that writes its record after the change, and died in between.
      await database.query('alter table guestlist.audit_entries disable trigger user');
      await database.query(`delete from guestlist.audit_entries where content like '%nomination.denied%'`);
      assert.match((await examineRecord(books, 0)).faults.join(), /the entry for that is missing/);
    });
  });

  it('is a job that somebody died in, until another has begun with it or ended it', function () {
    return withBooks(this, async (books, database) => {
      const jobs = createJobs(database, silent);
      await jobs.start();
      try {
        await database.transaction((tx) => jobs.add(tx, { name: 'meet-all-guests' }));
        const [job] = await database.query<{ id: string }>('select id from guestlist_jobs.job');
        assert.ok(job);
        const stands = async (state: string, started: Date): Promise<boolean> => {
          await database.query('update guestlist_jobs.job set state = $1, started_on = $2', [state, started]);
          return books.isLeft([job.id], MORNING);
        };
        const [before, after] = [later(MORNING, -MINUTE), later(MORNING, MINUTE)];
        assert.deepEqual([await stands('active', before), await stands('retry', before)], [true, true]);
        assert.deepEqual([await stands('active', after), await stands('retry', after)], [false, false]);
        assert.equal(await stands('completed', before), false);
      } finally {
        await jobs.stop();
      }
    });
  });

  it('is what the bot was doing when it died, and whether anything was never tried', () => {
    const windows = countWindows(['looks', 'invites'], ({ method }) => (method === 'GET' ? 'looks' : 'invites'));
    const moment: Moment = { on: 'graph', method: 'GET', path: '/users', n: 0, when: 'before' };
    for (const when of ['before', 'after', 'after'] as const) windows.add({ ...moment, when });
    assert.deepEqual([windows.sum(), windows.empty()], [3, ['invites, before', 'invites, after']]);
    assert.deepEqual(windows.lines(), [
      '        looks, before the tenant acted: 1',
      '        looks, after the tenant acted: 2',
    ]);
  });

  describe('is what so many deaths may not have come to', () => {
    const windows = Object.fromEntries(
      ['show-receipt', 'choose-approvers', 'ask-approver', 'check-decision', 'redraw-cards', 'invite-guest']
        .concat('receive-guest', 'give-access', 'mail-guest', 'tell-nominator')
        .map((name) => [name, 1]),
    );
    const found = {
      toldAgain: 400,
      leftCards: 300,
      doubledReceipts: 100,
      counted: { invitations: 500, mails: 500 },
    } as Found;
    const met = Object.fromEntries(STORMY.map((kind) => [kind, 1]));
    const taken = Array.from({ length: 80 }, () => 90_000);
    const day: Day = { deaths: 400, windows, storms: 100, met, noted: 3, taken, found };

    it('by kills', () => {
      assert.deepEqual(afterKills(day), []);
      assert.deepEqual(afterKills({ ...day, taken: [90_001, ...taken, 95_000] }), [
        'the work of a dead replica went on after more than 90 s, 2 times',
      ]);
      assert.deepEqual(afterKills({ ...day, windows: { ...windows, 'mail-guest': 0 } }), ['nobody died in mail-guest']);
      assert.match(afterKills({ ...day, found: { ...found, toldAgain: 401 } }).join(), /^nominators read 401 pieces/);
      const counted = { invitations: 500, mails: 501 };
      assert.match(afterKills({ ...day, found: { ...found, counted } }).join(), /^501 mails are counted as repeated/);
      assert.deepEqual(afterKills({ ...day, taken: taken.slice(1) }), [
        'of 400 deaths only 79 show how long it takes until the work goes on',
      ]);
      assert.deepEqual(afterKills({ ...day, found: { ...found, leftCards: 301 } }), [
        '301 cards and 100 receipts came twice, with 400 deaths',
      ]);
      assert.deepEqual(afterKills({ ...day, met: { ...met, half: 0 } }), ['no request to Graph met this: half']);
      assert.deepEqual(afterKills({ ...day, deaths: 4, windows: {} }), [], 'of so few it cannot be told');
    });

    it('by SIGTERM', () => {
      const times = Array.from({ length: 99 }, () => 2000);
      assert.deepEqual(afterEnds({ times: [...times, 10_000], codes: [0, 0] }, {}), []);
      assert.deepEqual(afterEnds({ times: [10_001], codes: [0] }, {}), [], 'of so few it cannot be told');
      assert.deepEqual(afterEnds({ times: [...times, 10_001], codes: [0, null] }, { 'answered 502': 2 }), [
        '1 took more than 10 s',
        '1 ended with another code than 0',
        '2 messages and presses had no answer: answered 502',
      ]);
    });

    it('and of whom it was said that their answer is noted', () => {
      const said = (value: unknown) => isNoted({ status: 200, body: { statusCode: 200, value } });
      assert.equal(said(words.en.refusals.noted), true);
      assert.equal(said({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: words.en.refusals.noted }] }), true);
      assert.equal(said(words.en.refusals.notNow), false);
    });
  });

  describe('is told, of each proof by itself', () => {
    const seen = { tries: 3, of: 'kills', windows: {}, notes: [], faults: [] };

    it('also of one that breaks off, or that tried nothing', async () => {
      assert.deepEqual(await seenOf(async () => seen), seen);
      const { faults } = await seenOf(() => Promise.reject(new Error('no port is free')));
      assert.match(faults.join(), /^it broke off: Error: no port is free/);
      assert.deepEqual((await seenOf(async () => ({ ...seen, tries: 0 }))).faults, [
        '0 kills are too few: 1 were to be',
      ]);
      assert.deepEqual((await seenOf(async () => seen, 4)).faults, ['3 kills are too few: 4 were to be']);
      assert.deepEqual((await seenOf(async () => seen, 3)).faults, []);
    });

    it('and by the code with which a program ends, also one that had a PostgreSQL of its own', async () => {
      const postgres = new URL('../support/postgres.js', import.meta.url).href;
      const program = `
        import { startPostgres } from ${JSON.stringify(postgres)};
        await (await startPostgres()).stop?.();
        process.exitCode = 1;`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'ignore' });
      assert.deepEqual(await once(child, 'exit'), [1, null]);
    });

    it('and of a test what it told; one that told nothing shows nothing', () => {
      const account = { passes: [], failures: [], pending: [] };
      const kills = { tries: 3, of: 'kills' };
      const bot = { bot: 'a bot that forgets', how: 'after 1 kill' };
      assert.deepEqual(heardFrom(account, [bot, kills, kills]), {
        seen: { ...seen, tries: 6 },
        noticed: ['a bot that forgets: after 1 kill'],
      });
      assert.deepEqual(heardFrom(account, [bot]).seen.faults, ['its test told of nothing that it tried']);
      assert.deepEqual(heardFrom(account, [kills]).seen.faults, ['its test told of no other bot']);
      const none = { ...kills, tries: 0 };
      assert.deepEqual(heardFrom(account, [bot, none]).seen.faults, ['its test told of nothing that it tried']);
      const failed = { fullTitle: 'it', file: 'kills.test.js', err: { message: 'two accounts' } };
      assert.deepEqual(heardFrom({ ...account, failures: [failed] }, [bot]).seen.faults, ['it: two accounts']);
    });
  });
});
