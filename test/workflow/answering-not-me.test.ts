import assert from 'node:assert/strict';
import { newNominationId } from '../../src/kernel/ids.js';
import { askedNow } from '../../src/nomination/awaited.js';
import { decisionsOf, type Nomination } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import type { Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, lin, mia, NOON, nora, oskar, ruth, sue } from '../support/samples.js';
import { askingOwners, no, why, yes } from './answers.js';
import { employee, openOffice } from './office.js';

/** Who is asked now, in the order in which they were, by name. */
const asked = (nomination: Nomination): readonly string[] =>
  nomination.status === 'awaiting-approval'
    ? nomination.asked.filter(({ person }) => askedNow(nomination, person.id)).map(({ person }) => person.name)
    : [];

onEveryDatabase('not me', (database) => {
  const world = async (part: Partial<Stage> = { handOver: true }, described: Partial<Directory> = {}) => {
    const opened = openOffice(database(), described);
    const id = await opened.begin(askingOwners(part));
    await opened.settles();
    return { ...opened, id };
  };

  it('hands it to a colleague, whose answer counts for whoever handed it over', async () => {
    const { id, handOver, settles, answer, read, card } = await world();
    const handed = await handOver(id, oskar, 0, 'Carl Meyer');
    assert.ok(handed.outcome === 'decided' && handed.view.kind === 'approval' && handed.view.reader === oskar.id);
    await settles();
    const nomination = await read(id);
    assert.deepEqual(asked(nomination), [mia.name, carl.name]);
    assert.ok(card(id, carl, 'approval'));
    assert.equal(why(await answer(id, carl, yes)), 'decided');
    assert.deepEqual(decisionsOf(await read(id)), [{ by: carl, at: NOON, comment: '', for: oskar }]);
  });

  for (const [what, who, to, expected, left] of [
    ['an owner to the others', oskar, undefined, 'decided', [mia.name]],
    ['an owner to the others, by an empty field', oskar, '  ', 'decided', [mia.name]],
    ['an owner to another one', oskar, 'Mia Berg', 'decided', [mia.name]],
    ['an owner by address', oskar, 'carl@contoso.com', 'decided', [mia.name, carl.name]],
    ['an owner by the id of a people picker', oskar, carl.id, 'decided', [mia.name, carl.name]],
    ['an owner to the nominator', oskar, 'Sue Park', 'not-to-them', [oskar.name, mia.name]],
    ['an owner to themselves', oskar, 'Oskar Lind', 'not-to-them', [oskar.name, mia.name]],
    ['an owner to nobody of that name', oskar, 'Karl', 'unclear', [oskar.name, mia.name]],
    ['a stranger to a colleague', lin, 'Carl Meyer', 'not-an-approver', [oskar.name, mia.name]],
    ['a stranger to nobody of that name', lin, 'Karl', 'not-an-approver', [oskar.name, mia.name]],
    ['a stranger to the others', lin, undefined, 'not-an-approver', [oskar.name, mia.name]],
    ['the nominator to a colleague', sue, 'Carl Meyer', 'own-nomination', [oskar.name, mia.name]],
  ] as const) {
    it(`${what}: ${expected}`, async () => {
      const { id, handOver, read } = await world();
      assert.equal(why(await handOver(id, who, 0, to)), expected);
      assert.deepEqual(asked(await read(id)), left);
    });
  }

  it('says who it cannot be handed to, and leaves what was typed', async () => {
    const { id, handOver, join } = await world();
    await join(id, nora);
    const refused = await handOver(id, oskar, 0, 'Nora Haas');
    assert.ok(refused.outcome === 'refused' && refused.why === 'not-to-them' && !refused.view);
    assert.deepEqual(refused.who, nora);
  });

  it('names the colleagues who may be meant, and nobody who has left or is a guest', async () => {
    const namesake = { ...carl, id: nora.id, address: 'carl.m@contoso.com' };
    const guest = { ...employee({ ...carl, id: ruth.id }), kind: 'guest' } as const;
    const closed = { ...employee({ ...carl, id: lin.id }), enabled: false };
    const { id, handOver } = await world(undefined, {
      colleagues: async () => [guest, employee(carl), closed, employee(namesake)],
    });
    assert.deepEqual(await handOver(id, oskar, 0, 'Carl Meyer'), {
      outcome: 'unclear',
      said: 'Carl Meyer',
      people: [carl, namesake],
    });
  });

  it('needs a rule that lets it be handed to a colleague, and none that leaves it to the others', async () => {
    const { id, handOver, read } = await world({ handOver: false });
    assert.equal(why(await handOver(id, oskar, 0, 'Carl Meyer')), 'hand-over-not-allowed');
    assert.deepEqual(asked(await read(id)), [oskar.name, mia.name]);
    assert.equal(why(await handOver(id, oskar, 0)), 'decided');
    assert.deepEqual(asked(await read(id)), [mia.name]);
  });

  it('goes on from hand to hand in the name of the first, and back', async () => {
    const { id, handOver, answer, read } = await world();
    await handOver(id, oskar, 0, 'Carl Meyer');
    assert.equal(why(await handOver(id, carl, 0, 'Nora Haas')), 'decided');
    assert.deepEqual(asked(await read(id)), [mia.name, nora.name]);
    assert.equal(why(await answer(id, carl, yes)), 'not-an-approver', 'whoever passed it on has it no more');
    assert.equal(why(await handOver(id, nora, 0, 'Oskar Lind')), 'decided');
    assert.deepEqual(asked(await read(id)).toSorted(), [mia.name, oskar.name]);
    assert.equal(why(await answer(id, oskar, yes)), 'decided');
    assert.deepEqual(decisionsOf(await read(id)), [{ by: oskar, at: NOON, comment: '' }]);
  });

  it('counts for nothing once whoever handed it over has no right any more', async () => {
    const { id, handOver, answer, leaves } = await world();
    await handOver(id, oskar, 0, 'Carl Meyer');
    leaves(oskar);
    assert.equal(why(await answer(id, carl, yes)), 'not-an-approver');
  });

  it('comes to whoever is asked next where nobody is left', async () => {
    const { id, handOver, settles, read } = await world();
    await handOver(id, oskar, 0);
    await handOver(id, mia, 0);
    await settles();
    assert.deepEqual(asked(await read(id)), [lin.name]);
  });

  it('is too late once it is decided, or for another stage', async () => {
    const { id, handOver, answer } = await world();
    assert.equal(why(await handOver(id, oskar, 1, 'Carl Meyer')), 'stage-settled');
    await answer(id, mia, no);
    assert.equal(why(await handOver(id, oskar, 0, 'Carl Meyer')), 'already-decided');
    assert.equal(why(await handOver(newNominationId(), oskar)), 'no-such-nomination');
  });

  it('tells the clock where the colleague is, where that is known', async () => {
    const { id, handOver, read, meets } = await world();
    await meets(carl, 'Asia/Shanghai');
    await handOver(id, oskar, 0, 'Carl Meyer');
    const nomination = await read(id);
    assert.ok(nomination.status === 'awaiting-approval');
    assert.equal(nomination.asked.find(({ person }) => person.id === carl.id)?.zone, 'Asia/Shanghai');
  });
});
