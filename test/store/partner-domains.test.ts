import assert from 'node:assert/strict';
import { MINUTE } from '../../src/kernel/clock.js';
import { createStore } from '../../src/store/store.js';
import { onEveryDatabase } from '../support/database.js';
import { MORNING } from './samples.js';

onEveryDatabase('the domains of guests', (database) => {
  let now = MORNING;
  const guests = (domain: string, count: number) =>
    database().query(
      `insert into guestlist.guests (id, status, address, sponsor_id, until, revision, state, created_at, updated_at)
       select gen_random_uuid(), 'active', 'guest-' || n || '@' || $1, gen_random_uuid(), now(), 1, '{}', now(), now()
       from generate_series(1, $2::int) n`,
      [domain, count],
    );

  it('are read anew while the guests are few, and once a minute when they are many', async () => {
    const { nominations } = createStore(database(), { add: async () => {} }, { now: () => now });
    await guests('one.example', 3);
    assert.deepEqual(await nominations.partnerDomains(), ['one.example']);
    await guests('two.example', 4);
    assert.deepEqual(await nominations.partnerDomains(), ['two.example', 'one.example']);

    await guests('many.example', 1000);
    assert.equal((await nominations.partnerDomains()).length, 3);
    await guests('three.example', 1);
    assert.equal((await nominations.partnerDomains()).length, 3);
    now = new Date(now.getTime() + MINUTE);
    assert.equal((await nominations.partnerDomains()).length, 4);
  });
});
