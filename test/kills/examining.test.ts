import assert from 'node:assert/strict';
import { openBooks, type Book, type KnownCard } from '../../bench/chaos/books.js';
import { lookAt } from '../../bench/chaos/chats.js';
import { examineRecord } from '../../bench/chaos/examine.js';
import { tally } from '../../bench/chaos/tally.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { LIVES, MORNING, after as afterwards, nominated } from '../store/samples.js';
import { silent } from '../support/database.js';
import { startPostgres } from '../support/postgres.js';
import type { ChatMessage } from '../support/tenant-shapes.js';

const [ada, grace] = ['guest-1@fabrikam.com', 'guest-2@fabrikam.com'] as const;

describe('what is looked at after so many kills', () => {
  it('is each guest by themselves: no second mail makes up for one that never came', () => {
    assert.deepEqual(tally('mail', [ada, grace], [ada, grace, ada], [ada]), { twice: 1, faults: [] });
    const hidden = tally('mail', [ada, grace], [ada, ada], [ada]);
    assert.deepEqual(hidden, { twice: 1, faults: [`${grace} has no mail`] });
    assert.equal(tally('mail', [ada], [ada, ada], []).faults.length, 1, 'twice, and not counted');
    assert.equal(tally('mail', [ada], [ada, ada], [grace]).faults.length, 1, 'counted for somebody else');
    assert.equal(tally('mail', [ada], [ada, grace], []).faults.length, 1, 'to somebody who was denied');
  });

  describe('is what people have before their eyes', () => {
    const book: Book = {
      id: 'n',
      nominator: 'sue',
      name: 'Ada',
      address: ada,
      status: 'invited',
      guestId: 'g',
      decisions: [],
    };
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
    const approved = message('1', 'Approved by Mia Berg, today');
    const asking = message('1', 'Sue asks to invite a guest', 'Approve');
    const invited = message('2', '● Approved by Mia Berg, today\n● Invited today\nhttp://localhost/redeem?ticket=x');
    const news: ChatMessage = { activityId: '3', from: 'bot', text: 'Ada (Fabrikam) is invited. See your card.' };
    const look = (oskars: readonly ChatMessage[], sues: readonly ChatMessage[], known = cards) =>
      lookAt(
        [book],
        known,
        new Map([
          ['oskar', oskars],
          ['sue', sues],
        ]),
      );

    it('where all is said', () => {
      assert.deepEqual(look([approved], [invited, news]), { left: [], toldAgain: 0, faults: [] });
    });

    it('and a card that we know of may not ask any more', () => {
      assert.match(look([asking], [invited, news]).faults.join(), /is invited, and a card \(approval\) says: Sue asks/);
      assert.match(look([{ ...approved, deleted: true }], [invited, news]).faults.join(), /says: nothing/);
      assert.match(look([approved], [message('2', '○ Not invited yet'), news]).faults.join(), /a card \(receipt\)/);
    });

    it('and of a card nobody knew of, it is said that it is there', () => {
      const found = look([approved, { ...asking, activityId: '9' }], [invited, news]);
      assert.deepEqual(found, { left: [{ holder: 'oskar', activityId: '9' }], toldAgain: 0, faults: [] });
    });

    it('and whoever asked has a receipt, and was told once', () => {
      assert.match(look([approved], [invited]).faults.join(), /nobody was told that guest-1@fabrikam.com is invited/);
      assert.match(look([approved], [invited, news], cards.slice(0, 1)).faults.join(), /has no receipt/);
      assert.equal(look([approved], [invited, news, { ...news, activityId: '4' }]).toldAgain, 1);
    });
  });

  it('is the record: a change without its entry is found, and what is not chained', async function () {
    const server = await startPostgres();
    if ('missing' in server) return this.skip();
    const database = await openDatabase({ kind: 'postgres', url: server.url }, silent);
    await migrate(database);
    const books = await openBooks(server.url);
    try {
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
    } finally {
      await books.close();
      await database.close();
      await server.stop();
    }
  });
});
