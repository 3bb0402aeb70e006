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
      out: 'policy.sample.yaml is good: 4 rules, 9 offers, 6 examples\n',
      err: '',
    });
  });

  /** What is said of the sample with one thing in it put differently. */
  const changed = (from: string, to: string): ReturnType<typeof run> => {
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-policy-'));
    try {
      const sample = readFileSync('policy.sample.yaml', 'utf8');
      assert(sample.includes(from), from);
      writeFileSync(join(folder, 'policy.yaml'), sample.replace(from, to));
      return run('check', join(folder, 'policy.yaml'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('says what is wrong, a line each, and exits with 1', () => {
    const { code, out } = changed('id: 22222222-0000-4000-8000-000000000002', 'id: abc');
    assert.equal(code, 1);
    assert.match(out, /policy\.yaml:\d+:9 offers\[1\]\.id: “abc” is no group id → Copy the Object ID/);
    assert.match(out, /has 1 problem\. The server does not start with it\./);
  });

  it('says which examples fail, and exits with 1', () => {
    const { code, out, err } = changed("domains: [fabrikam.com, '*.fabrikam.com']", 'domains: [fabrikam.com]');
    assert.deepEqual({ code, err }, { code: 1, err: '' });
    assert.match(
      out,
      /policy\.yaml:\d+:5 examples\[1\]: expected rule “Known partners”, got rule “Everyone else” \(because “Known partners” does not match on domains\) → Change the rules, or what the example expects of them\.\n/,
    );
    assert.match(out, /policy\.yaml: 1 of 6 examples failed\. The server would start with it\.\n$/);
  });

  it('exits with 2 where there is nothing to check', () => {
    const missing = run('check', 'no-such-policy.yaml');
    assert.equal(missing.code, 2);
    assert.match(missing.err, /no-such-policy\.yaml could not be read \(ENOENT\)/);
    for (const words of [[], ['check'], ['chek', 'policy.yaml'], ['check', 'a', 'b'], ['schema', 'a']]) {
      const { code, err } = run(...words);
      assert.equal(code, 2);
      assert.match(err, /^Usage: npm run policy -- check FILE/);
    }
  });
});

describe('npm run policy -- schema', () => {
  it('prints what editors complete by', () => {
    assert.deepEqual(run('schema'), { code: 0, out: readFileSync('policy.schema.json', 'utf8'), err: '' });
  });
});
