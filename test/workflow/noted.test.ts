import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { DAY, MINUTE, SECOND } from '../../src/kernel/clock.js';
import type { NominationId } from '../../src/kernel/ids.js';
import { from } from '../../src/kernel/origin.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import { DirectoryTrouble } from '../../src/workflow/ports.js';
import { aStage } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { mia, oskar, sue } from '../support/samples.js';
import { asking, no, why, yes } from './answers.js';
import { employee, openOffice } from './office.js';

const OWNERS: readonly ApproverSource[] = [{ from: 'owners' }, { from: 'administrators' }];

onEveryDatabase('a press that is being checked', (database) => {
  /** The owners are asked, and then the directory is away; a second is left to answer. */
  const atTheLastSecond = async (rest: Parameters<typeof aStage>[1] = {}) => {
    let owners: () => Promise<ReturnType<typeof employee>[]> = async () => [oskar, mia].map(employee);
    const away = async (): Promise<never> => {
      throw new DirectoryTrouble('unavailable', 'Not now.');
    };
    const office = openOffice(database(), { ownersOf: () => owners() });
    const id = await office.begin(asking(aStage(OWNERS, { within: 3 * DAY, ...rest })));
    await office.settles();
    owners = away;
    office.passes(3 * DAY - SECOND);
    return {
      ...office,
      id,
      away,
      looksUp: (way: typeof owners) => (owners = way),
      recovers: (who = [oskar, mia]) => (owners = async () => who.map(employee)),
      status: async () => (await office.read(id)).status,
    };
  };

  for (const [said, status] of [
    [yes, 'invited'],
    [no, 'denied'],
  ] as const)
    it(`counts though the stage's time was over before it was checked: ${said.answer}`, async () => {
      const { id, answer, passes, sweeps, status: now, recovers, settles, toldTo } = await atTheLastSecond();
      assert.equal(why(await answer(id, oskar, said)), 'noted');
      for (const wait of [MINUTE, DAY]) {
        passes(wait);
        await sweeps();
        assert.equal(await now(), 'awaiting-approval');
      }
      recovers();
      await settles();
      assert.equal(await now(), status);
      assert.deepEqual(toldTo(oskar), []);
      assert.ok(!toldTo(sue).includes('expired'));
    });

  it('that was none lets the clock go on at once', async () => {
    const { id, answer, passes, sweeps, status, recovers, settles, toldTo } = await atTheLastSecond();
    assert.equal(why(await answer(id, oskar, yes)), 'noted');
    passes(MINUTE);
    await sweeps();
    recovers([mia]);
    await settles();
    assert.equal(await status(), 'awaiting-approval');
    await sweeps();
    await settles();
    assert.equal(await status(), 'expired');
    assert.ok(toldTo(oskar).includes('decision-refused') && toldTo(sue).includes('expired'));
  });

  for (const lasting of [undefined, 'refused'] as const)
    it(`is given up after five days, and whoever pressed is told to answer again: ${lasting ?? 'passing'} trouble`, async () => {
      const { id, answer, passes, sweeps, status, looksUp, settles, waiting, noticesTo } = await atTheLastSecond();
      looksUp(async () => {
        throw new DirectoryTrouble('not-permitted', 'Not now.', { lasting });
      });
      assert.equal(why(await answer(id, oskar, yes)), 'noted');
      for (let day = 0; day < 5; day += 1) {
        waiting.push(...(await settles()));
        assert.deepEqual([waiting.length, noticesTo(oskar)], [1, []]);
        await sweeps();
        assert.equal(await status(), 'awaiting-approval');
        passes(DAY);
      }
      assert.deepEqual(await settles(), []);
      const [told] = noticesTo(oskar);
      assert.equal(told?.about === 'decision-refused' && told.why, 'not-checked');
      await sweeps();
      assert.equal(await status(), 'expired');
    });

  it('holds up nobody but the clock: the nominator withdraws', async () => {
    const { id, answer, passes, sweeps, withdraw, status } = await atTheLastSecond();
    await answer(id, oskar, yes);
    passes(MINUTE);
    await sweeps();
    assert.equal(why(await withdraw(id, sue.id)), 'decided');
    assert.equal(await status(), 'withdrawn');
  });

  it('opens the stage to nobody who presses too late', async () => {
    const { id, answer, passes, sweeps, waiting } = await atTheLastSecond();
    await answer(id, oskar, yes);
    passes(2 * SECOND);
    await sweeps();
    assert.equal(why(await answer(id, mia, yes)), 'already-decided');
    assert.equal(waiting.length, 1);
  });

  it('is one that was made in time, however long it was looked up', async () => {
    const { id, answer, passes, sweeps, status, looksUp, recovers, settles, away } = await atTheLastSecond();
    looksUp(() => (passes(2 * SECOND), away()));
    assert.equal(why(await answer(id, oskar, yes)), 'noted');
    await sweeps();
    recovers();
    await settles();
    assert.equal(await status(), 'invited');
  });

  it('comes too late, and is told so, where the clock speaks while it is looked up', async () => {
    const { id, answer, passes, submit, looksUp, away, waiting } = await atTheLastSecond();
    let ticking: Promise<unknown> = Promise.resolve();
    looksUp(async () => {
      looksUp(away);
      passes(2 * SECOND);
      await new Promise<void>((speaks) => {
        ticking = submit.nomination(id, { type: 'tick' }, async () => (speaks(), pause(100)));
      });
      return away();
    });
    assert.equal(why(await answer(id, oskar, yes)), 'already-decided');
    await ticking;
    assert.ok(!waiting.some(({ name }) => name === 'check-decision'));
  });

  it('holds up a clock that looks while it is being noted', async () => {
    const { id, passes, submit, store, now, status } = await atTheLastSecond();
    const press = { name: 'check-decision', nominationId: id, by: oskar.id, answer: 'approve', comment: '' } as const;
    const pressedAt = now();
    passes(2 * SECOND);
    let noting: Promise<unknown> = Promise.resolve();
    await new Promise<void>((locked) => {
      noting = store.transaction(async (tx) => {
        await tx.nominations.lock(id);
        locked();
        await pause(100);
        await tx.jobs.add({ ...press, stage: 0, pressedAt });
      });
    });
    await submit.nomination(id, { type: 'tick' });
    await noting;
    assert.equal(await status(), 'awaiting-approval');
  });

  it('is in the record as what was pressed, like one that was known at once', async () => {
    const { id, answer, recovers, settles } = await atTheLastSecond({ quorum: 2 });
    const card = { by: 'card', name: 'approve', id: 'f:1' } as const;
    await from(card, () => answer(id, oskar, yes));
    recovers();
    await from({ by: 'job', name: 'check-decision', id: '7' }, settles);
    assert.deepEqual(await originOf(id, 'nomination.agreed'), card);
  });

  const originOf = async (id: NominationId, what: string): Promise<unknown> => {
    const rows = await database().query<{ content: string }>(
      `select content from guestlist.audit_entries where content::jsonb ->> 'about' = $1 and content::jsonb ->> 'what' = $2`,
      [`nomination/${id}`, what],
    );
    assert.equal(rows.length, 1);
    return (JSON.parse(rows[0]?.content ?? '') as { from?: unknown }).from;
  };
});
