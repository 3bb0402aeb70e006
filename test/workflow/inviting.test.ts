import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY } from '../../src/kernel/clock.js';
import { applicationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Facts } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Account, type Directory, type Holder } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, facts, lin, mia, ruth, sue } from '../support/samples.js';
import { aGuest, goingBy, openOffice } from './office.js';

const anId = (): PersonId => personId.parse(randomUUID());
const twoPlaces = (part: Partial<Facts['judgement']>, landing?: string): Partial<Facts> => {
  const { judgement, access } = facts();
  return {
    judgement: { ...judgement, stages: [], ...part },
    access: access.map((one) => ({ ...one, ...(landing && { landing }) })),
  };
};

onEveryDatabase('carrying out what was approved', (database) => {
  const office = (described: Partial<Directory>) => openOffice(database(), described);
  /** A directory where the address has this account, as it stands when it is looked up. */
  const holding = (account: () => Holder | undefined): Partial<Directory> => ({
    accountsAt: async (address) => [account()].flatMap((one) => (one ? [goingBy(address, one)] : [])),
  });

  it('names all who answer for the guest, and lands where the thing, else the rule, else the team says', async () => {
    const { begin, settles, invitations, store, read } = office({
      group: async () => ({ webUrl: 'https://teams.microsoft.com/apollo' }) as Awaited<ReturnType<Directory['group']>>,
    });
    const id = await begin({ sponsor: mia, backup: ruth, ...twoPlaces({ landing: 'https://rule' }, 'https://thing') });
    await begin(twoPlaces({ landing: 'https://rule' }));
    await begin();
    await settles();
    assert.deepEqual(
      invitations.map(({ landing }) => landing),
      ['https://thing', 'https://rule', 'https://teams.microsoft.com/apollo'],
    );
    assert.deepEqual(invitations[0]?.sponsors, [mia.id, ruth.id]);
    const nomination = await read(id);
    assert.ok(nomination.status === 'invited');
    const guest = await store.guests.read(nomination.guestId);
    assert.deepEqual([guest?.sponsor, guest?.backup], [mia, ruth]);
  });

  it('leads nobody where an application’s owner wrote that it is', async () => {
    const sheets = {
      key: 'sheets',
      name: 'Time Sheets',
      kind: 'application',
      id: applicationId.parse(randomUUID()),
    } as const;
    const written = { ...sheets, enabled: true, roles: [], hasRoles: false, address: 'https://evil.example/' };
    const { begin, settles, invitations } = office({
      application: async () => written,
    });
    await begin({ ...twoPlaces({}), access: [sheets] });
    await settles();
    assert.deepEqual(
      invitations.map(({ landing }) => landing),
      ['https://contoso.com/apps'],
    );
  });

  it("says the company's own words in the mail, in the guest's language, every place filled in once", async () => {
    const { begin, settles, mails } = office({});
    const mail = {
      name: 'Warm',
      subject: { en: '{nominator} of {company}: {things}', 'zh-CN': '{company}' },
      note: { en: 'Bring {things}, {nobody}.', 'zh-CN': '请带上{things}' },
    };
    const nominator = { ...sue, name: 'Sue {things} Park' };
    await begin({ nominator, ...twoPlaces({ mail }) });
    await settles();
    assert.equal(mails[0]?.subject, 'Sue {things} Park of Contoso: Project Apollo');
    assert.equal(mails[0].note, 'Bring Project Apollo, {nobody}.');
  });

  for (const [what, name, attempt] of [
    ['invitation', 'invite-guest', 'invitation'],
    ['mail', 'mail-guest', 'mail-1'],
  ] as const)
    it(`sends no second ${what} where others sent it while whoever was about to do so slept`, async () => {
      const { begin, runs, waiting, store, invitations, mails, sleepsOver } = office({});
      const id = await begin();
      if (name === 'mail-guest') await runs('invite-guest');
      const before = (await store.attempts.repeated())[what];
      const job = waiting.find((one) => one.name === name);
      assert.ok(job);
      waiting.push(job);
      sleepsOver(async () => assert.equal(await runs(name), 'done'));
      assert.equal(await runs(name), 'skipped');
      assert.equal({ invitation: invitations, mail: mails }[what].length, 1);
      assert.deepEqual(await store.attempts.open(id, attempt), []);
      assert.equal((await store.attempts.repeated())[what], before);
    });

  it('knows of a call without an answer also after one that was refused for now: the account it made is ours', async () => {
    const answers = ['unavailable', 'throttled', undefined] as const;
    let made: Holder | undefined;
    let times = 0;
    const { begin, settles, waiting, passes, read, store } = office({
      accountsAt: async () => [made].filter((one) => one !== undefined),
      invite: async ({ address }) => {
        made ??= aGuest(anId(), {
          redemption: 'pending',
          createdAt: afterNoon(0),
          person: { id: anId(), name: 'Ada', address },
        });
        const trouble = answers[times++];
        if (trouble) throw new DirectoryTrouble(trouble, 'Not now.');
        return { outcome: 'invited', guestId: made.person.id, redeemLink: 'https://redeem' };
      },
    });
    const before = (await store.attempts.repeated()).invitation;
    const id = await begin();
    for (let round = 0; round < 3; round++) {
      waiting.push(...(await settles()));
      passes(30_000);
    }
    const nomination = await read(id);
    assert.ok(nomination.status === 'invited');
    assert.deepEqual([nomination.ours, (await store.attempts.repeated()).invitation], [true, before + 1]);
  });

  it('invites nobody who was withdrawn while whoever was about to invite slept', async () => {
    const { begin, runs, waiting, store, submit, invitations, sleepsOver } = office({});
    const id = await begin();
    sleepsOver(() => submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false }));
    assert.equal(await runs('invite-guest'), 'skipped');
    assert.deepEqual([invitations.length, (await store.attempts.open(id, 'invitation')).length], [0, 0]);
    assert.ok(waiting.every(({ name }) => name !== 'mail-guest'));
  });

  it('ends with its stay where a call had no answer, nothing came of it, and no other is let through', async () => {
    const answers = ['unavailable', 'not-permitted', 'not-permitted'] as const;
    let times = 0;
    const { begin, settles, waiting, passes, read } = office({
      invite: async () => {
        throw new DirectoryTrouble(answers[times++] ?? 'not-permitted', 'Not now.');
      },
    });
    const id = await begin({ until: afterNoon(20 * 60_000) });
    for (let round = 0; round < 2; round += 1) {
      waiting.push(...(await settles()));
      assert.equal((await read(id)).status, 'approved', String(round));
      passes(15 * 60_000);
    }
    await settles();
    const nomination = await read(id);
    assert.equal(nomination.status === 'failed' && nomination.refusal.kind, 'stay-over');
  });

  it('looks for what a call without an answer left where it was withdrawn while all inviting was paused', async () => {
    let made: Holder | undefined;
    const removed: PersonId[] = [];
    const { begin, settles, waiting, submit, read, emergency } = office({
      accountsAt: async () => [made].filter((one) => one !== undefined),
      invite: async ({ address }) => {
        const person = { id: anId(), name: 'Ada', address };
        made = aGuest(person.id, { redemption: 'pending', createdAt: afterNoon(0), person });
        throw new DirectoryTrouble('unavailable', 'No answer.');
      },
      removePending: async (id) => {
        removed.push(id);
        return 'removed';
      },
    });
    const id = await begin();
    const again = await settles();
    await emergency.pause(lin, undefined);
    waiting.push(...again);
    assert.deepEqual(await settles(), [], 'nothing is looked at while it waits for a word');
    await submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
    await settles();
    const nomination = await read(id);
    assert.deepEqual(
      [removed, nomination.status === 'withdrawn' && nomination.account],
      [[made?.person.id], 'removed'],
    );
    await emergency.resume(lin);
  });

  describe('for a guest who was shut out', () => {
    it('lets them in again, and invites nobody', async () => {
      const guestId = anId();
      const enabled: PersonId[] = [];
      const { begin, settles, read, invitations } = office({
        ...holding(() => aGuest(guestId, { enabled: enabled.length > 0 })),
        enable: async (id) => {
          enabled.push(id);
          return 'enabled';
        },
      });
      const id = await begin({ revive: { how: 'enable', guestId } });
      await settles();
      const nomination = await read(id);
      assert.ok(nomination.status === 'invited' && nomination.alreadyGuest);
      assert.deepEqual([enabled, nomination.guestId, invitations], [[guestId], guestId, []]);
      assert.equal(nomination.grants[0]?.state, 'given');
    });

    it('leaves them shut out where nobody approved anything else', async () => {
      const { begin, settles, read } = office(holding(() => aGuest(anId(), { enabled: false })));
      const id = await begin();
      await settles();
      const nomination = await read(id);
      assert.equal(nomination.status === 'failed' && nomination.refusal.kind, 'disabled');
    });
  });

  describe('for a guest who was deleted', () => {
    const restoring = (found: () => Account | undefined, outcome: 'restored' | 'gone') => {
      const restored: PersonId[] = [];
      return {
        restored,
        ...office({
          account: async () => found(),
          restore: async (id) => {
            restored.push(id);
            return outcome;
          },
        }),
      };
    };

    it('brings the account back, and waits until it is found again', async () => {
      const guestId = anId();
      const found: Account[] = [];
      const { begin, settles, read, waiting, restored, invitations, submit } = restoring(() => found[0], 'restored');
      const id = await begin({ revive: { how: 'restore', guestId } });
      const again = await settles();
      assert.deepEqual(
        again.map(({ name }) => name),
        ['invite-guest'],
      );
      assert.equal((await read(id)).status, 'approved');
      const taken = await submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
      assert.equal(!taken.ok && taken.refusal, 'under-way', 'the account may be back by now');
      found.push(aGuest(guestId));
      waiting.push(...again);
      await settles();
      const nomination = await read(id);
      assert.ok(nomination.status === 'invited' && nomination.alreadyGuest && nomination.guestId === guestId);
      assert.deepEqual([restored, invitations], [[guestId, guestId], []]);
    });

    it('is patient for a day from then on, however long something kept it from being tried', async () => {
      const guestId = anId();
      const found: Account[] = [];
      let slow = true;
      const { begin, settles, read, passes, waiting, emergency } = office({
        account: async () => found[0],
        restore: async () => {
          if (slow) throw new DirectoryTrouble('unavailable', 'Microsoft is slow.');
          return 'restored';
        },
      });
      const id = await begin({ revive: { how: 'restore', guestId } });
      const goesOn = async () => void waiting.push(...(await settles()));
      await goesOn();
      passes(2 * DAY);
      slow = false;
      await goesOn();
      assert.equal((await read(id)).status, 'approved', 'after two days of trouble');
      await emergency.pause(lin, undefined);
      await goesOn();
      passes(2 * DAY);
      await emergency.resume(lin);
      await goesOn();
      passes(DAY - 60_000);
      await goesOn();
      assert.equal((await read(id)).status, 'approved', 'after two days of a pause');
      found.push(aGuest(guestId));
      await goesOn();
      assert.equal((await read(id)).status, 'invited');
    });

    it('is let in too where the account comes back shut out, and gets a link where it was never accepted', async () => {
      const guestId = anId();
      const enabled: PersonId[] = [];
      const { begin, settles, read, invitations } = office({
        account: async () => aGuest(guestId, { enabled: false, redemption: 'pending' }),
        restore: async () => 'restored',
        enable: async (id) => {
          enabled.push(id);
          return 'enabled';
        },
      });
      const id = await begin({ revive: { how: 'restore', guestId } });
      await settles();
      assert.deepEqual([enabled, invitations.length], [[guestId], 1]);
      const nomination = await read(id);
      assert.equal(nomination.status === 'invited' && nomination.ours, false);
    });

    it('can be withdrawn where nobody let us bring it back', async () => {
      const { begin, settles, submit } = office({
        restore: async () => {
          throw new DirectoryTrouble('not-permitted', 'Grant it.');
        },
      });
      const id = await begin({ revive: { how: 'restore', guestId: anId() } });
      assert.equal((await settles()).length, 1);
      assert.ok((await submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false })).ok);
    });

    it('can be withdrawn where there is nothing to bring back, and inviting is not permitted', async () => {
      const guestId = anId();
      const { begin, settles, submit } = office({
        ...holding(() => aGuest(guestId, { redemption: 'pending' })),
        invite: async () => {
          throw new DirectoryTrouble('not-permitted', 'Grant it.');
        },
      });
      const id = await begin({ revive: { how: 'restore', guestId } });
      assert.equal((await settles()).length, 1);
      assert.ok((await submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false })).ok);
    });

    it('invites as usual where it comes too late', async () => {
      const { begin, settles, read, invitations } = restoring(() => undefined, 'gone');
      const id = await begin({ revive: { how: 'restore', guestId: anId() } });
      await settles();
      const nomination = await read(id);
      assert.deepEqual([nomination.status, invitations.length], ['invited', 1]);
    });
  });

  describe('about a guest who is here', () => {
    const purposeful = (purpose: NonNullable<Facts['purpose']>): Partial<Facts> => ({ purpose, access: [] });
    const here = (described: Partial<Directory> = {}, part: Partial<Account> = {}) => {
      const guestId = anId();
      return { guestId, ...office({ ...holding(() => aGuest(guestId, part)), ...described }) };
    };

    it('takes the new end exactly, though it is earlier', async () => {
      const { begin, settles, store, guestId } = here();
      await begin();
      await settles();
      const end = afterNoon(5 * DAY);
      await begin({ ...purposeful('end'), until: end });
      await settles();
      assert.deepEqual((await store.guests.read(guestId))?.until, end);
    });

    it('puts a new sponsor, or a stand-in, into the directory and our books', async () => {
      const added: PersonId[] = [];
      const { begin, settles, store, guestId, read } = here({
        addSponsor: async (_guest, sponsor) => {
          added.push(sponsor);
          return 'added';
        },
      });
      await begin();
      await settles();
      await begin({ ...purposeful('backup'), nominator: ruth });
      await settles();
      const id = await begin({ ...purposeful('sponsor'), nominator: mia });
      await settles();
      const guest = await store.guests.read(guestId);
      assert.deepEqual([guest?.sponsor, guest?.backup], [mia, ruth]);
      assert.deepEqual(added, [ruth.id, mia.id]);
      const nomination = await read(id);
      assert.ok(nomination.status === 'invited' && nomination.alreadyGuest && nomination.mail === 'unwanted');
      assert.equal(nomination.sponsorsLeft, undefined);
    });

    for (const why of ['full', 'not-permitted'] as const)
      it(`keeps our own books where the directory's list cannot be changed: ${why}`, async () => {
        const { begin, settles, store, guestId, read } = here({
          addSponsor: async () => {
            if (why === 'full') return why;
            throw new DirectoryTrouble(why, 'User.ReadWrite.All is missing.', { lasting: 'refused' });
          },
        });
        const id = await begin({ ...purposeful('sponsor'), nominator: mia });
        await settles();
        const nomination = await read(id);
        assert.equal(nomination.status === 'invited' && nomination.sponsorsLeft, why);
        assert.deepEqual((await store.guests.read(guestId))?.sponsor, mia);
      });

    it('is tried again where the directory is not ready', async () => {
      const { begin, settles, read } = here({ addSponsor: async () => 'not-yet' });
      const id = await begin(purposeful('sponsor'));
      assert.equal((await settles()).length, 1);
      assert.equal((await read(id)).status, 'approved');
    });

    for (const [what, part] of Object.entries({
      'was shut out': { enabled: false },
      'never accepted': { redemption: 'pending' },
    } as const))
      it(`fails where the guest ${what}`, async () => {
        const { begin, settles, read } = here({}, part);
        const id = await begin(purposeful('end'));
        await settles();
        const nomination = await read(id);
        assert.equal(nomination.status === 'failed' && nomination.refusal.kind, 'no-such-guest');
      });

    for (const purpose of ['end', 'sponsor', 'backup'] as const)
      it(`fails where the guest was stopped, and only the account stayed open: ${purpose}`, async () => {
        const { begin, settles, store, submit, guestId, read } = here({
          disable: async () => {
            throw new DirectoryTrouble('not-permitted', 'User.EnableDisableAccount.All is missing.', {
              lasting: 'refused',
            });
          },
        });
        await begin();
        await settles();
        await submit.guest(guestId, { type: 'stop', by: lin });
        await settles();
        const id = await begin({ ...purposeful(purpose), nominator: mia });
        await settles();
        const nomination = await read(id);
        assert.equal(nomination.status === 'failed' && nomination.refusal.kind, 'no-such-guest');
        const guest = await store.guests.read(guestId);
        assert.ok(guest?.status === 'disabled' && guest.why === 'stopped' && guest.sponsor.id === sue.id);
      });

    it('is given up after a day, and those who asked are told', async () => {
      const { begin, settles, read, passes, waiting, toldTo } = here({ addSponsor: async () => 'not-yet' });
      const id = await begin(purposeful('sponsor'));
      const again = await settles();
      passes(DAY);
      waiting.push(...again);
      await settles();
      const nomination = await read(id);
      assert.equal(nomination.status === 'failed' && nomination.refusal.kind, 'other');
      assert.ok(toldTo(sue).includes('failed'));
    });

    it('fails where there is no guest any more', async () => {
      const { begin, settles, read } = office({});
      const id = await begin(purposeful('backup'));
      await settles();
      const nomination = await read(id);
      assert.equal(nomination.status === 'failed' && nomination.refusal.kind, 'no-such-guest');
    });
  });
});
