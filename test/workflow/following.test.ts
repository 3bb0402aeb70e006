import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, HOUR, later, MINUTE } from '../../src/kernel/clock.js';
import { personId, type PersonId } from '../../src/kernel/ids.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { reviewOf, type GuestFacts } from '../../src/guest/guest.js';
import { followingHandlers } from '../../src/workflow/handlers/following.js';
import type { Directory, StayAccount } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, lin, mia, oskar, sue } from '../support/samples.js';
import { employee, openOffice } from './office.js';

const stranger = { id: personId.parse(randomUUID()), name: 'Nobody', address: 'nobody@fabrikam.com' };

onEveryDatabase('an account that changed in the directory', (database) => {
  /** Ada, who has been here for a day, as a directory tells of her that a story changes. */
  const here = async (facts: Partial<GuestFacts> = {}) => {
    const id = personId.parse(randomUUID());
    const person = { id, name: 'Ada', address: 'ada@fabrikam.com' };
    let account: StayAccount | undefined = { person, kind: 'guest', enabled: true, sponsors: [sue] };
    const left = new Set<PersonId>();
    const described: Partial<Directory> = {
      stayOf: async () => account,
      enable: async () => 'enabled',
      disable: async () => 'disabled',
      lastSignIns: async () => new Map(),
      account: async (who) =>
        [sue, mia, oskar]
          .filter(({ id }) => !left.has(id))
          .map(employee)
          .find(({ person: one }) => one.id === who),
    };
    const office = openOffice(database(), described);
    await office.submit.guest(id, {
      type: 'receive',
      accepted: true,
      facts: {
        id,
        address: person.address,
        displayName: person.name,
        sponsor: sue,
        zone: 'utc',
        language: 'en',
        nominations: [],
        invitedAt: office.now(),
        ours: 'account',
        terms: USUAL_STAYS,
        ...facts,
      },
    });
    office.passes(DAY);
    const handlers = followingHandlers({ ...office, clock: { now: office.now } });
    return {
      ...office,
      id,
      looks: (personId: PersonId = id) => handlers['follow-account']({ name: 'follow-account', personId }),
      says: (change: Partial<StayAccount> | 'gone') =>
        void (account = change === 'gone' || !account ? undefined : { ...account, ...change }),
      leaves: ({ id: who }: { readonly id: PersonId }) => void left.add(who),
      returns: (now: StayAccount) => void (account = now),
      read: async () => (await office.store.guests.read(id))!,
    };
  };

  describe('while the guest is stopped', () => {
    it('is noticed once they are let in, whoever does that: somebody else is looked for, and who stood in does no more', async () => {
      const ways = [
        async (ada: Awaited<ReturnType<typeof here>>) => ada.submit.guest(ada.id, { type: 'reopen', by: lin }),
        async (ada: Awaited<ReturnType<typeof here>>) => ada.looks(),
      ];
      for (const letsIn of ways) {
        const ada = await here({ backup: mia });
        await ada.submit.guest(ada.id, { type: 'stop', by: lin });
        await ada.settles();
        ada.leaves(sue);
        ada.leaves(mia);
        await ada.looks(sue.id);
        ada.passes(DAY);
        await letsIn(ada);
        await ada.settles();
        const { status, sponsorless, backup } = await ada.read();
        assert.deepEqual([status, sponsorless, backup], ['under-review', true, undefined]);
      }
    });
  });

  describe('right after we changed it', () => {
    const letIn = async () => {
      const ada = await here();
      await ada.submit.guest(ada.id, { type: 'stop', by: lin });
      await ada.settles();
      await ada.submit.guest(ada.id, { type: 'reopen', by: lin });
      await ada.settles();
      return ada;
    };

    it('is looked at again, for it may be a copy that has not heard yet, and then believed', async () => {
      const ada = await letIn();
      ada.says({ enabled: false });
      const again = later(ada.now(), 15 * MINUTE);
      ada.passes(MINUTE);
      assert.deepEqual(await ada.looks(), { again });
      assert.equal((await ada.read()).status, 'active');
      ada.passes(14 * MINUTE);
      assert.equal(await ada.looks(), 'done');
      assert.equal((await ada.read()).status, 'disabled');
    });

    it('is not taken for deleted either', async () => {
      const ada = await letIn();
      ada.says('gone');
      assert.ok(typeof (await ada.looks()) === 'object');
      assert.equal((await ada.read()).status, 'active');
      ada.passes(15 * MINUTE);
      assert.equal(await ada.looks(), 'done');
      assert.equal((await ada.read()).status, 'removed');
    });

    it('is not left stopped where somebody let them in at once, which the directory tells but once', async () => {
      const ada = await here();
      await ada.submit.guest(ada.id, { type: 'stop', by: lin });
      await ada.settles();
      assert.ok(typeof (await ada.looks()) === 'object', 'the copy still says “open”, or it is open again');
      ada.passes(15 * MINUTE);
      assert.equal(await ada.looks(), 'done');
      assert.equal((await ada.read()).status, 'active');
    });

    it('needs no second look where it says what we did', async () => {
      const ada = await letIn();
      assert.equal(await ada.looks(), 'done');
    });
  });

  describe('which somebody had deleted, and somebody restores', () => {
    it('is back with whom it had, and the administrators hear of it', async () => {
      const ada = await here({ until: afterNoon(60 * DAY), backup: oskar });
      ada.says('gone');
      await ada.looks();
      assert.equal((await ada.read()).status, 'removed');
      const account = { kind: 'guest', enabled: true, sponsors: [sue, oskar] } as const;
      ada.returns({ person: { id: ada.id, name: 'Ada', address: 'ada@fabrikam.com' }, ...account });
      assert.ok(typeof (await ada.looks()) === 'object', 'a copy may not have heard of the deletion');
      assert.deepEqual(await ada.store.guests.known([ada.id]), [ada.id]);
      ada.passes(HOUR);
      assert.equal(await ada.looks(), 'done');
      const back = await ada.read();
      assert.deepEqual([back.status, back.sponsor, back.backup], ['under-review', sue, oskar]);
      assert.equal(reviewOf(back)?.restored, true);
      await ada.settles();
      assert.ok(ada.noticesTo(lin).some(({ about }) => about === 'admin-guest-came-back'));
    });

    it('is not stopped by a stop of long ago, and the administrators hear that it is not', async () => {
      const domain = `x${randomUUID().slice(0, 8)}.com`;
      const address = `ada@${domain}`;
      const ada = await here({ address });
      ada.says('gone');
      await ada.looks();
      const wish = { way: 'stop', domain, by: lin, at: ada.now(), guests: 0, done: true } as const;
      await ada.store.transaction((tx) => tx.emergencies.wish(wish));
      ada.returns({ person: { id: ada.id, name: 'Ada', address }, kind: 'guest', enabled: true, sponsors: [sue] });
      ada.passes(HOUR);
      await ada.looks();
      assert.equal((await ada.read()).status, 'under-review');
      const telling = ada.waiting.find(({ name }) => name === 'tell-administrators-of-guest');
      assert.ok(telling);
      const told = async () => {
        await ada.runs('tell-administrators-of-guest');
        const notice = ada.noticesTo(lin).findLast(({ about }) => about === 'admin-guest-came-back');
        assert.ok(notice?.about === 'admin-guest-came-back');
        return notice.stopped;
      };
      assert.equal(await told(), domain);
      // Told once more, after they were stopped with the others.
      await ada.submit.guest(ada.id, { type: 'stop', by: lin });
      ada.waiting.push(telling);
      assert.equal(await told(), undefined);
    });

    it('is no concern of ours where we had ended the stay: it belongs to a stranger', async () => {
      const ada = await here({ ours: 'access' });
      await ada.submit.guest(ada.id, { type: 'end-now', by: sue });
      await ada.settles();
      assert.equal((await ada.read()).status, 'removed');
      ada.passes(HOUR);
      assert.equal(await ada.looks(), 'skipped');
      assert.deepEqual(await ada.store.guests.known([ada.id]), []);
    });
  });

  describe('whose sponsors somebody edited', () => {
    /** Sue stands there, and Oskar as her backup; both have been seen. */
    const answered = async () => {
      const ada = await here({ backup: oskar });
      ada.says({ sponsors: [sue, oskar] });
      await ada.looks();
      ada.passes(HOUR);
      return ada;
    };

    it('is answered for by the backup where the sponsor was taken off, and still works here', async () => {
      const ada = await answered();
      ada.says({ sponsors: [oskar] });
      await ada.looks();
      assert.deepEqual((await ada.read()).sponsor, oskar);
    });

    it('has the backup asked where the sponsor was taken off by having left', async () => {
      const ada = await answered();
      ada.leaves(sue);
      ada.says({ sponsors: [oskar] });
      await ada.looks();
      const now = await ada.read();
      assert.deepEqual([now.sponsor, reviewOf(now)?.why], [sue, 'no-sponsor']);
    });

    it('does not come to somebody who is no colleague, or has left too', async () => {
      const ada = await answered();
      ada.leaves(oskar);
      ada.says({ sponsors: [stranger, oskar, mia] });
      await ada.looks();
      assert.deepEqual((await ada.read()).sponsor, mia);
    });
  });
});
