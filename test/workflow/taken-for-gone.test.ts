import assert from 'node:assert/strict';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { DirectoryTrouble, type Account, type Directory, type Holder } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { sue } from '../support/samples.js';
import { aGuest, goingBy, openOffice } from './office.js';

onEveryDatabase('an invitation that is withdrawn while no copy of the directory shows its account', (database) => {
  /** Invited, and withdrawn twenty seconds later; what the directory then says to whoever wants the account removed. */
  const withdrawn = async (removePending: Directory['removePending'], described: Partial<Directory> = {}) => {
    const office = openOffice(database(), { removePending, ...described });
    const id = await office.begin();
    await office.settles();
    const { guestId } = (await office.read(id)) as { guestId: Account['person']['id'] };
    office.passes(20 * SECOND);
    await office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    const account = async () => {
      const nomination = await office.read(id);
      return nomination.status === 'withdrawn' && nomination.account;
    };
    const guest = async () => (await office.store.guests.read(guestId))?.status;
    /** So many minutes, in each of which what is wanted is tried once. */
    const goesOn = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        office.waiting.push(...(await office.settles()));
        office.passes(MINUTE);
      }
    };
    return { ...office, guestId, id, account, guest, goesOn };
  };

  it('is looked for until every copy has heard of it, and removed once', async () => {
    let isEverywhere = false;
    const removed: string[] = [];
    const { goesOn, account, guest, guestId, waiting } = await withdrawn(async (id) => {
      if (!isEverywhere || removed.length > 0) return 'gone';
      removed.push(id);
      return 'removed';
    });
    await goesOn(10);
    assert.deepEqual([await account(), await guest()], ['to-be-removed', 'pending-acceptance'], 'nothing is written');
    isEverywhere = true;
    await goesOn(1);
    assert.deepEqual([removed, await account(), await guest(), waiting], [[guestId], 'removed', 'removed', []]);
  });

  it('is believed to have none after a quarter of an hour', async () => {
    let times = 0;
    const { goesOn, account, guest } = await withdrawn(async () => ((times += 1), 'gone'));
    await goesOn(17);
    assert.deepEqual([times, await account(), await guest()], [16, 'removed', 'removed']);
  });

  it('is looked for as long where somebody deleted the account, and has just restored it', async () => {
    let hasRunOut = true;
    const { goesOn, passes, submit, account, guest, guestId, id, waiting } = await withdrawn(async () => {
      if (hasRunOut) throw new DirectoryTrouble('not-permitted', 'The secret has run out.');
      return 'gone';
    });
    await assert.rejects(goesOn(1), DirectoryTrouble);
    passes(HOUR);
    await submit.guest(guestId, { type: 'record-removal', by: 'somebody-else' });
    passes(HOUR);
    const there = { displayName: 'Ada', address: 'ada@fabrikam.com', enabled: true, sponsors: [] };
    await submit.guest(guestId, { type: 'record-directory', ...there });
    hasRunOut = false;
    waiting.push({ name: 'remove-guest', nominationId: id, guestId });
    await goesOn(14);
    assert.deepEqual([await account(), await guest()], ['to-be-removed', 'pending-acceptance']);
    await goesOn(3);
    assert.deepEqual([await account(), await guest()], ['removed', 'removed']);
  });

  it('is looked for as long where a call without an answer made it', async () => {
    let made: Holder | undefined;
    let isEverywhere = false;
    const removed: string[] = [];
    const office = openOffice(database(), {
      accountsAt: async (address) => (made && isEverywhere ? [goingBy(address, made)] : []),
      invite: async ({ address }) => {
        made = aGuest(sue.id, { redemption: 'pending', createdAt: office.now(), person: { ...sue, address } });
        throw new DirectoryTrouble('unavailable', 'No answer.');
      },
      removePending: async (id) => (removed.push(id), 'removed'),
    });
    const id = await office.begin();
    office.waiting.push(...(await office.settles()));
    await office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    for (let minute = 0; minute < 12; minute += 1) {
      office.waiting.push(...(await office.settles()));
      office.passes(MINUTE);
    }
    isEverywhere = true;
    await office.settles();
    assert.deepEqual(removed, [sue.id]);
  });
});
