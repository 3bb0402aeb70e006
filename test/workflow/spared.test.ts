import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { applicationId, groupId, personId } from '../../src/kernel/ids.js';
import type { Access } from '../../src/nomination/nomination.js';
import type { Account } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, oskar, sue } from '../support/samples.js';
import { aGuest, employee, openOffice } from './office.js';

const [apollo] = facts().access as readonly [Access];
const audit: Access = { key: 'audit', name: 'Joint Audit', kind: 'group', id: groupId.parse(randomUUID()) };
const sheets: Access = { key: 'sheets', name: 'Sheets', kind: 'application', id: applicationId.parse(randomUUID()) };

onEveryDatabase('whoever an end finds to be somebody else than it was for', (database) => {
  /**
   * Ada, Sue's guest, who may use Project Apollo, or these; what the directory is asked to do about her is noted, and something may
   * happen whenever a thing was taken from her.
   */
  const here = async (access: readonly Access[] = [apollo]) => {
    const id = personId.parse(randomUUID());
    const done: string[] = [];
    let account: Account | undefined = aGuest(id, { redemption: 'pending' });
    let happens: () => Promise<unknown> = async () => undefined;
    const notes = async <T>(what: string, outcome: T): Promise<T> => {
      done.push(what);
      return outcome;
    };
    const office = openOffice(database(), {
      account: async (who) =>
        who === id ? account : [sue, oskar].map(employee).find(({ person }) => person.id === who),
      invite: async () => ({
        outcome: 'invited',
        guestId: id,
        redeemLink: 'https://login.microsoftonline.com/redeem?x',
      }),
      stayOf: async () => account && { ...account, sponsors: [sue] },
      disable: () => {
        account = account && { ...account, enabled: false };
        return notes('disable', 'disabled');
      },
      take: async () => {
        await notes('take', 'taken');
        await happens();
        return 'taken';
      },
      setSponsors: () => notes('set sponsors', 'set'),
      remove: (_, only) => notes(`remove ${only ?? 'anybody'}`, 'removed'),
      redemptions: async () => new Map(account?.redemption === 'accepted' ? [[id, { state: 'accepted' }]] : []),
    });
    await office.begin({ access });
    await office.settles();
    done.length = 0;
    return {
      ...office,
      id,
      done,
      onceTaken: (doing: typeof happens) => void (happens = doing),
      becomes: (changed: Partial<Account>) => void (account = account && { ...account, ...changed }),
      follows: async () => {
        office.waiting.push({ name: 'follow-account', personId: id });
        await office.settles();
      },
      /** Whether the newest list that Sue was shown speaks of her. */
      toldOf: () =>
        office.guestLists.some(({ items }) => items.some(({ guest }) => guest.id === id && guest.status === 'removed')),
      read: async () => (await office.store.guests.read(id))!,
    };
  };

  describe('having accepted before we noticed', () => {
    it('is not withdrawn by a press, which reads that they are in', async () => {
      const ada = await here();
      ada.becomes({ redemption: 'accepted' });
      const answer = await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
      assert.deepEqual([answer.outcome, 'why' in answer && answer.why], ['refused', 'already-accepted']);
      await ada.settles();
      assert.deepEqual([(await ada.read()).status, ada.done], ['active', []]);
      assert.ok(ada.toldTo(sue).includes('accepted'));
    });

    it('loses nothing where the press came first, or the directory did not say it in time', async () => {
      const ada = await here();
      await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
      assert.equal((await ada.read()).status, 'disabled');
      ada.becomes({ redemption: 'accepted' });
      await ada.settles();
      assert.deepEqual([(await ada.read()).status, ada.done], ['active', []]);
      assert.ok(ada.toldTo(sue).includes('accepted'));
    });

    it('is not given up by the clock', async () => {
      const ada = await here();
      for (const days of [4, 8, 31]) {
        ada.passes(days * DAY);
        await ada.submit.guest(ada.id, { type: 'tick' });
        if (days === 31) ada.becomes({ redemption: 'accepted' });
        await ada.settles();
      }
      assert.deepEqual([(await ada.read()).status, ada.done], ['active', []]);
    });

    it('goes the way of every withdrawn invitation where they have not', async () => {
      const ada = await here();
      await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
      await ada.settles();
      await ada.submit.guest(ada.id, { type: 'tick' });
      await ada.settles();
      // Closed first: nobody can accept while things are taken away.
      assert.deepEqual(ada.done, ['disable', 'take', 'remove not-accepted']);
      assert.equal((await ada.read()).status, 'removed');
    });

    it('is not let in again whom we have closed out', async () => {
      const ada = await here();
      await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
      ada.becomes({ redemption: 'accepted', enabled: false });
      await ada.settles();
      assert.equal((await ada.read()).status, 'disabled');
    });
  });

  describe('having been made a member', () => {
    const member = async () => {
      const ada = await here();
      await ada.submit.guest(ada.id, { type: 'record-acceptance', since: ada.now() });
      await ada.settles();
      ada.passes(DAY);
      ada.becomes({ kind: 'member', redemption: 'accepted' });
      return ada;
    };
    const left = async ({ read, done, stayMails, toldOf }: Awaited<ReturnType<typeof member>>) => {
      const now = await read();
      assert.ok(now.status === 'removed');
      assert.deepEqual([now.by, now.accountStays, done, stayMails], ['somebody-else', true, [], []]);
      assert.ok(toldOf(), 'Sue is to read of it');
    };

    it('is no guest any more, in our books too', async () => {
      const ada = await member();
      await ada.follows();
      await left(ada);
    });

    it('loses nothing, and is written nothing, by an end that came before we noticed', async () => {
      const ada = await member();
      await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
      await ada.settles();
      await left(ada);
    });

    it('loses no more from that moment on, and is not shut out', async () => {
      const ada = await here([apollo, audit, sheets]);
      await ada.submit.guest(ada.id, { type: 'record-acceptance', since: ada.now() });
      ada.onceTaken(async () => ada.becomes({ kind: 'member', redemption: 'accepted' }));
      await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
      await ada.settles();
      const now = await ada.read();
      assert.ok(now.status === 'removed');
      assert.deepEqual([now.by, now.accountStays, ada.done], ['somebody-else', true, ['take']]);
    });

    it('gets no sponsors', async () => {
      const ada = await member();
      ada.passes(HOUR);
      ada.waiting.push({ name: 'keep-sponsors', guestId: ada.id });
      await ada.settles();
      await left(ada);
    });
  });

  it('loses nothing to whoever slept while others ended the stay, and may have been given it anew', async () => {
    const ada = await here([apollo, audit, sheets]);
    await ada.submit.guest(ada.id, { type: 'record-acceptance', since: ada.now() });
    ada.onceTaken(async () => {
      const now = await ada.read();
      if (now.status !== 'disabled') return;
      const closed = { type: 'record-closed', endedAt: now.at, left: [], account: 'disabled' } as const;
      await ada.submit.guest(ada.id, closed);
    });
    await ada.decideOnGuest(ada.id, sue, { say: 'remove' });
    await ada.settles();
    assert.deepEqual(ada.done, ['take']);
  });
});
