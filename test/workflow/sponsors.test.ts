import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { personId } from '../../src/kernel/ids.js';
import type { Facts } from '../../src/nomination/nomination.js';
import type { Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { lin, mia, oskar, ruth, sue } from '../support/samples.js';
import { aGuest, goingBy, openOffice } from './office.js';

onEveryDatabase('whoever answers for a guest', (database) => {
  const office = (described: Partial<Directory> = {}) => openOffice(database(), described);
  /** An office where the guest is here already. */
  const withGuest = () => {
    const guestId = personId.parse(randomUUID());
    return office({
      accountsAt: async (address) => [goingBy(address, aGuest(guestId))],
      addSponsor: async () => 'added',
    });
  };
  const asksToAnswer: Partial<Facts> = { purpose: 'sponsor', access: [] };

  it('hears that somebody named them, once the guest is invited', async () => {
    const { begin, settles, toldTo } = office();
    await begin({ sponsor: mia, backup: ruth });
    assert.deepEqual(toldTo(mia), []);
    await settles();
    assert.deepEqual([mia, ruth, sue].map(toldTo), [['named-sponsor'], ['named-sponsor'], ['invited']]);
  });

  it('hears nothing where a guest who was here before stays with somebody else', async () => {
    const { begin, settles, toldTo } = withGuest();
    await begin({ sponsor: mia });
    await settles();
    await begin({ sponsor: oskar, backup: lin });
    await settles();
    assert.deepEqual([mia, oskar, lin].map(toldTo), [['named-sponsor'], [], []]);
  });

  it('waits for the books to have the guest, also one who was removed from them', async () => {
    const { begin, settles, waiting, submit, toldTo } = office();
    const guestId = personId.parse(randomUUID());
    const invitation = { guestId, alreadyGuest: false, ours: true, repeated: false } as const;
    for (const sponsor of [mia, ruth]) {
      const id = await begin({ sponsor });
      await submit.nomination(id, { type: 'record-invitation', ...invitation });
      const held = waiting.splice(0);
      waiting.push(...held.filter(({ name }) => name === 'tell-sponsors'));
      assert.equal((await settles()).length, 1);
      waiting.push(...held);
      await settles();
      assert.deepEqual(toldTo(sponsor), ['named-sponsor']);
      await submit.guest(guestId, { type: 'record-removal', by: 'us' });
      waiting.length = 0;
    }
  });

  it('is told nothing of what they said themselves', async () => {
    const { begin, settles, toldTo } = office();
    await begin({ backup: ruth });
    await settles();
    assert.deepEqual([sue, ruth].map(toldTo), [['invited'], ['named-sponsor']]);
  });

  it('hears nothing of an invitation that was withdrawn before', async () => {
    const { begin, settles, waiting, withdraw, toldTo } = office();
    const id = await begin({ sponsor: mia });
    const held = { name: 'tell-sponsors', nominationId: id } as const;
    await withdraw(id, sue.id);
    waiting.push(held);
    await settles();
    assert.deepEqual(toldTo(mia), []);
  });

  it('hears that another answers from now on, unless they answer again by then', async () => {
    const { begin, settles, waiting, read, toldTo } = withGuest();
    const id = await begin();
    await settles();
    await begin({ ...asksToAnswer, nominator: mia });
    await settles();
    assert.deepEqual(toldTo(sue), ['invited', 'sponsor-replaced']);

    const nomination = await read(id);
    assert.ok(nomination.status === 'invited');
    waiting.push({ name: 'tell-former-sponsor', guestId: nomination.guestId, personId: mia.id });
    await settles();
    assert.deepEqual(toldTo(mia), ['invited']);
  });
});
