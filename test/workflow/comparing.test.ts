import assert from 'node:assert/strict';
import type { Log } from '../../src/kernel/log.js';
import type { PersonId } from '../../src/kernel/ids.js';
import { createWatching } from '../../src/workflow/watching.js';
import type { StayAccount } from '../../src/workflow/ports.js';
import { aPolicy } from '../policy/policies.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { lin, sue } from '../support/samples.js';
import { aGuest, openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('a comparison of everybody', (database) => {
  /** A directory of these guests, whose mark is lost whenever it is asked. */
  const world = (guests: readonly StayAccount[]) => {
    const office = openOffice(database(), {
      guestPage: async () => ({ guests: guests.map((one) => ({ ...one, address: one.person.address })) }),
      changes: async () => ({ changed: [], mark: 'delta:1', more: false }),
    });
    const logged: string[] = [];
    const log: Log = { ...silent, error: (_, { guestId = '' } = {}) => void logged.push(guestId) };
    const watching = createWatching({ ...office, clock: office, log, policy: () => aPolicy(), every: 1000 });
    return { office, logged, look: () => watching.look() };
  };
  const account = (id: PersonId, name: string): StayAccount => ({
    ...aGuest(id, { person: { id, name, address: `${id}@fabrikam.com` } }),
    sponsors: [],
  });

  it('passes over a guest of ours who cannot be read, and says so; all others are compared', async () => {
    await database().query('delete from guestlist.watches');
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
