import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { MINUTE } from '../../src/kernel/clock.js';
import { applicationId, packageId, personId, type NominationId } from '../../src/kernel/ids.js';
import type { Access } from '../../src/nomination/nomination.js';
import type { Account, Directory, Packages } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, sue } from '../support/samples.js';
import { aGuest, openOffice } from './office.js';

const [apollo] = facts().access as readonly [Access];
const sheets: Access = { key: 'sheets', name: 'Sheets', kind: 'application', id: applicationId.parse(randomUUID()) };
const kit: Access = { key: 'kit', name: 'Kit', kind: 'package', id: packageId.parse(randomUUID()) };

onEveryDatabase('something that is given at the moment at which it is taken back', (database) => {
  /** Ada, who was invited before us, and what she may use; something may happen while it is looked up what she has, and before she is given it. */
  const open = async (access: Access) => {
    const guestId = personId.parse(randomUUID());
    const uses = new Set<string>();
    const given: string[] = [];
    const happens: { looking?: () => Promise<unknown>; giving?: () => Promise<unknown> } = {};
    let kind: Account['kind'] = 'guest';
    const once = async (when: keyof typeof happens): Promise<void> => {
      const { [when]: doing } = happens;
      happens[when] = async () => undefined;
      await doing?.();
    };
    const has = async (): Promise<boolean> => {
      await once('looking');
      return uses.has(access.id);
    };
    const gives = async (): Promise<void> => {
      await once('giving');
      given.push(access.id);
      uses.add(access.id);
    };
    const takes = async () => {
      uses.delete(access.id);
      return 'taken' as const;
    };
    const directory: Partial<Directory> = {
      account: async (id) => aGuest(id, { kind }),
      accountsAt: async () => [aGuest(guestId, { redemption: 'pending' })],
      invite: async () => ({ outcome: 'invited', guestId, redeemLink: 'https://login.microsoftonline.com/1' }),
      has,
      give: async () => {
        await gives();
        return 'given';
      },
      take: takes,
      disable: async () => 'disabled',
      redemptions: async () => new Map([[guestId, { state: 'pending' }]]),
    };
    const packages: Partial<Packages> = {
      has,
      ask: async () => {
        await gives();
        return { requested: randomUUID() };
      },
      look: async () => 'delivered',
      remove: takes,
    };
    const office = openOffice(database(), directory, {}, packages);
    const id = await office.begin({ access: [access] });
    await office.runs('invite-guest');
    await office.runs('receive-guest');
    const begins = { name: 'give-access', nominationId: id, access: access.key } as const;
    return {
      office,
      id,
      uses,
      given,
      happens,
      becomesMember: () => void (kind = 'member'),
      ends: async (): Promise<void> => {
        await office.submit.guest(guestId, { type: 'record-acceptance', since: office.now() });
        await office.submit.guest(guestId, { type: 'end-now', by: sue });
        assert.equal(await office.runs('close-guest'), 'done');
      },
      withdraws: async (): Promise<void> => {
        await office.submit.nomination(id, { type: 'withdraw', by: sue.id, accepted: false });
        office.passes(6 * MINUTE);
        assert.equal(await office.runs('take-back'), 'done');
      },
      /** Another replica, to which the job has gone. */
      othersGive: async (): Promise<void> => {
        office.waiting.unshift(begins);
        await office.runs('give-access');
        if (access.kind === 'package') await office.runs('follow-request');
      },
      /** The job, as often as it asks for it. */
      goesOn: async (): Promise<void> => {
        for (let times = 0, outcome: unknown = 'again'; outcome === 'again' && times < 5; times++) {
          if (!office.waiting.some(({ name }) => name === 'give-access')) office.waiting.push(begins);
          outcome = await office.runs('give-access');
          office.passes(MINUTE);
        }
      },
      isNoted: async (about: NominationId) =>
        (await office.store.attempts.open(about, `access-${access.key}`)).length > 0,
    };
  };

  for (const access of [apollo, sheets, kit])
    describe(access.kind, () => {
      for (const way of ['ends', 'withdraws'] as const) {
        const over = way === 'ends' ? 'whose stay ends' : 'whose nomination is withdrawn';

        it(`is not given to a guest ${over} while it is looked up what they have`, async () => {
          const ada = await open(access);
          ada.happens.looking = ada[way];
          await ada.goesOn();
          assert.deepEqual([ada.given, await ada.isNoted(ada.id)], [[], false]);
        });

        it(`is taken again from a guest ${over}, where it was taken before it was given`, async () => {
          const ada = await open(access);
          ada.happens.giving = ada[way];
          await ada.goesOn();
          await ada.goesOn();
          if (access.kind === 'package' && way === 'ends') await ada.office.runs('follow-request');
          assert.deepEqual([ada.given.length, [...ada.uses]], [1, []]);
        });

        it(`is not put back by whoever slept while others gave it, to a guest ${over} meanwhile`, async () => {
          const ada = await open(access);
          ada.happens.giving = async () => {
            await ada.othersGive();
            await ada[way]();
          };
          await ada.goesOn();
          assert.deepEqual([ada.given.length, [...ada.uses], await ada.isNoted(ada.id)], [2, [], false]);
        });
      }

      it('is ours where others gave it while whoever would give it looked', async () => {
        const ada = await open(access);
        ada.happens.looking = async () => {
          // They die before they can say so.
          ada.happens.giving = async () => {
            ada.uses.add(access.id);
            throw new Error('The process dies.');
          };
          await assert.rejects(ada.othersGive(), /dies/);
        };
        await ada.goesOn();
        await ada.ends();
        assert.deepEqual([...ada.uses], []);
      });

      it('is left to whoever is no guest any more', async () => {
        const ada = await open(access);
        ada.happens.giving = async () => {
          await ada.othersGive();
          await ada.ends();
          ada.becomesMember();
        };
        await ada.goesOn();
        assert.deepEqual([...ada.uses], [access.id]);
      });
    });
});
