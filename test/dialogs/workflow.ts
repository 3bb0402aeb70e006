import assert from 'node:assert/strict';
import { parseAddress } from '../../src/kernel/address.js';
import { DAY } from '../../src/kernel/clock.js';
import { newDelegationId, nominationId, personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { assess } from '../../src/policy/assess.js';
import type { Finding, Seen, ThingFault } from '../../src/policy/findings.js';
import { displayNameOf } from '../../src/policy/naming.js';
import type { Policy } from '../../src/policy/policy.js';
import type { Verdict } from '../../src/policy/verdict.js';
import type { Guest } from '../../src/guest/guest.js';
import type { Catalogue } from '../../src/workflow/catalogue.js';
import type { Emergency } from '../../src/workflow/emergency.js';
import type { Delegation } from '../../src/workflow/ports.js';
import type {
  AnswerAtOnce,
  Ask,
  AskedStage,
  Correctable,
  DelegationFault,
  Preflight,
  Proposal,
  Workflow,
} from '../../src/workflow/workflow.js';
import { aPolicy, anOffer, aRule } from '../policy/policies.js';

/** A Monday morning in Berlin. */
export const NOW = new Date('2027-05-03T08:00:00Z');

export const someone = (n: number, name: string): Person => ({
  id: personId.parse(`11111111-0000-4000-8000-00000000000${String(n)}`),
  name,
  address: `${name.split(' ')[0]?.toLowerCase() ?? ''}@contoso.com`,
});
export const sue = someone(1, 'Sue Park');
export const oskar = someone(2, 'Oskar Lind');
export const mia = someone(3, 'Mia Berg');
const ruth = someone(4, 'Ruth Adams');
const sams = [someone(5, 'Sam Fox'), { ...someone(6, 'Sam Fox'), address: 'sam.fox@contoso.com' }];
const carl = someone(7, 'Carl Meyer');
const STAFF = [sue, oskar, mia, ruth, ...sams, carl];

export const policy: Policy = aPolicy({
  blockedDomains: ['mailinator.com'],
  offers: [
    { ...anOffer('project-apollo', 'Project Apollo', 'Apollo', '阿波罗'), kind: 'team' },
    anOffer('joint-audit', 'Joint Audit', '联合审计'),
    anOffer('vendor-portal', 'Vendor Portal', 'Portal'),
    anOffer('vendor-list', 'Vendor List'),
    anOffer('payroll', 'Payroll'),
    anOffer('old-club', 'Old Club'),
    anOffer('all-hands', 'All Hands'),
    anOffer('plant', 'Plant'),
    anOffer('admins', 'Admins'),
    anOffer('secret', 'Secret'),
  ],
  never: [
    {
      name: 'No rivals',
      when: { domains: ['rival.example'] },
      reason: { en: 'We compete with them', 'zh-CN': '他们是我们的竞争对手' },
    },
  ],
  rules: [
    {
      name: 'Vendors stay out of lists',
      when: { offers: ['vendor-list'] },
      refuse: { en: 'Vendor List is for employees.', 'zh-CN': 'Vendor List 仅供员工使用。' },
    },
    aRule({
      name: 'Trusted',
      when: { domains: ['northwindtraders.com'] },
      stages: [],
      deliveries: ['chat'],
      languages: ['zh-CN'],
    }),
    aRule({
      name: 'Strict',
      when: { domains: ['strict.example'] },
      stages: [
        { sources: [{ from: 'owners' }, { from: 'administrators' }], quorum: 'any', within: 14 * DAY, handOver: false },
        { sources: [{ from: 'administrators' }], quorum: 'any', within: 14 * DAY, handOver: false },
      ],
      sponsors: [{ from: 'manager' }],
      backupSponsor: 'required',
      questions: [
        {
          key: 'order',
          kind: 'text',
          required: true,
          label: { en: 'Purchase order', 'zh-CN': '采购单号' },
          pattern: 'PO-\\d{4}',
          hint: { en: 'it looks like PO-1234.', 'zh-CN': '形如 PO-1234。' },
        },
        {
          key: 'where',
          kind: 'choice',
          required: false,
          label: { en: 'Site', 'zh-CN': '地点' },
          choices: [
            { value: 'ber', label: { en: 'Berlin', 'zh-CN': '柏林' } },
            { value: 'sha', label: { en: 'Shanghai', 'zh-CN': '上海' } },
          ],
        },
      ],
    }),
    aRule({
      name: 'Signed',
      when: { domains: ['signed.example'] },
      questions: [
        {
          key: 'nda',
          kind: 'yes-no',
          required: true,
          label: { en: 'Is an NDA signed?', 'zh-CN': '是否已签保密协议？' },
        },
      ],
    }),
    aRule({ name: 'Known partners', when: { domains: ['fabrikam.com'] }, defaultStay: 90 }),
    aRule({ name: 'Everyone else', longestStay: 90 }),
  ],
});

const guestId = (n: number) => personId.parse(`33333333-0000-4000-8000-00000000000${String(n)}`);
export const aNominationId = (n: number) => nominationId.parse(`44444444-0000-4000-8000-00000000000${String(n)}`);

/** What a look finds for an address. What an offer is answered by stands in `ANSWERED`. */
const FOUND: Readonly<Record<string, Finding>> = {
  'carl@contoso.com': { answer: 'refuse', finding: 'colleague', name: 'Carl Meyer' },
  'hidden@contoso.com': { answer: 'refuse', finding: 'colleague' },
  'nobody@contoso.com': { answer: 'refuse', finding: 'own-domain', domain: 'contoso.com' },
  'ext@partner.net': { answer: 'refuse', finding: 'external-member', name: 'Ext Member' },
  'sync@partner.net': { answer: 'refuse', finding: 'synchronised-user' },
  'proxy@partner.net': { answer: 'refuse', finding: 'address-of-another', name: 'Carl Meyer' },
  'ina@blocked.example': { answer: 'refuse', finding: 'cross-tenant-blocked', tenant: 'Blocked Inc.' },
  'bob@fabrikam.com': { answer: 'offer', finding: 'guest', guest: guestId(1), name: 'Bob Stone (Fabrikam)' },
  'gil@fabrikam.com': { answer: 'offer', finding: 'guest', guest: guestId(1), name: 'Gil Over', over: 'over' },
  'gus@fabrikam.com': { answer: 'offer', finding: 'guest', guest: guestId(1), name: 'Gus Stopped', over: 'stopped' },
  'kim@fabrikam.com': {
    answer: 'offer',
    finding: 'guest',
    guest: guestId(2),
    name: 'Kim Wu (Fabrikam)',
    until: new Date('2027-06-30T21:59:59.999Z'),
  },
  'eve@partner.net': { answer: 'offer', finding: 'invited-guest', guest: guestId(3), name: 'Eve Marsh (Partner)' },
  'own@partner.net': {
    answer: 'offer',
    finding: 'invited-guest',
    guest: guestId(4),
    name: 'Owen Own (Partner)',
    own: aNominationId(1),
  },
  'off@partner.net': { answer: 'offer', finding: 'disabled-guest', guest: guestId(5), name: 'Ola Off (Partner)' },
  'gone@partner.net': {
    answer: 'offer',
    finding: 'deleted-guest',
    guest: guestId(6),
    name: 'Gil Gone (Partner)',
    deletedAt: new Date('2027-04-20T08:00:00Z'),
  },
  'mine@partner.net': {
    answer: 'offer',
    finding: 'open-nomination',
    nomination: aNominationId(2),
    nominator: sue,
    standing: 'own',
  },
  'joined@partner.net': {
    answer: 'offer',
    finding: 'open-nomination',
    nomination: aNominationId(3),
    nominator: oskar,
    standing: 'joined',
  },
  'theirs@partner.net': {
    answer: 'offer',
    finding: 'open-nomination',
    nomination: aNominationId(4),
    nominator: oskar,
    standing: 'other',
  },
  'ida@gmail.com': { answer: 'warn', finding: 'private-mailbox', domain: 'gmail.com', mailbox: 'consumer' },
  'con@partner.net': { answer: 'warn', finding: 'contact' },
  'pat@partner.net': { answer: 'warn', finding: 'cross-tenant-partly', tenant: 'Partner Inc.' },
};

const ANSWERED: Readonly<Record<string, readonly Ask['chosen'][]>> = {
  guest: ['access', 'end', 'sponsor', 'backup'],
  'invited-guest': ['resend'],
  'disabled-guest': ['revive'],
  'deleted-guest': ['access', 'revive'],
};

const THINGS: Readonly<Record<string, ThingFault>> = {
  payroll: 'no-guests',
  'old-club': 'gone',
  'all-hands': 'dynamic',
  plant: 'synchronised',
  admins: 'role-assignable',
  secret: 'label',
};

const LOOK_ALIKES: Readonly<Record<string, Extract<Finding, { finding: 'look-alike' }>>> = {
  'fabrlkam.com': {
    answer: 'warn',
    finding: 'look-alike',
    domain: 'fabrlkam.com',
    known: 'fabrikam.com',
    ours: false,
    guests: 12,
  },
  'cont0so.com': { answer: 'warn', finding: 'look-alike', domain: 'cont0so.com', known: 'contoso.com', ours: true },
};

const refusedThings = ({ offers, purpose }: Ask): readonly Finding[] =>
  (purpose ? [] : offers).flatMap(({ key, name }): readonly Finding[] => {
    const why = THINGS[key];
    return why ? [{ answer: 'refuse', finding: 'thing', offer: key, name, why }] : [];
  });

const foundFor = (ask: Ask): readonly Finding[] => {
  const { address, chosen } = ask;
  const found = address && FOUND[address];
  const alike = address && LOOK_ALIKES[address.slice(address.indexOf('@') + 1)];
  return [
    ...(found && !ANSWERED[found.finding]?.includes(chosen) ? [found] : []),
    ...refusedThings(ask),
    ...(alike ? [alike] : []),
  ];
};

/** About several things the rules are asked once those that are refused have fallen away. */
const verdictOn = ({ address, purpose, until, zone, offers: all }: Ask, rules: Policy): Verdict | undefined => {
  if (!address) return undefined;
  const keys = purpose ? [] : all.map(({ key }) => key);
  const can = keys.filter((key) => !THINGS[key]);
  const offers = can.length > 0 ? can : keys;
  const verdict = assess({ address, offers, zone, ...(until && { until }) }, rules, NOW);
  if (all.length > 0 || purpose) return verdict;
  return !verdict.ok && (verdict.why === 'blocked-domain' || verdict.why === 'never') ? verdict : undefined;
};

const judged = (verdict: Verdict | undefined): readonly Finding[] => {
  if (!verdict || verdict.ok) return [];
  if (verdict.why !== 'stay-too-long') return [{ answer: 'refuse', finding: 'rules', verdict }];
  return [{ answer: 'offer', finding: 'stay-too-long', rule: verdict.rule, latestEnd: verdict.latestEnd }];
};

const ORDER: readonly Finding['answer'][] = ['refuse', 'offer', 'warn'];

export type Told = Awaited<ReturnType<Workflow['nominate']>>;

export type Office = {
  readonly nominations?: Nomination[];
  readonly rules?: Policy;
  /** Found besides, whatever is asked. */
  readonly found?: readonly Finding[];
  readonly seen?: Partial<Seen>;
  /** Where the approvers cannot be looked up. */
  readonly stages?: readonly AskedStage[];
  /** What sending is answered with, once each, before it succeeds. */
  readonly answers?: Told[];
  /** What a guest's card leads to where the address is to be changed; absent: nobody knows such a guest. */
  readonly correctable?: Correctable;
  /** What an administrator hears of guests who are not in our books; absent: it is none who asks. */
  readonly strangers?: Awaited<ReturnType<Workflow['strangers']>>;
  readonly delegations?: readonly Delegation[];
  readonly catalogue?: Catalogue;
  /** Guests that whoever asks has a say about. */
  readonly known?: readonly Guest[];
  readonly emergency?: Partial<Emergency>;
  /** Why nobody can stand in, once each. */
  readonly delegationFaults?: DelegationFault[];
};

/** Nothing is paused, nobody is stopped, and whoever asks is no administrator. */
const nothingUrgent: Emergency = {
  refusal: async () => ({ outcome: 'not-yours', administrators: [ruth] }),
  paused: async () => undefined,
  pause: () => assert.fail('nobody asked for it'),
  resume: () => assert.fail('nobody asked for it'),
  look: () => assert.fail('nobody asked for it'),
  wish: () => assert.fail('nobody asked for it'),
};

/** The workflow as the conversation knows it: what its port promises, and a memory of what was asked and begun. */
export const workflowWith = (office: Office = {}) => {
  const { nominations = [], rules = policy, found = [], answers = [] } = office;
  const begun: Proposal[] = [];
  const looks: Ask[] = [];
  const pressed: (readonly [what: string, id: string])[] = [];
  const delegations: Delegation[] = [...(office.delegations ?? [])];
  const digests: (number | undefined)[] = [];
  const notHere = () => assert.fail('not the conversation’s');
  const receiptOf = (nomination: Nomination) => ({ kind: 'receipt', nomination }) as const;
  const open = (id: string) => nominations.find((one) => one.id === id);
  const decided = (id: string, what: string, extra: object = {}): AnswerAtOnce => {
    pressed.push([what, id]);
    const nomination = open(id);
    return nomination
      ? { outcome: 'decided', view: { ...receiptOf(nomination), ...extra } }
      : { outcome: 'refused', why: 'already-ended' };
  };
  const workflow: Workflow = {
    policy: () => rules,
    preflight: async (ask): Promise<Preflight> => {
      looks.push(ask);
      const verdict = verdictOn(ask, rules);
      const all = [...found, ...foundFor(ask), ...judged(verdict)];
      const people = [[oskar, mia], [ruth]];
      return {
        findings: ORDER.flatMap((answer) => all.filter((one) => one.answer === answer)),
        ...(verdict && { verdict }),
        stages:
          office.stages ??
          (verdict?.ok
            ? verdict.stages.map(({ sources }, n) => ({ people: people[n] ?? [], from: sources[0]?.from ?? 'owners' }))
            : []),
        seen: { at: NOW, warnings: [], unchecked: [], ...office.seen },
      };
    },
    correctable: async () => office.correctable ?? { outcome: 'refused', why: 'no-such-guest' },
    colleagues: async (said) => {
      if (said === 'nobody answers') return undefined;
      return STAFF.filter(({ name, address }) =>
        [name, address].some((one) => one.toLowerCase() === said.toLowerCase()),
      );
    },
    catalogueFor: async () => office.catalogue ?? { standing: 'may', offers: [], unsure: 0 },
    guestFor: async (id) => office.known?.find((guest) => guest.id === id),
    maySponsor: async ({ id }) => id === oskar.id || id === mia.id,
    nominate: async (proposal) => {
      const instead = answers.shift();
      if (instead) return instead;
      if (begun.every(({ id }) => id !== proposal.id)) {
        begun.push(proposal);
        nominations.unshift(nominationOf(proposal));
      }
      const nomination = open(proposal.id);
      assert.ok(nomination);
      return { outcome: 'begun', view: receiptOf(nomination) };
    },
    viewFor: async (id) => {
      const nomination = open(id);
      return nomination && receiptOf(nomination);
    },
    nominationsOf: async () => nominations,
    join: async (id) => decided(id, 'join', { joined: true }),
    mailAgain: async (id) => decided(id, 'mail-again'),
    reply: async (id, _by, text) => decided(id, `reply ${text}`),
    remind: async (id) => decided(id, 'remind'),
    delegate: async ({ from, to, starts, ends }) => {
      const why = office.delegationFaults?.shift();
      if (why) return { outcome: 'refused', why };
      const delegation = { id: newDelegationId(), from, to, starts, ends };
      delegations.push(delegation);
      return { outcome: 'delegated', delegation };
    },
    delegationsOf: async () => delegations,
    revokeDelegation: async (id) => {
      const at = delegations.findIndex((one) => one.id === id);
      return at < 0 ? undefined : delegations.splice(at, 1)[0];
    },
    setDigest: async (_person, at) => {
      digests.push(at);
    },
    emergency: { ...nothingUrgent, ...office.emergency },
    answer: notHere,
    withdraw: notHere,
    handOver: notHere,
    inquire: notHere,
    settleChange: notHere,
    approvalsOf: notHere,
    approvalsAt: notHere,
    viewInChannel: notHere,
    guestsOf: notHere,
    guestsNamed: notHere,
    guestsAt: notHere,
    decideOnGuest: notHere,
    strangers: async () => office.strangers,
    takeInStrangers: async () => office.strangers !== undefined,
  };
  return { workflow, begun, looks, pressed, delegations, digests };
};

export const nominationOf = (proposal: Proposal): Nomination => {
  const { id, nominator, address, name, company, language, reason, until, zone, deliveries, offers, purpose } =
    proposal;
  const guest = { address, name, company, language, displayName: displayNameOf(policy, proposal) };
  const access = offers.map(({ aliases: _, who: __, longestStay: ___, ...thing }) => thing);
  const facts = {
    id,
    nominator,
    guest,
    access,
    reason,
    until,
    zone,
    deliveries,
    judgement: { rule: 'Everyone', policy: '0'.repeat(64), stages: [] },
    nominatedAt: NOW,
    ...(purpose && { purpose }),
  };
  return {
    ...facts,
    status: 'awaiting-approval',
    stage: 0,
    begunAt: NOW,
    source: 0,
    sourceSince: NOW,
    asked: [],
    agreed: [],
    decisions: [],
    dueAt: new Date(NOW.getTime() + DAY),
    revision: 1,
  };
};

export const addressed = (text: string) => {
  const parsed = parseAddress(text);
  assert.ok(parsed.ok);
  return parsed.value;
};
