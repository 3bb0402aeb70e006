import assert from 'node:assert/strict';
import { editionOf } from '../../src/nomination/awaited.js';
import { decisionsOf, sponsorsOf, type Facts } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import { DirectoryTrouble, type Directory } from '../../src/workflow/ports.js';
import type { ChangeWishes } from '../../src/workflow/workflow.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, facts, mia, NOON, nora, oskar, sue } from '../support/samples.js';
import { askingOwners, no, why, yes } from './answers.js';
import { employee, openOffice } from './office.js';

const [apollo] = facts().access;
assert.ok(apollo);
const payroll = { ...apollo, key: 'payroll', name: 'Payroll' };

onEveryDatabase('a yes that changes what is asked', (database) => {
  /** Sue asks for two things, and two owners are asked. */
  const world = async (rest: Partial<Stage> = {}, change: Partial<Facts> = {}, described: Partial<Directory> = {}) => {
    const opened = openOffice(database(), described);
    const asked = { ...askingOwners(rest), access: [apollo, payroll], ...change };
    const id = await opened.begin(asked);
    await opened.settles();
    const agree = (by: typeof sue, changes: ChangeWishes, edition = 0) =>
      opened.answer(id, by, { ...yes, edition, changes });
    return { ...opened, id, agree };
  };

  it('shortens it, leaves things out and chooses the way, and what was is kept', async () => {
    const { id, agree, read } = await world();
    const answered = await agree(oskar, { until: '2027-05-31', keep: ['project-apollo'], deliveries: ['mail'] });
    assert.equal(why(answered), 'decided');
    const nomination = await read(id);
    const until = new Date('2027-05-31T21:59:59.999Z');
    assert.deepEqual(
      [nomination.status, nomination.until, nomination.access, nomination.deliveries],
      ['approved', until, [apollo], ['mail']],
    );
    assert.deepEqual(nomination.changes, [
      {
        by: oskar,
        at: NOON,
        to: { until, without: ['payroll'], deliveries: ['mail'] },
        was: { until: facts().until, access: [apollo, payroll], deliveries: ['chat', 'mail'] },
      },
    ]);
  });

  it('that changes nothing is a yes', async () => {
    const { id, agree, read } = await world();
    const same: ChangeWishes = {
      until: '2027-06-30',
      deliveries: ['mail', 'chat'],
      sponsor: 'Sue Park',
      keep: ['payroll', 'project-apollo'],
    };
    assert.equal(why(await agree(oskar, same)), 'decided');
    const nomination = await read(id);
    assert.deepEqual([nomination.status, editionOf(nomination)], ['approved', 0]);
  });

  for (const [what, changes, expected] of [
    ['a later day', { until: '2027-07-01' }, 'change-not-allowed'],
    ['a day that is over', { until: '2027-05-02' }, 'change-not-allowed'],
    ['no day at all', { until: 'soon' }, 'change-not-allowed'],
    ['nothing left', { keep: [] }, 'change-not-allowed'],
    ['no way at all', { deliveries: [] }, 'change-not-allowed'],
    ['nobody of that name', { sponsor: 'Karl' }, 'unclear'],
  ] as readonly (readonly [string, ChangeWishes, string])[]) {
    it(`cannot be had with ${what}, and what was typed stays`, async () => {
      const { id, agree, read } = await world();
      const before = await read(id);
      const refused = await agree(oskar, changes);
      assert.equal(why(refused), expected);
      assert.ok(!('view' in refused));
      assert.deepEqual(await read(id), before);
    });
  }

  it('cannot be had by somebody without the right, whoever they name', async () => {
    const { agree } = await world();
    assert.equal(why(await agree(carl, { sponsor: 'Karl' })), 'not-an-approver');
    assert.equal(why(await agree(carl, { until: 'soon' })), 'not-an-approver');
  });

  describe('and names another who answers for the guest', () => {
    const byCarl: ChangeWishes = { sponsor: 'Carl Meyer', until: '2027-05-31' };

    it('waits for the nominator’s word, who agrees', async () => {
      const { id, agree, settles, settleChange, read, raisedFor } = await world();
      const answered = await agree(oskar, byCarl);
      assert.equal(why(answered), 'decided');
      await settles();
      const waits = await read(id);
      assert.ok(waits.status === 'awaiting-approval' && waits.proposed);
      assert.deepEqual([sponsorsOf(waits), editionOf(waits)], [[sue], 0]);
      assert.deepEqual(raisedFor(sue), ['change-proposed']);

      const settled = await settleChange(id, sue.id, true);
      assert.ok(settled.outcome === 'decided' && settled.view.kind === 'receipt');
      const nomination = await read(id);
      assert.deepEqual([nomination.status, sponsorsOf(nomination)], ['approved', [carl]]);
      assert.deepEqual(nomination.until, new Date('2027-05-31T21:59:59.999Z'));
      assert.deepEqual(
        decisionsOf(nomination).map(({ by }) => by),
        [oskar],
      );
    });

    it('or does not, and the approver is asked again', async () => {
      const { id, agree, settles, settleChange, answer, read, raisedFor } = await world();
      await agree(oskar, byCarl);
      assert.equal(why(await settleChange(id, sue.id, false)), 'decided');
      await settles();
      const nomination = await read(id);
      assert.ok(nomination.status === 'awaiting-approval' && !nomination.proposed);
      assert.deepEqual(raisedFor(oskar), ['change-declined']);
      assert.equal(why(await answer(id, oskar, yes)), 'decided');
    });

    it('is nobody else’s to settle, and settled once', async () => {
      const { id, agree, settleChange, answer } = await world();
      assert.equal(why(await settleChange(id, sue.id, true)), 'nothing-to-settle');
      await agree(oskar, byCarl);
      for (const other of [oskar, mia, carl])
        assert.equal(why(await settleChange(id, other.id, true)), 'not-the-nominator');
      await answer(id, mia, no);
      assert.equal(why(await settleChange(id, sue.id, true)), 'already-ended');
    });

    it('counts for nothing where whoever proposed it has lost the right by then', async () => {
      const { id, agree, leaves, settleChange, read } = await world();
      await agree(oskar, byCarl);
      leaves(oskar);
      await settleChange(id, sue.id, true);
      const nomination = await read(id);
      assert.ok(nomination.status === 'awaiting-approval' && !nomination.proposed);
      assert.deepEqual([nomination.decisions, sponsorsOf(nomination)], [[], [sue]]);
    });

    it('is refused by name where the rule does not allow them, then or later', async () => {
      const judgement = { ...askingOwners().judgement, sponsors: [{ from: 'manager' }] } as const;
      const { id, agree, read } = await world({}, { judgement: { ...facts().judgement, ...judgement } });
      const refused = await agree(oskar, byCarl);
      assert.ok(refused.outcome === 'refused' && refused.why === 'sponsor-not-allowed');
      assert.deepEqual(refused.who, carl);
      assert.equal((await read(id)).status, 'awaiting-approval');

      const later = await world();
      await later.agree(oskar, byCarl);
      later.leaves(carl);
      const settled = await later.settleChange(later.id, sue.id, true);
      assert.ok(settled.outcome === 'refused' && settled.why === 'sponsor-not-allowed');
      assert.deepEqual(settled.who, carl);
      assert.equal(
        why(await later.settleChange(later.id, sue.id, false)),
        'decided',
        'the nominator is not stuck with it',
      );
    });

    it('is settled as it was read, though another was named in between', async () => {
      const { id, agree, settleChange, read } = await world();
      await agree(oskar, byCarl);
      await agree(oskar, { sponsor: 'Nora Haas' });
      for (const agrees of [true, false])
        assert.equal(why(await settleChange(id, sue.id, agrees, carl.id)), 'ask-changed');
      await settleChange(id, sue.id, true, nora.id);
      assert.deepEqual(sponsorsOf(await read(id)), [nora]);
    });

    it('counts for nobody who is named while it is looked up whether the other may', async () => {
      let meanwhile = async (): Promise<unknown> => undefined;
      const { id, agree, settleChange, read } = await world(
        {},
        {},
        {
          ownersOf: async () => {
            await meanwhile();
            return [oskar, mia].map(employee);
          },
        },
      );
      await agree(oskar, byCarl);
      meanwhile = async () => {
        meanwhile = async () => undefined;
        await agree(oskar, { sponsor: 'Nora Haas' });
      };
      assert.equal(why(await settleChange(id, sue.id, true)), 'ask-changed');
      assert.equal((await read(id)).status, 'awaiting-approval');
    });

    it('is not settled while the directory is out of reach, but can be declined', async () => {
      let away = false;
      const trouble = new DirectoryTrouble('unavailable', 'Not now.');
      const { id, agree, settleChange, read } = await world(
        {},
        {},
        {
          ownersOf: async () => {
            if (away) throw trouble;
            return [oskar, mia].map(employee);
          },
        },
      );
      await agree(oskar, byCarl);
      away = true;
      const before = await read(id);
      await assert.rejects(settleChange(id, sue.id, true), trouble);
      assert.deepEqual(await read(id), before);
      assert.equal(why(await settleChange(id, sue.id, false)), 'decided');
    });

    it('wants to know who is meant, of several', async () => {
      const namesake = { ...carl, id: nora.id };
      const { agree } = await world({}, {}, { colleagues: async () => [carl, namesake].map(employee) });
      assert.deepEqual(await agree(oskar, byCarl), {
        outcome: 'unclear',
        said: 'Carl Meyer',
        people: [carl, namesake],
      });
    });
  });
});
