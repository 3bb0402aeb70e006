import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { channelId, personId, type ChannelId, type NominationId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { MINUTE } from '../../src/kernel/clock.js';
import { onEveryDatabase } from '../support/database.js';
import { lin, nora, oskar, stage, sue } from '../support/samples.js';
import { asking, askingOwners, no, yes } from './answers.js';
import { employee, openOffice } from './office.js';
import { PAYROLL } from './surveys.js';

/** Of this story alone, so that what other stories ask does not wait for them too. */
const someOwner = (): Person => ({ id: personId.parse(randomUUID()), name: 'Olga Ek', address: 'olga@contoso.com' });

onEveryDatabase('what waits for somebody', (database) => {
  const ownedBy = (olga: Person) =>
    openOffice(database(), { ownersOf: async () => [employee(olga)], account: async () => employee(olga) });

  const nominated = async ({ begin, settles, passes }: ReturnType<typeof ownedBy>, times: number) => {
    const ids: NominationId[] = [];
    for (let n = 0; n < times; n += 1) {
      ids.push(await begin(askingOwners()));
      passes(MINUTE);
    }
    await settles();
    return ids;
  };

  it('is listed, the oldest first, six at most, and the others are counted', async () => {
    const olga = someOwner();
    const world = ownedBy(olga);
    assert.deepEqual(await world.approvalsOf(olga.id), { kind: 'approvals', reader: olga.id, items: [], more: 0 });
    const ids = await nominated(world, 8);
    const { items, more, reader, digest } = await world.approvalsOf(olga.id);
    assert.deepEqual([items.map(({ id }) => id), more, reader, digest], [ids.slice(0, 6), 2, olga.id, undefined]);
    assert.equal((await world.viewing.list(olga.id, { digest: true })).digest, true);
  });

  it('leaves out what is settled, answered, passed on or asked of others', async () => {
    const olga = someOwner();
    const world = ownedBy(olga);
    const [decided, passed, withdrawn, open] = await nominated(world, 4);
    assert.ok(decided && passed && withdrawn && open);
    await world.answer(decided, olga, no);
    await world.handOver(passed, olga);
    await world.withdraw(withdrawn, sue.id);
    assert.deepEqual(
      (await world.approvalsOf(olga.id)).items.map(({ id }) => id),
      [open],
    );
    assert.ok((await world.approvalsOf(lin.id)).items.every(({ id }) => id !== open));
  });

  it('stays on a list that was sent, with what became of it, and what came since is counted', async () => {
    const olga = someOwner();
    const world = ownedBy(olga);
    const [first, second] = await nominated(world, 2);
    assert.ok(first && second);
    const at = {
      holder: olga.id,
      kind: 'approvals',
      conversationId: 'a:olga',
      activityId: randomUUID(),
      shows: '',
    } as const;
    for (const about of [first, second]) await world.store.cards.remember({ about, ...at });
    await world.answer(first, olga, yes);
    const [third] = await nominated(world, 1);
    const list = await world.approvalsAt(olga.id, at.conversationId, at.activityId);
    assert.deepEqual(
      list.items.map(({ id, status }) => [id, status === 'awaiting-approval']),
      [
        [first, false],
        [second, true],
      ],
    );
    assert.equal(list.more, 1);

    const others = await world.approvalsAt(nora.id, at.conversationId, at.activityId);
    assert.ok(
      others.items.every(({ id }) => id !== first && id !== second),
      'nobody reads another’s list',
    );
    const unrecorded = await world.approvalsAt(olga.id, at.conversationId, 'nobody noted it');
    assert.deepEqual(
      unrecorded.items.map(({ id }) => id),
      [second, third],
    );
  });
});

onEveryDatabase('what somebody sees', (database) => {
  const channel = channelId.parse('19:apollo@thread.tacv2');
  const elsewhere: ChannelId = channelId.parse('19:payroll@thread.tacv2');

  it('of a channel’s card is their own, and nothing of another channel', async () => {
    const { begin, settles, viewInChannel, viewing, read } = openOffice(database());
    const id = await begin(asking(stage([{ from: 'channel', team: PAYROLL, channel }])));
    await settles();
    for (const reader of [oskar, sue, lin]) {
      const view = await viewInChannel(id, reader.id, channel);
      assert.ok(view?.kind === 'approval' && view.inChannel && view.reader === reader.id);
      assert.equal(await viewInChannel(id, reader.id, elsewhere), undefined);
    }
    const nomination = await read(id);
    assert.deepEqual(viewing.channelView(nomination), { kind: 'approval', nomination, inChannel: true });
    const own = await begin(askingOwners());
    assert.equal(await viewInChannel(own, oskar.id, channel), undefined, 'no channel is asked at all');
  });

  it('of a channel’s nomination stays with whoever answered it there', async () => {
    const { begin, settles, groups, answer, viewFor } = openOffice(database());
    groups.set(PAYROLL, [nora]);
    const id = await begin(asking(stage([{ from: 'channel', team: PAYROLL, channel }])));
    await settles();
    assert.equal(await viewFor(id, nora.id), undefined);
    assert.equal((await answer(id, nora, yes)).outcome, 'decided');
    assert.equal((await viewFor(id, nora.id))?.kind, 'approval');
    assert.equal(await viewFor(id, lin.id), undefined);
  });

  it('is the receipt for the nominator and whoever joined, the card for whoever was asked or handed it, and nothing else', async () => {
    const { begin, settles, join, handOver, answer, viewFor } = openOffice(database());
    const id = await begin(askingOwners({ handOver: true }));
    await settles();
    await handOver(id, oskar, 0, 'Nora Haas');
    await join(id, lin);
    await answer(id, nora, no);
    for (const [who, kind] of [
      [sue, 'receipt'],
      [lin, 'receipt'],
      [oskar, 'approval'],
      [nora, 'approval'],
      [someOwner(), undefined],
    ] as const)
      assert.equal((await viewFor(id, who.id))?.kind, kind, who.name);
  });
});
