import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess, type Question, type Verdict } from '../../src/policy/assess.js';
import type { Policy } from '../../src/policy/policy.js';
import { aPolicy, aRule, addressOf } from './policies.js';

type Assess = (question: Question, policy: Policy, now: Date) => Verdict;

const DOMAINS = ['fabrikam.com', 'eu.fabrikam.com', 'partner.net', 'mailinator.com'];
const KEYS = ['apollo', 'audit', 'portal'];

const question: fc.Arbitrary<Question> = fc.record(
  {
    address: fc.constantFrom(...DOMAINS).map((domain) => addressOf(`ada@${domain}`)),
    offers: fc.subarray(KEYS),
    until: fc.date({ min: new Date('2026-12-01'), max: new Date('2028-03-01'), noInvalidDate: false }),
    zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Africa/Cairo'),
  },
  { requiredKeys: ['address', 'offers'] },
);

const policy: fc.Arbitrary<Policy> = fc
  .record({
    blockedDomains: fc.subarray(['mailinator.com', 'fabrikam.com']),
    conditions: fc.array(
      fc.record(
        {
          domains: fc.subarray([...DOMAINS, '*.fabrikam.com'], { minLength: 1 }),
          offers: fc.subarray(KEYS, { minLength: 1 }),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 5 },
    ),
    longestStay: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ blockedDomains, conditions, longestStay }) =>
    aPolicy({ blockedDomains, rules: conditions.map((when, at) => aRule({ name: `rule ${at}`, when, longestStay })) }),
  );

const now = fc.date({ min: new Date('2027-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const WHYS = ['blocked-domain', 'no-rule', 'end-in-the-past', 'stay-too-long'];

/** What must hold of every verdict, said without the code under test. */
const holdsFor = (judge: Assess): void =>
  fc.assert(
    fc.property(question, policy, now, (asked, rules, at) => {
      const verdict = judge(frozen(asked), frozen(rules), at);
      assert(
        verdict.ok ? rules.rules.some(({ name }) => name === verdict.rule) : WHYS.includes(verdict.why),
        'one verdict',
      );
      assert.deepEqual(judge(asked, rules, at), verdict, 'the same again');
      if (!verdict.ok) return;

      const domain = asked.address.split('@')[1] ?? '';
      assert(
        !rules.blockedDomains.some((blocked) => `.${domain}`.endsWith(`.${blocked}`)),
        'nobody from a blocked domain',
      );
      assert(!asked.until || (asked.until > at && asked.until <= verdict.latestEnd), 'an end within the limits');
      const earlier = rules.rules.slice(
        0,
        rules.rules.findIndex(({ name }) => name === verdict.rule),
      );
      assert(!earlier.some(({ when }) => Object.keys(when).length === 0), 'no rule without conditions was passed by');
    }),
    { seed: 20270503, numRuns: 1000, includeErrorInReport: true },
  );

describe('every question to the rules', () => {
  it('ends with one verdict, and the same one for the same question', () => holdsFor(assess));

  it('would not, if the last rule won (planted)', () => {
    const lastWins: Assess = (asked, rules, at) => assess(asked, { ...rules, rules: rules.rules.toReversed() }, at);
    assert.throws(() => holdsFor(lastWins), /passed by/);
  });

  it('would not, if domains below a blocked one slipped through (planted)', () => {
    const exactOnly: Assess = (asked, rules, at) =>
      assess(
        asked,
        { ...rules, blockedDomains: rules.blockedDomains.filter((one) => asked.address.endsWith(`@${one}`)) },
        at,
      );
    assert.throws(() => holdsFor(exactOnly), /blocked domain/);
  });

  it('would not, if a verdict depended on the one before it (planted)', () => {
    let asked = 0;
    const forgetful: Assess = (...all) => ((asked += 1) % 7 === 0 ? { ok: false, why: 'no-rule' } : assess(...all));
    assert.throws(() => holdsFor(forgetful), /the same again|deep-equal/);
  });
});
