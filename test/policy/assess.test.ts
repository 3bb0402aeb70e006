import assert from 'node:assert/strict';
import { assess, trace } from '../../src/policy/assess.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import type { Question } from '../../src/policy/verdict.js';
import { aPolicy, aRule, addressOf, anOffer } from './policies.js';

const NOW = new Date('2027-05-03T08:12:00Z');
const UNTIL = new Date('2027-06-30T21:59:59.999Z');

const about = (address: string, rest: Partial<Question> = {}): Question => ({
  address: addressOf(address),
  offers: ['project-apollo'],
  until: UNTIL,
  ...rest,
});

describe('the rules', () => {
  const policy = aPolicy({
    blockedDomains: ['mailinator.com'],
    rules: [
      aRule({
        name: 'Trusted',
        when: { domains: ['northwindtraders.com'] },
        stages: [],
        defaultStay: 90,
        deliveries: ['chat'],
      }),
      aRule({ name: 'Payroll', when: { offers: ['payroll', 'payslips'] } }),
      aRule({
        name: 'Fabrikam',
        when: { domains: ['fabrikam.com', '*.fabrikam.net'] },
        longestStay: 90,
        defaultStay: 30,
      }),
    ],
  });
  const ruleFor = (question: Question): string => {
    const verdict = assess(question, policy, NOW);
    return verdict.ok ? verdict.rule : verdict.why;
  };

  it('let a trusted domain in at once: no stage', () => {
    assert.deepEqual(assess(about('ada@northwindtraders.com'), policy, NOW), {
      ok: true,
      rule: 'Trusted',
      stages: [],
      stays: USUAL_STAYS,
      backupSponsor: 'optional',
      deliveries: ['chat'],
      languages: ['en', 'zh-CN'],
      questions: [],
      passedOver: [],
      latestEnd: new Date('2028-05-02T21:59:59.999Z'),
      mayKeepUntil: new Date('2028-05-02T21:59:59.999Z'),
      proposedEnd: new Date('2027-08-01T21:59:59.999Z'),
    });
  });

  it('give the stages of the first rule that matches', () => {
    const verdict = assess(about('ada@fabrikam.com'), policy, NOW);
    assert(verdict.ok);
    assert.equal(verdict.rule, 'Fabrikam');
    assert.deepEqual(verdict.stages, aRule({ name: 'Fabrikam' }).stages);
  });

  it('take an earlier rule before a later one', () => {
    assert.equal(ruleFor(about('ada@fabrikam.com', { offers: ['payroll'] })), 'Payroll');
    assert.equal(ruleFor(about('ada@northwindtraders.com', { offers: ['payroll'] })), 'Trusted');
  });

  it('tell a domain from those below it', () => {
    assert.equal(ruleFor(about('ada@eu.fabrikam.com')), 'no-rule');
    assert.equal(ruleFor(about('ada@eu.fabrikam.net')), 'Fabrikam');
    assert.equal(ruleFor(about('ada@fabrikam.net')), 'no-rule');
    assert.equal(ruleFor(about('ada@notfabrikam.com')), 'no-rule');
  });

  it('let nothing ride along with an offer that a rule names', () => {
    assert.equal(ruleFor(about('ada@partner.net', { offers: ['payroll', 'payslips'] })), 'Payroll');
    assert.equal(ruleFor(about('ada@partner.net', { offers: ['payroll', 'project-apollo'] })), 'no-rule');
    assert.equal(ruleFor(about('ada@partner.net', { offers: [] })), 'no-rule');
  });

  it('keep a blocked domain out before anything else, and what lies below it', () => {
    const open = { ...policy, rules: [aRule({ name: 'Everyone' })] };
    const past = new Date('2020-01-01');
    for (const domain of ['mailinator.com', 'mx.mailinator.com']) {
      const verdict = assess(about(`ada@${domain}`, { until: past }), open, NOW);
      assert.deepEqual(verdict, { ok: false, why: 'blocked-domain', rule: 'guests.blockedDomains', domain });
    }
    assert.equal(assess(about('ada@notmailinator.com'), open, NOW).ok, true);
  });
});

describe('what is asked for', () => {
  const ofAudit = { departments: ['Audit'] };
  const policy = aPolicy({
    offers: [
      anOffer('project-apollo', 'Project Apollo'),
      { ...anOffer('archive', 'Audit Archive'), who: ofAudit, longestStay: 30 },
      { ...anOffer('portal', 'Vendor Portal'), longestStay: 10 },
    ],
    rules: [aRule({ name: 'Ninety', longestStay: 90, defaultStay: 60 })],
    never: [{ name: 'No rivals', when: { domains: ['rival.example'] }, reason: { en: 'No.', 'zh-CN': '不。' } }],
  });
  const asking = (offers: readonly string[], rest: Partial<Question> = {}) =>
    assess(about('ada@x.com', { offers, ...rest }), policy, NOW);
  const inAudit = { circumstances: { department: 'Audit' } };

  it('may be for some colleagues alone; what is not known of them is no yes', () => {
    const soon = new Date('2027-05-05T21:59:59.999Z');
    const refused = { ok: false, why: 'may-not-ask', offer: 'Audit Archive' };
    assert.equal(asking(['archive'], { ...inAudit, until: soon }).ok, true);
    assert.deepEqual(asking(['archive'], { circumstances: { department: 'Sales' } }), refused);
    assert.deepEqual(asking(['archive'], { circumstances: {} }), { ...refused, unsure: true });
    assert.deepEqual(asking(['project-apollo', 'archive'], { circumstances: { department: '' } }), refused);
    assert.equal(asking(['project-apollo'], { circumstances: {} }).ok, true);
  });

  it('is no matter of who asks where the guest has it already', () => {
    const until = new Date('2027-05-05T21:59:59.999Z');
    assert.equal(asking(['archive'], { given: true, until, circumstances: {} }).ok, true);
  });

  it('comes after what nobody may be invited from, and before the rules', () => {
    const rival = assess(about('ada@rival.example', { offers: ['archive'] }), policy, NOW);
    assert.equal(!rival.ok && rival.why, 'never');
    const none = assess(about('ada@x.com', { offers: ['archive'] }), { ...policy, rules: [] }, NOW);
    assert.equal(!none.ok && none.why, 'may-not-ask');
  });

  it('caps the stay: the shortest of all of it, and the rule', () => {
    const latestEnd = (offers: readonly string[]) => {
      const verdict = asking(offers, { ...inAudit, until: new Date('2027-05-04') });
      return verdict.ok ? verdict.latestEnd.toISOString().slice(0, 10) : verdict.why;
    };
    assert.deepEqual(
      [['project-apollo'], ['archive'], ['archive', 'portal'], ['portal', 'project-apollo']].map(latestEnd),
      ['2027-08-01', '2027-06-02', '2027-05-13', '2027-05-13'],
    );
    assert.deepEqual(asking(['project-apollo', 'archive'], inAudit), {
      ok: false,
      why: 'stay-too-long',
      rule: 'Ninety',
      latestEnd: new Date('2027-06-02T21:59:59.999Z'),
      offer: 'Audit Archive',
    });
    const { until: _, ...open } = about('ada@x.com', { offers: ['archive'], ...inAudit });
    const proposed = assess(open, policy, NOW);
    assert.equal(proposed.ok && proposed.proposedEnd?.toISOString().slice(0, 10), '2027-06-02');
  });
});

describe('the end of a stay', () => {
  const policy = aPolicy({ rules: [aRule({ name: 'Ninety', longestStay: 90 })] });

  it('lies ahead', () => {
    for (const until of [new Date('2027-05-02'), NOW, new Date(Number.NaN)]) {
      assert.deepEqual(assess(about('ada@x.com', { until }), policy, NOW), {
        ok: false,
        why: 'end-in-the-past',
        rule: 'Ninety',
      });
    }
  });

  it('may be the last moment of the last day, and not one millisecond more', () => {
    const latestEnd = new Date('2027-08-01T21:59:59.999Z');
    assert.equal(assess(about('ada@x.com', { until: latestEnd }), policy, NOW).ok, true);
    const until = new Date(latestEnd.getTime() + 1);
    const verdict = assess(about('ada@x.com', { until }), policy, NOW);
    assert.deepEqual(verdict, { ok: false, why: 'stay-too-long', rule: 'Ninety', latestEnd });
  });

  it('is a day where the nominator is', () => {
    const latestEndIn = (zone: string): string => {
      const verdict = assess(about('ada@x.com', { zone }), policy, NOW);
      return verdict.ok ? verdict.latestEnd.toISOString() : verdict.why;
    };
    assert.equal(latestEndIn('America/New_York'), '2027-08-02T03:59:59.999Z');
    assert.equal(latestEndIn('Asia/Shanghai'), '2027-08-01T15:59:59.999Z');
  });

  it('counts calendar days across a change of the clocks', () => {
    const verdict = assess(about('ada@x.com'), aPolicy({ rules: [aRule({ name: 'Year', longestStay: 200 })] }), NOW);
    assert(verdict.ok);
    assert.equal(verdict.latestEnd.toISOString(), '2027-11-19T22:59:59.999Z');
  });

  it('need not be named: the rule proposes one, or leaves it open', () => {
    const { address, offers } = about('ada@x.com');
    const open = assess({ address, offers }, policy, NOW);
    assert(open.ok);
    assert.equal('proposedEnd' in open, false);
    const proposed = assess({ address, offers }, aPolicy({ rules: [aRule({ name: 'r', defaultStay: 7 })] }), NOW);
    assert(proposed.ok);
    assert.equal(proposed.proposedEnd?.toISOString(), '2027-05-10T21:59:59.999Z');
  });

  it('need not be named: what is refused to long stays is not refused yet', () => {
    const reason = { en: 'Too long.', 'zh-CN': '太长。' };
    const long = { name: 'Long', when: { stay: { longerThan: 30 } }, refuse: reason };
    const rules = aPolicy({ rules: [long, aRule({ name: 'Everyone' })] });
    const { address, offers } = about('ada@x.com');
    const open = assess({ address, offers }, rules, NOW);
    assert(open.ok);
    assert.equal(open.rule, 'Everyone');
    assert.deepEqual(trace({ address, offers }, rules, NOW)[0], {
      section: 'rules',
      rule: 'Long',
      outcome: 'fails',
      on: ['stay'],
    });
    const named = assess(about('ada@x.com'), rules, NOW);
    assert.equal(!named.ok && named.why, 'rule-refuses');
  });
});
