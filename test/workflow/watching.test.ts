import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { DirectoryTrouble, type Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, oskar, sue } from '../support/samples.js';
import { openOffice } from './office.js';

onEveryDatabase('a directory that is followed', (database) => {
  /** Ada, whose account is as a story has it; what changed is told once, from mark to mark, and her sponsors never. */
  const town = async () => {
    const id = personId.parse(randomUUID());
    let [name, sponsors, isDown]: [string, readonly Person[], boolean] = ['Ada', [sue, oskar], false];
    const history: (typeof id)[] = [];
    let pages = 0;
    let isCut = false;
    const answered = <T>(answer: T): Promise<T> =>
      isDown ? Promise.reject(new DirectoryTrouble('unavailable', 'Graph is down.')) : Promise.resolve(answer);
    const account = () => ({
      person: { id, name, address: 'ada@fabrikam.com' },
      address: 'ada@fabrikam.com',
      kind: 'guest' as const,
      enabled: true,
      redemption: 'accepted' as const,
      sponsors,
    });
    const described: Partial<Directory> = {
      changes: (mark) =>
        answered({
          changed: mark === undefined ? [] : history.slice(Number(mark)).map((one) => ({ id: one, gone: false })),
          mark: String(history.length),
          more: false,
        }),
      guestPage: (page) => {
        if (page === undefined) return (pages++, answered({ guests: [], next: 'the second' }));
        return isCut
          ? Promise.reject(new DirectoryTrouble('unavailable', 'No answer.'))
          : answered({ guests: [account()] });
      },
      stayOf: () => answered(account()),
      lastSignIns: async () => new Map(),
    };
    // Each story has a bot that has never looked.
    await database().query('delete from guestlist.watches');
    const office = openOffice(database(), described);
    await office.submit.guest(id, {
      type: 'receive',
      accepted: true,
      facts: {
        id,
        address: 'ada@fabrikam.com',
        displayName: name,
        sponsor: sue,
        backup: oskar,
        zone: 'utc',
        language: 'en',
        nominations: [],
        invitedAt: office.now(),
        ours: 'account',
        terms: USUAL_STAYS,
      },
    });
    const looks = async (): Promise<void> => {
      await office.sweeps();
      office.waiting.splice(0, Infinity, ...office.waiting.filter((job) => job.name !== 'meet-guest'));
      await office.settles();
    };
    await looks();
    return {
      looks,
      passes: office.passes,
      read: async () => (await office.store.guests.read(id))!,
      pages: () => pages,
      calls: (to: string): void => {
        name = to;
        history.push(id);
      },
      edits: (...people: readonly Person[]) => void (sponsors = people),
      breaks: (down: boolean) => void (isDown = down),
      cuts: (cut: boolean) => void (isCut = cut),
    };
  };

  it('loses nothing of what changed while it was down for a day', async () => {
    const ada = await town();
    ada.breaks(true);
    ada.calls('Ada King');
    for (let hours = 0; hours < 24; hours += 6) {
      ada.passes(6 * HOUR);
      await ada.looks();
    }
    assert.equal((await ada.read()).displayName, 'Ada');
    ada.breaks(false);
    ada.passes(HOUR);
    await ada.looks();
    assert.equal((await ada.read()).displayName, 'Ada King');
  });

  it('is compared once a day, for it does not tell whose sponsors were edited', async () => {
    const ada = await town();
    ada.calls('Ada King');
    ada.passes(HOUR);
    await ada.looks();
    assert.equal((await ada.read()).seen?.length, 2);
    const before = ada.pages();
    ada.edits(carl, oskar);
    ada.passes(2 * HOUR);
    await ada.looks();
    assert.deepEqual([(await ada.read()).sponsor, ada.pages()], [sue, before]);
    ada.passes(DAY);
    await ada.looks();
    await ada.looks();
    assert.deepEqual([(await ada.read()).sponsor, ada.pages()], [carl, before + 1]);
  });

  it('is compared again within the hour where that was cut short', async () => {
    const ada = await town();
    ada.calls('Ada King');
    ada.passes(HOUR);
    await ada.looks();
    ada.edits(carl, oskar);
    ada.cuts(true);
    ada.passes(DAY);
    await ada.looks();
    ada.cuts(false);
    ada.passes(HOUR);
    await ada.looks();
    assert.deepEqual((await ada.read()).sponsor, carl);
    const before = ada.pages();
    ada.passes(2 * HOUR);
    await ada.looks();
    assert.equal(ada.pages(), before, 'that was for the day');
  });
});
