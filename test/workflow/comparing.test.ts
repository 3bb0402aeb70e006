import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Log } from '../../src/kernel/log.js';
import { newNominationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Policy } from '../../src/policy/policy.js';
import { erase } from '../../src/store/privacy/erasing.js';
import { holdingsOf } from '../../src/store/privacy/exporting.js';
import { createWatching } from '../../src/workflow/watching.js';
import type { StayAccount } from '../../src/workflow/ports.js';
import { aPolicy } from '../policy/policies.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { lin, NOON, sue } from '../support/samples.js';
import { aGuest, openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('a comparison of everybody', (database) => {
  /** A directory of these guests, whose mark is lost whenever it is asked. */
  const world = (guests: readonly StayAccount[], found: Policy['found'] = 'ignore') => {
    const office = openOffice(database(), {
      guestPage: async () => ({ guests: guests.map((one) => ({ ...one, address: one.person.address })) }),
      changes: async () => ({ changed: [], mark: 'delta:1', more: false }),
      stayOf: async (id) => guests.find(({ person }) => person.id === id),
      groupsOf: async () => [],
    });
    const logged: string[] = [];
    const log: Log = { ...silent, error: (_, { guestId = '' } = {}) => void logged.push(guestId) };
    const watching = createWatching({ ...office, clock: office, log, policy: () => aPolicy({ found }), every: 1000 });
    return { office, logged, look: () => watching.look() };
  };
  const account = (id: PersonId, name: string): StayAccount => ({
    ...aGuest(id, { person: { id, name, address: `${id}@fabrikam.com` } }),
    sponsors: [],
  });

  /** Nobody has looked yet. */
  beforeEach(() => database().query('delete from guestlist.watches'));

  it('asks about a few strangers at once, about many over days, and says how many they are', async () => {
    const strangers = Array.from({ length: 60 }, (_, n) => ({
      ...account(personId.parse(`${n.toString(16).padStart(4, '0')}${randomUUID().slice(4)}`), `Guest ${n}`),
      sponsors: [sue],
    }));
    const { office, look } = world(strangers, 'ask');
    await look();
    const meetings = office.waiting.filter(({ name }) => name === 'meet-guest');
    const days = meetings.map((job) => office.planned.get(job)?.toISOString() ?? 'now');
    const on = (day: string) => days.filter((one) => one === day).length;
    assert.equal(on('now'), 20);
    const later = [...new Set(days)].filter((day) => day !== 'now');
    assert.equal(later.length, 20);
    for (const day of later) {
      assert.match(day, /T07:00:00/, 'at nine in Berlin');
      assert.equal(on(day), 2, day);
    }
    office.waiting.splice(0, office.waiting.length, ...office.waiting.filter(({ name }) => name !== 'meet-guest'));
    await office.settles();
    assert.deepEqual(office.noticesTo(lin), [{ about: 'admin-guests', news: 'strangers-found', guests: 60, days: 20 }]);
  });

  it('asks about nobody any more once the rules want it no longer', async () => {
    const { office, look } = world([{ ...account(personId.parse(randomUUID()), 'Ada'), sponsors: [sue] }], 'ask');
    await look();
    // The office’s own rules say to ignore them.
    await office.settles();
    assert.deepEqual(office.guestLists, []);
    assert.deepEqual(office.noticesTo(lin), [{ about: 'admin-guests', news: 'strangers-found', guests: 1 }]);
  });

  it('takes the address before for no difference where the account was handed on, and any other for one', async () => {
    const accounts: StayAccount[] = [];
    const { office, look } = world(accounts);
    const moved = { nomination: newNominationId(), from: 'ada@fabrikam.com', at: NOON };
    const handedOn = () => received(office, { address: 'ada@northwind.com', displayName: 'Ada', moved });
    const [before, elsewhere] = [await handedOn(), await handedOn()];
    const at = (id: PersonId, address: string): StayAccount => ({
      ...aGuest(id, { person: { id, name: 'Ada', address } }),
      sponsors: [],
    });
    accounts.push(at(before, 'Ada@Fabrikam.com'), at(elsewhere, 'ada@adatum.com'));
    await look();
    const followed = office.waiting.flatMap((job) => (job.name === 'follow-account' ? [job.personId] : []));
    assert.ok(followed.includes(elsewhere));
    assert.ok(!followed.includes(before));
  });

  it('brings nobody back who was erased, whom the directory still shows as the one who has the account', async () => {
    const accounts: StayAccount[] = [];
    const { office, look } = world(accounts);
    const old = `olga-${randomUUID()}@fabrikam.com`;
    const moved = { nomination: newNominationId(), from: old, at: NOON };
    const id = await received(office, { address: 'nia@northwind.com', displayName: 'Nia New', moved });
    assert.ok((await erase(database(), { address: old, operator: 'ruth@contoso.com' }, { now: office.now }, {})).ok);
    const follows = async (name: string, address: string) => {
      accounts.splice(0, 1, { ...account(id, name), person: { id, name, address } });
      await database().query('delete from guestlist.watches');
      await look();
      const isDifferent = office.waiting.some((job) => job.name === 'follow-account' && job.personId === id);
      if (!isDifferent) office.waiting.push({ name: 'follow-account', personId: id });
      await office.settles();
      const now = await office.store.guests.read(id);
      return [isDifferent, now?.displayName, now?.address];
    };
    assert.deepEqual(await follows('Olga Past', old), [false, 'Nia New', 'nia@northwind.com']);
    assert.deepEqual(await follows('Nia Newer', 'Nia@Northwind.com'), [true, 'Nia Newer', 'nia@northwind.com']);
    const { tables, record } = await database().transaction((tx) => holdingsOf(tx, old));
    assert.deepEqual([tables, record], [{}, []]);
  });

  it('passes over a guest of ours who cannot be read, and says so; all others are compared', async () => {
    const accounts: StayAccount[] = [];
    const { office, logged, look } = world(accounts);
    const [bad, renamed] = [await received(office), await received(office)];
    await database().query(`update guestlist.guests set state = '{}' where id = $1`, [bad]);
    accounts.push(account(bad, 'Bob'), account(renamed, 'Ada Lovelace'));

    await look();
    assert.ok(office.waiting.some((job) => job.name === 'follow-account' && job.personId === renamed));
    assert.deepEqual(logged, [bad]);
    const news = office.waiting.filter(({ name }) => name === 'tell-of-many-guests');
    office.waiting.splice(0, office.waiting.length, ...news);
    await office.settles();
    assert.deepEqual(office.noticesTo(lin), [
      { about: 'admin-guests', news: 'guests-unread', guests: 1, some: [`${bad}@fabrikam.com`] },
    ]);
    assert.deepEqual(office.noticesTo(sue), []);
    assert.equal(await office.store.watches.take('directory', office.now(), office.now()), undefined);
  });
});
