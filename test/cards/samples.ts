import { guestAddress } from '../../src/kernel/address.js';
import { DAY, later } from '../../src/kernel/clock.js';
import { channelId, groupId, nominationId, personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import type { Guest } from '../../src/guest/guest.js';
import type {
  Facts,
  Grant,
  Hindrance,
  Nomination,
  NominationIn,
  Refusal,
  State,
} from '../../src/nomination/nomination.js';
import { GRANT_REFUSALS } from '../../src/nomination/grant.js';
import type { Asked, Inquiry } from '../../src/nomination/asking.js';
import type { Stage } from '../../src/policy/policy.js';
import type { Reader } from '../../cards/card.js';

/** One nomination in every state it can be in, for cards and messages to be drawn from. */

export const READERS: readonly Reader[] = [
  { locale: 'en', zone: 'Europe/Berlin' },
  { locale: 'zh-CN', zone: 'Asia/Shanghai' },
];
export const inEnglish: Reader = { locale: 'en', zone: 'Europe/Berlin' };
export const inChinese: Reader = { locale: 'zh-CN', zone: 'Asia/Shanghai' };

export const REDEEM_LINK = `https://login.microsoftonline.com/redeem?rd=${'a1B2c3'.repeat(50)}`;

export const someone = (n: number, name: string): Person => ({
  id: personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`),
  name,
  address: `${name.split(' ')[0]?.toLowerCase() ?? ''}@contoso.com`,
});
export const sue = someone(1, 'Sue Park');
export const oskar = someone(2, 'Oskar Lind');
export const mia = someone(3, 'Mia Berg');
export const ruth = someone(4, 'Ruth Adams');
export const noor = someone(5, 'Noor Haddad');

/** Mon 3 May 2027, 10:12 in Berlin. */
const SENT = new Date('2027-05-03T08:12:00Z');
const DECIDED = new Date('2027-05-03T09:40:00Z');
const LATER = new Date('2027-05-04T07:05:00Z');

export const STAGE: Stage = {
  sources: [{ from: 'owners' }, { from: 'manager' }, { from: 'administrators' }],
  quorum: 'any',
  within: 3 * DAY,
  handOver: true,
};

export const facts: Facts = {
  id: nominationId.parse('33333333-0000-4000-8000-000000000001'),
  nominator: sue,
  guest: {
    address: guestAddress.parse('ada@fabrikam.com'),
    name: 'Ada Lovelace',
    company: 'Fabrikam Inc.',
    displayName: 'Ada Lovelace (Fabrikam)',
    language: 'en',
  },
  access: [
    { key: 'apollo', name: 'Project Apollo', kind: 'team', id: groupId.parse('22222222-0000-4000-8000-000000000001') },
  ],
  reason: 'joint audit',
  until: new Date('2027-06-30T21:59:59.999Z'),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  judgement: {
    rule: 'Known partners',
    policy: 'f'.repeat(64),
    stages: [STAGE],
  },
  nominatedAt: SENT,
};

type In<S extends State['status']> = Extract<State, { status: S }>;

const decisions = [{ by: oskar, at: DECIDED, comment: 'fine until the audit ends' }];
const asked: readonly Asked[] = [
  { person: oskar, reached: 'yes' },
  { person: mia, reached: 'not-yet' },
];
const guestId = personId.parse('44444444-0000-4000-8000-000000000001');

const awaiting: In<'awaiting-approval'> = {
  status: 'awaiting-approval',
  stage: 0,
  begunAt: SENT,
  source: 0,
  sourceSince: SENT,
  asked,
  agreed: [],
  decisions: [],
  dueAt: later(SENT, 3 * DAY),
};
const invited: In<'invited'> = {
  status: 'invited',
  decisions,
  approvedAt: DECIDED,
  invitedAt: DECIDED,
  guestId,
  alreadyGuest: false,
  ours: true,
  grants: facts.access.map((access): Grant => ({ access, state: 'waiting' })),
  mail: 'sent',
  mailSentAt: DECIDED,
  mailRound: 1,
};

const { mailSentAt: _, ...withoutMailTime } = invited;

/** What a nomination may be changed to: what everybody typed, who joined it, what was asked back and changed. */
export type Change = Partial<Facts> & Pick<Nomination, 'joined' | 'inquiries' | 'changes' | 'fallen'>;

/** Oskar asks; until Thu 6 May 2027, 11:40 in Berlin. */
export const inquiry = (more: Partial<Inquiry> = {}): Inquiry => ({
  by: oskar,
  at: DECIDED,
  text: 'Which systems will she see?',
  stage: 0,
  until: later(DECIDED, 3 * DAY),
  ...more,
});
export const answered = (more: Partial<Inquiry> = {}): Inquiry =>
  inquiry({ answer: { at: LATER, text: 'The audit folder alone.' }, ...more });

/** A nomination in this state; `change` overrides what everybody typed. */
export const nominated = <S extends State>(state: S, change: Change = {}): NominationIn<S['status']> =>
  ({ ...facts, ...change, ...state, revision: 1 }) as unknown as NominationIn<S['status']>;

const hindrances: readonly Hindrance['kind'][] = ['throttled', 'unavailable', 'not-permitted', 'invitations-closed'];
const refusals: readonly Refusal['kind'][] = [
  'address-refused',
  'domain-blocked',
  'colleague',
  'address-of-another',
  'cross-tenant',
  'disabled',
  'stay-over',
  'no-such-guest',
  'other',
];
const foundByUs: readonly Refusal['kind'][] = [
  'colleague',
  'address-of-another',
  'disabled',
  'stay-over',
  'no-such-guest',
];
const accounts = ['none', 'to-be-removed', 'removed', 'kept', 'left'] as const;

/** For Mia, who has somebody stand in for her. */
const inPlaceOfMia = (how: 'delegated' | 'handed-over'): readonly Asked[] => [
  { person: oskar, reached: 'yes', for: { person: mia, how } },
];
const agreed = { by: oskar, at: DECIDED, comment: 'fine' };

export const CHANNEL = {
  team: groupId.parse('22222222-0000-4000-8000-000000000009'),
  channel: channelId.parse('19:guests@thread.tacv2'),
} as const;

export const HUNDRED: readonly Person[] = Array.from({ length: 100 }, (_, n) => someone(1000 + n, `Nr ${n} Approver`));

/** What happens to a request between asking and deciding. */
const MEANWHILE: Readonly<Record<string, In<'awaiting-approval'>>> = {
  'one of three agreed': {
    ...awaiting,
    needed: 3,
    asked: [...asked, { person: ruth, reached: 'yes' }],
    agreed: [agreed],
  },
  'three must agree': { ...awaiting, needed: 3, asked: [...asked, { person: ruth, reached: 'yes' }] },
  'agreed for Mia': {
    ...awaiting,
    needed: 2,
    asked: [...inPlaceOfMia('delegated'), { person: mia, reached: 'yes' }, { person: ruth, reached: 'yes' }],
    agreed: [{ ...agreed, for: mia }],
  },
  'in place of Mia': { ...awaiting, asked: inPlaceOfMia('delegated') },
  'handed over by Mia': {
    ...awaiting,
    asked: [{ person: mia, reached: 'yes', passed: true }, ...inPlaceOfMia('handed-over')],
  },
  'Mia is away': {
    ...awaiting,
    asked: [
      { person: mia, reached: 'away' },
      { person: oskar, reached: 'yes' },
    ],
  },
  'left to the others': { ...awaiting, asked: [asked[1]!, { person: oskar, reached: 'yes', passed: true }] },
  'right lost': { ...awaiting, asked: [asked[1]!, { person: oskar, reached: 'lost' }] },
  'another sponsor proposed': {
    ...awaiting,
    proposed: { decision: agreed, changes: { sponsor: noor, until: new Date('2027-05-31T21:59:59.999Z') } },
  },
  'another sponsor declined': { ...awaiting, declined: { decision: agreed, changes: { sponsor: noor } } },
  // Whatever else is asked for is somebody else's to decide.
  'decided in parts': {
    ...awaiting,
    asked: [
      { person: oskar, reached: 'yes', about: ['apollo', 'apollo-0', 'apollo-1'] },
      { person: mia, reached: 'yes', about: ['apollo-2'] },
    ],
    agreed: [{ ...agreed, by: ruth, about: ['apollo-3'] }],
  },
  'in a channel': { ...awaiting, asked: [], channels: [{ ...CHANNEL, reached: 'yes', at: SENT }] },
  'a hundred asked': {
    ...awaiting,
    needed: 100,
    asked: HUNDRED.map((person) => ({ person, reached: 'yes' })),
    agreed: HUNDRED.slice(0, 50).map((by) => ({ by, at: DECIDED, comment: 'fine' })),
  },
};

export const STATES: Readonly<Record<string, State>> = {
  'awaiting-approval': awaiting,
  ...Object.fromEntries(Object.entries(MEANWHILE).map(([name, state]) => [`awaiting-approval, ${name}`, state])),
  'awaiting-approval, nobody chosen yet': { ...awaiting, asked: [] },
  'awaiting-approval, one not reached': {
    ...awaiting,
    asked: [
      { person: oskar, reached: 'no' },
      { person: mia, reached: 'yes' },
    ],
  },
  'awaiting-approval, nobody reached': { ...awaiting, source: 3, asked: [{ person: oskar, reached: 'no' }] },
  'awaiting-approval, second step': {
    ...awaiting,
    stage: 1,
    decisions,
    asked: [{ person: ruth, reached: 'yes' }],
  },
  'awaiting-approval, second step, nobody chosen yet': { ...awaiting, stage: 1, decisions, asked: [] },
  approved: { status: 'approved', decisions, approvedAt: DECIDED },
  'approved in two steps': {
    status: 'approved',
    decisions: [...decisions, { by: ruth, at: LATER, comment: '' }],
    approvedAt: LATER,
  },
  'approved in place of Mia': {
    status: 'approved',
    decisions: [{ ...agreed, for: mia }],
    approvedAt: DECIDED,
  },
  'approved by a hundred': {
    status: 'approved',
    decisions: HUNDRED.map((by) => ({ by, at: DECIDED, comment: 'fine' })),
    approvedAt: DECIDED,
  },
  'approved at once': { status: 'approved', decisions: [], approvedAt: DECIDED },
  ...Object.fromEntries(
    hindrances.map((kind) => [
      `approved, ${kind}`,
      { status: 'approved', decisions, approvedAt: DECIDED, hindrance: { kind, tryAgainAt: later(DECIDED, 120_000) } },
    ]),
  ),
  invited,
  'invited, mail waiting': { ...invited, mail: 'waiting' },
  'invited, mail failed': { ...invited, mail: 'failed' },
  'invited, mail sent before we noted when': withoutMailTime,
  'invited, no mail': { ...invited, mail: 'unwanted' },
  'invited, account from before': { ...invited, ours: false },
  'invited, sponsors not permitted': { ...invited, sponsorsLeft: 'not-permitted' },
  'invited, sponsors full': { ...invited, sponsorsLeft: 'full' },
  'invited, access given': { ...invited, grants: facts.access.map((access) => ({ access, state: 'given' })) },
  ...Object.fromEntries(
    GRANT_REFUSALS.map((why) => [
      `invited, access refused: ${why}`,
      { ...invited, grants: facts.access.map((access) => ({ access, state: 'refused', why })) },
    ]),
  ),
  'invited, package requested': {
    ...invited,
    grants: facts.access.map((access) => ({ access, state: 'requested', request: { id: 'r-1', at: DECIDED } })),
  },
  'invited, package held': {
    ...invited,
    grants: facts.access.map((access) => ({
      access,
      state: 'requested',
      request: { id: 'r-1', at: DECIDED, heldSince: DECIDED },
    })),
  },
  'invited, package held for long': {
    ...invited,
    grants: facts.access.map((access) => ({
      access,
      state: 'requested',
      request: { id: 'r-1', at: DECIDED, heldSince: DECIDED, saidAgainAt: LATER },
    })),
  },
  'invited, package delivered': {
    ...invited,
    grants: facts.access.map((access) => ({ access, state: 'given', request: { id: 'r-1', at: DECIDED } })),
  },
  'invited, package expired there': {
    ...invited,
    grants: facts.access.map((access) => ({ access, state: 'ended', ended: { why: 'expired', at: LATER } })),
  },
  'invited, package removed there': {
    ...invited,
    grants: facts.access.map((access) => ({ access, state: 'ended', ended: { why: 'removed', at: LATER } })),
  },
  'already a guest': {
    ...invited,
    alreadyGuest: true,
    ours: false,
    mail: 'unwanted',
    grants: facts.access.map((access) => ({ access, state: 'given' })),
  },
  denied: { status: 'denied', decision: { by: oskar, at: DECIDED, comment: 'not before the contract' } },
  'denied, second step': {
    status: 'denied',
    decision: { by: ruth, at: LATER, comment: 'No.' },
    decisions,
  },
  'denied in place of Mia': {
    status: 'denied',
    decision: { by: oskar, at: DECIDED, comment: 'not before the contract', for: mia },
  },
  'expired, nobody left': { status: 'expired', at: LATER, nobodyReached: false, nobodyLeft: true },
  'withdrawn, replaced': {
    status: 'withdrawn',
    at: LATER,
    account: 'none',
    replacedBy: nominationId.parse('33333333-0000-4000-8000-000000000002'),
  },
  expired: { status: 'expired', at: LATER, nobodyReached: false },
  'expired, second step': { status: 'expired', at: LATER, nobodyReached: false, decisions },
  'expired, second step, nobody reached': { status: 'expired', at: LATER, nobodyReached: true, decisions },
  'withdrawn, second step': { status: 'withdrawn', at: LATER, account: 'none', decisions },
  'expired, nobody reached': { status: 'expired', at: LATER, nobodyReached: true },
  ...Object.fromEntries(
    accounts.map((account) => [`withdrawn, account ${account}`, { status: 'withdrawn', at: LATER, account }]),
  ),
  'withdrawn, being taken away': { status: 'withdrawn', at: LATER, account: 'kept', grants: [] },
  'withdrawn, taken away': {
    status: 'withdrawn',
    at: LATER,
    account: 'kept',
    grants: [],
    taken: { taken: ['apollo'], left: [], shared: [] },
  },
  'withdrawn, not taken away': {
    status: 'withdrawn',
    at: LATER,
    account: 'kept',
    grants: [],
    taken: { taken: [], left: ['apollo'], shared: [] },
  },
  ...Object.fromEntries(
    refusals.map((kind) => [
      `failed, ${kind}`,
      {
        status: 'failed',
        at: LATER,
        refusal: { kind, ...(!foundByUs.includes(kind) && { text: 'The domain of the user is blocked.' }) },
      },
    ]),
  ),
};

const guestFacts = {
  id: guestId,
  address: 'ada@fabrikam.com',
  displayName: 'Ada Lovelace (Fabrikam)',
  sponsor: sue,
  until: facts.until,
  zone: facts.zone,
  language: 'en',
  nominations: [facts.id],
  invitedAt: DECIDED,
  ours: 'account',
  terms: USUAL_STAYS,
  revision: 1,
} as const;
const review = { why: 'ending', begunAt: LATER, asked: [sue], out: [] } as const;
const disabled = {
  ...guestFacts,
  status: 'disabled',
  at: LATER,
  why: 'over',
  since: DECIDED,
  closing: 'open',
} as const;
export const GUESTS: Readonly<
  Record<'pending' | 'active' | 'under-review' | 'disabled' | 'withdrawn' | 'removed' | 'gone from here', Guest>
> = {
  pending: { ...guestFacts, status: 'pending-acceptance' },
  active: { ...guestFacts, status: 'active', since: LATER },
  'under-review': { ...guestFacts, status: 'under-review', since: LATER, review },
  disabled,
  withdrawn: { ...disabled, why: 'withdrawn' },
  removed: { ...guestFacts, status: 'removed', at: LATER, by: 'somebody-else' },
  'gone from here': { ...guestFacts, status: 'removed', at: LATER, by: 'us', why: 'not-needed', accountStays: true },
};
