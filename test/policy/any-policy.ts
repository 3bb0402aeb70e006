import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { groupId } from '../../src/kernel/ids.js';
import type { Policy } from '../../src/policy/policy.js';
import { readPolicy } from '../../src/policy/read.js';
import type { Circumstances, Question } from '../../src/policy/verdict.js';
import type { WrittenFile } from './oracle.js';
import { addressOf } from './policies.js';

/** Any rules file that `check` accepts, and any nomination: small worlds, in which things meet often. */

const GROUPS = ['22222222-0000-4000-8000-000000000010', '22222222-0000-4000-8000-000000000011'].map((id) =>
  groupId.parse(id),
);
const DOMAINS = ['fabrikam.com', 'eu.fabrikam.com', 'partner.net', 'gmail.com', 'yopmail.com', 'mx.contoso-labs.com'];
const PATTERNS = [...DOMAINS, '*.fabrikam.com', '*.contoso-labs.com'];
const KEYS = ['apollo', 'audit', 'portal'];
const DEPARTMENTS = ['Audit', 'Engineering', 'Sales'];
const TITLES = ['Head of finance', 'Programme lead', 'Architect'];

/** Now and then: once in so many times. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, times = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const some = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...list], { minLength: 1 });

/** Without what is undefined: YAML has no word for it. */
const given = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

const colleagues = fc
  .record({
    groups: rarely(some(GROUPS), 2),
    departments: rarely(some([...DEPARTMENTS, 'E*'])),
    jobTitles: rarely(some([...TITLES, 'Head of *'])),
  })
  .map(given)
  .filter((one) => Object.keys(one).length > 0);

/** Each condition now and then, so that some rules have several and some have none. */
const conditions = fc
  .record({
    domains: rarely(some(PATTERNS)),
    mailbox: rarely(some(['company', 'consumer', 'disposable'])),
    homeTenant: rarely(fc.constantFrom('known', 'none')),
    partner: rarely(some(['connected', 'earlier', 'first-contact'])),
    nominator: rarely(colleagues),
    offers: rarely(some(KEYS)),
    stay: rarely(
      fc.oneof(
        fc.nat(200).map((n) => ({ upTo: `${n + 1} days` })),
        fc.nat(200).map((n) => ({ longerThan: `${n + 1} days` })),
      ),
      5,
    ),
    answersFor: rarely(
      fc.oneof(
        fc.nat(9).map((upTo) => ({ upTo })),
        fc.nat(9).map((moreThan) => ({ moreThan })),
      ),
      5,
    ),
  })
  .map(given);

const CHANNEL = { team: '22222222-0000-4000-8000-000000000001', id: '19:apollo@thread.tacv2' };
const people = { people: ['mia@contoso.com'] };
const group = { group: GROUPS[0] };
const source = fc.constantFrom(
  ...['owners', 'manager', 'managers-manager', 'sponsor', 'administrators', people, group, { channel: CHANNEL }],
);
const wait = (least: number, most: number) => fc.integer({ min: least, max: most }).map((hours) => `${hours} hours`);
const stage = fc
  .record({
    ask: fc.uniqueArray(source, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) }),
    quorum: fc.constantFrom(undefined, 'any', 'all', 'all', 2, 3),
    within: wait(48, 336),
    remind: rarely(wait(1, 47), 2),
    alternates: rarely(wait(1, 47), 2),
    handOver: rarely(fc.constantFrom('yes', 'no', true, false), 2),
  })
  .map(given);
const approval = fc
  .record({
    stages: fc.array(stage, { minLength: 1, maxLength: 3 }),
    fallback: fc.constantFrom(undefined, 'administrators', 'refuse', 'refuse', { people: ['ruth@contoso.com'] }, group),
    showApprovers: fc.constantFrom(undefined, 'names', 'roles', 'roles'),
  })
  .map(given);
const letting = fc
  .record({
    approval: fc.oneof({ weight: 1, arbitrary: fc.constant('none') }, { weight: 3, arbitrary: approval }),
    longestStay: fc.integer({ min: 30, max: 400 }).map((days) => `${days} days`),
    defaultStay: rarely(
      fc.integer({ min: 1, max: 30 }).map((days) => `${days} days`),
      2,
    ),
  })
  .map(given);
const rule = fc
  .tuple(
    conditions,
    fc.oneof({ weight: 5, arbitrary: letting }, { weight: 1, arbitrary: fc.constant({ refuse: 'Not this way.' }) }),
  )
  .map(([when, outcome]) => ({ ...(Object.keys(when).length > 0 && { when }), ...outcome }));

const file = fc
  .record({
    blockedDomains: fc.subarray(['contoso-labs.com', 'yopmail.com', 'partner.net'], { maxLength: 1 }),
    never: fc.oneof(
      fc.constant<object[]>([]),
      fc.array(
        conditions.filter((when) => Object.keys(when).length > 0),
        { maxLength: 2 },
      ),
    ),
    rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
  })
  .map(({ blockedDomains, never, rules }) => ({
    version: 1,
    company: { name: 'Contoso', privacyNotice: 'https://contoso.example/privacy', contact: 'privacy@contoso.com' },
    administrators: ['ruth@contoso.com'],
    timeZone: 'Europe/Berlin',
    guests: { blockedDomains },
    offers: KEYS.map((key, at) => ({
      name: key,
      key,
      kind: 'group',
      id: `22222222-0000-4000-8000-00000000000${at + 1}`,
    })),
    ...(never.length > 0 && { never: never.map((when, at) => ({ name: `never ${at}`, when, reason: 'Never.' })) }),
    rules: rules.map((one, at) => ({ name: `rule ${at}`, ...one })),
  }));

/** Rules as the server would read them; whatever `check` refuses (a rule that never matches, say) is left out. */
const accepted = file
  .map((written) => {
    const text = stringify(written);
    const read = readPolicy(text, 'policy.yaml');
    return read.ok ? { policy: read.value, text } : undefined;
  })
  .filter((one) => one !== undefined);

const known = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 5 });

const anyCircumstances: fc.Arbitrary<Circumstances> = fc
  .record({
    homeTenant: known(fc.constantFrom('known' as const, 'none' as const)),
    connected: known(fc.boolean()),
    earlier: known(fc.boolean()),
    groups: known(fc.subarray(GROUPS)),
    department: known(fc.constantFrom(...DEPARTMENTS, '')),
    jobTitle: known(fc.constantFrom(...TITLES, '')),
    answersFor: known(fc.nat(12)),
  })
  .map((facts) => given(facts) as Circumstances);

export const NOW = new Date('2027-05-03T08:12:00Z');

export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    address: fc.constantFrom(...DOMAINS).map((domain) => addressOf(`ada@${domain}`)),
    offers: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...KEYS).map((key) => [key]) },
      { weight: 1, arbitrary: fc.subarray(KEYS) },
    ),
    until: fc.option(
      fc.integer({ min: -20, max: 500 }).map((days) => new Date(NOW.getTime() + days * 86_400_000)),
      { nil: undefined, freq: 8 },
    ),
    zone: fc.option(fc.constantFrom('Asia/Shanghai', 'America/New_York'), { nil: undefined }),
    circumstances: anyCircumstances,
  })
  .map((asked) => given(asked) as Question);

/** Reading a file takes a thousand times as long as judging by it: some hundred files, and many questions to each. */
const sampled = fc.sample(accepted, { seed: 20270503, numRuns: 400 });
const files = new Map(sampled.map(({ policy, text }) => [policy.hash, parse(text) as WrittenFile]));

export const anyPolicy: fc.Arbitrary<Policy> = fc.constantFrom(...sampled.map(({ policy }) => policy));

/** What stands in the file that one of these was read from. */
export const fileOf = ({ hash }: Policy): WrittenFile => files.get(hash) ?? { rules: [] };
