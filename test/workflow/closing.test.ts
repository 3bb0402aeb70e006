import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { applicationId, groupId, packageId, personId } from '../../src/kernel/ids.js';
import type { Access } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Directory, type Packages } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { ourGraph } from '../support/our-graph.js';
import { facts, lin, sue } from '../support/samples.js';
import { aGuest, employee, openOffice } from './office.js';

const [apollo] = facts().access as readonly [Access];
const audit: Access = { key: 'audit', name: 'Joint Audit', kind: 'group', id: groupId.parse(randomUUID()) };
const sheets: Access = { key: 'sheets', name: 'Sheets', kind: 'application', id: applicationId.parse(randomUUID()) };
const kit: Access = { key: 'kit', name: 'Kit', kind: 'package', id: packageId.parse(randomUUID()) };

const noToken = () => new DirectoryTrouble('not-permitted', 'The secret has run out.');
const denied = () => new DirectoryTrouble('not-permitted', 'Grant it.', { lasting: 'refused' });

onEveryDatabase('the end of a stay, which is carried out', (database) => {
  /** Ada, Sue's guest of some hours, in a directory that does what this says; with `packages`, she was to have one too. */
  const here = async (described: Partial<Directory> = {}, packages?: Partial<Packages>) => {
    const id = personId.parse(randomUUID());
    const done: string[] = [];
    let redemption: 'pending' | 'accepted' = 'pending';
    const notes = async <T>(what: string, outcome: T): Promise<T> => {
      done.push(what);
      return outcome;
    };
    const directory: Partial<Directory> = {
      account: async (who) => (who === id ? aGuest(id, { redemption }) : employee(sue)),
      invite: async () => ({ outcome: 'invited', guestId: id, redeemLink: 'https://login.example/redeem' }),
      take: (_, { kind }) => notes(`take ${kind}`, 'taken'),
      disable: () => notes('disable', 'disabled'),
      enable: () => notes('enable', 'enabled'),
      remove: () => notes('remove', 'removed'),
      ...described,
    };
    const office = openOffice(database(), directory, {}, packages);
    await office.begin({ access: [apollo, audit, sheets, ...(packages ? [kit] : [])] });
    office.waiting.push(...(await office.settles()));
    const read = async () => (await office.store.guests.read(id))!;
    return {
      ...office,
      id,
      done,
      notes,
      read,
      comesIn: () => {
        redemption = 'accepted';
        return office.submit.guest(id, { type: 'record-acceptance', since: office.now() });
      },
      ends: () => office.submit.guest(id, { type: 'end-now', by: sue }),
      stops: () => office.submit.guest(id, { type: 'stop', by: lin }),
      letsIn: () => office.submit.guest(id, { type: 'reopen', by: lin }),
      /** Runs the job anew; what it threw. */
      tries: async (name: 'close-guest' | 'delete-guest' | 'reopen-guest'): Promise<unknown> => {
        office.waiting.splice(0);
        office.waiting.push({ name, guestId: id });
        return office.runs(name).catch((trouble: unknown) => trouble);
      },
      closing: async () => {
        const guest = await read();
        return guest.status === 'disabled' ? guest.closing : guest.status;
      },
    };
  };

  const shut = async (ada: Awaited<ReturnType<typeof here>>) => {
    const closing = await ada.closing();
    return typeof closing === 'string' ? closing : closing.account;
  };

  describe('without a token', () => {
    for (const [what, begin] of [
      ['an end', 'ends'],
      ['a stop', 'stops'],
    ] as const)
      it(`waits for one, and then closes the account: ${what}`, async () => {
        let trouble: DirectoryTrouble | undefined = noToken();
        const ada = await here({ disable: async () => (trouble ? Promise.reject(trouble) : 'disabled') });
        await ada.comesIn();
        await ada[begin]();
        for (let days = 0; days < 3; days += 1) {
          assert.equal(await ada.tries('close-guest'), trouble);
          assert.equal(await shut(ada), 'open');
          ada.passes(DAY);
        }
        trouble = undefined;
        await ada.tries('close-guest');
        assert.equal(await shut(ada), 'disabled');
      });

    it('is not deleted, nor let in, for good', async () => {
      const trouble = noToken();
      const ada = await here({ remove: () => Promise.reject(trouble), enable: () => Promise.reject(trouble) });
      await ada.comesIn();
      await ada.stops();
      await ada.tries('close-guest');
      await ada.letsIn();
      assert.equal(await ada.tries('reopen-guest'), trouble);
      assert.deepEqual([(await ada.read()).status, (await ada.read()).opening?.id], ['active', lin.id]);
      await ada.ends();
      await ada.tries('close-guest');
      ada.passes(40 * DAY);
      await ada.submit.guest(ada.id, { type: 'tick' });
      assert.equal(await ada.tries('delete-guest'), trouble);
      assert.equal((await ada.read()).status, 'disabled');
    });
  });

  describe('of which one thing cannot be taken', () => {
    /** The group fails like this. */
    const failing = async (trouble: () => Error | undefined) => {
      const ada: Awaited<ReturnType<typeof here>> = await here({
        take: async (_, { kind }) => {
          const why = kind === 'group' ? trouble() : undefined;
          await ada.notes(`take ${kind}`, 'taken');
          if (why) throw why;
          return 'taken';
        },
      });
      await ada.comesIn();
      await ada.ends();
      return ada;
    };
    const ALL = ['take team', 'take group', 'take application', 'disable'];
    const leftOf = async (ada: Awaited<ReturnType<typeof here>>) => {
      const closing = await ada.closing();
      return typeof closing === 'string' ? closing : closing.left;
    };

    it('takes all others, and closes the account', async () => {
      let trouble: Error | undefined = new DirectoryTrouble('unavailable', 'Down.');
      const ada = await failing(() => trouble);
      assert.equal(await ada.tries('close-guest'), trouble);
      assert.deepEqual([ada.done, await ada.closing()], [ALL, 'open']);
      trouble = undefined;
      ada.done.length = 0;
      await ada.tries('close-guest');
      assert.deepEqual([ada.done, await leftOf(ada)], [ALL, []]);
    });

    it('leaves at once what Microsoft refuses for good, and says so', async () => {
      const ada = await failing(() => new DirectoryTrouble('unavailable', 'Never.', { lasting: 'refused' }));
      await ada.tries('close-guest');
      assert.deepEqual([ada.done, await leftOf(ada), await shut(ada)], [ALL, ['audit'], 'disabled']);
      await ada.settles();
      assert.ok(ada.toldTo(lin).includes('admin-guest-left-over'));
    });

    it('leaves what fails for a day, counted from when it was tried first', async () => {
      const trouble = new Error('Our own mistake.');
      const ada = await failing(() => trouble);
      // The day's number of removals was reached.
      ada.passes(3 * DAY);
      for (let tries = 0; tries < 4; tries += 1) {
        assert.equal(await ada.tries('close-guest'), trouble);
        ada.passes(6 * HOUR);
      }
      await ada.tries('close-guest');
      assert.deepEqual([await leftOf(ada), await shut(ada)], [['audit'], 'disabled']);
    });

    describe('for a request for it is open in Microsoft Entra', () => {
      /** As often as this the directory says that it is not yet to be taken. `isGiven`: they have it; else it was asked for alone. */
      const heldUp = async (times: number, isGiven: boolean) => {
        let calls = 0;
        const ada = await here(
          {},
          {
            has: async () => false,
            ask: async () => ({ requested: 'request-1' }),
            look: async () => (isGiven ? 'delivered' : 'held'),
            remove: async () => {
              calls += 1;
              return calls > times ? 'taken' : 'not-yet';
            },
          },
        );
        await ada.settles();
        await ada.comesIn();
        await ada.ends();
        return { ...ada, calls: () => calls };
      };

      it('is tried again where they have it: they asked there for it to last longer', async () => {
        const ada = await heldUp(2, true);
        for (let tries = 1; tries < 3; tries += 1) {
          assert.match(String(await ada.tries('close-guest')), /another request for it is open/);
          assert.deepEqual([ada.calls(), await ada.closing()], [tries, 'open']);
        }
        await ada.tries('close-guest');
        assert.deepEqual([ada.calls(), await leftOf(ada)], [3, []]);
      });

      it('is left, and said, once that has been so for a day', async () => {
        const ada = await heldUp(Infinity, true);
        await ada.tries('close-guest');
        assert.equal(await ada.closing(), 'open');
        ada.passes(DAY);
        await ada.tries('close-guest');
        assert.deepEqual([await leftOf(ada), await shut(ada)], [['kit'], 'disabled']);
      });

      it('is waited for by whoever follows it, where it was asked for alone', async () => {
        const ada = await heldUp(Infinity, false);
        assert.equal(await ada.tries('close-guest'), 'done');
        assert.deepEqual([await leftOf(ada), await shut(ada)], [[], 'disabled']);
      });
    });

    it('waits with it for a token', async () => {
      let trouble: Error | undefined = noToken();
      const ada = await failing(() => trouble);
      for (let days = 0; days < 3; days += 1) {
        assert.equal(await ada.tries('close-guest'), trouble);
        ada.passes(DAY);
      }
      assert.ok(ada.done.includes('disable'));
      trouble = undefined;
      await ada.tries('close-guest');
      assert.deepEqual(await leftOf(ada), []);
    });
  });

  describe('of an account so new that the directory may not have heard of it', () => {
    const gone = async () => 'gone' as const;

    for (const [what, begin] of [
      ['an end', 'ends'],
      ['a stop', 'stops'],
    ] as const)
      it(`is tried again, and nothing is taken before: ${what}`, async () => {
        let isKnown = false;
        const ada = await here({ disable: async () => (isKnown ? 'disabled' : 'gone') });
        await ada[begin]();
        assert.equal(await ada.tries('close-guest'), 'again');
        assert.deepEqual([await shut(ada), ada.done], ['open', []]);
        isKnown = true;
        assert.equal(await ada.tries('close-guest'), 'done');
        assert.equal(await shut(ada), 'disabled');
      });

    it('is believed after a quarter of an hour', async () => {
      const ada = await here({ disable: gone });
      await ada.comesIn();
      await ada.ends();
      assert.equal(await ada.tries('close-guest'), 'again');
      ada.passes(15 * MINUTE);
      await ada.tries('close-guest');
      const now = await ada.read();
      assert.deepEqual([now.status, now.status === 'removed' && now.by], ['removed', 'somebody-else']);
    });

    it('is not taken for deleted, nor for gone by whoever is to let it in', async () => {
      const ada = await here({ remove: gone, enable: gone });
      await ada.stops();
      await ada.tries('close-guest');
      await ada.letsIn();
      assert.equal(await ada.tries('reopen-guest'), 'again');
      assert.equal((await ada.read()).opening?.id, lin.id);
      await ada.ends();
      await ada.tries('close-guest');
      await ada.submit.guest(ada.id, { type: 'tick' });
      assert.equal(await ada.tries('delete-guest'), 'again');
      assert.equal((await ada.read()).status, 'disabled');
      ada.passes(15 * MINUTE);
      assert.equal(await ada.tries('delete-guest'), 'done');
      assert.equal((await ada.read()).status, 'removed');
    });

    it('is not followed into its removal while it is being closed', async () => {
      const ada = await here({ stayOf: async () => undefined });
      await ada.ends();
      ada.waiting.splice(0);
      ada.waiting.push({ name: 'follow-account', personId: ada.id });
      assert.equal(await ada.runs('follow-account'), 'again');
      assert.equal((await ada.read()).status, 'disabled');
    });
  });

  describe('by somebody who slept', () => {
    /** They are let in right behind whoever looks at them next. */
    const letsInAfterNextLook = ({ store: { guests }, letsIn }: Awaited<ReturnType<typeof here>>): void => {
      const read = guests.read.bind(guests);
      const late: typeof read = async (id) => {
        Object.assign(guests, { read });
        const found = await read(id);
        await letsIn();
        return found;
      };
      Object.assign(guests, { read: late });
    };

    /** Before the directory does this next, that happens. */
    const before = (meanwhile: () => Promise<unknown>) => {
      let isDue = true;
      return async () => {
        if (isDue) {
          isDue = false;
          await meanwhile();
        }
      };
    };

    it('opens nothing that was stopped anew since', async () => {
      let isOpen = true;
      const stopsAnew = before(async () => {
        await ada.stops();
        // Somebody else finds it disabled, and writes that down.
        await ada.tries('close-guest');
      });
      const ada: Awaited<ReturnType<typeof here>> = await here({
        disable: async () => {
          isOpen = false;
          return 'disabled';
        },
        enable: async () => {
          await stopsAnew();
          isOpen = true;
          return 'enabled';
        },
      });
      await ada.comesIn();
      await ada.stops();
      await ada.tries('close-guest');
      await ada.letsIn();
      await ada.tries('reopen-guest');
      assert.deepEqual([await shut(ada), isOpen], ['disabled', false]);
      // A process may die, or Microsoft fail, before that was done.
      isOpen = true;
      await ada.tries('reopen-guest');
      assert.equal(isOpen, false);
      await ada.letsIn();
      await ada.tries('reopen-guest');
      assert.deepEqual([(await ada.read()).status, isOpen], ['active', true]);
    });

    /** An account that is open or not; `meanwhile` happens while it is being closed, and `ends` once it is. */
    const account = async (
      meanwhile: (ada: Awaited<ReturnType<typeof here>>) => Promise<unknown>,
      ends = async () => {},
    ) => {
      let isOpen = true;
      const happens = before(() => meanwhile(ada));
      const ada: Awaited<ReturnType<typeof here>> = await here({
        disable: async () => {
          await happens();
          isOpen = false;
          await ends();
          return ada.notes('disable', 'disabled');
        },
        enable: async () => {
          isOpen = true;
          return ada.notes('enable', 'enabled');
        },
      });
      await ada.comesIn();
      await ada.stops();
      return { ...ada, isOpen: () => isOpen };
    };
    type Ada = Awaited<ReturnType<typeof here>>;
    /** Somebody else finds the account open still, and writes that down. */
    const letsInAgain = async (ada: Ada) => {
      await ada.letsIn();
      await ada.tries('reopen-guest');
    };
    const standing = async (ada: Ada) => {
      const { status, opening } = await ada.read();
      return [status, opening];
    };

    it('leaves nobody closed out who was let in again while their account was being closed', async () => {
      const ada = await account(letsInAgain);
      assert.equal(await ada.tries('close-guest'), 'done');
      assert.deepEqual([await standing(ada), ada.isOpen()], [['active', undefined], true]);
      assert.deepEqual(ada.done, ['enable', 'disable', 'enable']);
      assert.equal(await ada.tries('close-guest'), 'skipped');
    });

    it('nor where whoever closed it died before they looked again', async () => {
      const dies = before(() => Promise.reject(new Error('The process dies.')));
      const ada = await account(letsInAgain, dies);
      assert.match(String(await ada.tries('close-guest')), /dies/);
      assert.equal(ada.isOpen(), false);
      // However long it takes until somebody takes it over.
      ada.passes(3 * HOUR);
      assert.equal(await ada.tries('close-guest'), 'done');
      assert.deepEqual([await standing(ada), ada.isOpen()], [['active', undefined], true]);
      assert.equal(await ada.tries('close-guest'), 'skipped');
    });

    it('nor where they are let in right before it is tried anew', async () => {
      const dies = before(() => Promise.reject(new Error('The process dies.')));
      const ada = await account(async () => undefined, dies);
      assert.match(String(await ada.tries('close-guest')), /dies/);
      letsInAfterNextLook(ada);
      await ada.tries('close-guest');
      assert.deepEqual([(await ada.read()).status, ada.isOpen()], ['active', true]);
    });

    it('leaves closed out whoever was stopped anew while they were let in after all', async () => {
      const ada = await account(letsInAgain);
      const stopsAnew = before(() => ada.stops());
      const enable = ada.directory.enable.bind(ada.directory);
      let times = 0;
      Object.assign(ada.directory, {
        enable: async (id: typeof ada.id) => {
          times += 1;
          // The first is whoever lets them in, the second whoever closed them out meanwhile.
          if (times === 2) await stopsAnew();
          return enable(id);
        },
      });
      await ada.tries('close-guest');
      assert.deepEqual([(await ada.read()).status, ada.isOpen()], ['disabled', false]);
      await ada.tries('close-guest');
      assert.deepEqual([await shut(ada), ada.isOpen()], ['disabled', false]);
    });

    it('closes nobody out who was let in since, of a stop', async () => {
      const ada = await here();
      await ada.comesIn();
      await ada.stops();
      letsInAfterNextLook(ada);
      await ada.tries('close-guest');
      assert.deepEqual([(await ada.read()).status, ada.done], ['active', []]);
    });

    it('closes nobody out whose end others carried out while the last thing was taken', async () => {
      const others = before(async () => {
        const now = await ada.read();
        assert.ok(now.status === 'disabled');
        const closed = { type: 'record-closed', endedAt: now.at, left: [], account: 'disabled' } as const;
        await ada.submit.guest(ada.id, closed);
      });
      const ada: Awaited<ReturnType<typeof here>> = await here({
        take: async () => {
          await ada.notes('take', 'taken');
          if (ada.done.length === 3) await others();
          return 'taken';
        },
      });
      await ada.comesIn();
      await ada.ends();
      await ada.tries('close-guest');
      assert.deepEqual(ada.done, ['take', 'take', 'take']);
    });
  });

  it('is written down as not permitted where Microsoft says so', async () => {
    const ada = await here({ disable: () => Promise.reject(denied()) });
    await ada.comesIn();
    await ada.ends();
    await ada.tries('close-guest');
    assert.equal(await shut(ada), 'not-permitted');
  });
});

onEveryDatabase('an invitation that is withdrawn while the directory’s reads lag', (database) => {
  const local = ourGraph();

  it('is closed and removed all the same, once they do not', async () => {
    const tenant = local.tenant();
    await tenant.settings({ replicationDelayMs: 60_000, readsLag: true });
    const office = openOffice(database(), local.graph().directory);
    const nomination = await office.begin({ access: [] });
    await office.settles();
    const invited = await office.read(nomination);
    assert.ok(invited.status === 'invited');
    const { guestId } = invited;
    await office.submit.guest(guestId, { type: 'end-now', by: sue });
    const [again, ...others] = await office.settles();
    assert.deepEqual([again?.name, others], ['close-guest', []]);
    assert.equal((await office.store.guests.read(guestId))?.status, 'disabled');
    await tenant.pass(MINUTE);
    office.passes(MINUTE);
    office.waiting.push(again!);
    await office.settles();
    await office.submit.guest(guestId, { type: 'tick' });
    await office.settles();
    const now = await office.store.guests.read(guestId);
    assert.ok(now?.status === 'removed' && now.by === 'us');
    const { users } = await tenant.state<{ users: readonly { id: string }[] }>();
    assert.ok(!users.some(({ id }) => id === guestId));
  });
});
