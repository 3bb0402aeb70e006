import assert from 'node:assert/strict';
import { assess } from '../../src/policy/assess.js';
import type { Policy } from '../../src/policy/policy.js';
import { stricter } from '../../src/policy/stricter.js';
import type { Circumstances, Question } from '../../src/policy/verdict.js';
import { addressOf, anOffer, aPolicy, aRule, aStage } from './policies.js';

const NOW = new Date('2027-05-03T08:12:00Z');
const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.parse('2027-05-03T20:00:00Z') + days * DAY);

const asking = (days: number, rest: Partial<Question> = {}): Question => ({
  address: addressOf('ada@fabrikam.com'),
  offers: ['project-apollo'],
  until: inDays(days),
  ...rest,
});
const daysTo = (end: Date): number => Math.floor((end.getTime() - Date.parse('2027-05-02T22:00:00Z')) / DAY);

/** By which rule, how long they may be kept without asking, and how late an end may be that is asked for; days. */
const judged = (policy: Policy, question: Question): readonly (string | number)[] => {
  const verdict = assess(question, policy, NOW);
  if (!verdict.ok) return [verdict.why];
  return [verdict.rule, verdict.mayKeepUntil ? daysTo(verdict.mayKeepUntil) : 'unsaid', daysTo(verdict.latestEnd)];
};

const reason = { en: 'Too long.', 'zh-CN': '太长。' };
const anyway = aRule({ name: 'At once', stages: [] });
const owners = aRule({
  name: 'All owners',
  when: { stay: { longerThan: 30 } },
  stages: [aStage([{ from: 'owners' }], { quorum: 'all' })],
});
const tooLong = { name: 'Too long', when: { stay: { longerThan: 180 } }, refuse: reason };

describe('how long a guest may be kept without asking', () => {
  it('is as long as a longer stay would not have met another rule', () => {
    const policy = aPolicy({ rules: [tooLong, owners, anyway] });
    assert.deepEqual(judged(policy, asking(30)), ['At once', 30, 365]);
    assert.deepEqual(judged(policy, asking(1)), ['At once', 30, 365]);
    assert.deepEqual(judged(policy, asking(31)), ['All owners', 180, 365]);
    assert.deepEqual(judged(policy, asking(180)), ['All owners', 180, 365]);
    assert.deepEqual(judged(policy, asking(181)), ['rule-refuses']);
  });

  it('is as long as the rule itself lets in, where no length matters', () => {
    assert.deepEqual(judged(aPolicy({ rules: [anyway, owners, tooLong] }), asking(30)), ['At once', 365, 365]);
    const elsewhere = { ...owners, when: { ...owners.when, domains: ['partner.net'] } };
    assert.deepEqual(judged(aPolicy({ rules: [elsewhere, anyway] }), asking(30)), ['At once', 365, 365]);
  });

  it('ends where the rule that matched no longer holds, whatever comes behind it', () => {
    const short = aRule({ name: 'Short', when: { stay: { upTo: 14 } }, stages: [] });
    assert.deepEqual(judged(aPolicy({ rules: [short, owners, anyway] }), asking(10)), ['Short', 14, 365]);
    assert.deepEqual(judged(aPolicy({ rules: [short] }), asking(10)), ['Short', 14, 365], 'and no rule is behind it');
  });

  it('does not leap over a length at which somebody would be asked', () => {
    const middling = { ...owners, when: { stay: { longerThan: 30, upTo: 60 } } };
    const policy = aPolicy({ rules: [middling, anyway] });
    assert.deepEqual(judged(policy, asking(20)), ['At once', 30, 365]);
    assert.deepEqual(judged(policy, asking(90)), ['At once', 365, 365]);
  });

  it('ends where “never” begins', () => {
    const never = [{ name: 'Half a year', when: { stay: { longerThan: 180 } }, reason }];
    assert.deepEqual(judged(aPolicy({ never, rules: [anyway] }), asking(30)), ['At once', 180, 365]);
  });

  it('ends where something not known might speak against it; what might already, says nothing new', () => {
    const stay = { longerThan: 60 };
    const partner = ['first-contact'] as const;
    const policy = aPolicy({ rules: [{ ...owners, when: { stay, partner } }, anyway] });
    const known = (circumstances: Circumstances) => judged(policy, asking(30, { circumstances }));
    assert.deepEqual(known({}), ['At once', 60, 365]);
    assert.deepEqual(known({ earlier: false }), ['At once', 60, 365]);
    assert.deepEqual(known({ earlier: true }), ['At once', 365, 365]);
    assert.deepEqual(judged(policy, asking(61, { circumstances: {} })), ['At once', 365, 365], 'with a yes in doubt');
  });

  it('is never longer than the rule, or any of what is asked for, lets', () => {
    const short = aRule({ name: 'Twenty', stages: [], longestStay: 20 });
    assert.deepEqual(judged(aPolicy({ rules: [owners, short] }), asking(10)), ['Twenty', 20, 20]);
    const offers = [{ ...anOffer('project-apollo', 'Project Apollo'), longestStay: 25 }];
    assert.deepEqual(judged(aPolicy({ offers, rules: [owners, anyway] }), asking(10)), ['At once', 25, 25]);
    const longer = [{ ...anOffer('project-apollo', 'Project Apollo'), longestStay: 40 }];
    assert.deepEqual(judged(aPolicy({ offers: longer, rules: [owners, anyway] }), asking(10)), ['At once', 30, 40]);
  });

  it('is not said while no end was named', () => {
    const { until: _, ...open } = asking(30);
    assert.deepEqual(judged(aPolicy({ rules: [tooLong, anyway] }), open), ['At once', 'unsaid', 365]);
  });

  it('is of several answers the shortest', () => {
    const ofApollo = { ...owners, when: { ...owners.when, offers: ['project-apollo'] } };
    const policy = aPolicy({ rules: [ofApollo, anyway] });
    const [apollo, portal] = ['project-apollo', 'portal'].map((key) =>
      assess(asking(20, { offers: [key] }), policy, NOW),
    );
    assert.ok(apollo?.ok && portal?.ok);
    for (const both of [stricter(apollo, portal), stricter(portal, apollo)]) {
      assert.ok(both.ok);
      assert.deepEqual([both.mayKeepUntil, both.latestEnd], [apollo.mayKeepUntil, portal.latestEnd]);
      assert.equal(both.mayKeepUntil && daysTo(both.mayKeepUntil), 30);
    }
  });
});
