import assert from 'node:assert/strict';
import { DirectoryTrouble, type Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, facts, lin, mia, oskar, stage, sue } from '../support/samples.js';
import { why } from './answers.js';
import { openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('whoever has a say about a guest', (database) => {
  const answered = async (said: Promise<{ readonly outcome: string; readonly why?: string }>) => {
    const { outcome, why: because } = await said;
    return because ?? outcome;
  };

  it('has none any more once their account is closed, whatever the chat remembers of them', async () => {
    const office = openOffice(database());
    const guest = await received(office, { sponsor: sue, backup: oskar });
    office.leaves(sue);
    for (const said of [{ say: 'remove' }, { say: 'keep-until', day: '2027-06-01' }, { say: 'pass-on' }] as const)
      assert.equal(await answered(office.decideOnGuest(guest, sue, said)), 'not-yours');
    assert.equal(await office.guestFor(guest, sue), undefined);
    assert.equal(await answered(office.decideOnGuest(guest, oskar, { say: 'remove' })), 'done');
  });

  it('has none while the directory does not say, and nothing is changed', async () => {
    const trouble = async (): ReturnType<Directory['account']> => {
      throw new DirectoryTrouble('unavailable', 'Not now.');
    };
    const office = openOffice(database(), { account: trouble });
    const guest = await received(office, { sponsor: sue });
    const before = await office.store.guests.read(guest);
    for (const said of [{ say: 'remove' }, { say: 'keep-until', day: '2027-06-01' }, { say: 'pass-on' }] as const)
      await assert.rejects(office.decideOnGuest(guest, sue, said), DirectoryTrouble);
    assert.deepEqual(await office.store.guests.read(guest), before);
  });

  it('has an administrator’s too, being one and only asked', async () => {
    const office = openOffice(database());
    const guest = await received(office, { sponsor: sue });
    for (const asked of [lin, carl])
      await office.decideOnGuest(guest, sue, { say: 'pass-on', colleague: asked.address });
    assert.equal(await answered(office.decideOnGuest(guest, carl, { say: 'remove' })), 'not-yours');
    await office.decideOnGuest(guest, sue, { say: 'pass-on', colleague: lin.address });
    assert.equal(await answered(office.decideOnGuest(guest, lin, { say: 'remove' })), 'done');
  });
});

onEveryDatabase('a nominator whose account is closed', (database) => {
  it('agrees to no other sponsor, and may still decline one', async () => {
    const office = openOffice(database());
    const judgement = { ...facts().judgement, stages: [stage([{ from: 'owners' }])] };
    const id = await office.begin({ judgement });
    await office.settles();
    await office.answer(id, oskar, { answer: 'approve', comment: '', changes: { sponsor: mia.address } });
    office.leaves(sue);
    assert.equal(why(await office.settleChange(id, sue.id, true)), 'not-the-nominator');
    const still = await office.read(id);
    assert.ok(still.status === 'awaiting-approval' && still.proposed);
    assert.equal(why(await office.settleChange(id, sue.id, false)), 'decided');
  });
});
