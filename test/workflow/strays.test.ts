import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import { DAY, MINUTE, later } from '../../src/kernel/clock.js';
import { personId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { Directory, Holder } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, mia, sue } from '../support/samples.js';
import { aGuest, employee, openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('an account that an invitation made when nobody wanted it any more', (database) => {
  /** A directory that makes an account for an address that has none; something may happen before it hears of the next invitation. */
  const open = (described: Partial<Directory> = {}) => {
    const address = guestAddress.parse(`ada-${randomUUID()}@fabrikam.com`);
    const accounts = new Map<PersonId, Holder>();
    let links = 0;
    let meanwhile: () => Promise<unknown> = async () => undefined;
    const at = (there: string) => [...accounts.values()].filter(({ person }) => person.address === there);
    const place = (createdAt: Date, part: Partial<Holder> = {}): PersonId => {
      const id = personId.parse(randomUUID());
      accounts.set(id, aGuest(id, { person: { id, name: 'Ada', address }, redemption: 'pending', createdAt, ...part }));
      return id;
    };
    const office = openOffice(database(), {
      account: async (id) => accounts.get(id) ?? (id === sue.id ? employee(sue) : undefined),
      accountsAt: async (there) => at(there),
      invite: async () => {
        const happens = meanwhile;
        meanwhile = async () => undefined;
        await happens();
        const guestId = at(address)[0]?.person.id ?? place(office.now());
        return { outcome: 'invited', guestId, redeemLink: `https://login.microsoftonline.com/${++links}` };
      },
      removePending: async (id) => {
        if (accounts.get(id)?.redemption === 'accepted') return 'not-pending';
        return accounts.delete(id) ? 'removed' : 'gone';
      },
      ...described,
    });
    const { guest, judgement } = facts();
    const begins = (nominator = sue) =>
      office.begin({ nominator, guest: { ...guest, address }, judgement: { ...judgement, stages: [] } });
    return {
      office,
      address,
      accounts,
      place,
      begins,
      sleepsOver: (doing: typeof meanwhile) => void (meanwhile = doing),
      invites: async (): Promise<NominationId> => {
        const id = await begins();
        await office.settles();
        return id;
      },
      withdraws: async (id: NominationId): Promise<void> => {
        await office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
        office.passes(6 * MINUTE);
        await office.settles();
      },
      /** What waits, and what asks to be done again. */
      goesOn: async (): Promise<void> => {
        for (let times = 0; times < 15 && office.waiting.length > 0; times++) {
          office.waiting.push(...(await office.settles()));
          office.passes(MINUTE);
        }
      },
    };
  };
  type World = ReturnType<typeof open>;

  /** Whoever is about to invite sleeps; others do it, the invitation is withdrawn, and the account removed. Returns the nomination. */
  const overtaken = async ({ office, begins, withdraws, sleepsOver }: World, also?: () => Promise<unknown>) => {
    const id = await begins();
    sleepsOver(async () => {
      office.waiting.push({ name: 'invite-guest', nominationId: id });
      await office.settles();
      await withdraws(id);
      await also?.();
    });
    assert.equal(await office.runs('invite-guest'), 'done');
    return id;
  };

  it('is removed where others had invited, and removed again, while whoever was about to invite slept', async () => {
    const world = open();
    const id = await overtaken(world);
    assert.equal(world.accounts.size, 1);
    await world.goesOn();
    assert.equal(world.accounts.size, 0);
    const nomination = await world.office.read(id);
    assert.deepEqual(nomination.status === 'withdrawn' && nomination.account, 'removed');
  });

  it('is looked for until every copy of the directory has heard of it', async () => {
    let isHeard = false;
    const world = open({ account: async (id) => (isHeard ? world.accounts.get(id) : undefined) });
    await overtaken(world);
    world.office.waiting.push(...(await world.office.settles()));
    assert.deepEqual(
      world.office.waiting.map(({ name }) => name),
      ['remove-stray'],
    );
    isHeard = true;
    await world.goesOn();
    assert.equal(world.accounts.size, 0);
  });

  it('is looked for too where one copy has heard of it and the next has not', async () => {
    let says: 'gone' | 'removed' = 'gone';
    const world = open({ removePending: async (id) => (says === 'removed' && world.accounts.delete(id), says) });
    // The one that was removed while whoever was about to invite slept.
    await overtaken(world, async () => world.accounts.clear());
    const again = await world.office.settles();
    assert.ok(again.some(({ name }) => name === 'remove-stray'));
    says = 'removed';
    world.office.waiting.push(...again);
    await world.goesOn();
    assert.equal(world.accounts.size, 0);
  });

  it('stays where another nomination has invited the same address since, or is about to', async () => {
    for (const isAbout of [false, true]) {
      const world = open();
      const { office, begins } = world;
      await overtaken(world, async () => {
        const other = await begins(mia);
        if (isAbout) office.waiting.length = 0;
        else await office.settles();
        office.passes(isAbout ? 0 : MINUTE);
        assert.equal((await office.read(other)).status, isAbout ? 'approved' : 'invited');
      });
      await world.goesOn();
      assert.equal(world.accounts.size, 1);
    }
  });

  it('stays where somebody else made it, or it was accepted, or is in our books', async () => {
    const own = open();
    await overtaken(own, async () => own.place(later(own.office.now(), -DAY)));
    await own.goesOn();
    assert.equal(own.accounts.size, 1);

    const accepted = open();
    await overtaken(accepted);
    for (const [id, account] of accepted.accounts) accepted.accounts.set(id, { ...account, redemption: 'accepted' });
    await accepted.goesOn();
    assert.equal(accepted.accounts.size, 1);

    const known = open();
    await overtaken(known);
    for (const id of known.accounts.keys()) await received(known.office, { id, accepted: false });
    await known.goesOn();
    assert.equal(known.accounts.size, 1);
  });

  it('is removed where a link was wished for and the account was removed before Microsoft heard of it', async () => {
    const world = open();
    const { office, accounts, invites, sleepsOver } = world;
    const id = await invites();
    const link = await office.store.links.read(id);
    const [guestId] = accounts.keys();
    assert.ok(guestId);
    await office.decideOnGuest(guestId, sue, { say: 'resend' });
    sleepsOver(async () => accounts.delete(guestId));
    await office.runs('renew-link');
    assert.deepEqual([accounts.size, accounts.has(guestId)], [1, false]);
    await world.goesOn();
    assert.deepEqual([accounts.size, await office.store.links.read(id)], [0, link]);
  });
});
