import assert from 'node:assert/strict';
import { newNominationId, type NominationId } from '../../src/kernel/ids.js';
import { AlreadyOpen, type Store } from '../../src/workflow/ports.js';
import { nextTick } from '../../src/nomination/clock.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { createStore } from '../../src/store/store.js';
import { onEveryDatabase } from '../support/database.js';
import {
  after as afterwards,
  anyone,
  facts,
  LIVES,
  MORNING,
  nominated,
  oskar,
  pendingGuest,
  SHARED_LIVES,
  sue,
} from './samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };
const minutes = (count: number): Date => new Date(MORNING.getTime() + count * 60_000);

onEveryDatabase('the store', (database) => {
  let now = MORNING;
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => now })));
  beforeEach(() => (now = MORNING));

  const begin = async (events: readonly NominationEvent[] = [nominated()]) => {
    const nomination = afterwards(events);
    await store.transaction((tx) => tx.nominations.save(nomination, events));
    return nomination;
  };

  describe('nominations', () => {
    it('reads a nomination as it was saved, wherever its life has come to', async () => {
      for (const [story, events] of Object.entries(LIVES)) {
        const nomination = await begin([nominated(), ...events]);
        assert.deepEqual(await store.nominations.read(nomination.id), nomination, story);
      }
      for (const [story, events] of Object.entries(SHARED_LIVES)) {
        const nomination = await begin(events());
        assert.deepEqual(await store.nominations.read(nomination.id), nomination, story);
      }
    });

    it('knows nothing of what it was never told', async () => {
      assert.equal(await store.nominations.read(newNominationId()), undefined);
    });

    it('keeps the history beside the state, event by event', async () => {
      const events = [nominated(), ...LIVES['invited']!];
      const { id } = await begin(events);
      const history = await database().query<{ revision: number; type: string; at: Date }>(
        'select revision, type, at from guestlist.nomination_events where nomination_id = $1 order by revision',
        [id],
      );
      assert.deepEqual(
        history,
        events.map(({ type, at }, index) => ({ revision: index + 1, type, at })),
      );
    });

    it('keeps what people typed, even what PostgreSQL would refuse', async () => {
      const reason = 'audit \0 half \ud800 a pair, ${DATE()} \u202e "quoted" \\u0000 🎉 林薇';
      const { id } = await begin([nominated({ reason })]);
      assert.equal(
        (await store.nominations.read(id))?.reason,
        'audit  half \ufffd a pair, ${DATE()} \u202e "quoted" \\u0000 🎉 林薇',
      );
    });

    it('loses nothing when two submit at once: the second sees what the first did', async () => {
      const { id } = await begin();
      const ask = () =>
        store.transaction(async (tx) => {
          const before = await tx.nominations.lock(id);
          assert.ok(before);
          const event: NominationEvent = {
            type: 'approvers-chosen',
            source: 0,
            people: [{ person: { ...oskar, id: anyone() } }],
            at: MORNING,
          };
          await tx.nominations.save(afterwards([event], before), [event]);
        });
      await Promise.all(Array.from({ length: 10 }, ask));
      const nomination = await store.nominations.read(id);
      assert.equal(nomination?.revision, 11);
      assert.equal(nomination.status === 'awaiting-approval' && nomination.asked.length, 10);
    });

    it('begins once what is sent twice at once', async () => {
      const event = nominated();
      const nomination = afterwards([event]);
      const begun = await Promise.all(
        Array.from({ length: 5 }, () =>
          store.transaction(async (tx) => {
            if (await tx.nominations.lock(nomination.id)) return false;
            await tx.nominations.save(nomination, [event]);
            return true;
          }),
        ),
      );
      assert.equal(begun.filter(Boolean).length, 1);
    });

    it('refuses to save over what it has not seen', async () => {
      const before = await begin();
      const event = LIVES['denied']![1]!;
      const save = () => store.transaction((tx) => tx.nominations.save(afterwards([event], before), [event]));
      await save();
      await assert.rejects(save, /was changed by somebody else since revision 1/);
    });

    it('keeps nothing of a transaction that failed', async () => {
      const event = nominated();
      const nomination = afterwards([event]);
      await assert.rejects(
        store.transaction(async (tx) => {
          await tx.nominations.save(nomination, [event]);
          await tx.links.keep(nomination.id, 'https://login.microsoftonline.com/redeem?x');
          throw new Error('on second thoughts');
        }),
        /on second thoughts/,
      );
      assert.equal(await store.nominations.read(nomination.id), undefined);
      assert.equal(await store.links.read(nomination.id), undefined);
    });

    it('allows one open nomination for an address, and another once it has ended', async () => {
      const { guest } = facts();
      const openNow = async (except?: NominationId) => {
        const about = { nominator: sue.id, since: MORNING, address: guest.address, ...(except && { except }) };
        return (await store.nominations.books(about)).open;
      };
      const first = await begin([nominated({ guest })]);
      assert.deepEqual(await openNow(), first);
      assert.equal(await openNow(first.id), undefined);
      await assert.rejects(begin([nominated({ guest })]), AlreadyOpen);

      const event = LIVES['withdrawn']![0]!;
      await store.transaction((tx) => tx.nominations.save(afterwards([event], first), [event]));
      assert.equal(await openNow(), undefined);
      await begin([nominated({ guest })]);
    });

    it('lets one of two win who nominate the same address at once', async () => {
      const { guest } = facts();
      const ends = await Promise.allSettled(Array.from({ length: 5 }, () => begin([nominated({ guest })])));
      assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const end of ends) if (end.status === 'rejected') assert.ok(end.reason instanceof AlreadyOpen);
    });

    it("lists a nominator's own, newest first", async () => {
      const nominator = { ...sue, id: anyone() };
      const mine = [];
      for (const minute of [1, 2, 3]) mine.push(await begin([nominated({ nominator, nominatedAt: minutes(minute) })]));
      const ids = (await store.nominations.of(nominator.id, 2)).map(({ id }) => id);
      assert.deepEqual(ids, [mine[2]!.id, mine[1]!.id]);
    });

    it('finds those whose clock has something to say, and only while they await approval', async () => {
      const late = await begin();
      const reminded = await begin([nominated(), ...LIVES['reminded of, by the clock and by the nominator']!]);
      const denied = await begin([nominated(), ...LIVES['denied']!]);
      assert.ok(late.status === 'awaiting-approval');
      const tick = nextTick(reminded);
      assert.ok(tick && tick < late.dueAt, 'a reminder comes before the end');
      assert.ok((await store.nominations.due(tick, 1000)).includes(reminded.id));
      const due = await store.nominations.due(late.dueAt, 1000);
      assert.ok(due.includes(late.id));
      assert.ok(!due.includes(denied.id));
      assert.deepEqual(await store.nominations.due(MORNING, 1000), []);
    });
  });

  describe('guests', () => {
    const receive = async () => {
      const guest = pendingGuest();
      const { status: _status, revision: _revision, ...its } = guest;
      await store.transaction((tx) => tx.guests.save(guest, [{ type: 'received', facts: its, at: MORNING }]));
      return guest;
    };

    it('are read as they were saved', async () => {
      const guest = await receive();
      assert.deepEqual(await store.guests.read(guest.id), guest);
      const active = { ...guest, status: 'active', since: minutes(5), revision: 2 } as const;
      await store.transaction(async (tx) => {
        assert.deepEqual(await tx.guests.lock(guest.id), guest);
        await tx.guests.save(active, [{ type: 'accepted', since: minutes(5), at: minutes(6) }]);
      });
      assert.deepEqual(await store.guests.read(guest.id), active);
    });

    it('are looked at when due, twenty at a time, each by one, until they have accepted', async () => {
      const pending = [];
      for (let n = 0; n < 25; n += 1) pending.push(await receive());
      const take = () => store.guests.takeDue(minutes(1), () => minutes(10));
      const taken = (await Promise.all([take(), take(), take()])).flat().map(({ id }) => id);
      assert.equal(new Set(taken).size, taken.length, 'nobody twice');
      for (const { id } of pending) assert.ok(taken.includes(id));
      assert.deepEqual(await take(), []);

      const [first] = pending;
      assert.ok(first);
      const active = { ...first, status: 'active', since: MORNING, revision: 2 } as const;
      await store.transaction((tx) => tx.guests.save(active, [{ type: 'accepted', since: MORNING, at: MORNING }]));
      const again = [];
      for (let round = 0; round < 2; round += 1)
        again.push(...(await store.guests.takeDue(minutes(10), () => minutes(20))).map(({ id }) => id));
      assert.ok(!again.includes(first.id));
      assert.ok(again.includes(pending[1]!.id));
    });
  });

  it('learns of people bit by bit', async () => {
    const person = { ...sue, id: anyone() };
    assert.equal(await store.people.read(person.id), undefined);
    await store.people.meet({ person });
    assert.deepEqual(await store.people.read(person.id), { person });
    const chat = { conversationId: 'a:1', serviceUrl: 'http://localhost:3979/connector/', botId: '28:guestlist' };
    await store.people.meet({ person, teamsLocale: 'en-GB', zone: 'Europe/Berlin', chat });
    await store.people.meet({ person: { ...person, name: 'Sue Park-Lind' }, language: 'zh-CN' });
    assert.deepEqual(await store.people.read(person.id), {
      person: { ...person, name: 'Sue Park-Lind' },
      teamsLocale: 'en-GB',
      language: 'zh-CN',
      zone: 'Europe/Berlin',
      chat,
    });
  });

  it('keeps a redeem link until it is forgotten', async () => {
    const { id } = await begin();
    await store.transaction((tx) => tx.links.keep(id, 'https://one'));
    await store.transaction((tx) => tx.links.keep(id, 'https://two'));
    assert.equal(await store.links.read(id), 'https://two');
    await store.transaction((tx) => tx.links.forget(id));
    assert.equal(await store.links.read(id), undefined);
  });

  it('counts the calls whose outcome was never recorded', async () => {
    const { id } = await begin();
    const before = await store.attempts.repeated();
    assert.deepEqual((await store.attempts.begin(id, 'invitation')).earlier, []);
    assert.deepEqual((await store.attempts.begin(id, 'invitation')).earlier, [MORNING]);
    assert.equal((await store.attempts.open(id, 'invitation')).length, 2);
    assert.deepEqual((await store.attempts.begin(id, 'mail-1')).earlier, []);
    await store.attempts.end(id, 'invitation');
    assert.deepEqual((await store.attempts.begin(id, 'invitation')).earlier, []);
    assert.deepEqual(await store.attempts.repeated(), { ...before, invitation: before.invitation + 1 });
  });

  it('knows each mail to a guest by itself, whether it was made, and counts it among the mails', async () => {
    const guest = anyone();
    const before = await store.attempts.repeated();
    await store.attempts.begin(guest, 'mail-ending-7');
    const ended = await store.attempts.begin(guest, 'mail-ended-9');
    assert.deepEqual(ended.earlier, []);
    await store.attempts.drop(ended.id);
    const again = await store.attempts.begin(guest, 'mail-ending-7');
    assert.deepEqual(again.earlier, [MORNING]);
    await store.attempts.drop(again.id);
    assert.deepEqual((await store.attempts.begin(guest, 'mail-ending-7')).earlier, [MORNING]);
    assert.equal(await store.attempts.isMade(guest, 'mail-ending-7'), false);
    await store.attempts.end(guest, 'mail-ending-7');
    assert.equal(await store.attempts.isMade(guest, 'mail-ending-7'), true);
    assert.equal(await store.attempts.isMade(guest, 'mail-ended-9'), false);
    assert.deepEqual(await store.attempts.repeated(), { ...before, mail: before.mail + 1 });
  });

  it('keeps documents by key; the last writer wins', async () => {
    await store.documents.write(
      new Map<string, unknown>([
        ['a', { turns: 1, said: 'in\0vite' }],
        ['b', [1, null, 'x']],
        ['c', null],
      ]),
    );
    await store.documents.write(new Map([['a', { turns: 2 }]]));
    await store.documents.write(new Map());
    const read = await store.documents.read(['a', 'b', 'c', 'd']);
    assert.deepEqual(Object.fromEntries(read), { a: { turns: 2 }, b: [1, null, 'x'], c: null });
    await store.documents.delete(['a', 'nothing']);
    assert.equal((await store.documents.read(['a'])).size, 0);
  });
});
