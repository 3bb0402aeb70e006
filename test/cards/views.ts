import type { Aim } from '../../cards/aim.js';
import { groupId } from '../../src/kernel/ids.js';
import type { Facts, Nomination, State } from '../../src/nomination/nomination.js';
import type { Seen, Warning } from '../../src/policy/findings.js';
import type { View } from '../../src/workflow/views.js';
import {
  answered,
  facts,
  GUESTS,
  inquiry,
  mia,
  nominated,
  noor,
  oskar,
  REDEEM_LINK,
  ruth,
  someone,
  STAGE,
  STATES,
  sue,
  type Change,
} from './samples.js';

/** What a nomination may be for, and everything that may be said about one besides. */

const isGuest = { ...facts.guest, isGuest: true } as const;
const guestId = GUESTS.active.id;

export const AIMS: Readonly<Record<Aim, Partial<Facts>>> = {
  invite: {},
  access: { guest: isGuest },
  enable: { guest: isGuest, revive: { how: 'enable', guestId } },
  restore: { revive: { how: 'restore', guestId } },
  end: { guest: isGuest, access: [], purpose: 'end' },
  sponsor: { guest: isGuest, access: [], purpose: 'sponsor' },
  backup: { guest: isGuest, access: [], purpose: 'backup' },
  address: {
    access: [],
    purpose: 'address',
    move: {
      guestId,
      from: 'ada@northwindtraders.com',
      given: facts.access,
      others: [{ id: groupId.parse('22222222-0000-4000-8000-000000000009'), name: 'All Contractors' }],
    },
  },
};

export const WARNINGS: Readonly<Record<string, Warning>> = {
  'look-alike': {
    finding: 'look-alike',
    domain: 'fabrlkam.com',
    known: 'fabrikam.com',
    ours: false,
    guests: 12,
  },
  'look-alike, not counted': { finding: 'look-alike', domain: 'fabrlkam.com', known: 'fabrikam.com', ours: false },
  'look-alike of ours': { finding: 'look-alike', domain: 'c0ntoso.com', known: 'contoso.com', ours: true },
  consumer: { finding: 'private-mailbox', domain: 'gmail.com', mailbox: 'consumer' },
  disposable: { finding: 'private-mailbox', domain: 'mailinator.com', mailbox: 'disposable' },
  contact: { finding: 'contact' },
  'cross-tenant': { finding: 'cross-tenant-partly', tenant: 'Fabrikam Inc.' },
  'cross-tenant, unnamed': { finding: 'cross-tenant-partly' },
  'decided there too': { finding: 'decided-there', names: ['Contractor Kit'], how: 'too' },
  'decided by nobody': { finding: 'decided-there', names: ['Contractor Kit'], how: 'by-nobody' },
  'passed over': {
    finding: 'passed-over',
    rules: [{ rule: 'Connected partners', missing: ['homeTenant', 'partner'] }],
  },
};

export const seen = (change: Partial<Seen> = {}): Seen => ({
  at: facts.nominatedAt,
  homeTenant: { name: 'Fabrikam Inc.' },
  guestsFromThere: { all: 3, accepted: 2 },
  answersFor: 3,
  warnings: [],
  unchecked: [],
  ...change,
});

export const TWO_STEPS: Facts['judgement'] = {
  ...facts.judgement,
  stages: [STAGE, { ...STAGE, sources: [{ from: 'administrators' }], handOver: false }],
};

const ndaSigned = {
  key: 'nda',
  label: { en: 'NDA signed', 'zh-CN': '已签署保密协议' },
  answer: { en: 'yes', 'zh-CN': '是' },
};

/** Everything that a nomination can have, at once. */
export const FULL: Change = {
  judgement: TWO_STEPS,
  sponsor: mia,
  backup: noor,
  answers: [ndaSigned],
  seen: seen({ warnings: Object.values(WARNINGS), unchecked: ['contacts', 'connected-organisations'] }),
  joined: [mia],
  fallen: [
    {
      access: [{ ...facts.access[0]!, key: 'audit', name: 'Joint Audit' }],
      at: facts.nominatedAt,
      why: 'denied',
      decision: { by: someone(78, 'Nils Holm'), at: facts.nominatedAt, comment: 'the audit is over', about: ['audit'] },
    },
    { access: [{ ...facts.access[0]!, key: 'ledger', name: 'Ledger' }], at: facts.nominatedAt, why: 'nobody-left' },
  ],
  inquiries: [answered(), inquiry()],
  changes: [
    {
      by: oskar,
      at: facts.nominatedAt,
      to: { until: facts.until, without: ['gemini'], sponsor: mia },
      was: {
        until: new Date('2027-07-31T21:59:59.999Z'),
        access: [...facts.access, { ...facts.access[0]!, key: 'gemini', name: 'Project Gemini' }],
        sponsor: sue,
      },
    },
  ],
};

type Named = readonly (readonly [string, View])[];

/** Every view there can be, by a name to read: what is asked for × how far it has come × who reads. */
export const everyView = (): Named => [
  ...Object.keys(AIMS).flatMap((aim) => viewsFor(aim as Aim, Object.keys(STATES))),
  ...(['invite', 'backup'] as const).flatMap((aim) => viewsFor(aim, Object.keys(STATES), FULL)),
];

/** Views enough for everything that people type to be shown. */
export const tellingViews = (change: Change): Named =>
  [...viewsFor('invite', TELLING, change), ...viewsFor('sponsor', TELLING.slice(0, 3), change)].filter(
    ([name]) => !/, for (the nominator|somebody) in a channel$|guest (?!pending)/.test(name),
  );

const TELLING = [
  'awaiting-approval, one not reached',
  'awaiting-approval, a hundred asked',
  'awaiting-approval, decided in parts',
  'awaiting-approval, another sponsor proposed',
  'awaiting-approval, in place of Mia',
  'awaiting-approval, in a channel',
  'approved by a hundred',
  'awaiting-approval, second step',
  'approved in two steps',
  'invited',
  'denied',
  'withdrawn, account kept',
  'failed, other',
];

const viewsFor = (aim: Aim, states: readonly string[], change: Change = {}): Named =>
  states.flatMap((name) => {
    const all = { ...change, ...AIMS[aim], ...kept(AIMS[aim], change) };
    const nomination = nominated(typedInto(carriedOut(STATES[name]!, all), change), all);
    return viewsOf(`${aim}${change === FULL ? ', in full' : ''}, ${name}`, nomination);
  });

/** Whatever was typed, what the nomination is for stays. */
const kept = (forIt: Partial<Facts>, change: Change): Partial<Facts> => ({
  ...(forIt.guest?.isGuest && { guest: { ...(change.guest ?? facts.guest), isGuest: true } }),
});

/** What asks for no invitation ends without one. */
const carriedOut = (state: State, all: Change): State => {
  if (state.status === 'withdrawn' && all.guest?.isGuest) return { ...state, account: 'none' };
  if (state.status !== 'invited') return state;
  if (all.purpose) return { ...state, alreadyGuest: true, ours: false, mail: 'unwanted', grants: [] };
  return all.guest?.isGuest ? { ...state, alreadyGuest: true, ours: false, mail: 'unwanted' } : state;
};

const viewsOf = (name: string, nomination: Nomination): (readonly [string, View])[] => {
  const approvals = [
    ['everybody in a channel', { inChannel: true }],
    ['somebody in a channel', { inChannel: true, reader: noor.id }],
    ['the nominator in a channel', { inChannel: true, reader: sue.id }],
    ['somebody asked', { reader: oskar.id }],
    ['somebody of the second step', { reader: ruth.id }],
    ['somebody who joined', { reader: mia.id }],
  ] as const;
  const receipts = [
    ['the nominator', {}],
    ['somebody who joined', { joined: true }],
  ] as const;
  return [
    ...approvals.map(([who, more]): readonly [string, View] => [
      `approval, ${name}, for ${who}`,
      { kind: 'approval', nomination, ...more },
    ]),
    ...receipts.flatMap(([who, more]) =>
      guestsOf(nomination).map(([about, beside]): readonly [string, View] => [
        `receipt, ${name}${about}, for ${who}`,
        { kind: 'receipt', nomination, ...more, ...beside },
      ]),
    ),
  ];
};

type Beside = Pick<Extract<View, { kind: 'receipt' }>, 'guest' | 'redeemLink'>;

const guestsOf = (nomination: Nomination): readonly (readonly [string, Beside])[] => {
  if (nomination.status !== 'invited') return [['', {}]];
  const withGuest = Object.entries(GUESTS).map(([state, guest]) => [`, guest ${state}`, { guest }] as const);
  const withLink = [', with the link', { guest: GUESTS.pending, redeemLink: REDEEM_LINK }] as const;
  return nomination.alreadyGuest ? [['', {}], ...withGuest] : [['', {}], ...withGuest, withLink];
};

/** The people in the state are typed too: whoever changes the nominator's name changes every name. */
const typedInto = (state: State, change: Change): State => {
  const name = change.nominator?.name;
  if (name === undefined) return state;
  return JSON.parse(JSON.stringify(state), (key: string, value: unknown) =>
    key === 'name' || key === 'comment' || key === 'text'
      ? name
      : typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
        ? new Date(value)
        : value,
  ) as State;
};
