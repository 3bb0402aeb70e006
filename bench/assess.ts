import { parseAddress } from '../src/kernel/address.js';
import { groupId } from '../src/kernel/ids.js';
import { assess } from '../src/policy/assess.js';
import type { Conditions, Policy, Rule } from '../src/policy/policy.js';
import { USUAL_INVITEES } from '../src/policy/invitees.js';
import { USUAL_REMOVALS, USUAL_STAYS } from '../src/policy/stays.js';
import type { Question } from '../src/policy/verdict.js';

/**
 * `npm run bench:assess`: how long the rules take to answer, where a thousand of them are asked and only the last one
 * matches. Prints the median and the slowest of a hundred rounds; exits with 1 where the median is a millisecond or more.
 */

const RULES = 1000;
const ROUNDS = 100;
const EACH = 20;
const LIMIT = 1;

const GROUP = groupId.parse('22222222-0000-4000-8000-000000000010');

/** Every condition there is, each a few hundred times, and each of them looked at to the end: none matches. */
const conditions = (n: number): Conditions =>
  [
    { domains: Array.from({ length: 5 }, (_, at) => `*.partner-${n}-${at}.com`) },
    { homeTenant: 'none' as const, mailbox: ['company' as const] },
    { partner: ['connected' as const, 'earlier' as const], nominator: { departments: ['Sales*', `No ${n}`] } },
    { nominator: { groups: [GROUP], jobTitles: [`Head of ${n}`, '*counsel*'] }, answersFor: { moreThan: n } },
    { stay: { longerThan: 100 + (n % 200) }, offers: [`offer-${n}`] },
  ][n % 5] ?? {};

const rule = (n: number): Rule => ({
  name: `Rule ${n}`,
  when: n === RULES - 1 ? {} : conditions(n),
  stages: [{ sources: [{ from: 'administrators' }], quorum: 'any', within: 1000, handOver: false }],
  longestStay: 365,
  stays: USUAL_STAYS,
  defaultStay: 90,
  backupSponsor: 'optional',
  deliveries: ['chat', 'mail'],
  languages: ['en', 'zh-CN'],
  questions: [],
});

const policy: Policy = {
  hash: '',
  company: { name: 'Contoso', privacyNotice: 'https://contoso.example/privacy', contact: 'privacy@contoso.com' },
  administrators: ['ruth@contoso.com'],
  zone: 'Europe/Berlin',
  displayName: '{name}',
  blockedDomains: ['mailinator.com'],
  nominators: {},
  invitees: USUAL_INVITEES,
  approvers: { working: { days: [1, 2, 3, 4, 5, 6, 7] }, outOfOffice: false },
  stays: USUAL_STAYS,
  found: 'ignore',
  removals: USUAL_REMOVALS,
  never: [],
  offers: [],
  rules: Array.from({ length: RULES }, (_, n) => rule(n)),
  mails: [],
};

const address = parseAddress('ada@fabrikam.com');
if (!address.ok) throw new Error('The address of this measurement is none.');
const now = new Date('2027-05-03T08:12:00Z');
const question: Question = {
  address: address.value,
  offers: ['project-apollo'],
  until: new Date('2027-06-30T21:59:59.999Z'),
  circumstances: {
    homeTenant: 'known',
    connected: false,
    earlier: false,
    groups: [],
    department: 'Audit',
    jobTitle: 'Programme lead',
    answersFor: 0,
  },
};

const round = (): number => {
  const began = performance.now();
  for (let n = 0; n < EACH; n += 1) {
    const verdict = assess(question, policy, now);
    if (!verdict.ok || verdict.rule !== `Rule ${RULES - 1}`) throw new Error('Another rule matched than the last one.');
  }
  return (performance.now() - began) / EACH;
};

for (let n = 0; n < 10; n += 1) round();
const times = Array.from({ length: ROUNDS }, round).sort((one, other) => one - other);
const median = times[ROUNDS / 2] ?? 0;
console.log(
  `${RULES} rules, the last one matches: ${median.toFixed(3)} ms at the median of ${ROUNDS} rounds, ` +
    `${times.at(-1)?.toFixed(3) ?? '–'} ms in the slowest (limit: ${LIMIT} ms)`,
);
process.exitCode = median < LIMIT ? 0 : 1;
