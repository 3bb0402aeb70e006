import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess, trace } from '../../src/policy/assess.js';
import type { ApproverSource, Policy, Rule, Stage } from '../../src/policy/policy.js';
import type { Permitted, Question, Verdict } from '../../src/policy/verdict.js';
import { anyPolicy, anyQuestion, fileOf, NOW } from './any-policy.js';
import { approvalIn, expected, plainOf } from './oracle.js';

type Assess = (question: Question, policy: Policy, now: Date) => Verdict;

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const isBlocked = ({ address }: Question, { blockedDomains }: Policy): boolean =>
  blockedDomains.some((blocked) => `.${address.split('@')[1] ?? ''}`.endsWith(`.${blocked}`));

const ruleNamed = (policy: Policy, name: string): Rule | undefined => policy.rules.find((rule) => rule.name === name);

/** So many days later, at about the same time of day. */
const daysAfter = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

/** However much longer a guest is kept without asking: it is what the rules would have said of it, and one day more is not. */
const keepingHolds = (
  verdict: Permitted,
  { until, ...asked }: Question & { readonly until: Date },
  policy: Policy,
  share: number,
): void => {
  const { mayKeepUntil, latestEnd } = verdict;
  assert(mayKeepUntil && mayKeepUntil >= until && mayKeepUntil <= latestEnd, 'kept from the end that was named on');
  const before = expected({ ...asked, until }, policy, NOW);
  const days = Math.floor((mayKeepUntil.getTime() - until.getTime()) / 86_400_000);
  for (const more of [Math.floor(days * share), days]) {
    const { decides, over } = expected({ ...asked, until: daysAfter(until, more) }, policy, NOW);
    assert(decides === verdict.rule && over.every((one) => before.over.includes(one)), 'kept as the rules would let');
  }
  if (mayKeepUntil >= latestEnd) return;
  const { decides, over } = expected({ ...asked, until: daysAfter(mayKeepUntil, 1) }, policy, NOW);
  assert(decides !== verdict.rule || over.some((one) => !before.over.includes(one)), 'kept as long as that');
};

/** What decided, by the verdict. */
const decider = (verdict: Verdict): string => ('rule' in verdict ? verdict.rule : 'none');

/** One verdict, of the rule that the plain reading gives, with somebody to ask, and the same one again. */
const holdsOf = (judge: Assess, asked: Question, policy: Policy, share: number): void => {
  const verdict = judge(frozen(asked), frozen(policy), NOW);
  assert.deepEqual(judge(asked, policy, NOW), verdict, 'the same again');
  if (isBlocked(asked, policy)) {
    assert.equal(decider(verdict), 'guests.blockedDomains', 'blocked comes first');
    return;
  }
  // Without an end there is more than one rule that may apply; what is said then has a test of its own.
  if (asked.until) {
    const { decides, over } = expected(asked, policy, NOW);
    assert.equal(decider(verdict), decides, 'the rule that the plain reading gives');
    if ('passedOver' in verdict)
      assert.deepEqual(
        verdict.passedOver.map(({ rule }) => rule),
        over,
        'what was passed over',
      );
  }
  if (!verdict.ok) return;

  const rule = ruleNamed(policy, verdict.rule);
  assert(rule && !rule.refuse, 'a rule of this policy, and none that refuses');
  assert(!asked.until || (asked.until > NOW && asked.until <= verdict.latestEnd), 'an end within the limits');
  const { until } = asked;
  if (until) keepingHolds(verdict, { ...asked, until }, policy, share);
  else assert(!verdict.mayKeepUntil, 'kept from the end that was named on');
  assert(verdict.stages.length <= rule.stages.length + 1, 'the rule’s own stages, and one for the doubt');
  const mayBeRefused = verdict.passedOver.some(
    ({ rule: name }) => ruleNamed(policy, name)?.refuse ?? policy.never.some((one) => one.name === name),
  );
  if (mayBeRefused)
    assert.deepEqual(
      verdict.stages.at(-1)?.sources,
      [{ from: 'administrators' }],
      'administrators decide a doubtful ban',
    );
  const written = approvalIn(fileOf(policy), verdict.rule);
  const own = verdict.stages.slice(0, rule.stages.length);
  const ofDoubt = verdict.stages.slice(rule.stages.length);
  assert.deepEqual(own.map(plainOf), written.stages, 'each stage as the file has it, with somebody in the end');
  if (written.fallback !== 'refuse')
    for (const { ask } of own.map(plainOf))
      assert(ask.includes(JSON.stringify(written.fallback)), 'the fallback, somebody in the end');
  for (const { sources, quorum } of ofDoubt)
    assert.deepEqual([sources, quorum], [[{ from: 'administrators' }], 'any'], 'somebody in the end of a doubt');
  assert.equal(verdict.namesHidden ?? false, written.hidden, 'names as the file has it');
  if (verdict.stages.length === 0)
    assert.deepEqual(
      [rule.stages, verdict.passedOver],
      [[], []],
      'at once only by a rule that says so, and for certain',
    );
};

const KINDS: readonly ApproverSource['from'][] = [
  'owners',
  'manager',
  'managers-manager',
  'sponsor',
  'administrators',
  'people',
  'group',
  'channel',
];

/** What the stages of an answer are made of, and what they come to in the end. */
const stagesMet = ({ rule, stages, namesHidden }: Permitted, policy: Policy): readonly string[] => {
  const { fallback } = approvalIn(fileOf(policy), rule);
  const kinds = stages.flatMap(({ sources }) => sources.map(({ from }) => `asks ${from}`));
  const clocks = stages.flatMap(({ remindAfter, alternatesAfter, handOver }) => [
    ...(remindAfter === undefined ? [] : ['clock reminds']),
    ...(alternatesAfter === undefined ? [] : ['clock has alternates']),
    ...(handOver ? ['stage may be handed on'] : []),
  ]);
  const quorums = stages.map(({ quorum }) => `quorum ${typeof quorum === 'number' ? 'n' : quorum}`);
  const end = typeof fallback === 'string' ? fallback : Object.keys(fallback).join();
  return [
    ...kinds,
    ...clocks,
    ...quorums,
    ...(stages.length > 0 ? [`falls back on ${end}`] : []),
    `names ${namesHidden ? 'hidden' : 'shown'}`,
  ];
};

/** The rules, each stage of whose answer is changed. */
const changing =
  (change: (stage: Stage) => Stage): Assess =>
  (...all) => {
    const verdict = assess(...all);
    return verdict.ok ? { ...verdict, stages: verdict.stages.map(change) } : verdict;
  };

/** What one of the promises above says where it is broken; a mutant that merely crashes is not caught by them. */
const BROKEN =
  /the same again|blocked comes first|the plain reading|what was passed over|none that refuses|within the limits|kept from|kept as|for the doubt|doubtful ban|somebody in the end|names as the file|at once only/;

const runs = { seed: 20270503, numRuns: 5000, includeErrorInReport: true } as const;
const holdsFor = (judge: Assess): void =>
  fc.assert(
    fc.property(anyQuestion, anyPolicy, fc.double({ min: 0, max: 1, noNaN: true }), (asked, policy, share) =>
      holdsOf(judge, asked, policy, share),
    ),
    runs,
  );

describe('every question to the rules', function () {
  it('ends with one verdict, of the right rule, with somebody to ask, and the same one again', () => holdsFor(assess));

  it('meets every condition and every verdict', () => {
    const seen = new Map<string, number>();
    const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(anyQuestion, anyPolicy, (asked, policy) => {
        const verdict = assess(asked, policy, NOW);
        const met = new Set<string>([
          `verdict ${verdict.ok ? (verdict.stages.length === 0 ? 'at once' : `${verdict.stages.length} stages`) : verdict.why}`,
        ]);
        for (const step of trace(asked, policy, NOW)) {
          const when = [...policy.never, ...policy.rules].find(({ name }) => name === step.rule)?.when ?? {};
          if (step.outcome === 'matches') Object.keys(when).forEach((name) => met.add(`${name} holds`));
          if (step.outcome === 'fails') step.on.forEach((name) => met.add(`${name} fails`));
          if (step.outcome === 'unknown') step.missing.forEach((name) => met.add(`${name} unknown`));
        }
        if (verdict.ok) stagesMet(verdict, policy).forEach((one) => met.add(one));
        met.forEach(count);
      }),
      runs,
    );
    const share = (what: string): number => (100 * (seen.get(what) ?? 0)) / runs.numRuns;
    const names = ['domains', 'mailbox', 'homeTenant', 'partner', 'nominator', 'offers', 'stay', 'answersFor'];
    const never = new Set(['domains unknown', 'mailbox unknown', 'offers unknown', 'stay unknown']);
    const all = [
      ...names
        .flatMap((name) => ['holds', 'fails', 'unknown'].map((how) => `${name} ${how}`))
        .filter((one) => !never.has(one)),
      ...[
        'at once',
        '1 stages',
        '2 stages',
        '3 stages',
        'blocked-domain',
        'never',
        'rule-refuses',
        'no-rule',
        'end-in-the-past',
        'stay-too-long',
      ].map((one) => `verdict ${one}`),
      ...KINDS.map((from) => `asks ${from}`),
      ...['any', 'all', 'n'].map((one) => `quorum ${one}`),
      ...['administrators', 'refuse', 'people', 'group'].map((one) => `falls back on ${one}`),
      ...['clock reminds', 'clock has alternates', 'stage may be handed on', 'names hidden', 'names shown'],
    ];
    console.log(all.map((what) => `      ${what.padEnd(30)}${share(what).toFixed(1).padStart(5)} %`).join('\n'));
    assert.deepEqual(
      all.filter((what) => share(what) < 2),
      [],
      'too rare to have been tested',
    );
  });

  const mutants: readonly [string, Assess][] = [
    ['the last rule won', (asked, policy, now) => assess(asked, { ...policy, rules: policy.rules.toReversed() }, now)],
    [
      'domains below a blocked one slipped through',
      (asked, policy, now) =>
        assess(
          asked,
          { ...policy, blockedDomains: policy.blockedDomains.filter((one) => asked.address.endsWith(`@${one}`)) },
          now,
        ),
    ],
    [
      'what is not known counted as “no”, without a word',
      (asked, policy, now) => {
        const verdict = assess(asked, policy, now);
        const rule = verdict.ok ? ruleNamed(policy, verdict.rule) : undefined;
        return verdict.ok && rule && !rule.refuse ? { ...verdict, stages: rule.stages } : verdict;
      },
    ],
    [
      'what is not known counted as “yes”',
      (asked, policy, now) =>
        assess(
          {
            ...asked,
            circumstances: {
              homeTenant: 'known',
              earlier: true,
              connected: true,
              answersFor: 0,
              ...asked.circumstances,
            },
          },
          policy,
          now,
        ),
    ],
    [
      'a verdict depended on the one before it',
      (() => {
        let asked = 0;
        return (...all) => ((asked += 1) % 7 === 0 ? { ok: false, why: 'no-rule', passedOver: [] } : assess(...all));
      })(),
    ],
    ['a stage could run out of people', changing((stage) => ({ ...stage, sources: stage.sources.slice(0, -1) }))],
    [
      'the administrators were asked though the rule says otherwise',
      changing((stage) => ({
        ...stage,
        sources: stage.sources.some(({ from }) => from === 'administrators')
          ? stage.sources
          : [...stage.sources, { from: 'administrators' as const }],
      })),
    ],
    ['one yes were enough for all', changing((stage) => ({ ...stage, quorum: 'any' }))],
    ['everything could be handed on', changing((stage) => ({ ...stage, handOver: true }))],
    [
      'a guest could be kept as long as the rule lets anybody in',
      (...all) => {
        const verdict = assess(...all);
        return verdict.ok && verdict.mayKeepUntil ? { ...verdict, mayKeepUntil: verdict.latestEnd } : verdict;
      },
    ],
    [
      'what is not known could not speak against keeping a guest',
      (asked, policy, now) => {
        const verdict = assess(asked, policy, now);
        if (!verdict.ok || !verdict.mayKeepUntil) return verdict;
        const certain = { ...policy, never: [], rules: policy.rules.filter(({ name }) => name === verdict.rule) };
        const alone = assess(asked, certain, now);
        return { ...verdict, ...(alone.ok && alone.mayKeepUntil && { mayKeepUntil: alone.mayKeepUntil }) };
      },
    ],
    ['nobody was reminded', changing(({ remindAfter: _, ...stage }) => stage)],
    [
      'names were shown',
      (...all) => {
        const verdict = assess(...all);
        if (!verdict.ok) return verdict;
        const { namesHidden: _, ...shown } = verdict;
        return shown;
      },
    ],
    [
      'a condition was forgotten',
      (asked, policy, now) =>
        assess(
          asked,
          {
            ...policy,
            rules: policy.rules.map((rule) => {
              const { stay: _, ...when } = rule.when;
              return { ...rule, when };
            }),
          },
          now,
        ),
    ],
  ];
  for (const [what, mutant] of mutants)
    it(`would not, if ${what} (planted)`, () => {
      assert.throws(() => holdsFor(mutant), BROKEN);
    });
});
