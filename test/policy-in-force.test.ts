import assert from 'node:assert/strict';
import { mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPolicyInForce, loadPolicy, type PolicyInForce } from '../src/policy-in-force.js';
import { eventually } from './support/eventually.js';

describe('the rules in force', () => {
  let folder: string;
  let file: string;
  let sample: string;
  let kept: PolicyInForce;
  let changes: string[];
  let refusals: (readonly string[])[];
  let mends: number;
  const shorter = (text: string) => text.replaceAll('longestStay: 365 days', 'longestStay: 200 days');

  const keep = async (every = 15): Promise<void> => {
    const loaded = await loadPolicy(file);
    assert(loaded.ok);
    kept = createPolicyInForce(file, loaded.value, every);
    kept.watch({
      changed: ({ hash }) => changes.push(hash),
      mended: () => (mends += 1),
      refused: (problems) => refusals.push(problems),
    });
  };
  /** Several looks. */
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-rules-'));
    file = join(folder, 'policy.yaml');
    sample = await readFile('policy.sample.yaml', 'utf8');
    await writeFile(file, sample);
    changes = [];
    refusals = [];
    mends = 0;
    await keep();
  });
  afterEach(async () => {
    await kept.stop();
    await rm(folder, { recursive: true });
  });

  it('follow the file', async () => {
    const before = kept.current().hash;
    await writeFile(file, shorter(sample));
    await eventually(() => {
      assert.deepEqual(changes, [kept.current().hash]);
    });
    assert.notEqual(kept.current().hash, before);
  });

  it('stay where the new file is broken, and say so once', async () => {
    const before = kept.current();
    await writeFile(file, sample.replace('kind: team', 'kind: tema'));
    await eventually(() => {
      assert.equal(refusals.length, 1);
    });
    assert.match(refusals[0]?.[0] ?? '', /policy\.yaml:\d+:\d+ offers\[0\]\.kind: .*→/);
    await writeFile(file, `${sample.replace('kind: team', 'kind: tema')}\n`);
    await aWhile();
    assert.equal(refusals.length, 1, 'the same fault is not told twice');
    assert.equal(kept.current(), before);

    await writeFile(file, shorter(sample));
    await eventually(() => {
      assert.equal(changes.length, 1);
    });
  });

  it('stay where the file is gone, and come back with it', async () => {
    await rm(file);
    await eventually(() => {
      assert.match(refusals[0]?.[0] ?? '', /cannot be read/);
    });
    await writeFile(file, sample);
    await eventually(() => {
      assert.equal(mends, 1);
    });
    assert.deepEqual([changes, refusals.length], [[], 1]);
  });

  it('follow a link that is swapped, as orchestrators do it', async () => {
    await kept.stop();
    await rename(file, join(folder, 'one.yaml'));
    await symlink('one.yaml', file);
    await keep();
    await writeFile(join(folder, 'two.yaml'), shorter(sample));
    await symlink('two.yaml', join(folder, 'next'));
    await rename(join(folder, 'next'), file);
    await eventually(() => {
      assert.equal(changes.length, 1);
    });
  });

  it('change nothing while a file is still being written', async () => {
    await kept.stop();
    await keep(400);
    const lines = shorter(sample).split('\n');
    for (let written = 0; written < lines.length; written += 3) {
      await writeFile(file, lines.slice(0, written).join('\n'));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await writeFile(file, lines.join('\n'));
    await eventually(() => {
      assert.equal(changes.length, 1);
    });
    assert.deepEqual(refusals, []);
  });
});
