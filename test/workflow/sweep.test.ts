import assert from 'node:assert/strict';
import { newNominationId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { Directory, Packages, Store } from '../../src/workflow/ports.js';
import type { Submit } from '../../src/workflow/submit.js';
import { createSweep } from '../../src/workflow/sweep.js';
import { aPolicy } from '../policy/policies.js';
import { silent } from '../support/database.js';
import { NOON } from '../support/samples.js';

describe('the sweep', () => {
  /** So many nominations are due, the first of which cannot be read, or wait for a press; whatever else is ticked is due no more. */
  const world = (all: number, unreadable: number, waiting = 0) => {
    const due = Array.from({ length: all }, newNominationId);
    const broken = new Set(due.slice(0, unreadable));
    const held = new Set(due.slice(unreadable, unreadable + waiting));
    const ticked = new Set<NominationId>();
    const store = {
      nominations: { due: async (_: Date, limit: number) => due.filter((id) => !ticked.has(id)).slice(0, limit) },
      guests: { takeDue: async () => [] },
      transaction: async () => undefined,
    } as unknown as Store;
    const submit = {
      nomination: async (id: NominationId) => {
        if (broken.has(id)) throw new Error('This row is of another version.');
        if (held.has(id)) return { ok: true, changed: false };
        ticked.add(id);
        return { ok: true, changed: true };
      },
    } as unknown as Submit;
    const deps = { clock: { now: () => NOON }, log: silent, policy: () => aPolicy(), every: 1000, looksEvery: 40_000 };
    const sweep = createSweep({ store, submit, directory: {} as Directory, packages: {} as Packages, ...deps });
    return { sweep, ticked };
  };

  it('comes to every nomination that is due, however many cannot be read', async () => {
    const { sweep, ticked } = world(320, 250);
    for (let pass = 0; pass < 5; pass++) await sweep.pass();
    assert.equal(ticked.size, 70);
  });

  it('comes to every nomination that is due, however many wait for a press that is being checked', async () => {
    const { sweep, ticked } = world(320, 50, 200);
    for (let pass = 0; pass < 5; pass++) await sweep.pass();
    assert.equal(ticked.size, 70);
  });

  /** So many pending guests whose look is due; of each twenty the directory answers so many. */
  const pending = (all: number, answered: number) => {
    let left = all;
    let asked = 0;
    const store = {
      nominations: { due: async () => [] },
      guests: {
        falling: async () => [],
        takeDue: async () => {
          const taken = Math.min(20, left);
          left -= taken;
          return Array.from({ length: taken }, () => ({ id: newNominationId(), invitedAt: NOON }));
        },
      },
      watches: { take: async () => undefined },
      transaction: async () => undefined,
    } as unknown as Store;
    const directory = {
      redemptions: async (ids: readonly PersonId[]) => {
        asked += ids.length;
        return new Map(ids.slice(0, answered).map((id) => [id, { state: 'pending' }]));
      },
    } as unknown as Directory;
    const deps = { clock: { now: () => NOON }, log: silent, policy: () => aPolicy(), every: 1000, looksEvery: 40_000 };
    return {
      sweep: createSweep({ store, directory, packages: {} as Packages, submit: {} as Submit, ...deps }),
      asked: () => asked,
    };
  };

  it('looks at as many pending guests in a pass as Microsoft lets the smallest tenant, and at the others in the next', async () => {
    const { sweep, asked } = pending(1500, 20);
    await sweep.pass();
    assert.equal(asked(), 1000);
    await sweep.pass();
    assert.equal(asked(), 1500);
  });

  it('stops looking where Microsoft stops answering', async () => {
    const { sweep, asked } = pending(1500, 3);
    await sweep.pass();
    assert.equal(asked(), 20);
  });
});
