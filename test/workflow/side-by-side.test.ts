import assert from 'node:assert/strict';
import { anyOf } from '../../src/workflow/any-of.js';
import { sideBySide } from '../../src/workflow/side-by-side.js';

const never = new Promise<boolean>(() => {});
const trouble = async (): Promise<boolean> => {
  throw new Error('trouble');
};

describe('work side by side', () => {
  it('gives each its turn, and hands back what was thrown', async () => {
    const done: number[] = [];
    const thrown = await sideBySide([1, 2, 3, 4, 5], 2, async (one) => {
      if (one % 2 === 0) throw new Error(`no ${one}`);
      done.push(one);
    });
    assert.deepEqual(done, [1, 3, 5]);
    assert.deepEqual(
      thrown.map((error) => error instanceof Error && error.message),
      ['no 2', 'no 4'],
    );
    assert.deepEqual(await sideBySide([], 8, trouble), []);
  });
});

describe('one of several questions', () => {
  it('is a yes as soon as one says so, whatever the others do', async () => {
    assert.equal(await anyOf([never, trouble(), Promise.resolve(true)]), true);
  });

  it('is a no once all have said so', async () => {
    assert.equal(await anyOf([Promise.resolve(false), Promise.resolve(false)]), false);
    assert.equal(await anyOf([]), false);
  });

  it('is the trouble of one where nobody said yes', async () => {
    await assert.rejects(anyOf([Promise.resolve(false), trouble()]), /trouble/);
  });
});
