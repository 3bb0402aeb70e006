import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { DAY } from '../../src/kernel/clock.js';
import { runExamples } from '../../src/policy/examples.js';
import { knownFields, policyJsonSchema } from '../../src/policy/json-schema.js';
import { formatProblem, readPolicyFile, type RulesFile } from '../../src/policy/read.js';
import { REMEDIES } from '../../src/policy/remedies.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { withLines, WRONG_FILES } from './good-policy.js';

const SAMPLE = readFileSync('policy.sample.yaml', 'utf8');
const NOW = new Date('2027-05-03T08:12:00Z');
const SCISSORS = /^ *# ---8<---$/;

/** The sample with everything put to use that stands between scissors. */
const uncommented = (): string => {
  let inside = false;
  const lines = SAMPLE.split('\n').map((line) => {
    if (SCISSORS.test(line)) inside = !inside;
    return inside ? line.replace(/^( *)# ?/, '$1') : line;
  });
  return lines.filter((line) => !line.includes('---8<---')).join('\n');
};

const rulesOf = (text: string): RulesFile => {
  const rules = readPolicyFile(text, 'policy.sample.yaml');
  assert(rules.ok, rules.ok ? '' : rules.error.map(formatProblem).join('\n'));
  return rules.value;
};

describe('the sample policy', () => {
  it('is good', () => {
    const { policy } = rulesOf(SAMPLE);
    assert.deepEqual(
      policy.rules.map((rule) => [rule.name, ...(rule.refuse ? [] : rule.stages.map(({ within }) => within / DAY))]),
      [['Trusted partners'], ['Known partners', 3], ['Private mailboxes', 7], ['Everyone else', 14]],
    );
    assert.equal(policy.offers.length, 9);
    assert.deepEqual(policy.nominators, { perDay: 20, guestsEach: 50 });
    assert.deepEqual(
      policy.never.map(({ name }) => name),
      ['Throw-away mailboxes'],
    );
  });

  it('is good with all that it shows, too', () => {
    const { policy } = rulesOf(uncommented());
    assert.equal(policy.rules.length, 7);
    const newcomers = policy.rules.find(({ name }) => name === 'Long stays of newcomers');
    assert(newcomers && !newcomers.refuse);
    assert.deepEqual(
      newcomers.stages.map(({ sources, quorum }) => [...sources.map(({ from }) => from), quorum]),
      [
        ['owners', 'managers-manager', 'group', 'all'],
        ['people', 'manager', 'group', 2],
      ],
    );
    assert.equal(newcomers.namesHidden, true);
    assert.equal(newcomers.questions.length, 3);
    assert.equal(newcomers.backupSponsor, 'required');
    assert.equal(policy.mails[0]?.name, newcomers.mail);
    assert(policy.nominators.who);
    assert.deepEqual(policy.approvers, {
      working: { days: [1, 2, 3, 4, 5], quiet: { from: 1140, to: 480 } },
      outOfOffice: false,
    });
  });

  it('looks after stays as it says that it would if it said nothing', () => {
    const [said, unsaid] = [rulesOf(uncommented()).policy, rulesOf(SAMPLE).policy];
    assert.deepEqual([said.stays, said.found, said.forgetAfter], [USUAL_STAYS, 'ignore', undefined]);
    assert.deepEqual([unsaid.stays, unsaid.found, unsaid.forgetAfter], [USUAL_STAYS, 'ignore', undefined]);
    const shown = (parse(uncommented()) as { stays: object }).stays;
    assert.deepEqual(Object.keys(shown), [
      ...Object.keys(USUAL_STAYS),
      'found',
      'forget',
      'removalsPerDay',
      'stopsPerDay',
    ]);
    const newcomers = said.rules.find(({ name }) => name === 'Long stays of newcomers');
    assert(newcomers && !newcomers.refuse);
    assert.deepEqual(newcomers.stays, { ...USUAL_STAYS, giveUp: 14 * DAY, grace: 30 * DAY, unanswered: 'end' });
  });

  it('shows whom one may ask, and all that a stage can say', () => {
    const stages = rulesOf(uncommented()).policy.rules.flatMap((rule) => (rule.refuse ? [] : rule.stages));
    const kinds = new Set(stages.flatMap(({ sources }) => sources.map(({ from }) => from)));
    assert.deepEqual([...kinds].sort(), [
      'administrators',
      'channel',
      'group',
      'manager',
      'managers-manager',
      'owners',
      'people',
      'sponsor',
    ]);
    const said = new Set(stages.flatMap((stage) => Object.keys(stage)));
    assert.deepEqual([...said].sort(), ['alternatesAfter', 'handOver', 'quorum', 'remindAfter', 'sources', 'within']);
  });

  it('depends on no weekday and no hour, as it stands', () => {
    const { policy } = rulesOf(SAMPLE);
    assert.deepEqual(policy.approvers, { working: { days: [1, 2, 3, 4, 5, 6, 7] }, outOfOffice: false });
  });

  it('does what its examples say, commented or not', () => {
    for (const text of [SAMPLE, uncommented()]) {
      const { policy, examples } = rulesOf(text);
      assert(examples.length >= 6);
      assert.deepEqual(runExamples(policy, examples, NOW), []);
    }
  });

  it('explains every field there is', () => {
    const fields = new Set([...knownFields().values()].flat());
    assert(fields.size > 50);
    for (const field of [...fields, 'offers: [project-apollo]']) {
      assert(new RegExp(`(?<![\\w-])${field.replace(/[[\]]/g, '\\$&')}(?![\\w-])`).test(SAMPLE), field);
    }
  });
});

type Schema = {
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
};
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
const validate = ajv.compile(policyJsonSchema());
const accepts = (text: string): boolean => validate(parse(text));

describe('the schema for editors', () => {
  it('is what the sample names, and what the command prints', () => {
    assert.match(SAMPLE, /^# yaml-language-server: \$schema=\.\/policy\.schema\.json\n/);
    const printed = `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
    assert.equal(
      readFileSync('policy.schema.json', 'utf8'),
      printed,
      'write it anew: npm run --silent policy -- schema > policy.schema.json',
    );
  });

  it('has a remedy for every place of a file, and none for a place that there is not', () => {
    assert.deepEqual(Object.keys(REMEDIES).sort(), [...knownFields().keys()].sort());
    for (const remedy of Object.values(REMEDIES)) assert.match(remedy, /^[A-Z].{10,}\.$/);
  });

  it('explains every field, and knows no others', () => {
    const check = (schema: Schema): number =>
      Object.values(schema.properties ?? {}).reduce((count, one) => count + 1 + check(one), 0);
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties, additionalProperties } = schema as Schema;
      if (properties) assert.equal(additionalProperties, false);
      for (const [key, one] of Object.entries(properties ?? {})) assert(one.description, key);
      Object.values(schema).forEach(walk);
    };
    const schema: Schema = policyJsonSchema();
    walk(schema);
    assert(check(schema) > 20);
  });

  it('takes the sample, with and without all that it shows', () => {
    for (const text of [SAMPLE, uncommented(), withLines({})])
      assert(accepts(text), ajv.errorsText(validate.errors, { separator: '\n' }));
  });

  it('finds what an editor can find', () => {
    const wrong: readonly (readonly [line: number, text: string])[] = [
      [1, 'version: 2'],
      [3, ''],
      [10, '  blockedDomain: [mailinator.com]'],
      [14, '    kind: channel'],
      [22, '      mailbox: [private]'],
      [22, '      stay: {}'],
      [22, '      partners: [earlier]'],
      [23, ''],
      [23, '    refuse: Not these.\n    approval: none'],
      [24, ''],
      [28, '        - ask: [owner]'],
      [28, '        - ask: [people: [mia@contoso.com], group: 22222222-0000-4000-8000-00000000000a, channel: General]'],
      [28, '        - ask: [{ people: [mia@contoso.com], group: 22222222-0000-4000-8000-00000000000a }]'],
      [28, '        - ask: [{}]'],
      [29, '          within: 14'],
      [29, '          within: 14 days\n          quorum: 21'],
      [29, '          within: 14 days\n          quorum: most'],
      [29, '          within: 14 days\n          handOver: maybe'],
      [29, '          within: 14 days\n      fallback: owners'],
      [29, '          within: 14 days\n      showApprovers: nobody'],
      [31, 'approvers: {}'],
      [31, 'stays: {}'],
      [31, 'stays: { nudge: 3 }'],
      [31, 'stays: { unanswered: delete }'],
      [31, '    stays: { found: ask }'],
      [31, '    stays: { forget: never }'],
      [31, 'approvers: { workingDays: [monday] }'],
      [31, 'never: [{ name: All, when: {}, reason: No. }]'],
      [31, 'mails: [{ name: Empty }]'],
      [31, 'examples: [{ nomination: { guest: a@fabrikam.com }, expect: maybe }]'],
    ];
    for (const [line, text] of wrong) assert(!accepts(withLines({ [line]: text })), text);
    assert(
      !accepts(
        withLines({ 29: '          within: 1 day\n'.concat('        - { ask: [owners], within: 1 day }\n'.repeat(3)) }),
      ),
    );
  });

  it('finds nothing wrong where the server does not', () => {
    const table = z.array(z.object({ lines: z.record(z.string(), z.string()) }));
    let good = 0;
    for (const file of WRONG_FILES) {
      for (const { lines } of table.parse(parse(readFileSync(`test/policy/${file}`, 'utf8')))) {
        // Each change alone: some of them are good without the others.
        for (const [line, text] of Object.entries(lines)) {
          const changed = withLines({ [line]: text });
          if (!readPolicyFile(changed, 'p.yaml').ok) continue;
          good += 1;
          assert(accepts(changed), `${text}\n${ajv.errorsText(validate.errors)}`);
        }
      }
    }
    assert(good > 10, `${good} were good`);
  });
});
