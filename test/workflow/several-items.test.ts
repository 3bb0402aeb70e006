import assert from 'node:assert/strict';
import type { Thing } from '../../src/policy/policy.js';
import type { Person } from '../../src/kernel/people.js';
import type { Account } from '../../src/workflow/ports.js';
import { aStage } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { severalItems } from '../support/several-items.js';
import { carl, facts, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { employee, openOffice } from './office.js';

const ITEMS = severalItems('project-apollo', 'joint-audit');
const [APOLLO, AUDIT] = ITEMS.map(({ key }) => key) as [string, string];

onEveryDatabase('a nomination of several items', (database) => {
  /** Oskar owns Apollo, Mia and Ruth the audit, until a story says otherwise. */
  const opened = async (sources = aStage([{ from: 'owners' }, { from: 'administrators' }])) => {
    const owners = new Map<string, readonly Person[]>([
      [APOLLO, [oskar]],
      [AUDIT, [mia, ruth]],
    ]);
    const ownersOf = async (thing: Thing): Promise<readonly Account[]> =>
      (owners.get(ITEMS.find(({ id }) => id === thing.id)?.key ?? '') ?? []).map(employee);
    const office = openOffice(database(), { ownersOf });
    for (const person of [sue, oskar, mia, ruth, lin, carl, nora]) await office.meets(person);
    const begin = async () => {
      const id = await office.begin({ access: ITEMS, judgement: { ...facts().judgement, stages: [sources] } });
      await office.settles();
      return id;
    };
    return {
      ...office,
      owners,
      begin,
      says: (answer: 'approve' | 'deny') => ({ answer, comment: 'so be it' }) as const,
    };
  };

  it('gives what its owners agreed to, and tells whoever asked what was refused, once', async () => {
    const office = await opened();
    const id = await office.begin();
    await office.join(id, carl);
    await office.answer(id, mia, office.says('deny'));
    await office.settles();
    assert.deepEqual(office.toldTo(sue), ['joined', 'fell']);
    assert.deepEqual(office.toldTo(carl), ['fell (joined)']);
    await office.answer(id, oskar, office.says('approve'));
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    assert.deepEqual(
      nomination.grants.map(({ access, state }) => [access.key, state]),
      [[APOLLO, 'given']],
    );
    assert.deepEqual(office.toldTo(sue), ['joined', 'fell', 'invited']);
  });

  it('counts a press for what is theirs by then', async () => {
    const office = await opened();
    const id = await office.begin();
    office.owners.set(APOLLO, [nora]);
    const refused = await office.answer(id, oskar, office.says('deny'));
    assert.ok(refused.outcome === 'refused' && refused.why === 'not-an-approver');
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'awaiting-approval');
    // Whoever lost it makes room: the administrators are asked about it, and about nothing else.
    assert.deepEqual(nomination.asked.find(({ person }) => person.id === lin.id)?.about, [APOLLO]);
  });

  it('tells whoever comes late who settled theirs, and leaves their card without buttons', async () => {
    const office = await opened();
    const id = await office.begin();
    await office.answer(id, mia, office.says('approve'));
    const late = await office.answer(id, ruth, office.says('deny'));
    assert.ok(late.outcome === 'refused' && late.why === 'part-settled');
    const waits = async (person: Person) => (await office.approvalsOf(person.id)).items.some((one) => one.id === id);
    assert.deepEqual([await waits(ruth), await waits(oskar)], [false, true]);
  });

  it('falls in part where nobody is left, and the administrators hear of it', async () => {
    const office = await opened(aStage([{ from: 'owners' }]));
    office.owners.set(AUDIT, []);
    const id = await office.begin();
    assert.deepEqual(
      (await office.read(id)).fallen?.map(({ why }) => why),
      ['nobody-left'],
    );
    assert.deepEqual(office.toldTo(lin), ['admin-fell']);
    assert.deepEqual(office.toldTo(sue), ['fell']);
  });

  it('asks somebody who has their card already about more, on a new one', async () => {
    const office = await opened();
    office.owners.set(AUDIT, []);
    office.leaves(lin);
    const id = await office.begin();
    assert.deepEqual(
      (await office.read(id)).fallen?.map(({ why }) => why),
      ['nobody-left'],
    );

    const other = await opened();
    other.owners.set(AUDIT, []);
    other.blocks(oskar);
    const second = await other.begin();
    const nomination = await other.read(second);
    assert.ok(nomination.status === 'awaiting-approval');
    assert.equal(nomination.asked.find(({ person }) => person.id === oskar.id)?.reached, 'by-mail');
    await other.submit.nomination(second, { type: 'record-reach', personId: oskar.id, reached: 'lost' });
    await other.settles();
    assert.deepEqual(other.raisedFor(lin), ['more-asked']);
    await other.answer(second, lin, other.says('approve'));
    assert.equal((await other.read(second)).status, 'approved');
  });

  it('goes to those who stand in for an owner, with that owner’s part', async () => {
    const office = await opened();
    const now = office.now();
    await office.delegate({ from: oskar, to: nora, starts: now, ends: new Date(now.getTime() + 86_400_000) });
    const id = await office.begin();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'awaiting-approval');
    assert.deepEqual(nomination.asked.find(({ person }) => person.id === nora.id)?.about, [APOLLO]);
    await office.answer(id, nora, office.says('deny'));
    const after = await office.read(id);
    assert.deepEqual(
      after.access.map(({ key }) => key),
      [AUDIT],
    );
    assert.equal(after.fallen?.[0]?.decision?.for?.name, 'Oskar Lind');
  });
});
