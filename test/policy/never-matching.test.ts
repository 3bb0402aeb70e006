import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY } from '../../src/kernel/clock.js';
import { groupId } from '../../src/kernel/ids.js';
import { assess } from '../../src/policy/assess.js';
import { crosscheck } from '../../src/policy/crosscheck.js';
import { MAILBOXES, PARTNERS, type Conditions, type Policy } from '../../src/policy/policy.js';
import type { Question } from '../../src/policy/verdict.js';
import { aPolicy, addressOf, anOffer, aRule } from './policies.js';

/** `check` refuses rules that can never match. Here: that it is right, whatever the rules and whatever is nominated. */

const NOW = new Date('2027-05-03T08:12:00Z');
const GROUPS = [1, 2].map((at) => groupId.parse(`33333333-0000-4000-8000-00000000000${at}`));
const KEYS = ['apollo', 'audit'];
const BLOCKED = 'blocked.example';
const SAID = { en: 'No.', 'zh-CN': '不行。' };

const few = <T>(...of: T[]) => fc.subarray(of, { minLength: 1 });
const between = <Above extends string>(above: Above, most: number) =>
  fc
    .record(
      { [above]: fc.integer({ min: 1, max: most }), upTo: fc.integer({ min: 1, max: most }) },
      { requiredKeys: [] },
    )
    .filter((bounds) => Object.keys(bounds).length > 0) as fc.Arbitrary<Partial<Record<Above | 'upTo', number>>>;

const conditions: fc.Arbitrary<Conditions> = fc.record(
  {
    domains: few('fabrikam.com', '*.fabrikam.com', 'eu.fabrikam.com', 'gmail.com', BLOCKED),
    mailbox: few(...MAILBOXES),
    homeTenant: fc.constantFrom('known' as const, 'none' as const),
    partner: few(...PARTNERS),
    nominator: fc.oneof(
      few(...GROUPS).map((groups) => ({ groups })),
      few('Audit', 'audit', 'A*').map((departments) => ({ departments })),
    ),
    offers: few(...KEYS),
    stay: between('longerThan', 4),
    answersFor: between('moreThan', 3),
  },
  { requiredKeys: [] },
);
/** One or two conditions: with more, next to nothing would be taken by an earlier rule. */
const narrow = fc
  .tuple(
    conditions,
    few<keyof Conditions>('domains', 'mailbox', 'homeTenant', 'partner', 'nominator', 'offers', 'stay', 'answersFor'),
  )
  .map(([all, names]): Conditions =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.slice(0, 2).includes(name as keyof Conditions))),
  );

type Entry = { readonly when: Conditions; readonly kind: 'never' | 'refuse' | 'let'; readonly defaultStay?: number };
const entry: fc.Arbitrary<Entry> = fc.record(
  { when: narrow, kind: fc.constantFrom('never', 'refuse', 'let', 'let'), defaultStay: fc.integer({ min: 1, max: 5 }) },
  { requiredKeys: ['when', 'kind'] },
);

const question: fc.Arbitrary<Question> = fc
  .record(
    {
      domain: fc.constantFrom('fabrikam.com', 'eu.fabrikam.com', 'gmail.com', 'guerrillamail.com', `x.${BLOCKED}`),
      offers: fc.subarray(KEYS),
      days: fc.integer({ min: 0, max: 6 }),
      circumstances: fc.record(
        {
          homeTenant: fc.constantFrom('known' as const, 'none' as const),
          connected: fc.boolean(),
          earlier: fc.boolean(),
          groups: fc.subarray(GROUPS),
          department: fc.constantFrom('Audit', 'Sales', ''),
          answersFor: fc.integer({ min: 0, max: 5 }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['domain', 'offers', 'circumstances'] },
  )
  .map(({ domain, offers, days, circumstances }) => ({
    address: addressOf(`ada@${domain}`),
    offers,
    circumstances,
    ...(days !== undefined && { until: new Date(NOW.getTime() + days * DAY + 1000) }),
  }));

/** As the file would say it. */
const inFile = ({ stay, ...when }: Conditions): object => ({
  ...when,
  ...(stay && { stay: Object.fromEntries(Object.entries(stay).map(([bound, days]) => [bound, `${days} days`])) }),
});

type Named = Entry & { readonly name: string };
const named = (entries: readonly Entry[], isNever: boolean): readonly Named[] =>
  entries.map((one, at) => ({ ...one, name: `entry ${at}` })).filter(({ kind }) => (kind === 'never') === isNever);

const fileOf = (entries: readonly Entry[]): object => ({
  guests: { blockedDomains: [BLOCKED] },
  offers: KEYS.map((key) => ({ key, name: key })),
  never: named(entries, true).map(({ name, when }) => ({ name, when: inFile(when), reason: SAID })),
  rules: named(entries, false).map(({ name, when, kind, defaultStay }) => ({
    name,
    when: inFile(when),
    ...(kind === 'refuse'
      ? { refuse: SAID }
      : { longestStay: '5 days', ...(defaultStay !== undefined && { defaultStay: `${defaultStay} days` }) }),
  })),
});

const policyOf = (entries: readonly Entry[]): Policy =>
  aPolicy({
    blockedDomains: [BLOCKED],
    offers: KEYS.map((key) => anOffer(key, key)),
    never: named(entries, true).map(({ name, when }) => ({ name, when, reason: SAID })),
    rules: named(entries, false).map(({ name, when, kind, defaultStay }) =>
      kind === 'refuse'
        ? { name, when, refuse: SAID }
        : aRule({ name, when, longestStay: 5, ...(defaultStay !== undefined && { defaultStay }) }),
    ),
  });

type Flaws = ReturnType<typeof crosscheck>;

/** The names of those of which it is said that they can never match. */
const condemned = (entries: readonly Entry[], flaws: Flaws): ReadonlySet<string> =>
  new Set(
    flaws
      .filter(({ problem }) => /can never (?:match|hold)/.test(problem))
      .flatMap(({ path: [section, at] }) => named(entries, section === 'never')[Number(at)]?.name ?? []),
  );

/** A stay that no number of days fits, or a proposal outside it: while no end is named, such a rule may match all the same. */
const isOddStay = ({ path }: Flaws[number]): boolean => path.at(-1) === 'stay' || path.at(-1) === 'defaultStay';

/** That nothing that was condemned ever decides; returns how many entries were, and of how many. */
const isRight = (check: (file: object) => Flaws): { readonly all: number; readonly condemned: number } => {
  const seen = { all: 0, condemned: 0 };
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 2, maxLength: 4 }),
      fc.array(question, { minLength: 30, maxLength: 30 }),
      (entries, questions) => {
        const flaws = check(fileOf(entries));
        if (flaws.some(isOddStay)) return;
        const never = condemned(entries, flaws);
        seen.all += entries.length;
        seen.condemned += never.size;
        const policy = policyOf(entries);
        for (const asked of never.size === 0 ? [] : questions) {
          const verdict = assess(asked, policy, NOW);
          const rule = 'rule' in verdict ? verdict.rule : '';
          assert(!never.has(rule), `${rule} was condemned, and decides`);
        }
      },
    ),
    { seed: 20270503, numRuns: 1000, endOnFailure: true, includeErrorInReport: true },
  );
  return seen;
};

describe('rules of which it is said that they can never match', () => {
  it('never do', () => {
    const seen = isRight(crosscheck);
    console.log(`    ${seen.condemned} of ${seen.all} were condemned`);
    assert(seen.condemned > seen.all / 20, `only ${seen.condemned} of ${seen.all} were condemned`);
  });

  const without =
    (name: keyof Conditions) =>
    (file: object): Flaws =>
      crosscheck(JSON.parse(JSON.stringify(file), (key, value: unknown) => (key === name ? undefined : value)));

  for (const name of ['domains', 'mailbox', 'partner', 'nominator', 'stay', 'answersFor'] as const) {
    it(`would, if ${name} were overlooked (planted)`, () => {
      assert.throws(() => isRight(without(name)), /was condemned, and decides/);
    });
  }
});
