import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../src/commands/policy.js', import.meta.url));

const run = (...words: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
};

describe('npm run policy -- check', () => {
  it('says that a file is good', () => {
    assert.deepEqual(run('check', 'policy.sample.yaml'), {
      code: 0,
      out: 'policy.sample.yaml is good: 3 rules, 5 offers\n',
      err: '',
    });
  });

  it('says what is wrong, a line each, and exits with 1', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-policy-'));
    const file = join(folder, 'policy.yaml');
    try {
      writeFileSync(
        file,
        readFileSync('policy.sample.yaml', 'utf8').replace('id: 22222222-0000-4000-8000-000000000002', 'id: abc'),
      );
      const { code, out } = run('check', file);
      assert.equal(code, 1);
      assert.match(out, /policy\.yaml:\d+:9 offers\[1\]\.id: “abc” is no group id → Copy the Object ID/);
      assert.match(out, /has 1 problem\. The server does not start with it\./);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('exits with 2 where there is nothing to check', () => {
    const missing = run('check', 'no-such-policy.yaml');
    assert.equal(missing.code, 2);
    assert.match(missing.err, /no-such-policy\.yaml could not be read \(ENOENT\)/);
    for (const words of [[], ['check'], ['chek', 'policy.yaml'], ['check', 'a', 'b']]) {
      const { code, err } = run(...words);
      assert.equal(code, 2);
      assert.match(err, /^Usage: npm run policy -- check FILE/);
    }
  });
});
