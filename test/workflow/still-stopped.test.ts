import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, lin, sue } from '../support/samples.js';
import { openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('guests whom an administrator stopped', (database) => {
  it('are not forgotten: the administrators read of them every week, as long as there are some', async () => {
    await database().query('delete from guestlist.watches');
    const office = openOffice(database(), { disable: async () => 'disabled', enable: async () => 'enabled' });
    const day = async (n: number) => {
      office.passes(afterNoon(n * DAY).getTime() - office.now().getTime());
      await office.sweeps();
      await office.settles();
      return office.noticesTo(lin).filter((notice) => 'news' in notice && notice.news === 'still-stopped').length;
    };
    const endless = await received(office, { address: 'ada@Stopped.com' });
    const until = afterNoon(10 * DAY);
    const ending = await received(office, { address: 'bob@stopped.com', until });
    const other = await received(office, {
      address: 'eve@elsewhere.com',
      invitedAt: afterNoon(-DAY),
      until: afterNoon(20 * DAY),
    });
    // Nobody stopped this one here: whoever disabled them in the directory lets them in again there.
    await office.submit.guest(other, {
      type: 'record-directory',
      displayName: 'Eve',
      address: 'eve@elsewhere.com',
      enabled: false,
      sponsors: [sue],
    });
    assert.equal((await office.store.guests.read(other))?.status, 'disabled');

    assert.equal(await day(0), 0);
    const stop = { way: 'stop', domain: 'stopped.com', shown: 2, reason: 'broken into' } as const;
    assert.equal((await office.emergency.wish(lin, stop)).outcome, 'begun');
    await office.settles();
    assert.equal(await day(6), 0, 'a week has not passed');
    assert.equal(await day(7), 1);
    assert.deepEqual(office.noticesTo(lin).at(-1), {
      ...{ about: 'admin-guests', news: 'still-stopped', guests: 2, over: 0, more: 0 },
      domains: [{ domain: 'stopped.com', guests: 2, over: 0, since: afterNoon(0) }],
    });
    assert.equal(await day(8), 1);
    assert.equal(await day(14), 2);
    const past = office.noticesTo(lin).at(-1);
    assert.ok(past && 'news' in past && past.news === 'still-stopped' && past.over === 1, 'their last day has passed');
    assert.equal((await office.store.guests.read(ending))?.status, 'disabled');

    for (const id of [endless, ending]) await office.submit.guest(id, { type: 'reopen', by: lin });
    assert.equal(await day(19), 2, 'nobody is stopped any more by an administrator');
    assert.equal(await day(28), 3);
    assert.deepEqual(office.noticesTo(lin).at(-1), {
      ...{ about: 'admin-guests', news: 'still-stopped', guests: 1, over: 1, more: 0 },
      domains: [{ domain: 'elsewhere.com', guests: 1, over: 1, since: afterNoon(0) }],
    });
  });

  it('are read of within the hour where it failed on the day itself, and then not for a week', async () => {
    await database().query('delete from guestlist.watches');
    const office = openOffice(database(), { disable: async () => 'disabled' });
    const id = await received(office, { address: 'ada@long-stopped.com' });
    await office.submit.guest(id, { type: 'stop', by: lin });
    office.passes(5 * DAY);
    const told = async () => {
      await office.sweeps();
      await office.settles();
      return office.noticesTo(lin).filter((notice) => 'news' in notice && notice.news === 'still-stopped').length;
    };
    const { guests } = office.store;
    const stoppedBefore = guests.stoppedBefore.bind(guests);
    Object.assign(guests, { stoppedBefore: () => Promise.reject(new Error('The database has gone.')) });
    assert.equal(await told(), 0);
    Object.assign(guests, { stoppedBefore });
    assert.equal(await told(), 0);
    office.passes(HOUR);
    assert.equal(await told(), 1);
    office.passes(6 * DAY);
    assert.equal(await told(), 1);
  });

  it('are news to nobody in the first days', async () => {
    await database().query('delete from guestlist.watches');
    const office = openOffice(database(), { disable: async () => 'disabled' });
    const id = await received(office, { address: 'ada@just-stopped.com' });
    await office.submit.guest(id, { type: 'stop', by: lin });
    await office.sweeps();
    await office.settles();
    assert.ok(!office.noticesTo(lin).some((notice) => 'news' in notice && notice.news === 'still-stopped'));
  });
});
