import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { draw } from '../../cards/draw.js';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { groupId, packageId, personId } from '../../src/kernel/ids.js';
import type { Access, Facts } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Directory, type Packages } from '../../src/workflow/ports.js';
import { seenOn } from '../cards/reading.js';
import { inEnglish } from '../cards/samples.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, mia, sue } from '../support/samples.js';
import { aGuest, goingBy, openOffice } from './office.js';

const [apollo] = facts().access as readonly [Access];
const kit: Access = { key: 'kit', name: 'Kit', kind: 'package', id: packageId.parse(randomUUID()) };
const audit: Access = { key: 'audit', name: 'Joint Audit', kind: 'group', id: groupId.parse(randomUUID()) };

onEveryDatabase('a nomination that is withdrawn while the account stays', (database) => {
  /** One account, here before us or not, and what it may use. */
  const open = (isFromBefore: boolean, described: Partial<Directory> = {}, packages: Partial<Packages> = {}) => {
    const guestId = personId.parse(randomUUID());
    const uses = new Set<string>();
    const taken: string[] = [];
    let isThere = isFromBefore;
    let acceptedAt: Date | undefined;
    const directory: Partial<Directory> = {
      accountsAt: async (address) => (isThere ? [goingBy(address, aGuest(guestId, { redemption: 'pending' }))] : []),
      invite: async () => {
        isThere = true;
        return { outcome: 'invited', guestId, redeemLink: 'https://login.microsoftonline.com/1' };
      },
      has: async (_, { id }) => uses.has(id),
      give: async (_, { id }) => {
        uses.add(id);
        return 'given';
      },
      take: async (_, { id }) => {
        uses.delete(id);
        taken.push(id);
        return 'taken';
      },
      disable: async () => 'disabled',
      removePending: async () => (acceptedAt ? 'not-pending' : 'removed'),
      redemptions: async (ids) =>
        new Map(ids.map((id) => [id, acceptedAt ? { state: 'accepted', since: acceptedAt } : { state: 'pending' }])),
      ...described,
    };
    const office = openOffice(database(), directory, {}, packages);
    const begin = async (part: Partial<Facts>) => {
      const id = await office.begin(part);
      await office.settles();
      assert.equal((await office.read(id)).status, 'invited');
      return id;
    };
    const withdraws = async (id: Facts['id'], by = sue) => {
      await office.submit.nomination(id, { type: 'withdraw', by: by.id, accepted: false });
      await office.settles();
    };
    const receiptOf = (id: Facts['id'], reader = sue): string => {
      const card = office.card(id, reader, 'receipt');
      assert.ok(card);
      return seenOn(draw(card, inEnglish)).join('\n');
    };
    return {
      office,
      guestId,
      uses,
      taken,
      begin,
      withdraws,
      receiptOf,
      accepts: () => void (acceptedAt = office.now()),
      guest: () => office.store.guests.read(guestId),
    };
  };

  it('takes nothing more from whoever is made a member meanwhile', async () => {
    let kind: 'guest' | 'member' = 'guest';
    const { taken, begin, withdraws, receiptOf, guest } = open(true, {
      account: async (id) => aGuest(id, { redemption: 'pending', kind }),
      take: async (_, { id }) => {
        taken.push(id);
        kind = 'member';
        return 'taken';
      },
    });
    const id = await begin({ access: [apollo, audit] });
    await withdraws(id);
    assert.deepEqual(taken, [apollo.id]);
    assert.match(receiptOf(id), /Taken away: Project Apollo\.[^]*Could not be taken away: Joint Audit\./);
    assert.equal((await guest())?.status, 'removed');
  });

  it('takes nothing more where others took it all while whoever was taking slept', async () => {
    const { office, taken, begin, withdraws } = open(true, {
      take: async (_, { id }) => {
        taken.push(id);
        const record = { type: 'record-taken', taken: [apollo.key, audit.key], left: [], shared: [] } as const;
        await office.submit.nomination(first, record);
        return 'taken';
      },
    });
    const first = await begin({ access: [apollo, audit] });
    await withdraws(first);
    assert.deepEqual(taken, [apollo.id]);
  });

  it('takes away what it gave to an account from before us, says so, and asks nothing later', async () => {
    const { office, uses, begin, withdraws, receiptOf, guest } = open(true);
    const id = await begin({ access: [apollo] });
    assert.deepEqual([...uses], [apollo.id]);
    await withdraws(id);
    assert.deepEqual([...uses], []);
    assert.match(receiptOf(id), /The guest's account stays: [^]*Taken away: Project Apollo\./);
    const after = await guest();
    assert.ok(after?.status === 'removed' && after.accountStays && after.why === 'withdrawn');
    office.passes(9 * DAY);
    assert.deepEqual(await office.submit.guest(after.id, { type: 'tick' }), { ok: true, changed: false, guest: after });
    assert.deepEqual(office.stayMails, []);
  });

  it('leaves what the guest had before us', async () => {
    const { uses, taken, begin, withdraws } = open(true);
    uses.add(apollo.id);
    await withdraws(await begin({ access: [apollo] }));
    assert.deepEqual([[...uses], taken], [[apollo.id], []]);
  });

  it('leaves what another nomination gave too, which is taken back in the end; the stay is the other one’s', async () => {
    const { office, guestId, uses, begin, withdraws, receiptOf, guest } = open(false);
    const longer = facts().until;
    const sooner = new Date(longer.getTime() - 30 * DAY);
    const first = await begin({ access: [apollo, audit], until: longer });
    await begin({ access: [apollo], until: sooner, nominator: mia });
    assert.deepEqual([(await guest())?.sponsor.id, (await guest())?.until], [sue.id, longer]);
    const news = office.guestLists.flatMap(({ items }) => items).find((item) => item.guest.id === guestId);
    assert.deepEqual([news?.more?.by.id, news?.more?.names], [mia.id, ['Project Apollo']]);
    await withdraws(first);
    assert.deepEqual([...uses], [apollo.id]);
    assert.match(
      receiptOf(first),
      /Taken away: Joint Audit\.\nKept, because another nomination gave it too: Project Apollo\./,
    );
    const after = await guest();
    assert.deepEqual([after?.status, after?.sponsor.id, after?.until], ['pending-acceptance', mia.id, sooner]);

    await office.submit.guest(guestId, { type: 'record-acceptance', since: office.now() });
    await office.decideOnGuest(guestId, mia, { say: 'remove' });
    await office.settles();
    assert.deepEqual([...uses], []);
  });

  for (const isFromBefore of [false, true])
    it(`leaves what they came for to whoever was in when it was pressed, of an account ${isFromBefore ? 'from before' : 'of ours'}`, async () => {
      const { office, guestId, uses, begin, accepts, withdraws, receiptOf, guest } = open(isFromBefore);
      const id = await begin({ access: [apollo] });
      accepts();
      office.passes(MINUTE);
      await withdraws(id);
      assert.deepEqual([...uses], [apollo.id]);
      assert.match(receiptOf(id), /Kept, because the guest had accepted: Project Apollo\./);
      assert.equal((await guest())?.status, 'active');

      await office.decideOnGuest(guestId, sue, { say: 'remove' });
      await office.settles();
      assert.deepEqual([...uses], [], 'and it is taken away in the end');
    });

  it('takes it from whoever comes in afterwards, by what another one asks for', async () => {
    const { office, uses, begin, accepts, guest } = open(false);
    const first = await begin({ access: [apollo, audit] });
    await begin({ access: [audit], nominator: mia });
    await office.submit.nomination(first, { type: 'withdraw', by: sue.id, accepted: false });
    office.passes(MINUTE);
    accepts();
    await office.settles();
    assert.deepEqual([...uses], [audit.id]);
    assert.deepEqual([(await guest())?.status, (await guest())?.sponsor.id], ['active', mia.id]);
  });

  it('tells what could not be taken away, and is the same done twice', async () => {
    const { office, guestId, begin, withdraws, receiptOf } = open(true, {
      take: async () => ({ refused: 'not-permitted' }),
    });
    const id = await begin({ access: [apollo] });
    await withdraws(id);
    assert.match(receiptOf(id), /Could not be taken away: Project Apollo\. The owners can do it\./);
    const before = await office.read(id);
    office.waiting.push({ name: 'take-back', nominationId: id, guestId });
    await office.settles();
    assert.deepEqual(await office.read(id), before);
  });

  describe('of which one thing cannot be taken', () => {
    const failing = (trouble: () => Error | undefined) => {
      const world = open(false, {
        take: async (_, { id }) => {
          const why = id === apollo.id ? trouble() : undefined;
          if (why) throw why;
          world.uses.delete(id);
          return 'taken';
        },
      });
      return world;
    };
    const both = async ({ begin, office }: ReturnType<typeof open>) => {
      const first = await begin({ access: [apollo, audit] });
      await begin({ access: [], nominator: mia });
      await office.submit.nomination(first, { type: 'withdraw', by: sue.id, accepted: false });
      return first;
    };

    it('takes all others, and says after a day what is left', async () => {
      const world = failing(() => new DirectoryTrouble('unavailable', 'Down.'));
      const { office, uses, receiptOf } = world;
      const id = await both(world);
      const again = await office.settles();
      assert.deepEqual(
        again.map(({ name }) => name),
        ['take-back'],
      );
      assert.deepEqual([...uses], [apollo.id]);
      office.passes(DAY);
      office.waiting.push(...again);
      assert.deepEqual(await office.settles(), []);
      assert.match(receiptOf(id), /Taken away: Joint Audit\.[^]*Could not be taken away: Project Apollo\./);
    });

    it('is taken with the rest at the end of the stay, where it was not taken until then', async () => {
      let trouble: Error | undefined = new DirectoryTrouble('unavailable', 'Down.');
      const world = failing(() => trouble);
      const { office, guestId, uses } = world;
      await both(world);
      await office.settles();
      trouble = undefined;
      await office.submit.guest(guestId, { type: 'record-acceptance', since: office.now() });
      await office.decideOnGuest(guestId, sue, { say: 'remove' });
      await office.settles();
      assert.deepEqual([...uses], []);
    });
  });

  it('waits for what is being given at that moment, so that it does not arrive afterwards', async () => {
    let withdraw: () => Promise<unknown> = async () => undefined;
    const world = open(true, {
      give: async (_, { id }) => {
        await withdraw();
        world.uses.add(id);
        return 'given';
      },
    });
    const { office, uses, taken } = world;
    const id = await office.begin({ access: [apollo] });
    withdraw = () => office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    const again = await office.settles();
    assert.deepEqual([[...uses], taken], [[apollo.id], []]);
    office.passes(6 * MINUTE);
    office.waiting.push(...again);
    await office.settles();
    assert.deepEqual([[...uses], taken], [[], [apollo.id]]);
  });

  /** A package that is asked for, and comes when the story says so. `dies`: the process does, once it was asked for. */
  const onItsWay = (dies = false) => {
    let [isAsked, isThere] = [false, false];
    const packages: Partial<Packages> = {
      has: async () => isThere,
      ask: async () => {
        isAsked = true;
        if (dies) throw new Error('The process dies.');
        return { requested: 'request-1' };
      },
      look: async () => (isThere ? 'delivered' : 'held'),
      remove: async () => {
        if (isAsked && !isThere) return 'not-yet';
        isThere = false;
        return 'taken';
      },
    };
    return { packages, isThere: () => isThere, comes: () => ([isAsked, isThere] = [false, true]) };
  };

  it('takes a package that comes after the withdrawal, and tells nobody that it is ready', async () => {
    const there = onItsWay();
    const { office } = open(true, {}, there.packages);
    const id = await office.begin({ access: [kit] });
    const followed = await office.settles();
    await office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    office.waiting.push(...followed, ...(await office.settles()));
    const again = await office.settles();
    assert.deepEqual(
      again.map(({ name }) => name),
      ['follow-request'],
    );
    there.comes();
    office.waiting.push(...again);
    assert.deepEqual(await office.settles(), []);
    assert.equal(there.isThere(), false);
    assert.ok(!office.toldTo(sue).includes('access-delivered'));
  });

  it('takes one too that a process asked for which died before it could say so', async () => {
    const there = onItsWay(true);
    const { office } = open(true, {}, there.packages);
    const id = await office.begin({ access: [kit] });
    await assert.rejects(office.settles(), /dies/);
    await office.settles();
    await office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    office.passes(6 * MINUTE);
    await office.settles();
    office.waiting.push({ name: 'give-access', nominationId: id, access: kit.key });
    const again = await office.settles();
    assert.deepEqual(
      again.map(({ name }) => name),
      ['give-access'],
    );
    there.comes();
    office.waiting.push(...again);
    assert.deepEqual(await office.settles(), []);
    assert.equal(there.isThere(), false);
  });

  it('leaves one that another nomination waits for as well', async () => {
    const there = onItsWay();
    const { office, begin } = open(false, {}, there.packages);
    const first = await begin({ access: [kit] });
    await begin({ access: [kit], nominator: mia });
    await office.submit.nomination(first, { type: 'withdraw', by: sue.id, accepted: false });
    await office.settles();
    there.comes();
    office.waiting.push({ name: 'follow-request', nominationId: first, access: kit.key });
    await office.settles();
    assert.equal(there.isThere(), true);
  });

  it('leaves one that comes afterwards to whoever was in when it was withdrawn', async () => {
    const there = onItsWay();
    const { office, begin, accepts, withdraws, receiptOf } = open(false, {}, there.packages);
    const id = await begin({ access: [kit] });
    accepts();
    office.passes(MINUTE);
    await withdraws(id);
    assert.match(receiptOf(id), /Kept, because the guest had accepted: Kit\./);
    there.comes();
    office.waiting.push({ name: 'follow-request', nominationId: id, access: kit.key });
    await office.settles();
    assert.equal(there.isThere(), true);
  });
});
