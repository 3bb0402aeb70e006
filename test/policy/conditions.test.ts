import assert from 'node:assert/strict';
import { groupId } from '../../src/kernel/ids.js';
import { assess, trace } from '../../src/policy/assess.js';
import { mailboxOf } from '../../src/policy/mailbox.js';
import type { Conditions } from '../../src/policy/policy.js';
import type { Circumstances, Question } from '../../src/policy/verdict.js';
import { aPolicy, aRule, addressOf } from './policies.js';

const NOW = new Date('2027-05-03T08:12:00Z');
const AUDITORS = groupId.parse('22222222-0000-4000-8000-000000000010');
const BOARD = groupId.parse('22222222-0000-4000-8000-000000000007');
const REASON = { en: 'Not this way.', 'zh-CN': '不可以。' };

const ask = (rest: Partial<Question> = {}): Question => ({
  address: addressOf('ada@fabrikam.com'),
  offers: ['project-apollo'],
  until: new Date('2027-06-02T21:59:59.999Z'),
  ...rest,
});

/** Whether one rule with these conditions is the one that matches; 'passed over' where that could not be known. */
const answer = (when: Conditions, question: Question): boolean | 'passed over' => {
  const policy = aPolicy({ rules: [aRule({ name: 'it', when }), aRule({ name: 'else' })] });
  const verdict = assess(question, policy, NOW);
  assert(verdict.ok);
  if (verdict.rule === 'it') return true;
  return verdict.passedOver.length > 0 ? 'passed over' : false;
};

describe('the conditions of a rule', () => {
  const known = (circumstances: Circumstances, rest: Partial<Question> = {}): Question =>
    ask({ circumstances, ...rest });
  const at = (address: string, circumstances: Circumstances = {}): Question =>
    ask({ address: addressOf(address), circumstances });
  const cases: readonly [string, Conditions, Question, boolean | 'passed over'][] = [
    ['a company mailbox', { mailbox: ['company'] }, ask(), true],
    ['a private mailbox', { mailbox: ['consumer', 'disposable'] }, at('ada@gmail.com'), true],
    ['a private mailbox, of a company', { mailbox: ['consumer'] }, ask(), false],
    ['a home tenant', { homeTenant: 'known' }, known({ homeTenant: 'known' }), true],
    ['a home tenant, where there is none', { homeTenant: 'known' }, known({ homeTenant: 'none' }), false],
    ['no home tenant', { homeTenant: 'none' }, known({ homeTenant: 'none' }), true],
    ['a home tenant, not looked up', { homeTenant: 'known' }, ask(), 'passed over'],
    ['a connected partner', { partner: ['connected'] }, known({ connected: true }), true],
    ['an earlier partner', { partner: ['earlier'] }, known({ earlier: true }), true],
    ['one of two, the other unknown', { partner: ['connected', 'earlier'] }, known({ earlier: true }), true],
    ['neither, one unknown', { partner: ['connected', 'earlier'] }, known({ earlier: false }), 'passed over'],
    ['first contact', { partner: ['first-contact'] }, known({ earlier: false }), true],
    ['first contact, of a partner', { partner: ['first-contact'] }, known({ earlier: true }), false],
    ['first contact, always from gmail', { partner: ['first-contact'] }, at('a@gmail.com', { earlier: true }), true],
    [
      'no partner, ever, from gmail',
      { partner: ['earlier', 'connected'] },
      at('a@gmail.com', { earlier: true }),
      false,
    ],
    ['a group', { nominator: { groups: [BOARD, AUDITORS] } }, known({ groups: [AUDITORS] }), true],
    ['another group', { nominator: { groups: [BOARD] } }, known({ groups: [AUDITORS] }), false],
    ['a group, not looked up', { nominator: { groups: [BOARD] } }, ask(), 'passed over'],
    ['a department', { nominator: { departments: ['audit'] } }, known({ department: 'Audit' }), true],
    ['no department', { nominator: { departments: ['audit'] } }, known({ department: '' }), false],
    ['a department by a pattern', { nominator: { departments: ['eng*'] } }, known({ department: 'Engineering' }), true],
    ['a title by a pattern', { nominator: { jobTitles: ['head of *'] } }, known({ jobTitle: 'Head of finance' }), true],
    ['a pattern in the middle', { nominator: { jobTitles: ['*lead*'] } }, known({ jobTitle: 'Team leader' }), true],
    [
      'a pattern whose last but one is its end',
      { nominator: { jobTitles: ['head*of*of'] } },
      known({ jobTitle: 'Head of' }),
      false,
    ],
    ['a pattern with two ends', { nominator: { jobTitles: ['ab*ba'] } }, known({ jobTitle: 'aba' }), false],
    [
      'one of the nominator’s facts false, one unknown',
      { nominator: { departments: ['audit'], groups: [BOARD] } },
      known({ department: 'Sales' }),
      false,
    ],
    ['a short stay', { stay: { upTo: 30 } }, ask(), true],
    ['a stay one day too long', { stay: { upTo: 29 } }, ask(), false],
    ['a long stay', { stay: { longerThan: 29 } }, ask(), true],
    ['a stay not long enough', { stay: { longerThan: 30 } }, ask(), false],
    ['few guests', { answersFor: { upTo: 3 } }, known({ answersFor: 3 }), true],
    ['many guests', { answersFor: { moreThan: 3 } }, known({ answersFor: 3 }), false],
    ['guests not counted', { answersFor: { moreThan: 3 } }, ask(), 'passed over'],
    ['one false is enough, whatever is unknown', { domains: ['x.com'], homeTenant: 'known' }, ask(), false],
  ];
  for (const [what, when, question, expected] of cases)
    it(what, () => {
      assert.equal(answer(when, question), expected);
    });
});

describe('what is not known', () => {
  const policy = aPolicy({
    never: [{ name: 'No tenant', when: { homeTenant: 'none' }, reason: REASON }],
    rules: [
      aRule({ name: 'Auditors', when: { nominator: { groups: [AUDITORS] } }, stages: [] }),
      aRule({ name: 'Everyone', stages: [] }),
    ],
  });

  it('approves nothing at once: administrators are asked', () => {
    const verdict = assess(ask({ circumstances: { homeTenant: 'known' } }), policy, NOW);
    assert(verdict.ok);
    assert.equal(verdict.rule, 'Everyone');
    assert.deepEqual(
      verdict.stages.map(({ sources }) => sources),
      [[{ from: 'administrators' }]],
    );
    assert.deepEqual(verdict.passedOver, [{ rule: 'Auditors', missing: ['nominator'] }]);
  });

  it('of a refusal counts as well', () => {
    const verdict = assess(ask({ circumstances: { groups: [AUDITORS] } }), policy, NOW);
    assert(verdict.ok);
    assert.deepEqual(verdict.passedOver, [{ rule: 'No tenant', missing: ['homeTenant'] }]);
    assert.equal(verdict.stages.length, 1);
  });

  it('behind a refusal has the administrators agree besides whomever the rule asks', () => {
    const asked = { ...policy, rules: [aRule({ name: 'Everyone' })] };
    const verdict = assess(ask(), asked, NOW);
    assert(verdict.ok);
    assert.deepEqual(
      verdict.stages.map(({ sources }) => sources.map(({ from }) => from)),
      [['owners', 'administrators'], ['administrators']],
    );
    const closed = { name: 'Closed', when: { homeTenant: 'none' as const }, refuse: REASON };
    const behindARule = assess(ask(), aPolicy({ rules: [closed, aRule({ name: 'Everyone' })] }), NOW);
    assert.equal(behindARule.ok && behindARule.stages.length, 2);
  });

  it('is no hindrance once it is known', () => {
    const verdict = assess(ask({ circumstances: { homeTenant: 'known', groups: [AUDITORS] } }), policy, NOW);
    assert(verdict.ok);
    assert.deepEqual([verdict.rule, verdict.stages], ['Auditors', []]);
  });

  it('behind the rule that matches concerns nobody', () => {
    const other = { ...policy, never: [], rules: policy.rules.toReversed() };
    const verdict = assess(ask(), other, NOW);
    assert(verdict.ok);
    assert.deepEqual([verdict.rule, verdict.stages, verdict.passedOver], ['Everyone', [], []]);
  });
});

describe('refusals', () => {
  it('in never beat every rule', () => {
    const never = [{ name: 'Throw-away', when: { mailbox: ['disposable' as const] }, reason: REASON }];
    const verdict = assess(ask({ address: addressOf('a@yopmail.com') }), aPolicy({ never }), NOW);
    assert.deepEqual(verdict, { ok: false, why: 'never', rule: 'Throw-away', reason: REASON });
  });

  it('by a rule say why', () => {
    const policy = aPolicy({ rules: [{ name: 'Closed', when: {}, refuse: REASON }] });
    assert.deepEqual(assess(ask(), policy, NOW), { ok: false, why: 'rule-refuses', rule: 'Closed', reason: REASON });
  });
});

describe('while no end was named', () => {
  const { until: _, ...open } = ask();
  const policy = aPolicy({
    never: [{ name: 'Years', when: { stay: { longerThan: 300 } }, reason: REASON }],
    rules: [
      aRule({ name: 'Short', when: { stay: { upTo: 30 } }, longestStay: 30, defaultStay: 14 }),
      aRule({ name: 'Long', when: { stay: { longerThan: 90 } }, longestStay: 200 }),
      aRule({ name: 'Middle', longestStay: 90 }),
      aRule({ name: 'Never reached', longestStay: 900 }),
    ],
  });

  it('the rule that its own proposal leads to is shown, and the latest end of any', () => {
    const verdict = assess(open, policy, NOW);
    assert(verdict.ok);
    assert.equal(verdict.rule, 'Short');
    assert.equal(verdict.latestEnd.toISOString().slice(0, 10), '2027-11-19');
    assert.equal(verdict.proposedEnd?.toISOString().slice(0, 10), '2027-05-17');
    assert.deepEqual(verdict.passedOver, []);
  });

  it('every end up to there is then possible', () => {
    const rules = [30, 31, 90, 91, 200].map((days) => {
      const until = new Date(Date.parse('2027-05-03T21:00:00Z') + days * 86_400_000);
      const verdict = assess({ ...open, until }, policy, NOW);
      return verdict.ok ? verdict.rule : verdict.why;
    });
    assert.deepEqual(rules, ['Short', 'Middle', 'Middle', 'Long', 'Long']);
  });
});

describe('the trace', () => {
  it('says of each rule how it answered, and on what that hung', () => {
    const policy = aPolicy({
      never: [{ name: 'No tenant', when: { homeTenant: 'none' }, reason: REASON }],
      rules: [
        aRule({ name: 'Partners', when: { domains: ['partner.net'], offers: ['x'] } }),
        aRule({ name: 'Everyone' }),
        aRule({ name: 'Nobody' }),
      ],
    });
    assert.deepEqual(trace(ask(), policy, NOW), [
      { section: 'never', rule: 'No tenant', outcome: 'unknown', missing: ['homeTenant'] },
      { section: 'rules', rule: 'Partners', outcome: 'fails', on: ['domains', 'offers'] },
      { section: 'rules', rule: 'Everyone', outcome: 'matches' },
      { section: 'rules', rule: 'Nobody', outcome: 'not-reached' },
    ]);
  });
});

describe('mailboxes', () => {
  for (const [domain, mailbox] of [
    ['fabrikam.com', 'company'],
    ['gmail.com', 'consumer'],
    ['hotmail.co.uk', 'consumer'],
    ['qq.com', 'consumer'],
    ['tutanota.com', 'consumer'],
    ['mailinator.com', 'disposable'],
    ['mx.mailinator.com', 'disposable'],
    ['gmail.com.fabrikam.com', 'company'],
    ['notgmail.com', 'company'],
  ] as const)
    it(`${domain}: ${mailbox}`, () => {
      assert.equal(mailboxOf(domain), mailbox);
    });
});
