import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatProblem, readPolicy } from '../../src/policy/read.js';
import { withLines, WRONG_FILES } from './good-policy.js';

const SAMPLE = readFileSync('policy.sample.yaml', 'utf8');

const table = z.array(z.strictObject({ what: z.string(), lines: z.record(z.string(), z.string()), says: z.string() }));
const WRONG = WRONG_FILES.flatMap((file) => table.parse(parse(readFileSync(`test/policy/${file}`, 'utf8'))));

describe('a policy file that is wrong', () => {
  for (const { what, lines, says } of WRONG) {
    it(`says so: ${what}`, () => {
      const policy = readPolicy(withLines(lines), 'policy.yaml');
      assert(!policy.ok);
      const said = policy.error.map(formatProblem);
      assert(said.includes(says), `expected\n${says}\namong\n${said.join('\n')}`);
    });
  }

  it('has its line, its field and its remedy in what is said', () => {
    for (const { says } of WRONG) assert.match(says, /^policy\.yaml:\d+:\d+ .+ → .{10,}\.$/);
  });

  it('says all of it at once, in the order of the file', () => {
    const policy = readPolicy(
      withLines({
        4: '  privacyNotice: nowhere',
        16: '  - name: Apollo',
        18: '    id: abc',
        29: '          within: 14',
      }),
      'p.yaml',
    );
    assert(!policy.ok);
    assert.deepEqual(
      policy.error.map(({ line, field }) => `${line} ${field}`),
      ['4 company.privacyNotice', '16 offers[1].name', '18 offers[1].id', '29 rules[1].approval.stages[0].within'],
    );
    assert.equal(
      policy.error.map(formatProblem)[2],
      'p.yaml:18:9 offers[1].id: “abc” is no group id → Copy the Object ID from Entra › Groups › the group’s overview.',
    );
  });

  it('says so when it names more groups than a directory is asked for', () => {
    const groups = (from: number, count: number): string =>
      Array.from({ length: count }, (_, at) => `22222222-0000-4000-8000-${String(from + at).padStart(12, '0')}`).join(
        ', ',
      );
    const named = (count: number): string =>
      withLines({
        8: `nominators: { who: { groups: [${groups(1, 30)}] } }\nguests:`,
        22: `      nominator: { groups: [${groups(20, count - 19)}] }`,
      });
    assert(readPolicy(named(60), 'p.yaml').ok);
    const policy = readPolicy(named(61), 'p.yaml');
    assert(!policy.ok);
    assert.deepEqual(
      policy.error.map(({ line, field, problem, remedy }) => [line, field, problem, remedy]),
      [
        [
          23,
          'rules[0].when.nominator.groups[41]',
          'this file names 61 groups of colleagues',
          'Name at most 60 in all; a group may hold other groups.',
        ],
      ],
    );
  });

  it('says so when it is empty, no group of fields, too large or a bomb', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
      'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
    ];
    const said = [
      '',
      '# nothing yet',
      '- a list',
      'word',
      'x'.repeat(1_000_001),
      bomb.join('\n'),
      '['.repeat(50_000),
    ].map((text) => {
      const policy = readPolicy(text, 'p.yaml');
      return policy.ok ? 'good' : policy.error.map(({ problem }) => problem).join('; ');
    });
    assert.deepEqual(said.slice(0, 4), [
      'the file is empty',
      'the file is empty',
      'a list stands where a group of fields is needed',
      '“word” stands where a group of fields is needed',
    ]);
    assert.match(said[4] ?? '', /larger than 1 MB/);
    assert.match(said[5] ?? '', /repeat too much/);
    assert.match(said[6] ?? '', /not YAML|too deeply/);
  });

  it('always has a line and a remedy, whatever was done to it', () => {
    const lines = SAMPLE.split('\n');
    const change = fc.tuple(
      fc.nat({ max: lines.length - 1 }),
      fc.constantFrom('', 'x', '  - ', 'name: 1', '\t', '{', '[', '*a', '? x', '"'),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce((all, [at, line]) => all.with(at, line), lines).join('\n');
        const policy = readPolicy(text, 'p.yaml');
        for (const { line, column, problem, remedy } of policy.ok ? [] : policy.error) {
          assert(line >= 1 && line <= lines.length + 1 && column >= 1 && problem !== '' && remedy !== '');
        }
        assert(policy.ok || policy.error.length > 0);
      }),
      { numRuns: 200 },
    );
  });
});
