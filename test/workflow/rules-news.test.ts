import assert from 'node:assert/strict';
import { createLog } from '../../src/kernel/log.js';
import type { PersonId } from '../../src/kernel/ids.js';
import { createRulesNews } from '../../src/workflow/rules-news.js';
import type { Rights } from '../../src/workflow/rights.js';
import type { Courier, Store } from '../../src/workflow/ports.js';
import type { Notice } from '../../src/workflow/views.js';
import { lin, ruth } from '../support/samples.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What the administrators hear; several replicas share one store. */
const office = () => {
  const documents = new Map<string, unknown>();
  const told: { readonly to: PersonId; readonly notice: Notice }[] = [];
  const deps = {
    store: {
      documents: {
        read: async (keys: readonly string[]) => new Map(keys.map((key) => [key, documents.get(key)])),
        write: async (all: ReadonlyMap<string, unknown>) => all.forEach((value, key) => documents.set(key, value)),
        delete: async (keys: readonly string[]) => keys.forEach((key) => documents.delete(key)),
      },
    } as unknown as Store,
    rights: { administrators: async () => [lin, ruth] } as unknown as Rights,
    courier: {
      tell: async (to: PersonId, notice: Notice) => void told.push({ to, notice }),
    } as unknown as Courier,
    log: createLog('silent'),
  };
  const replica = () => createRulesNews(deps);
  return { told, replica };
};

describe('news of the rules', () => {
  it('tells every administrator of a fault, once for all replicas', async () => {
    const { told, replica } = office();
    replica().refused(['policy.yaml:3:1 wrong']);
    await settled();
    replica().refused(['policy.yaml:3:1 wrong']);
    await settled();
    assert.deepEqual(
      told.map(({ to }) => to),
      [lin.id, ruth.id],
    );
    assert.deepEqual(told[0]?.notice, {
      about: 'admin-policy-refused',
      problems: ['policy.yaml:3:1 wrong'],
      more: 0,
    });
  });

  it('tells of another fault, and of five at most', async () => {
    const { told, replica } = office();
    const news = replica();
    news.refused(['one']);
    await settled();
    news.refused(['1', '2', '3', '4', '5', '6', '7']);
    await settled();
    assert.equal(told.length, 4);
    assert.deepEqual(told[3]?.notice, { about: 'admin-policy-refused', problems: ['1', '2', '3', '4', '5'], more: 2 });
  });

  it('tells of the same fault again where it was mended in between, though nothing else changed', async () => {
    const { told, replica } = office();
    const news = replica();
    news.refused(['one']);
    await settled();
    news.mended();
    await settled();
    news.refused(['one']);
    await settled();
    const abouts = told.map(({ notice }) => notice.about);
    assert.deepEqual(abouts.slice(2, 4), ['admin-policy-mended', 'admin-policy-mended'], 'whoever heard of it');
    assert.equal(told.length, 6);
  });

  it('says nothing of a file that was never broken', async () => {
    const { told, replica } = office();
    replica().mended();
    await settled();
    assert.deepEqual(told, []);
  });
});
