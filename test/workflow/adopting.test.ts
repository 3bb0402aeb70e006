import assert from 'node:assert/strict';
import { isAdopting, reviewers, reviewOf } from '../../src/guest/guest.js';
import { DAY } from '../../src/kernel/clock.js';
import { groupId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { createLikelySponsors } from '../../src/workflow/likely-sponsors.js';
import { DirectoryTrouble, type Account, type Directory, type StayAccount } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, carl, lin, mia, NOON, oskar, sue } from '../support/samples.js';
import { aGuest, employee, openOffice } from './office.js';

const nth = (n: number): PersonId => personId.parse(`33333333-0000-4000-8000-0000000000${n}`);
const group = (n: number) => groupId.parse(`22222222-0000-4000-8000-00000000000${n}`);

const stranger = (id: PersonId, part: Partial<StayAccount> = {}): StayAccount => ({
  ...aGuest(id),
  createdAt: afterNoon(-3 * DAY),
  sponsors: [],
  ...part,
});

const notPermitted = async (): Promise<never> => {
  throw new DirectoryTrouble('not-permitted', 'Grant it.', { lasting: 'refused' });
};

describe('who may answer for a guest', () => {
  const STAFF: readonly Account[] = [employee(sue), employee(oskar), { ...employee(carl), enabled: false }];
  const finder = (part: Partial<Directory>) =>
    createLikelySponsors({
      directory: {
        account: async (id: PersonId) => STAFF.find(({ person }) => person.id === id),
        inviterOf: async () => undefined,
        groupsOf: async () => [],
        ownersOf: async () => [],
        ...part,
      } as Partial<Directory> as Directory,
      clock: { now: () => NOON },
      perSecond: 1000,
    });

  it('is first of all whoever stands there as sponsor, if they still work here', async () => {
    const find = finder({ inviterOf: async () => oskar });
    assert.deepEqual(await find(stranger(nth(10), { sponsors: [carl, sue] })), { why: 'sponsors', people: [sue] });
  });

  it('is else whoever invited them, as long as the audit log can know', async () => {
    const find = finder({ inviterOf: async () => oskar });
    assert.deepEqual(await find(stranger(nth(10), { sponsors: [carl] })), { why: 'inviter', people: [oskar] });
    const older = stranger(nth(10), { createdAt: afterNoon(-40 * DAY) });
    assert.deepEqual(await find(older), { why: 'nobody', people: [] });
  });

  it('are else the owners of the first group that has some', async () => {
    const find = finder({
      inviterOf: async () => carl,
      groupsOf: async () => [group(1), group(2), group(3)],
      ownersOf: async ({ id }) =>
        id === group(1) ? [employee({ ...carl })].map((one) => ({ ...one, enabled: false })) : [employee(mia)],
    });
    assert.deepEqual(await find(stranger(nth(10))), { why: 'owners', people: [mia], group: group(2) });
  });

  it('is nobody where nothing may be read, and the audit log is not asked for every one of them', async () => {
    let asked = 0;
    const find = finder({
      inviterOf: async () => {
        asked++;
        return notPermitted();
      },
      groupsOf: notPermitted,
    });
    for (let n = 10; n < 14; n++) assert.equal((await find(stranger(nth(n)))).why, 'nobody');
    assert.equal(asked, 1);
  });
});

onEveryDatabase('guests who were there before', (database) => {
  let next = 20;
  const open = (guests: readonly StayAccount[], changed: readonly PersonId[] = [], found: 'ask' | 'ignore' = 'ask') =>
    openOffice(
      database(),
      {
        stayOf: async (id) => guests.find(({ person }) => person.id === id),
        guestPage: async () => ({ guests: guests.map((one) => ({ ...one, address: one.person.address })) }),
        changes: async (mark) => ({
          changed: mark === undefined ? [] : changed.map((id) => ({ id, gone: false, kind: 'guest' as const })),
          mark: 'delta:1',
          more: false,
        }),
        inviterOf: async () => undefined,
        groupsOf: async () => [],
        setSponsors: async () => 'set',
      },
      { found },
    );
  const someone = (part: Partial<StayAccount> & { readonly sponsors: readonly Person[] }): StayAccount => {
    const id = nth(next++);
    return stranger(id, { person: { id, name: 'Ada', address: `ada${next}@fabrikam.com` }, ...part });
  };

  it('are counted and taken in for an administrator, and for nobody else', async () => {
    const guests = [someone({ sponsors: [sue] }), someone({ sponsors: [] }), someone({ sponsors: [], enabled: false })];
    const office = open(guests);
    assert.equal(await office.strangers(sue.id), undefined);
    assert.equal(await office.takeInStrangers(sue.id), false);
    assert.deepEqual(await office.strangers(lin.id), {
      ...{ guests: 3, known: 0, disabled: 1, strangers: 2, unsponsored: 1, isAll: true },
    });
    await office.takeInStrangers(lin.id);
    const later = await office.settles();
    assert.deepEqual(office.guestLists, [], 'more may be on their way');
    office.passes(11_000);
    office.waiting.push(...later);
    await office.settles();
    const [first, second, third] = await Promise.all(guests.map(({ person }) => office.store.guests.read(person.id)));
    assert.ok(first && isAdopting(first) && second && isAdopting(second));
    assert.deepEqual([first.sponsor, third], [sue, undefined]);
    assert.deepEqual(reviewers(reviewOf(second)!), [lin]);
    assert.deepEqual(office.guestLists.map(({ reader }) => reader).toSorted(), [sue.id, lin.id].toSorted());
    assert.deepEqual((await office.strangers(lin.id))?.strangers, 0);
    assert.equal(await office.store.nominations.answeredFor(sue.id), 0);

    const taken = await office.decideOnGuest(first.id, sue, { say: 'take-over', day: '2027-12-31' });
    assert.ok(taken.outcome === 'done' && taken.guest.status === 'active');
    assert.equal(taken.guest.until?.toISOString().slice(0, 10), '2027-12-31');
    assert.equal(await office.store.nominations.answeredFor(sue.id), 1);
    await office.settles();
  });

  it('are found where they come by a side door, if the rules want that', async () => {
    const guest = someone({ sponsors: [oskar] });
    const ignoring = open([guest], [guest.person.id], 'ignore');
    await ignoring.sweeps();
    ignoring.passes(DAY);
    await ignoring.sweeps();
    await ignoring.settles();
    assert.equal(await ignoring.store.guests.read(guest.person.id), undefined);

    const asking = open([guest], [guest.person.id]);
    asking.passes(2 * DAY);
    await asking.sweeps();
    await asking.settles();
    const found = await asking.store.guests.read(guest.person.id);
    assert.ok(found && isAdopting(found));
    assert.deepEqual(reviewers(reviewOf(found)!), [oskar]);
    asking.passes(2 * DAY);
    await asking.sweeps();
    assert.ok(!asking.waiting.some(({ name }) => name === 'meet-guest'));
  });
});
