import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { groupId, personId } from '../../src/kernel/ids.js';
import type { Access, Facts } from '../../src/nomination/nomination.js';
import { isArriving, unlessTaking } from '../../src/workflow/meanwhile.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, mia, sue } from '../support/samples.js';
import { aGuest, openOffice } from './office.js';

const [apollo] = facts().access as readonly [Access];
const audit: Access = { key: 'audit', name: 'Joint Audit', kind: 'group', id: groupId.parse(randomUUID()) };
const ADDRESS = facts().guest.address;

onEveryDatabase('a nomination that is carried out while something is taken from the same guest', (database) => {
  /** One account, what it may use, and what happens while something is taken away. */
  const open = (redemption: 'accepted' | 'pending' = 'accepted') => {
    const guestId = personId.parse(randomUUID());
    const uses = new Set<string>();
    let account: 'none' | 'open' | 'closed' = 'none';
    let meanwhile = async (): Promise<void> => undefined;
    const office = openOffice(database(), {
      account: async () => aGuest(guestId, { enabled: account === 'open', redemption }),
      accountsAt: async () =>
        account === 'none' ? [] : [aGuest(guestId, { enabled: account === 'open', redemption })],
      invite: async () => {
        account = 'open';
        return { outcome: 'invited', guestId, redeemLink: 'https://login.microsoftonline.com/1' };
      },
      redemptions: async (ids) => new Map(ids.map((id) => [id, { state: redemption }])),
      has: async (_, { id }) => uses.has(id),
      give: async (_, { id }) => {
        uses.add(id);
        return 'given';
      },
      take: async (_, { id }) => {
        await meanwhile();
        uses.delete(id);
        return 'taken';
      },
      disable: async () => {
        account = 'closed';
        return 'disabled';
      },
    });
    const begins = (part: Partial<Facts>) =>
      office.begin({ guest: { ...facts().guest, address: ADDRESS }, access: [apollo], ...part });
    return {
      office,
      guestId,
      hasAccepted: redemption === 'accepted',
      uses,
      begins,
      runs: office.runs,
      isClosed: () => account === 'closed',
      whileTaking: (story: () => Promise<void>) => void (meanwhile = story),
      guest: () => office.store.guests.read(guestId),
      grants: async (id: Facts['id']) => {
        const nomination = await office.read(id);
        return nomination.status === 'invited'
          ? nomination.grants.map(({ state, ours }) => (ours === false ? 'had' : state))
          : nomination.status;
      },
    };
  };

  const staying = async (world: ReturnType<typeof open>, part: Partial<Facts> = {}) => {
    const id = await world.begins(part);
    await world.office.settles();
    if (world.hasAccepted) {
      await world.office.submit.guest(world.guestId, { type: 'record-acceptance', since: world.office.now() });
      await world.office.settles();
    }
    return id;
  };

  it('is not closed out with it: who was given more before the end is there to stay', async () => {
    const world = open();
    const { office, uses, runs } = world;
    await staying(world);
    const second = await world.begins({ nominator: mia });
    await runs('invite-guest');
    assert.equal((await office.read(second)).status, 'invited');
    await office.submit.guest(world.guestId, { type: 'end-now', by: sue });
    assert.equal(await runs('close-guest'), 'again', 'waits until their life knows of the second');
    assert.deepEqual([[...uses], world.isClosed()], [[apollo.id], false]);
    const again = await office.settles();
    office.passes(MINUTE);
    office.waiting.push(...again, { name: 'close-guest', guestId: world.guestId });
    await office.settles();
    const after = await world.guest();
    assert.deepEqual(
      [after?.status, after?.sponsor.id, [...uses], world.isClosed()],
      ['active', mia.id, [apollo.id], false],
    );
  });

  it('waits while they are closed out, and then reads what became of the account', async () => {
    const world = open();
    const { office, uses } = world;
    await staying(world, { access: [apollo, audit] });
    let second: Facts['id'] | undefined;
    world.whileTaking(async () => {
      if (second) return;
      second = await world.begins({ nominator: mia });
      assert.equal(await world.runs('invite-guest'), 'again', 'waits until it is done');
      assert.equal((await office.read(second)).status, 'approved');
    });
    await office.submit.guest(world.guestId, { type: 'end-now', by: sue });
    await office.settles();
    assert.deepEqual([[...uses], world.isClosed()], [[], true]);
    assert.ok(second);
    office.waiting.push({ name: 'invite-guest', nominationId: second });
    await office.settles();
    const refused = await office.read(second);
    assert.deepEqual(refused.status === 'failed' && refused.refusal.kind, 'disabled');
    assert.equal((await world.guest())?.status, 'disabled');
  });

  it('is given anew what the end of the stay took, where the account was here before us and stays', async () => {
    const world = open();
    const { office, uses } = world;
    // Somebody from before: the account is not ours.
    await office.directory.invite({} as never);
    await staying(world);
    let second: Facts['id'] | undefined;
    world.whileTaking(async () => {
      if (second) return;
      second = await world.begins({ nominator: mia });
      await world.runs('invite-guest');
    });
    await office.submit.guest(world.guestId, { type: 'end-now', by: sue });
    await office.settles();
    assert.deepEqual([[...uses], world.isClosed()], [[], false]);
    assert.ok(second);
    office.waiting.push({ name: 'invite-guest', nominationId: second });
    await office.settles();
    assert.deepEqual([await world.grants(second), [...uses]], [['given'], [apollo.id]]);
  });

  it('keeps what a nomination withdrawn at that moment gave too', async () => {
    const world = open('pending');
    const { office, uses, runs } = world;
    await staying(world, { nominator: mia, access: [audit] });
    const first = await world.begins({});
    await office.settles();
    const second = await world.begins({ nominator: mia });
    await runs('invite-guest');
    await office.submit.nomination(first, { type: 'withdraw', by: sue.id, accepted: false });
    assert.equal(await runs('take-back'), 'again', 'waits until their life knows of the second');
    office.waiting.push({ name: 'take-back', nominationId: first, guestId: world.guestId });
    await runs('receive-guest');
    await office.settles();
    assert.deepEqual([await world.grants(second), [...uses].sort()], [['had'], [apollo.id, audit.id].sort()]);
    const withdrawn = await office.read(first);
    assert.deepEqual(withdrawn.status === 'withdrawn' && withdrawn.taken?.shared, [apollo.key]);
  });

  it('waits while what a withdrawn one gave is taken back, and gives it anew', async () => {
    const world = open('pending');
    const { office, uses, runs } = world;
    await staying(world, { nominator: mia, access: [audit] });
    const first = await world.begins({});
    await office.settles();
    let second: Facts['id'] | undefined;
    world.whileTaking(async () => {
      second = await world.begins({ nominator: mia });
      assert.equal(await runs('invite-guest'), 'again', 'waits until it is done');
    });
    await office.submit.nomination(first, { type: 'withdraw', by: sue.id, accepted: false });
    await office.settles();
    assert.deepEqual([...uses], [audit.id]);
    assert.ok(second);
    office.waiting.push({ name: 'invite-guest', nominationId: second });
    await office.settles();
    assert.deepEqual([await world.grants(second), [...uses].sort()], [['given'], [apollo.id, audit.id].sort()]);
  });

  it('is seen by whoever looks while it is being written down', async () => {
    const { office, guestId, begins, ...world } = open();
    await staying({ office, guestId, begins, ...world });
    const second = await begins({ nominator: mia });
    const clock = { now: office.now };
    const invited = { type: 'record-invitation', guestId, alreadyGuest: true, ours: false, repeated: false } as const;
    let goesOn: () => void = () => undefined;
    const written = new Promise<void>((holds) => {
      const lasts = new Promise<void>((ends) => (goesOn = ends));
      void office.submit.nomination(second, invited, async (tx) => {
        await unlessTaking(guestId, clock)(tx);
        holds();
        await lasts;
      });
    });
    await written;
    const seen = isArriving(office.store, guestId, office.now(), clock);
    goesOn();
    assert.equal(await seen, true);
  });

  it('is kept waiting for no longer than a day by what is stuck', async () => {
    const world = open();
    const { office } = world;
    await staying(world);
    await office.submit.guest(world.guestId, { type: 'end-now', by: sue });
    office.waiting.length = 0;
    const second = await world.begins({ nominator: mia });
    assert.equal(await world.runs('invite-guest'), 'again');
    office.passes(DAY + MINUTE);
    const third = { name: 'invite-guest', nominationId: second } as const;
    office.waiting.push(third);
    await world.runs('invite-guest');
    assert.equal((await office.read(second)).status, 'invited');
  });
});
