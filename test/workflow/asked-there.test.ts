import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { HOUR } from '../../src/kernel/clock.js';
import { groupId, packageId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Access, Facts, Nomination } from '../../src/nomination/nomination.js';
import type { PackageApproval } from '../../src/policy/policy.js';
import { DirectoryTrouble, type AskedThere, type Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, facts as someFacts, lin, mia, NOON, oskar, ruth, sue } from '../support/samples.js';
import { openOffice } from './office.js';

const [apollo] = someFacts().access;
assert.ok(apollo);
const kit = (approval?: PackageApproval): Access => ({
  key: 'kit',
  name: 'Kit',
  kind: 'package',
  id: packageId.parse('a3000000-0000-4000-8000-000000000001'),
  owners: { from: 'people', addresses: [carl.address, ruth.address] },
  ...(approval && { approval }),
});
const NOBODY: AskedThere = { people: [], groups: [], sponsors: false, others: false };
const GROUP = groupId.parse('22222222-0000-4000-8000-0000000000a1');

/** Carl and Ruth own the package, Oskar and Mia the team. */
onEveryDatabase('whom an access package asks in Microsoft Entra', (database) => {
  const open = (asks: AskedThere | undefined | DirectoryTrouble, described: Partial<Directory> = {}) =>
    openOffice(
      database(),
      described,
      {},
      {
        has: async () => false,
        ask: async () => ({ requested: 'request-1' }),
        look: async () => 'held',
        asks: async () => {
          if (asks instanceof DirectoryTrouble) throw asks;
          return asks;
        },
      },
    );
  const [owners] = someFacts().judgement.stages;
  assert.equal(owners?.sources[0]?.from, 'owners');
  const begun = async (office: ReturnType<typeof open>, access: readonly Access[], stages = [owners]) => {
    const { judgement } = someFacts();
    const id = await office.begin({ access, judgement: { ...judgement, stages } });
    await office.settles();
    return id;
  };
  const askedIn = (nomination: Nomination): readonly string[] =>
    nomination.status === 'awaiting-approval'
      ? nomination.asked.map(({ person, about }) => `${person.name}${about ? `: ${about.join()}` : ''}`).toSorted()
      : [nomination.status];

  const people = (...some: readonly (typeof carl)[]) => some.map(({ id, name }) => ({ id, name }));

  it('is left out here, and the other owners are asked', async () => {
    const office = open({ ...NOBODY, people: people(carl) });
    assert.deepEqual(askedIn(await office.read(await begun(office, [kit()]))), [ruth.name]);
    assert.deepEqual(askedIn(await office.read(await begun(office, [kit('both')]))), [ruth.name]);
  });

  it('is left out as a member of a group, and as whoever answers for the guest', async () => {
    const office = open({ ...NOBODY, groups: [{ id: GROUP, name: 'Buyers' }] });
    office.groups.set(GROUP, [ruth, mia]);
    assert.deepEqual(askedIn(await office.read(await begun(office, [kit()]))), [carl.name]);
    const sponsored = open({ ...NOBODY, sponsors: true });
    const { judgement } = someFacts();
    const id = await sponsored.begin({ access: [kit()], sponsor: carl, judgement: { ...judgement, stages: [owners] } });
    await sponsored.settles();
    assert.deepEqual(askedIn(await sponsored.read(id)), [ruth.name]);
  });

  it('is asked there alone where it is every owner: the request goes on, and waits there', async () => {
    const office = open({ ...NOBODY, people: people(carl, ruth) });
    const id = await begun(office, [kit()]);
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    assert.ok(nomination.grants[0]?.request?.heldSince);
    assert.deepEqual(office.toldTo(sue), ['invited', 'access-held']);
    assert.deepEqual(
      [carl, ruth, mia].flatMap((one) => office.toldTo(one)),
      [],
    );
  });

  it('is still asked here about everything else', async () => {
    const office = open({ ...NOBODY, people: people(carl, ruth) });
    const team = { ...apollo, owners: { from: 'people', addresses: [carl.address, oskar.address] } } as const;
    const id = await begun(office, [kit(), team]);
    assert.deepEqual(askedIn(await office.read(id)), [`${carl.name}: ${team.key}`, `${oskar.name}: ${team.key}`]);
    await office.answer(id, oskar, { answer: 'approve', comment: '' });
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    assert.deepEqual(
      nomination.grants.map(({ access }) => access.key),
      ['kit', team.key],
    );
  });

  it('does not lose the package with what is denied beside it', async () => {
    const office = open({ ...NOBODY, people: people(carl, ruth) });
    const id = await begun(office, [kit(), apollo]);
    await office.answer(id, oskar, { answer: 'deny', comment: 'Not now.' });
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    assert.deepEqual(
      nomination.grants.map(({ access }) => access.key),
      ['kit'],
    );
  });

  it('is asked here as well where the rules say here, and where nobody knows whom it asks', async () => {
    const office = open({ ...NOBODY, people: people(carl, ruth) });
    assert.deepEqual(askedIn(await office.read(await begun(office, [kit('here')]))), both);
    for (const asks of [undefined, NOBODY, new DirectoryTrouble('unavailable', 'Microsoft is slow.')]) {
      const unknown = open(asks);
      assert.deepEqual(askedIn(await unknown.read(await begun(unknown, [kit()]))), both);
    }
  });

  const both = [carl.name, ruth.name].toSorted();

  it('does not take the say from the owners where the nominator could answer there: named, answering for the guest, or as a member', async () => {
    const groups = [{ id: GROUP, name: 'Buyers' }];
    const all = people(carl, ruth);
    const asked = async (asks: Partial<AskedThere>, members: readonly Person[] = [], described = {}) => {
      const office = open({ ...NOBODY, ...asks }, described);
      office.groups.set(GROUP, members);
      return askedIn(await office.read(await begun(office, [kit()])));
    };
    assert.deepEqual(await asked({ people: people(carl, ruth, sue) }), both);
    assert.deepEqual(await asked({ people: all, sponsors: true }), both);
    assert.deepEqual(await asked({ groups }, [carl, ruth, sue]), both);
    assert.deepEqual(await asked({ groups }, [carl, ruth]), ['invited']);
    const long = { isMember: async (id: PersonId) => id === sue.id };
    assert.deepEqual(await asked({ groups }, [carl, ruth], long), both, 'beyond the members that are listed');
    assert.deepEqual(await asked({ people: all, others: true }), both, 'some whom nobody can name');
  });

  it('does not take it where whoever asked for the same guest could answer there, or agreed in a step before', async () => {
    const joining = open({ ...NOBODY, people: people(carl, oskar) });
    const manager = { ...owners, sources: [{ from: 'manager' }] } as const;
    const joined = await begun(joining, [kit()], [manager, owners]);
    await joining.submit.nomination(joined, { type: 'join', by: oskar, mayNominate: true });
    await joining.answer(joined, mia, { answer: 'approve', comment: '' });
    await joining.settles();
    assert.deepEqual(askedIn(await joining.read(joined)), both);
    const before = open({ ...NOBODY, people: people(carl, ruth, mia) });
    const id = await begun(before, [kit()], [manager, owners]);
    await before.answer(id, mia, { answer: 'approve', comment: '' });
    await before.settles();
    assert.deepEqual(askedIn(await before.read(id)), both);
  });

  it('decides alone where the rules leave it to them: its owners here are not asked, those of the rest are', async () => {
    const office = open(undefined);
    assert.deepEqual(askedIn(await office.read(await begun(office, [kit('there')]))), ['invited']);
    const id = await begun(office, [kit('there'), apollo]);
    assert.deepEqual(askedIn(await office.read(id)), [`${mia.name}: ${apollo.key}`, `${oskar.name}: ${apollo.key}`]);
    assert.deepEqual(await office.rights.rightOf(await office.read(id), carl.id), 'none');
    await office.answer(id, mia, { answer: 'approve', comment: '' });
    await office.settles();
    assert.deepEqual(askedIn(await office.read(id)), ['invited']);
  });

  it('leaves nothing open where a later step begins with nothing to ask about', async () => {
    const office = open(undefined);
    const first = { ...owners, sources: [{ from: 'manager' }] } as const;
    const id = await begun(office, [kit('there'), apollo], [first, owners]);
    assert.deepEqual(askedIn(await office.read(id)), [mia.name]);
    await office.answer(id, mia, { answer: 'approve', comment: '', changes: { keep: ['kit'] } });
    await office.settles();
    assert.deepEqual(askedIn(await office.read(id)), ['invited']);
  });

  it('is no answer in place of a manager who does not give one: owners who come after them are all asked here', async () => {
    const office = open({ ...NOBODY, people: people(carl, ruth) });
    const stage = { ...owners, sources: [{ from: 'manager' }, { from: 'owners' }], alternatesAfter: HOUR } as const;
    const id = await begun(office, [kit()], [stage]);
    assert.deepEqual(askedIn(await office.read(id)), [mia.name]);
    office.passes(2 * HOUR);
    await office.sweeps();
    await office.settles();
    assert.deepEqual(askedIn(await office.read(id)), [carl.name, mia.name, ruth.name].toSorted());
    await office.answer(id, ruth, { answer: 'approve', comment: '' });
    await office.settles();
    assert.deepEqual(askedIn(await office.read(id)), ['invited']);
  });

  it('is no answer in place of a manager whom nobody has', async () => {
    const office = open({ ...NOBODY, people: people(carl, ruth) });
    office.leaves(mia);
    const stage = { ...owners, sources: [{ from: 'manager' }, { from: 'owners' }] } as const;
    const id = await begun(office, [kit()], [stage]);
    assert.deepEqual(askedIn(await office.read(id)), [carl.name, ruth.name].toSorted());
  });

  /** Sue's, for a guest who was shut out, or judged while something could not be looked up. */
  const BACK: Partial<Facts> = { revive: { how: 'enable', guestId: personId.parse(randomUUID()) } };
  const passedOver = { finding: 'passed-over', rules: [{ rule: 'Strangers', missing: ['homeTenant'] }] } as const;
  const DOUBT: Partial<Facts> = { seen: { at: NOON, answersFor: 0, warnings: [passedOver], unchecked: [] } };
  const asked = async (office: ReturnType<typeof open>, facts: Partial<Facts>, access = [kit()], stages = [owners]) => {
    const id = await office.begin({ access, judgement: { ...someFacts().judgement, stages }, ...facts });
    await office.settles();
    return id;
  };

  for (const [what, facts] of [
    ['lets nobody back in by itself', BACK],
    ['is no yes where a rule could not be judged', DOUBT],
  ] as const)
    it(`${what}: the owners are all asked here, unless another step asks somebody`, async () => {
      const office = open({ ...NOBODY, people: people(carl, ruth) });
      assert.deepEqual(askedIn(await office.read(await asked(office, facts))), both);
      const manager = { ...owners, sources: [{ from: 'manager' }] } as const;
      const id = await asked(office, facts, [kit()], [owners, manager]);
      assert.deepEqual(askedIn(await office.read(id)), [mia.name]);
    });

  it('does not let a guest back in for what is decided about there, after a no to everything else', async () => {
    const office = open(undefined);
    const stage = { ...owners, sources: [{ from: 'owners' }, { from: 'administrators' }] } as const;
    const id = await asked(office, BACK, [kit('there'), apollo], [stage]);
    assert.deepEqual(
      askedIn(await office.read(id)),
      [`${lin.name}: kit`, `${mia.name}: ${apollo.key}`, `${oskar.name}: ${apollo.key}`].toSorted(),
    );
    await office.answer(id, mia, { answer: 'deny', comment: 'Not now.' });
    await office.settles();
    assert.equal((await office.read(id)).status, 'awaiting-approval');
    await office.answer(id, lin, { answer: 'deny', comment: 'Not now.' });
    await office.settles();
    assert.equal((await office.read(id)).status, 'denied');
  });
});
