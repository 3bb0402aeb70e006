import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import { channelId, groupId, newNominationId, personId, type PersonId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/clock.js';
import type { Person } from '../../src/kernel/people.js';
import type { Guest } from '../../src/guest/guest.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Decision } from '../../src/nomination/asking.js';
import type { Access, Facts, Nomination } from '../../src/nomination/nomination.js';
import type { ChannelRef } from '../../src/policy/policy.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';

export const MORNING = new Date('2027-05-03T08:12:00.000Z');
export const anyone = (): PersonId => personId.parse(randomUUID());
export const sue: Person = { id: anyone(), name: 'Sue Park', address: 'sue@contoso.com' };
export const oskar: Person = { id: anyone(), name: 'Oskar Lind', address: 'oskar@contoso.com' };
const mia: Person = { id: anyone(), name: 'Mia Berg', address: 'mia@contoso.com' };
const ruth: Person = { id: anyone(), name: 'Ruth Okafor', address: 'ruth@contoso.com' };
const APOLLO = groupId.parse('22222222-0000-4000-8000-000000000001');
export const partnersChannel: ChannelRef = {
  team: APOLLO,
  channel: channelId.parse('19:partners@thread.tacv2'),
  language: 'zh-CN',
};

/** With everything filled in that may be left out. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  id: newNominationId(),
  nominator: sue,
  guest: {
    address: guestAddress.parse(`ada-${randomUUID()}@fabrikam.com`),
    name: 'Ada Lovelace',
    company: 'Fabrikam',
    displayName: 'Ada Lovelace (Fabrikam)',
    language: 'en',
  },
  access: [
    {
      key: 'apollo',
      name: 'Project Apollo',
      kind: 'team',
      id: APOLLO,
      landing: 'https://contoso.com/apollo',
    },
  ],
  reason: 'joint audit',
  until: new Date('2027-06-30T21:59:59.999Z'),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  judgement: {
    rule: 'Known partners',
    policy: 'a'.repeat(64),
    stages: [
      {
        sources: [
          { from: 'owners' },
          { from: 'manager' },
          { from: 'managers-manager' },
          { from: 'sponsor' },
          { from: 'group', group: APOLLO },
          { from: 'channel', ...partnersChannel },
          { from: 'people', addresses: ['ruth@contoso.com'] },
          { from: 'administrators' },
        ],
        quorum: 2,
        within: 3 * DAY,
        remindAfter: DAY,
        alternatesAfter: 2 * DAY,
        handOver: true,
      },
      { sources: [{ from: 'administrators' }], quorum: 'all', within: DAY, handOver: false },
    ],
    working: { days: [1, 2, 3, 4, 5, 6, 7], quiet: { from: 18 * 60, to: 8 * 60 }, zone: 'Europe/Berlin' },
    deliveries: ['chat', 'mail'],
    sponsors: [{ from: 'nominator' }, { from: 'manager' }, { from: 'group', group: APOLLO }],
    namesHidden: true,
    landing: 'https://contoso.com/welcome',
    mail: {
      name: 'Audit',
      subject: { en: 'Welcome to {things}', 'zh-CN': '欢迎加入{things}' },
      note: { en: 'Bring your badge.', 'zh-CN': '请带上工牌。' },
    },
  },
  nominatedAt: MORNING,
  revive: { how: 'enable', guestId: anyone() },
  sponsor: mia,
  backup: ruth,
  answers: [
    {
      key: 'nda',
      label: { en: 'Is there an NDA?', 'zh-CN': '签过保密协议吗？' },
      answer: { en: 'Yes', 'zh-CN': '是' },
    },
  ],
  seen: {
    at: MORNING,
    homeTenant: { name: 'Fabrikam Inc.' },
    connected: true,
    guestsFromThere: { all: 12, accepted: 11 },
    answersFor: 3,
    warnings: [
      { finding: 'look-alike', domain: 'fabrlkam.com', known: 'fabrikam.com', ours: false, guests: 12 },
      { finding: 'private-mailbox', domain: 'gmail.com', mailbox: 'consumer' },
      { finding: 'contact' },
      { finding: 'cross-tenant-partly', tenant: 'Fabrikam Inc.' },
      { finding: 'decided-there', names: ['Kit'], how: 'too' },
      { finding: 'passed-over', rules: [{ rule: 'Known partners', missing: ['partner', 'homeTenant'] }] },
    ],
    unchecked: ['contacts', 'list-of-domains', 'outbound-settings'],
  },
  ...change,
});

export const after = (events: readonly NominationEvent[], before?: Nomination): Nomination => {
  const nomination = events.reduce<Nomination | undefined>(evolve, before);
  if (!nomination) throw new Error('A life begins with an event.');
  return nomination;
};

export const nominated = (change: Partial<Facts> = {}): NominationEvent => ({
  type: 'nominated',
  facts: facts(change),
  at: MORNING,
});

const decision: Decision = { by: oskar, for: mia, at: MORNING, comment: 'fine until the audit ends' };
const asked: NominationEvent = {
  type: 'approvers-chosen',
  source: 0,
  people: [
    { person: oskar, for: { person: mia, how: 'delegated' }, zone: 'Europe/Berlin' },
    { person: ruth, away: true },
  ],
  channel: partnersChannel,
  needed: 2,
  at: MORNING,
};
const reached: NominationEvent = { type: 'approver-reached', person: oskar, reached: 'held', at: MORNING };
const question: NominationEvent = {
  type: 'question-asked',
  inquiry: { by: oskar, at: MORNING, text: 'Which audit?', stage: 0, until: new Date(MORNING.getTime() + 3 * DAY) },
  at: MORNING,
};
const changes = {
  until: new Date('2027-05-31T21:59:59.999Z'),
  without: ['apollo'],
  sponsor: ruth,
  deliveries: ['chat'],
} as const;
const approved: NominationEvent = { type: 'approved', decision, at: MORNING };
const hindered: NominationEvent = {
  type: 'hindered',
  hindrance: { kind: 'throttled', tryAgainAt: MORNING },
  first: true,
  unanswered: false,
  at: MORNING,
};
const invited: NominationEvent = {
  type: 'invited',
  guestId: anyone(),
  alreadyGuest: false,
  ours: true,
  repeated: false,
  at: MORNING,
};

const firstYes: NominationEvent = { type: 'stage-approved', stage: 0, decision, at: MORNING };
const joined: NominationEvent = { type: 'joined', by: ruth, at: MORNING };

/** One life for each way it may go, without its beginning. */
export const LIVES: Readonly<Record<string, readonly NominationEvent[]>> = {
  'asked of an approver': [asked],
  'reached an approver': [asked, { type: 'approver-reached', person: oskar, reached: 'yes', at: MORNING }],
  'reached a channel': [
    asked,
    { type: 'channel-reached', channel: partnersChannel.channel, reached: 'yes', at: MORNING },
  ],
  'reminded of, by the clock and by the nominator': [
    asked,
    reached,
    { type: 'reminded', people: [oskar.id], by: 'clock', at: MORNING },
    { type: 'reminded', people: [oskar.id], by: 'nominator', at: MORNING },
  ],
  'passed on': [
    asked,
    { type: 'passed-on', by: oskar, to: { person: sue, for: { person: oskar, how: 'handed-over' } }, at: MORNING },
  ],
  'asked of a stand-in': [
    asked,
    { type: 'stand-in-asked', stands: { person: sue, for: { person: oskar, how: 'delegated' } }, at: MORNING },
  ],
  'asked back about': [asked, reached, question],
  'asked back about, and answered': [
    asked,
    reached,
    question,
    { type: 'question-answered', text: 'The one of June', at: MORNING },
  ],
  'changed while it was approved': [
    asked,
    {
      type: 'changed',
      change: {
        by: oskar,
        at: MORNING,
        to: { until: changes.until, deliveries: ['chat'] },
        was: { until: new Date('2027-06-30T21:59:59.999Z'), access: [], sponsor: mia, deliveries: ['chat', 'mail'] },
      },
      at: MORNING,
    },
    { type: 'agreed', decision, at: MORNING },
  ],
  'approved on a condition': [asked, { type: 'change-proposed', proposed: { decision, changes }, at: MORNING }],
  'in its second stage': [asked, firstYes],
  'joined by another': [asked, joined],
  'approved in two stages, and joined': [asked, joined, firstYes, approved],
  approved: [asked, approved],
  'approved but hindered': [asked, approved, hindered],
  invited: [asked, approved, invited],
  'invited, though the directory knows nothing of its sponsors': [
    approved,
    invited,
    { type: 'sponsors-left', why: 'not-permitted', at: MORNING },
  ],
  'given its access': [approved, invited, { type: 'access-given', access: 'apollo', at: MORNING }],
  'refused its access': [approved, invited, { type: 'access-refused', access: 'apollo', why: 'dynamic', at: MORNING }],
  denied: [asked, { type: 'denied', decision, at: MORNING }],
  expired: [{ type: 'expired', nobodyReached: true, nobodyLeft: true, at: MORNING }],
  withdrawn: [{ type: 'withdrawn', by: sue.id, account: 'none', at: MORNING }],
  replaced: [{ type: 'withdrawn', by: sue.id, account: 'none', replacedBy: newNominationId(), at: MORNING }],
  'denied in its second stage': [asked, firstYes, { type: 'denied', decision, at: MORNING }],
  'expired in its second stage': [asked, firstYes, { type: 'expired', nobodyReached: false, at: MORNING }],
  'withdrawn in its second stage': [asked, firstYes, { type: 'withdrawn', by: sue.id, account: 'none', at: MORNING }],
  'withdrawn after the invitation': [
    approved,
    invited,
    { type: 'withdrawn', by: sue.id, account: 'to-be-removed', guestId: anyone(), at: MORNING },
  ],
  'withdrawn, and what it gave taken away': [
    approved,
    invited,
    { type: 'withdrawn', by: sue.id, account: 'kept', guestId: anyone(), at: MORNING },
    { type: 'access-taken', taken: ['apollo'], left: ['audit'], shared: ['portal'], kept: ['site'], at: MORNING },
  ],
  failed: [
    approved,
    { type: 'refused', refusal: { kind: 'domain-blocked', text: 'The domain is blocked.' }, at: MORNING },
  ],
};

const audit: Access = { key: 'audit', name: 'Joint Audit', kind: 'group', id: APOLLO };
/** Asks for Apollo, which Oskar decides about, and for the audit, which is Ruth's. */
const severalNominated = (): NominationEvent => nominated({ access: [...facts().access, audit] });
const shared: NominationEvent = {
  type: 'approvers-chosen',
  source: 0,
  people: [{ person: oskar, about: ['apollo'] }],
  channel: partnersChannel,
  needed: 2,
  each: { apollo: 2 },
  about: ['apollo'],
  at: MORNING,
};
const fell = (why: 'unanswered' | 'nobody-left' | 'denied'): NominationEvent => {
  const fallen = { access: [audit], at: MORNING } as const;
  const no = { ...decision, by: ruth, about: ['audit'] };
  return {
    type: 'fell',
    fallen: why === 'denied' ? { ...fallen, why, decision: no } : { ...fallen, why },
    at: MORNING,
  };
};

/** Lives that ask for several items, from their beginning. */
export const SHARED_LIVES: Readonly<Record<string, () => readonly NominationEvent[]>> = {
  'asked of each owner about their own': () => [
    severalNominated(),
    shared,
    { type: 'source-exhausted', source: 0, about: ['audit'], at: MORNING },
  ],
  'asked about more': () => [
    severalNominated(),
    shared,
    { type: 'more-asked', of: oskar.id, about: ['audit'], at: MORNING },
    { type: 'more-asked', of: partnersChannel.channel, about: ['audit'], at: MORNING },
  ],
  'agreed to in part': () => [
    severalNominated(),
    shared,
    { type: 'agreed', decision: { ...decision, about: ['apollo'] }, at: MORNING },
  ],
  'refused in part, and approved in part': () => [severalNominated(), shared, fell('denied'), approved],
  'left without an answer in part': () => [severalNominated(), shared, fell('unanswered')],
  'left without anybody in part': () => [
    severalNominated(),
    shared,
    fell('nobody-left'),
    { type: 'approved', at: MORNING },
  ],
};

export const pendingGuest = (change: Partial<Guest> = {}): Guest =>
  ({
    id: anyone(),
    address: 'ada@fabrikam.com',
    displayName: 'Ada Lovelace (Fabrikam)',
    sponsor: sue,
    backup: mia,
    until: new Date('2027-06-30T21:59:59.999Z'),
    nominations: [newNominationId()],
    invitedAt: MORNING,
    zone: 'Europe/Berlin',
    language: 'en',
    ours: 'account',
    terms: USUAL_STAYS,
    status: 'pending-acceptance',
    revision: 1,
    ...change,
  }) as Guest;
