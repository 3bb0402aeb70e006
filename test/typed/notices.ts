import { sayNotice } from '../../cards/notice.js';
import type { Reader } from '../../cards/card.js';
import { newDelegationId } from '../../src/kernel/ids.js';
import type { NominationIn, State } from '../../src/nomination/nomination.js';
import { guestAddress } from '../../src/kernel/address.js';
import type { EmergencyNews } from '../../src/workflow/jobs.js';
import type { Notice } from '../../src/workflow/views.js';
import { facts, GUESTS, mia, nominated, oskar, ruth, STATES, type Change } from '../cards/samples.js';
import { typedEverywhere } from '../cards/typed.js';
import { typedInto } from './places.js';

/** Everything that is said in one or two sentences, with this text in each field. A notice that is new does not compile until it is here. */

const at = facts.nominatedAt;
const tryAgainAt = new Date('2027-05-03T09:42:00Z');
const delegation = { id: newDelegationId(), from: oskar, to: mia, starts: at, ends: tryAgainAt };
const guest = GUESTS.active;

type In = <S extends State['status']>(name: string) => NominationIn<S>;
type Say = (nomination: In, access: Change['access']) => readonly Notice[];

const EMERGENCIES: Readonly<Record<EmergencyNews, true>> = {
  ...{ paused: true, resumed: true, stopping: true, 'letting-in': true, stopped: true, 'let-in': true },
};

const standIn: (about: 'delegated' | 'delegation-revoked') => Say = (about) => () => [{ about, delegation }];
const hindrance = { kind: 'throttled', tryAgainAt } as const;
const fallen = (access: Change['access']) => ({
  access: access?.slice(0, 1) ?? [],
  at,
  why: 'denied' as const,
  decision: { by: oskar, at, comment: 'no' },
});

const NOTICES: Readonly<Record<Notice['about'], Say>> = {
  invited: (in_) => [{ about: 'invited', nomination: in_('invited') }],
  denied: (in_) => [{ about: 'denied', nomination: in_('denied') }],
  expired: (in_) => [{ about: 'expired', nomination: in_('expired') }],
  failed: (in_) => [{ about: 'failed', nomination: in_('failed, other') }],
  accepted: (in_) => [{ about: 'accepted', nomination: in_('invited') }],
  joined: (in_) => [{ about: 'joined', nomination: in_('awaiting-approval'), by: mia }],
  'stage-approved': (in_) => [{ about: 'stage-approved', nomination: in_('awaiting-approval, second step') }],
  changed: (in_) => [{ about: 'changed', nomination: in_('awaiting-approval') }],
  fell: (in_, access) => [{ about: 'fell', nomination: in_('awaiting-approval'), fallen: fallen(access) }],
  delegated: standIn('delegated'),
  'delegation-revoked': standIn('delegation-revoked'),
  withdrawn: (in_) => [{ about: 'withdrawn', nomination: in_('withdrawn, account none') }],
  'asked-again': (in_) => [{ about: 'asked-again', nomination: in_('awaiting-approval') }],
  hindered: (in_) => [{ about: 'hindered', nomination: in_('approved'), hindrance }],
  'approver-unreachable': (in_) => [
    { about: 'approver-unreachable', nomination: in_('awaiting-approval'), who: oskar, instead: [mia] },
  ],
  'named-sponsor': (in_) => [{ about: 'named-sponsor', nomination: in_('invited'), as: 'sponsor' }],
  'address-corrected': (in_) => [{ about: 'address-corrected', nomination: in_('invited') }],
  'corrected-for-you': (in_) => [
    {
      about: 'corrected-for-you',
      nomination: in_('withdrawn, account none'),
      by: mia,
      to: guestAddress.parse('ada@fabrikam.com'),
    },
  ],
  'sponsor-replaced': () => [{ about: 'sponsor-replaced', guest }],
  'link-refused': () => [
    { about: 'link-refused', guest: GUESTS.pending, why: 'settings' },
    { about: 'link-refused', guest: GUESTS.pending, why: 'rules' },
  ],
  'mail-failed': (in_) => [{ about: 'mail-failed', nomination: in_('invited, mail failed') }],
  'access-refused': (in_) => [{ about: 'access-refused', nomination: in_('invited, access refused: no-guests') }],
  'access-held': (in_) => [{ about: 'access-held', nomination: in_('invited, package held') }],
  'access-delivered': (in_) => [{ about: 'access-delivered', nomination: in_('invited, package delivered') }],
  'decision-refused': (in_) => [
    { about: 'decision-refused', nomination: in_('awaiting-approval'), why: 'not-an-approver' },
  ],
  'admin-policy-refused': () => [{ about: 'admin-policy-refused', problems: ['x', 'y'], more: 2 }],
  'admin-policy-mended': () => [{ about: 'admin-policy-mended' }],
  'admin-guest-without-sponsor': () => [{ about: 'admin-guest-without-sponsor', guest }],
  'admin-guest-left-over': () => [{ about: 'admin-guest-left-over', guest: GUESTS.disabled, left: ['x'] }],
  'admin-guest-came-back': () => [{ about: 'admin-guest-came-back', guest, stopped: 'fabrikam.com' }],
  'admin-guests': () => [{ about: 'admin-guests', news: 'guests-unread', guests: 1, some: ['ada@fabrikam.com'] }],
  emergency: () =>
    (Object.keys(EMERGENCIES) as EmergencyNews[]).map((news) => ({
      ...{
        about: 'emergency',
        news,
        by: ruth,
        reason: 'x',
        domain: 'fabrikam.com',
        guests: 3,
        failed: 1,
        some: ['x'],
        unlisted: true,
      },
    })),
  'admin-failed': (in_) => [{ about: 'admin-failed', nomination: in_('failed, other') }],
  'admin-hindered': () => [{ about: 'admin-hindered', nominationId: facts.id, hindrance }],
  'admin-nobody-reached': (in_) => [{ about: 'admin-nobody-reached', nomination: in_('awaiting-approval') }],
  'admin-fell': (in_, access) => [
    { about: 'admin-fell', nomination: in_('awaiting-approval'), fallen: fallen(access) },
  ],
  'admin-source-unread': (in_) => [
    { about: 'admin-source-unread', nomination: in_('awaiting-approval'), source: 'group', why: 'gone' },
  ],
  'admin-mail-failed': (in_) => [{ about: 'admin-mail-failed', nomination: in_('invited, mail failed') }],
  'admin-access-refused': (in_) => [
    { about: 'admin-access-refused', nomination: in_('invited, access refused: not-permitted') },
  ],
  'admin-account-left': (in_) => [{ about: 'admin-account-left', nomination: in_('withdrawn, account left') }],
};

/** What is said, as the text of a chat message. */
export const SAID: Readonly<Record<string, (typed: string, reader: Reader) => readonly string[]>> = Object.fromEntries(
  Object.entries(NOTICES).map(([about, notices]) => [
    about,
    (typed: string, reader: Reader) => {
      const change = typedEverywhere(typed);
      const in_ = ((name: string) => nominated(typedInto(STATES[name]!, typed), change)) as unknown as In;
      return notices(in_, change.access)
        .map((notice) => typedInto(notice, typed))
        .map((notice) => ('problems' in notice ? { ...notice, problems: [typed, typed] } : notice))
        .map((notice) => sayNotice(notice, reader));
    },
  ]),
);
