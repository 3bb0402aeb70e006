import assert from 'node:assert/strict';
import { runExamples } from '../../src/policy/examples.js';
import { formatProblem, readPolicyFile } from '../../src/policy/read.js';
import { withLines } from './good-policy.js';

const NOW = new Date('2027-05-03T23:12:00Z');

/** Rules that ask for each sort of fact, and what is never let in. */
const RULES = [
  'never:',
  '  - { name: Disposable, when: { mailbox: [disposable] }, reason: No. }',
  'rules:',
  '  - { name: Auditors, when: { nominator: { groups: [22222222-0000-4000-8000-000000000010] } }, approval: none, longestStay: 9 days }',
  '  - { name: Heads, when: { nominator: { jobTitles: ["Head of *"] }, stay: { upTo: 30 days } }, approval: none, longestStay: 30 days }',
  '  - { name: Newcomers, when: { partner: [first-contact], homeTenant: none }, refuse: No tenant. }',
  '  - { name: Busy, when: { answersFor: { moreThan: 5 } }, longestStay: 30 days,',
  '      approval: { stages: [{ ask: [manager], within: 1 day }, { ask: [people: [Mia@contoso.com]], within: 1 day }] } }',
  '  - { name: Own fallback, when: { domains: [fallback.example] }, longestStay: 30 days, approval: { fallback: { people: [mia@contoso.com] },',
  '      stages: [{ ask: [managers-manager, sponsor], within: 1 day }, { ask: [group: 22222222-0000-4000-8000-000000000010], within: 1 day }] } }',
  '  - { name: No fallback, when: { domains: [refuse.example] }, longestStay: 30 days, approval: { fallback: refuse,',
  '      stages: [{ ask: [owners, channel: { team: 22222222-0000-4000-8000-000000000001, id: "19:a@thread.tacv2" }], within: 1 day }] } }',
].join('\n');

const EVERYTHING = 'nominator: { groups: [], jobTitle: "", answersFor: 0 }, partner: [earlier], homeTenant: known';

/** What `check` would say of one example, beginning with the problem. */
const said = (nomination: string, expect: string): string => {
  const rules = readPolicyFile(
    withLines({
      19: RULES,
      20: '  - name: Partners',
      31: `examples:\n  - { nomination: { ${nomination} }, expect: ${expect} }`,
    }),
    'policy.yaml',
  );
  assert(rules.ok, rules.ok ? '' : rules.error.map(formatProblem).join('\n'));
  const { policy, examples, problemWith } = rules.value;
  const [mismatch, ...more] = runExamples(policy, examples, NOW);
  assert.equal(more.length, 0);
  if (!mismatch) return 'holds';
  const problem = problemWith(mismatch.at, mismatch.problem);
  assert.deepEqual([problem.field, problem.line, problem.column], ['examples[0]', 43, 5]);
  return problem.problem;
};

const TABLE: readonly (readonly [what: string, nomination: string, expect: string, says: string])[] = [
  ['a rule', `guest: ada@fabrikam.com, ${EVERYTHING}`, '{ rule: Partners, then: at-once }', 'holds'],
  ['a rule by its name in other letters', `guest: ada@fabrikam.com, ${EVERYTHING}`, '{ rule: PARTNERS }', 'holds'],
  [
    'another rule',
    `guest: ada@partner.net, ${EVERYTHING}`,
    '{ rule: Partners }',
    'expected rule “Partners”, got rule “Everyone else” (because “Partners” does not match on domains)',
  ],
  [
    'a rule that an earlier one keeps from being asked',
    'guest: ada@fabrikam.com, nominator: { groups: [22222222-0000-4000-8000-000000000010] }',
    '{ rule: Partners }',
    'expected rule “Partners”, got rule “Auditors” (because “Auditors” comes first)',
  ],
  [
    'a fact that the example leaves out',
    'guest: ada@fabrikam.com, nominator: { groups: [] }, stay: 10 days',
    '{ rule: Heads }',
    'expected rule “Heads”, got rule “Partners” (because “Heads” asks for nominator, which the example leaves out)',
  ],
  [
    'a rule before which nothing hangs on what is left out',
    'guest: ada@fabrikam.com, nominator: { groups: [], answersFor: 0, jobTitle: "" }, partner: [earlier]',
    '{ rule: Partners, then: at-once }',
    'holds',
  ],
  [
    'a rule in doubt, behind which nothing is approved at once',
    'guest: ada@fabrikam.com, nominator: { groups: [], answersFor: 0, jobTitle: "" }',
    '{ rule: Partners, then: at-once }',
    'expected at-once, got [[administrators]] (because “Newcomers” asks for homeTenant, partner, which the example leaves out)',
  ],
  ['what is never let in', 'guest: eve@guerrillamail.com', '{ rule: Disposable, then: refused }', 'holds'],
  [
    'what is never let in, unexpectedly',
    'guest: eve@guerrillamail.com',
    '{ rule: Everyone else }',
    'expected rule “Everyone else”, got rule “Disposable” (because “Disposable” comes first)',
  ],
  ['a blocked domain', 'guest: eve@mx.mailinator.com', '{ rule: guests.blockedDomains, then: refused }', 'holds'],
  [
    'a blocked domain, unexpectedly',
    'guest: eve@mailinator.com',
    '{ rule: Disposable }',
    'expected rule “Disposable”, got rule “guests.blockedDomains” (because its domain is blocked)',
  ],
  [
    'a rule where none was expected',
    `guest: ada@fabrikam.com, ${EVERYTHING}`,
    'no-rule',
    'expected no rule, got rule “Partners”',
  ],
  [
    'a refusal',
    'guest: dan@partner.net, nominator: { groups: [], jobTitle: Clerk }, partner: [first-contact], homeTenant: none',
    '{ rule: Newcomers, then: at-once }',
    'expected at-once, got refused (because the rule refuses it)',
  ],
  [
    'stages, each with the administrators added',
    'guest: dan@partner.net, nominator: { groups: [], jobTitle: Clerk, answersFor: 6 }, partner: [connected], homeTenant: known',
    '{ rule: Busy, then: [[manager], [people: [mia@contoso.com], administrators]] }',
    'holds',
  ],
  [
    'other stages',
    'guest: dan@partner.net, nominator: { groups: [], jobTitle: Clerk, answersFor: 6 }, partner: [earlier]',
    '{ rule: Busy, then: [[owners]] }',
    'expected [[owners, administrators]], got [[manager, administrators], [people: mia@contoso.com, administrators]]',
  ],
  [
    'stages with a fallback of the rule’s own, which need not be said',
    `guest: fay@fallback.example, ${EVERYTHING}`,
    '{ rule: Own fallback, then: [[managers-manager, sponsor], [group: 22222222-0000-4000-8000-000000000010]] }',
    'holds',
  ],
  [
    'stages with a fallback of the rule’s own, and the one for doubts',
    'guest: fay@fallback.example, nominator: { groups: [], jobTitle: "", answersFor: 0 }',
    '{ rule: OWN FALLBACK, then: [[managers-manager, sponsor], [group: 22222222-0000-4000-8000-000000000010], [administrators]] }',
    'holds',
  ],
  [
    'another fallback',
    `guest: fay@fallback.example, ${EVERYTHING}`,
    '{ rule: Own fallback, then: [[managers-manager, sponsor, administrators], [group: 22222222-0000-4000-8000-000000000010]] }',
    'expected [[managers-manager, sponsor, administrators, people: mia@contoso.com], [group: 22222222-0000-4000-8000-000000000010, people: mia@contoso.com]], ' +
      'got [[managers-manager, sponsor, people: mia@contoso.com], [group: 22222222-0000-4000-8000-000000000010, people: mia@contoso.com]]',
  ],
  [
    'stages without a fallback',
    `guest: ray@refuse.example, ${EVERYTHING}`,
    "{ rule: No fallback, then: [[owners, channel: { team: 22222222-0000-4000-8000-000000000001, id: '19:a@thread.tacv2' }]] }",
    'holds',
  ],
  [
    'a fallback where there is none',
    `guest: ray@refuse.example, ${EVERYTHING}`,
    '{ rule: No fallback, then: [[owners, administrators]] }',
    'expected [[owners, administrators]], got [[owners, channel: 19:a@thread.tacv2]]',
  ],
  [
    'a stay as long as a rule lets it be, in the company’s zone',
    'guest: dan@partner.net, nominator: { groups: [22222222-0000-4000-8000-000000000010] }, stay: 9 days',
    '{ rule: Auditors, then: at-once }',
    'holds',
  ],
  [
    'a stay of a day more',
    'guest: dan@partner.net, nominator: { groups: [22222222-0000-4000-8000-000000000010] }, stay: 10 days',
    '{ rule: Auditors, then: at-once }',
    'expected at-once, got refused (because it is longer than longestStay)',
  ],
  [
    'a stay that leads to another rule',
    'guest: dan@fabrikam.com, nominator: { groups: [], jobTitle: Head of Sales, answersFor: 0 }, partner: [earlier], stay: 31 days',
    '{ rule: Heads }',
    'expected rule “Heads”, got rule “Partners” (because “Heads” does not match on stay)',
  ],
];

describe('an example of a policy', () => {
  for (const [what, nomination, expect, says] of TABLE) {
    it(`is held against the rules: ${what}`, () => assert.equal(said(nomination, expect), says));
  }

  it('may expect that no rule matches', () => {
    const rules = readPolicyFile(
      withLines({
        22: '      domains: [fabrikam.com]',
        25: '',
        26: '',
        27: '',
        28: '',
        29: '',
        30: '',
        31: [
          'examples:',
          '  - { nomination: { guest: dan@partner.net }, expect: no-rule }',
          '  - { nomination: { guest: dan@partner.net }, expect: { rule: Partners } }',
        ].join('\n'),
      }),
      'policy.yaml',
    );
    assert(rules.ok);
    assert.deepEqual(runExamples(rules.value.policy, rules.value.examples, NOW), [
      { at: 1, problem: 'expected rule “Partners”, got no rule (because “Partners” does not match on domains)' },
    ]);
  });
});
