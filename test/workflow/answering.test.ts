import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import { newNominationId, type DelegationId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { decisionsOf } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, lin, mia, NOON, nora, oskar, ruth, stage, sue } from '../support/samples.js';
import { asking, askingOwners, no, why, yes } from './answers.js';
import { employee, openOffice } from './office.js';

const unavailable = async (): Promise<never> => {
  throw new DirectoryTrouble('unavailable', 'Not now.');
};
const never = (): Promise<never> => new Promise(() => {});

onEveryDatabase('answering', (database) => {
  const office = (described: Partial<Directory> = {}) => openOffice(database(), described);

  /** Delegations are between people whom other stories know too, so they go with theirs, and count for no other's limit. */
  const standsIn = async ({ delegate }: ReturnType<typeof office>, from: Person, to: Person): Promise<DelegationId> => {
    const result = await delegate({ from, to, starts: NOON, ends: later(NOON, 14 * DAY) });
    assert.ok(result.outcome === 'delegated');
    return result.delegation.id;
  };
  afterEach(() => database().query('delete from guestlist.delegations'));

  it('decides, and says what the card shows now', async () => {
    const { begin, settles, answer, read } = office();
    const id = await begin(askingOwners());
    await settles();
    const answered = await answer(id, oskar, { ...yes, comment: ' fine ' });
    assert.ok(answered.outcome === 'decided' && answered.view.kind === 'approval');
    assert.equal(answered.view.nomination.status, 'approved');
    assert.equal(answered.view.reader, oskar.id);
    assert.deepEqual(decisionsOf(await read(id)), [{ by: oskar, at: NOON, comment: 'fine' }]);
  });

  it('counts for whom they stand in, and says so', async () => {
    const world = office();
    const { begin, settles, answer, read } = world;
    await standsIn(world, oskar, carl);
    const id = await begin(askingOwners());
    await settles();
    assert.equal(why(await answer(id, carl, yes)), 'decided');
    assert.deepEqual(decisionsOf(await read(id)), [{ by: carl, at: NOON, comment: '', for: oskar }]);
  });

  it('is one for both of them', async () => {
    const world = office();
    const { begin, settles, answer } = world;
    await standsIn(world, oskar, carl);
    const id = await begin(askingOwners({ quorum: 2 }));
    await settles();
    assert.equal(why(await answer(id, oskar, yes)), 'decided');
    assert.equal(why(await answer(id, carl, yes)), 'answered-for');
    assert.equal(why(await answer(id, oskar, yes)), 'answered-before');
  });

  describe('is refused', () => {
    type World = ReturnType<typeof office>;
    const stories: readonly (readonly [string, Person, string, ((world: World) => Promise<unknown>)?])[] = [
      ['to the nominator', sue, 'own-nomination'],
      ['to a stranger', lin, 'not-an-approver'],
      [
        'to the nominator, though an owner has them stand in',
        sue,
        'own-nomination',
        (world) => standsIn(world, oskar, sue),
      ],
      [
        'to whoever stands in for somebody who stands in for an owner',
        nora,
        'not-an-approver',
        async (world) => {
          await standsIn(world, oskar, carl);
          await standsIn(world, carl, nora);
        },
      ],
      ['to whoever stands in for the nominator', carl, 'not-an-approver', (world) => standsIn(world, sue, carl)],
      [
        'to whoever stood in until a moment ago',
        carl,
        'not-an-approver',
        async (world) => world.revokeDelegation(await standsIn(world, oskar, carl), oskar.id),
      ],
      [
        'to whoever stands in and has left',
        carl,
        'not-an-approver',
        async (world) => {
          await standsIn(world, oskar, carl);
          world.leaves(carl);
        },
      ],
      [
        'to whoever stands in for an owner who has left',
        carl,
        'not-an-approver',
        async (world) => {
          await standsIn(world, oskar, carl);
          world.leaves(oskar);
        },
      ],
      ['to an owner who has left', oskar, 'not-an-approver', async (world) => world.leaves(oskar)],
    ];
    for (const [what, who, expected, before] of stories) {
      it(`${what}: ${expected}`, async () => {
        const world = office();
        const id = await world.begin(askingOwners());
        await world.settles();
        await before?.(world);
        const refused = await world.answer(id, who, yes);
        assert.equal(why(refused), expected);
        assert.ok(refused.outcome === 'refused' && refused.nomination?.id === id);
        assert.equal((await world.read(id)).status, 'awaiting-approval');
      });
    }

    it('to whoever joined, and whoever stands in for them', async () => {
      const world = office();
      const { begin, settles, join, answer } = world;
      await standsIn(world, oskar, carl);
      const id = await begin(askingOwners());
      await settles();
      await join(id, oskar);
      assert.equal(why(await answer(id, oskar, yes)), 'own-nomination');
      assert.equal(why(await answer(id, carl, yes)), 'not-an-approver');
    });

    it('without a reason for a no, before anybody is asked anything, and nothing that was typed is lost', async () => {
      const { begin, answer } = office({ ownersOf: never });
      const id = await begin(askingOwners());
      const refused = await answer(id, oskar, { answer: 'deny', comment: '  ' });
      assert.equal(why(refused), 'comment-needed');
      assert.ok(!('view' in refused));
    });

    it('where there is no such nomination', async () => {
      assert.deepEqual(await office().answer(newNominationId(), oskar, yes), {
        outcome: 'refused',
        why: 'no-such-nomination',
      });
    });

    it('for a stage that never was, or is over', async () => {
      const { begin, settles, answer } = office();
      const id = await begin(
        asking(stage([{ from: 'owners' }]), stage([{ from: 'people', addresses: [ruth.address] }])),
      );
      await settles();
      assert.equal(why(await answer(id, oskar, { ...yes, stage: 7 })), 'stage-settled');
      await answer(id, oskar, yes);
      await settles();
      assert.equal(why(await answer(id, mia, { ...yes, stage: 0 })), 'stage-settled');
      assert.equal(why(await answer(id, mia, yes)), 'stage-settled', 'a card of the first version names no stage');
    });

    it('once it is decided, with the card for whoever has one', async () => {
      const { begin, settles, answer } = office();
      const id = await begin(askingOwners());
      await settles();
      await answer(id, oskar, no);
      const late = await answer(id, mia, yes);
      assert.ok(late.outcome === 'refused' && late.why === 'already-decided' && late.view?.kind === 'approval');
      const stranger = await answer(id, ruth, yes);
      assert.ok(stranger.outcome === 'refused' && stranger.why === 'already-decided');
      assert.ok(!stranger.view && stranger.nomination?.status === 'denied');
    });

    it('to a yes to what was asked before it was changed; a no is a no', async () => {
      const { begin, settles, answer } = office();
      const id = await begin(askingOwners({ quorum: 2 }));
      await settles();
      const changed = await answer(id, oskar, { ...yes, edition: 0, changes: { until: '2027-05-31' } });
      assert.equal(why(changed), 'decided');
      const refused = await answer(id, mia, { ...yes, edition: 0 });
      assert.ok(refused.outcome === 'refused' && refused.why === 'ask-changed' && refused.view);
      assert.equal(why(await answer(id, mia, { ...no, edition: 0 })), 'decided');
    });
  });

  describe('while the directory is slow', () => {
    for (const [what, slow] of [
      ['says nothing', never],
      ['says that it cannot', unavailable],
    ] as const) {
      it(`is noted where it ${what}, with all that was said`, async () => {
        let directory: Directory['ownersOf'] = async () => [oskar, mia].map(employee);
        const { begin, settles, answer, waiting, read } = office({ ownersOf: (group) => directory(group) });
        const id = await begin(askingOwners());
        await settles();
        const awake = directory;
        directory = slow;
        const changes = { until: '2027-05-31' };
        const noted = await answer(id, oskar, { ...yes, comment: 'until May', edition: 0, changes });
        assert.ok(noted.outcome === 'noted' && noted.view?.nomination.status === 'awaiting-approval');
        assert.deepEqual(waiting, [
          {
            name: 'check-decision',
            nominationId: id,
            by: oskar.id,
            answer: 'approve',
            comment: 'until May',
            pressedAt: NOON,
            stage: 0,
            edition: 0,
            wishes: changes,
          },
        ]);
        directory = awake;
        await settles();
        const nomination = await read(id);
        assert.deepEqual([nomination.status, nomination.until], ['invited', new Date('2027-05-31T21:59:59.999Z')]);
      });
    }

    it('is told what became of it where somebody else was quicker', async () => {
      const awake: Directory['ownersOf'] = async () => [oskar, mia].map(employee);
      let directory = awake;
      const { begin, settles, answer, waiting } = office({ ownersOf: (group) => directory(group) });
      const id = await begin(askingOwners());
      await settles();
      const asked = new Promise<void>((resolve) => {
        directory = () => {
          directory = awake;
          resolve();
          return never();
        };
      });
      const answering = answer(id, oskar, yes);
      // On two connections either of them could otherwise be the first to ask.
      await asked;
      assert.equal(why(await answer(id, mia, no)), 'decided');
      const slow = await answering;
      assert.ok(slow.outcome === 'refused' && slow.why === 'already-decided' && slow.view);
      assert.ok(!waiting.some(({ name }) => name === 'check-decision'));
    });

    it('shows nothing of it to whoever has no part in it', async () => {
      const { begin, answer } = office({ ownersOf: unavailable });
      const id = await begin(askingOwners());
      assert.deepEqual(await answer(id, nora, yes), { outcome: 'noted' });
    });

    it('is noted where it cannot say whom they would have answer for the guest', async () => {
      const { begin, settles, answer, waiting } = office({ colleagues: unavailable });
      const id = await begin(askingOwners());
      await settles();
      const changes = { sponsor: 'Carl Meyer' };
      assert.equal((await answer(id, oskar, { ...yes, changes })).outcome, 'noted');
      assert.deepEqual(
        waiting.map((job) => job.name === 'check-decision' && job.wishes),
        [changes],
      );
      waiting.length = 0;
      assert.equal(why(await answer(id, oskar, { ...no, changes })), 'decided', 'a no wishes for nothing');
    });

    it('is not noted where it is our own mistake', async () => {
      const { begin, answer } = office({
        ownersOf: async () => {
          throw new TypeError('A bug.');
        },
      });
      const id = await begin(askingOwners());
      await assert.rejects(answer(id, oskar, yes), TypeError);
    });

    it('is asked again, and nothing begins, where nothing is lost by it', async () => {
      const { begin, handOver, inquire, read } = office({ ownersOf: unavailable });
      const id = await begin(askingOwners({ handOver: true }));
      const before = await read(id);
      await assert.rejects(handOver(id, oskar, 0, 'Carl Meyer'), DirectoryTrouble);
      await assert.rejects(handOver(id, oskar), DirectoryTrouble);
      await assert.rejects(inquire(id, oskar, 'Why?'), DirectoryTrouble);
      assert.deepEqual(await read(id), before);
    });
  });

  it('shows whoever stands in what waits, for as long as they do', async () => {
    const world = office();
    const { begin, settles, viewFor, revokeDelegation } = world;
    const id = await begin(askingOwners());
    await settles();
    assert.equal(await viewFor(id, carl.id), undefined);
    const delegation = await standsIn(world, oskar, carl);
    assert.equal((await viewFor(id, carl.id))?.kind, 'approval');
    await revokeDelegation(delegation, oskar.id);
    assert.equal(await viewFor(id, carl.id), undefined);
  });

  describe('a question', () => {
    it('is answered by the nominator, and both are on the card', async () => {
      const { begin, settles, inquire, reply, read, card, raisedFor } = office();
      const id = await begin(askingOwners());
      await settles();
      const asked = await inquire(id, oskar, ' Which audit? ');
      assert.ok(asked.outcome === 'decided' && asked.view.kind === 'approval');
      await settles();
      assert.deepEqual(raisedFor(sue), ['question']);
      const replied = await reply(id, sue.id, 'The yearly one.');
      assert.ok(replied.outcome === 'decided' && replied.view.kind === 'receipt');
      await settles();
      const [inquiry] = (await read(id)).inquiries ?? [];
      assert.deepEqual([inquiry?.text, inquiry?.answer?.text], ['Which audit?', 'The yearly one.']);
      for (const [who, kind] of [
        [mia, 'approval'],
        [sue, 'receipt'],
      ] as const)
        assert.ok(card(id, who, kind)?.nomination.inquiries?.[0]?.answer);
    });

    for (const [what, who, text, expected] of [
      ['by a stranger', lin, 'Why?', 'not-an-approver'],
      ['by the nominator', sue, 'Why?', 'own-nomination'],
      ['without words', oskar, ' \n ', 'text-needed'],
    ] as const) {
      it(`${what} is refused: ${expected}`, async () => {
        const { begin, settles, inquire, read } = office();
        const id = await begin(askingOwners());
        await settles();
        const refused = await inquire(id, who, text);
        assert.equal(why(refused), expected);
        assert.equal((await read(id)).inquiries, undefined);
      });
    }

    it('is one at a time, and answered once, by the nominator alone', async () => {
      const { begin, settles, inquire, reply, answer } = office();
      const id = await begin(askingOwners());
      await settles();
      assert.equal(why(await reply(id, sue.id, 'Because.')), 'no-question');
      await inquire(id, oskar, 'Why?');
      assert.equal(why(await inquire(id, mia, 'Why so?')), 'question-open');
      assert.equal(why(await reply(id, mia.id, 'Because.')), 'not-the-nominator');
      assert.equal(why(await reply(id, sue.id, '')), 'text-needed');
      assert.equal(why(await reply(id, sue.id, 'Because.')), 'decided');
      assert.equal(why(await reply(id, sue.id, 'And because.')), 'no-question');
      await answer(id, oskar, yes);
      assert.equal(why(await inquire(id, oskar, 'Why?')), 'already-decided');
      assert.equal(why(await inquire(newNominationId(), oskar, 'Why?')), 'no-such-nomination');
    });
  });

  it('is asked for again by the nominator, once a day', async () => {
    const { begin, settles, remind, raisedFor, passes } = office();
    const id = await begin(askingOwners());
    await settles();
    assert.equal(why(await remind(id, oskar.id)), 'not-the-nominator');
    const reminded = await remind(id, sue.id);
    assert.ok(reminded.outcome === 'decided' && reminded.view.kind === 'receipt');
    await settles();
    assert.deepEqual([oskar, mia].map(raisedFor), [['nominator-reminds'], ['nominator-reminds']]);
    assert.equal(why(await remind(id, sue.id)), 'reminded-today');
    passes(DAY);
    assert.equal(why(await remind(id, sue.id)), 'decided');
  });
});
