import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { applicationId, packageId, roleId, type PersonId } from '../../src/kernel/ids.js';
import type { Access, Grant } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Packages, type RequestProgress } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { facts as someFacts, sue } from '../support/samples.js';
import { openOffice } from './office.js';

const [apollo] = someFacts().access;
assert.ok(apollo);
const sheets: Access = {
  key: 'time-sheets',
  name: 'Time Sheets',
  kind: 'application',
  id: applicationId.parse('a1000000-0000-4000-8000-000000000001'),
  role: roleId.parse('a2000000-0000-4000-8000-000000000001'),
};
const kit: Access = {
  key: 'starter-kit',
  name: 'Starter Kit',
  kind: 'package',
  id: packageId.parse('a3000000-0000-4000-8000-000000000001'),
};

/** What the guest has, and every call that changed it. */
const holdings = (had: readonly Access[] = []) => {
  const has = new Set<string>(had.map(({ id }) => id));
  const calls: string[] = [];
  let progress: RequestProgress = 'under-way';
  const directory: NonNullable<Parameters<typeof openOffice>[1]> = {
    has: async (_, { id }) => has.has(id),
    give: async (_, { kind, id }) => {
      calls.push(`give ${kind}`);
      has.add(id);
      return 'given';
    },
    take: async (_, { kind, id }) => {
      calls.push(`take ${kind}`);
      has.delete(id);
      return 'taken';
    },
    disable: async () => 'disabled',
    setSponsors: async () => 'set',
  };
  const packages: Packages = {
    has: async (_, { id }) => has.has(id),
    ask: async () => {
      calls.push('ask');
      return { requested: 'request-1' };
    },
    asks: async () => undefined,
    look: async () => progress,
    holders: async () => new Set(),
    standing: async () => 'held',
    remove: async () => {
      calls.push('remove package');
      return 'taken';
    },
  };
  return { has, calls, directory, packages, becomes: (next: RequestProgress) => void (progress = next) };
};

onEveryDatabase('giving what was asked for', (database) => {
  const open = (world: ReturnType<typeof holdings>) => openOffice(database(), world.directory, {}, world.packages);
  type Office = ReturnType<typeof openOffice>;

  /** Runs what waits; what asked to be run later is run next time. */
  const goesOn = async (office: Office): Promise<void> => void office.waiting.push(...(await office.settles()));
  const grantsOf = async (office: Office, id: Parameters<Office['read']>[0]): Promise<readonly Grant[]> => {
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    return nomination.grants;
  };
  const guestOf = async (office: Office, id: Parameters<Office['read']>[0]): Promise<PersonId> => {
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    return nomination.guestId;
  };
  /** They accept, and their sponsor sends them away. */
  const ends = async (office: Office, guest: PersonId): Promise<void> => {
    await office.submit.guest(guest, { type: 'record-acceptance', since: office.now() });
    await office.submit.guest(guest, { type: 'end-now', by: sue });
    await goesOn(office);
  };

  it('tells what the guest had before us from what we gave', async () => {
    const world = holdings([sheets]);
    const office = open(world);
    const id = await office.begin({ access: [apollo, sheets] });
    await office.settles();
    assert.deepEqual(
      (await grantsOf(office, id)).map(({ access, state, ours }) => [access.key, state, ours]),
      [
        [apollo.key, 'given', undefined],
        ['time-sheets', 'given', false],
      ],
    );
    assert.deepEqual(world.calls, ['give team']);
  });

  it('takes back at the end what it gave, each thing once, and leaves what was there before', async () => {
    const world = holdings([sheets]);
    const office = open(world);
    const id = await office.begin({ access: [apollo, sheets, kit] });
    await office.settles();
    world.calls.length = 0;
    const guestId = await guestOf(office, id);
    await ends(office, guestId);
    assert.deepEqual(world.calls.toSorted(), ['remove package', 'take team']);
  });

  it('knows what a process gave that died before it could say so', async () => {
    const world = holdings();
    let isDying = true;
    const office = openOffice(
      database(),
      {
        ...world.directory,
        give: async (guest, thing) => {
          const outcome = await world.directory.give?.(guest, thing);
          if (!isDying) return outcome ?? 'given';
          isDying = false;
          throw new Error('The process dies.');
        },
      },
      {},
      world.packages,
    );
    const id = await office.begin({ access: [sheets] });
    await assert.rejects(office.settles(), /dies/);
    office.waiting.push({ name: 'give-access', nominationId: id, access: sheets.key });
    await office.settles();
    const [grant] = await grantsOf(office, id);
    assert.deepEqual([grant?.state, grant?.ours], ['given', undefined], 'it was not there before us');
  });

  it('follows a package to its end, and tells those who wait', async () => {
    const world = holdings();
    const office = open(world);
    const id = await office.begin({ access: [kit] });
    const again = await office.settles();
    assert.deepEqual(
      again.map(({ name }) => name),
      ['follow-request'],
    );
    assert.deepEqual((await grantsOf(office, id))[0]?.request?.id, 'request-1');
    world.becomes('delivered');
    office.waiting.push(...again);
    await office.settles();
    const [grant] = await grantsOf(office, id);
    assert.equal(grant?.state, 'given');
    assert.deepEqual(office.toldTo(sue), ['invited', 'access-delivered']);
    assert.deepEqual(world.calls, ['ask']);
  });

  it('says once that somebody must agree there, and once more after a month', async () => {
    const world = holdings();
    const office = open(world);
    const id = await office.begin({ access: [kit] });
    world.becomes('held');
    await goesOn(office);
    for (let day = 0; day < 40; day += 1) {
      office.passes(DAY);
      await goesOn(office);
    }
    assert.deepEqual(office.toldTo(sue), ['invited', 'access-held', 'access-held']);
    const [grant] = await grantsOf(office, id);
    assert.ok(grant?.request?.heldSince && grant.request.saidAgainAt);
    world.becomes({ refused: 'denied' });
    await goesOn(office);
    await office.settles();
    assert.deepEqual(
      [(await grantsOf(office, id))[0]?.state, (await grantsOf(office, id))[0]?.why],
      ['refused', 'denied'],
    );
    assert.deepEqual(office.toldTo(sue).at(-1), 'access-refused');
  });

  it('is patient with trouble while following, and with a permission that is missing', async () => {
    const world = holdings();
    let trouble: DirectoryTrouble | undefined = new DirectoryTrouble('unavailable', 'Microsoft is slow.');
    const office = openOffice(
      database(),
      world.directory,
      {},
      {
        ...world.packages,
        look: async () => {
          if (trouble) throw trouble;
          return 'delivered';
        },
      },
    );
    const id = await office.begin({ access: [kit] });
    await goesOn(office);
    office.passes(HOUR);
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'requested');
    trouble = new DirectoryTrouble('not-permitted', 'Grant EntitlementManagement.Read.All.', { lasting: 'refused' });
    office.passes(MINUTE);
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'requested', 'it goes on there');
    trouble = new DirectoryTrouble('not-permitted', 'The secret has run out.');
    office.passes(HOUR);
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'requested');
    trouble = undefined;
    office.passes(HOUR);
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'given');
  });

  it('is refused for good by a permission that is missing, and never by a token that could not be had', async () => {
    const world = holdings();
    let trouble: DirectoryTrouble | undefined = new DirectoryTrouble('not-permitted', 'The secret has run out.');
    const give: typeof world.directory.give = async () => {
      if (trouble) throw trouble;
      return 'given';
    };
    const office = openOffice(database(), { ...world.directory, give });
    const id = await office.begin({ access: [sheets] });
    for (let day = 0; day < 3; day += 1) {
      await goesOn(office);
      assert.equal((await grantsOf(office, id))[0]?.state, 'waiting');
      office.passes(DAY);
    }
    const other = await office.begin({ access: [apollo] });
    trouble = undefined;
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'given');
    assert.equal((await grantsOf(office, other))[0]?.state, 'given');
    trouble = new DirectoryTrouble('not-permitted', 'Grant it.', { lasting: 'refused' });
    const last = await office.begin({ access: [sheets] });
    await office.settles();
    assert.equal((await grantsOf(office, last))[0]?.why, 'not-permitted');
  });

  for (const [why, calls] of [
    ['not-delivered', ['remove package']],
    ['canceled', ['remove package']],
    ['denied', []],
  ] as const)
    it(`${calls.length > 0 ? 'looks' : 'does not look'} at the end for a package that ended as ${why}`, async () => {
      const world = holdings();
      const office = open(world);
      const id = await office.begin({ access: [kit] });
      world.becomes({ refused: why });
      await office.settles();
      const [grant] = await grantsOf(office, id);
      assert.deepEqual([grant?.state, grant?.why], ['refused', why]);
      world.calls.length = 0;
      await ends(office, await guestOf(office, id));
      assert.deepEqual(world.calls, calls);
    });

  it('looks at the end for what was never ready, for it may have been given all the same', async () => {
    const world = holdings();
    const office = openOffice(database(), { ...world.directory, give: async () => 'not-yet' });
    const id = await office.begin({ access: [sheets] });
    await goesOn(office);
    office.passes(DAY);
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.why, 'never-ready');
    await ends(office, await guestOf(office, id));
    assert.deepEqual(world.calls, ['take application']);
  });

  it('gives up nothing for trouble, and is patient for a day from the first answer that it is not ready', async () => {
    const world = holdings();
    let gives: () => 'given' | 'not-yet' = () => {
      throw new DirectoryTrouble('unavailable', 'Microsoft is slow.');
    };
    const office = openOffice(database(), { ...world.directory, give: async () => gives() });
    const id = await office.begin({ access: [sheets] });
    const state = async () => (await grantsOf(office, id))[0]?.state;
    await goesOn(office);
    office.passes(2 * DAY);
    await goesOn(office);
    assert.equal(await state(), 'waiting', 'after two days of trouble');
    gives = () => 'not-yet';
    await goesOn(office);
    office.passes(DAY - HOUR);
    await goesOn(office);
    assert.equal(await state(), 'waiting');
    gives = () => 'given';
    await goesOn(office);
    assert.equal(await state(), 'given');
  });

  it('gives nothing any more once the stay is over', async () => {
    const world = holdings();
    let reached = false;
    const give: typeof world.directory.give = async () => (reached ? 'given' : 'not-yet');
    const office = openOffice(database(), { ...world.directory, give });
    const id = await office.begin({ access: [sheets] });
    await goesOn(office);
    await ends(office, await guestOf(office, id));
    reached = true;
    await goesOn(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'waiting');
    assert.ok(!office.waiting.some(({ name }) => name === 'give-access'));
  });
});
