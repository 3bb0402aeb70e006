import type { Guest, GuestIn, Review } from '../../src/guest/guest.js';
import { later, MINUTE } from '../../src/kernel/clock.js';
import { personId } from '../../src/kernel/ids.js';
import type { GuestItem, GuestList } from '../../src/workflow/views.js';
import { GUESTS, mia, noor, oskar, sue } from './samples.js';

/** One guest in every state of a stay, as whoever reads of them sees it. Days in Berlin. */

const SINCE = new Date('2027-05-04T07:05:00Z');
const UNTIL = new Date('2027-06-30T21:59:59.999Z');
const ASKED = new Date('2027-06-16T07:00:00Z');
const ENDED = new Date('2027-06-30T22:00:00Z');
const DELETED = new Date('2027-07-14T22:00:00Z');

const { status: _, since: __, ...facts } = GUESTS.active as GuestIn<'active'>;
const stays: Omit<Extract<Guest, { status: 'active' }>, 'status'> = {
  ...facts,
  until: UNTIL,
  latestEnd: new Date('2027-07-31T21:59:59.999Z'),
  ours: 'account',
  since: SINCE,
};
const { since: ___, ...invited } = stays;

const review = (why: Review['why'], asked: Review['asked'], more: Partial<Review> = {}): Review => ({
  why,
  begunAt: ASKED,
  asked,
  out: [],
  ...more,
});
const { until: ____, ...openly } = stays;
const search = { step: 'manager', since: ASKED } as const;
const closed = { at: ENDED, left: [], account: 'disabled' } as const;
const ended = { ...invited, status: 'disabled', at: ENDED, since: SINCE, closing: closed, removeAt: DELETED } as const;

/** Sue answers for them, but where their question says otherwise. */
export const STAYS: Readonly<Record<string, Guest>> = {
  pending: { ...invited, status: 'pending-acceptance' },
  'pending, told': { ...invited, status: 'pending-acceptance', nudgedAt: SINCE, sponsorToldAt: ASKED },
  'pending, here before us': { ...invited, status: 'pending-acceptance', ours: 'access' },
  'pending, nobody answers': {
    ...invited,
    status: 'pending-acceptance',
    review: review('no-sponsor', [mia], { search }),
  },
  active: { ...stays, status: 'active' },
  'active, with a backup': { ...stays, status: 'active', backup: mia },
  'active, as long as it is': { ...openly, status: 'active' },
  'active, only what is agreed': { ...omit(stays, 'latestEnd'), status: 'active', ours: 'access' },
  'active, without any end': { ...omit(openly, 'latestEnd'), status: 'active' },
  ending: { ...stays, status: 'under-review', review: review('ending', [sue]) },
  periodic: { ...openly, status: 'under-review', review: review('periodic', [sue]) },
  'nobody answers, nobody asked yet': {
    ...stays,
    status: 'under-review',
    review: review('no-sponsor', [], { search }),
  },
  'nobody answers': { ...stays, status: 'under-review', review: review('no-sponsor', [mia, noor], { search }) },
  'nobody answers, one said no': {
    ...stays,
    status: 'under-review',
    review: review('no-sponsor', [mia, noor], { search, out: [mia.id] }),
  },
  'nobody answers, and so they leave': {
    ...stays,
    status: 'under-review',
    review: review('no-sponsor', [mia, noor], { search, out: [mia.id], ends: new Date('2027-05-20T21:59:59.999Z') }),
  },
  /** There before us, and proposed to Sue; with a file that says until when, or not. */
  adopted: { ...omit(openly, 'latestEnd'), status: 'under-review', review: review('adopted', [sue]) },
  'adopted, until a day': {
    ...omit(stays, 'latestEnd'),
    status: 'under-review',
    review: review('adopted', [sue, mia]),
  },
  'adopted, never accepted': {
    ...omit(invited, 'latestEnd'),
    status: 'pending-acceptance',
    review: review('adopted', [sue]),
  },
  'adopted, nobody said yes': {
    ...omit(openly, 'latestEnd'),
    status: 'under-review',
    review: review('adopted', [sue, oskar], { search: { step: 'administrators', since: ASKED }, out: [sue.id] }),
  },
  'handed over': { ...stays, status: 'under-review', review: review('hand-over', [mia]) },
  'over, being closed': { ...ended, why: 'over', closing: 'open' },
  over: { ...ended, why: 'over' },
  'over, something left': { ...ended, why: 'over', closing: { ...closed, left: ['apollo'] } },
  'over, not permitted': { ...ended, why: 'over', closing: { ...closed, account: 'not-permitted' } },
  'over, here before us': { ...ended, why: 'over', ours: 'access', closing: 'open' },
  'over, kept': { ...ended, why: 'over', closing: { ...closed, account: 'kept' } },
  'over, gone': { ...ended, why: 'over', closing: { ...closed, account: 'gone' } },
  'not needed, said Sue': { ...ended, why: 'not-needed', by: sue },
  'not needed, said Oskar': { ...ended, why: 'not-needed', by: oskar },
  'ended without sponsor': { ...ended, why: 'no-sponsor' },
  'never accepted': { ...omit(ended, 'since'), why: 'never-accepted', closing: 'open', removeAt: ENDED },
  'never accepted, closed': { ...omit(ended, 'since'), why: 'never-accepted', removeAt: ENDED },
  'never accepted, closed later': {
    ...omit(ended, 'since'),
    why: 'never-accepted',
    removeAt: later(ENDED, MINUTE),
    closing: { at: later(ENDED, MINUTE), left: [], account: 'disabled' },
  },
  withdrawn: { ...omit(ended, 'since'), why: 'withdrawn', by: sue, closing: 'open', removeAt: ENDED },
  stopped: { ...omit(ended, 'removeAt'), why: 'stopped', by: oskar },
  'stopped, being closed': { ...omit(ended, 'removeAt'), why: 'stopped', by: oskar, closing: 'open' },
  removed: { ...invited, status: 'removed', at: DELETED, by: 'us', why: 'over' },
  'removed, never accepted': { ...invited, status: 'removed', at: DELETED, by: 'us', why: 'never-accepted' },
  'removed by somebody else': { ...invited, status: 'removed', at: DELETED, by: 'somebody-else' },
  'a member now': { ...invited, status: 'removed', at: DELETED, by: 'somebody-else', accountStays: true },
  'removed, something left': {
    ...invited,
    status: 'removed',
    at: DELETED,
    by: 'us',
    why: 'over',
    accountStays: true,
    left: ['apollo'],
  },
  'removed, account stays': { ...invited, status: 'removed', at: DELETED, by: 'us', why: 'over', accountStays: true },
};

function omit<T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> {
  const { [key]: _left, ...others } = from;
  return others;
}

export const itemWith = (state: string, more: Partial<GuestItem> = {}): GuestItem => {
  const guest = STAYS[state];
  if (!guest) throw new Error(`There is no stay “${state}”.`);
  return {
    guest,
    given: ['Project Apollo'],
    reason: 'joint audit',
    lastSignIn: new Date('2027-06-14T07:00:00Z'),
    ...(state.endsWith('something left') && { left: ['Project Apollo'] }),
    ...more,
  };
};

export const listOf = (items: readonly GuestItem[], more: Partial<GuestList> = {}): GuestList => ({
  kind: 'guests',
  reader: sue.id,
  scope: 'daily',
  items,
  more: 0,
  ...more,
});

/** A guest of their own for each place of a card. */
export const another = (item: GuestItem, n: number): GuestItem => ({
  ...item,
  guest: { ...item.guest, id: personId.parse(`44444444-0000-4000-8000-${String(n).padStart(12, '0')}`) },
});

/** A guest of Fabrikam by name, each of whom has a place of their own. */
export const guestCalled = (state: string, n: number, name: string, more: Partial<GuestItem> = {}): GuestItem => {
  const item = another(itemWith(state, more), n);
  const address = `${name.split(' ')[0]?.toLowerCase() ?? ''}@fabrikam.com`;
  return { ...item, guest: { ...item.guest, displayName: `${name} (Fabrikam)`, address } };
};

const READING = { sponsor: sue, backup: mia, 'somebody else': oskar } as const;
const SCOPES = ['daily', 'all', 'one', 'administered'] as const;

/** Every list there can be of one guest, and some of several, by a name to read. */
export const GUEST_LISTS: readonly (readonly [string, GuestList])[] = [
  ...Object.keys(STAYS).flatMap((state) =>
    Object.entries(READING).flatMap(([who, { id }]) =>
      SCOPES.map((scope): readonly [string, GuestList] => [
        `guests, ${scope}, ${state}, for the ${who}`,
        listOf([itemWith(state)], { reader: id, scope }),
      ]),
    ),
  ),
  ...[{ by: 'chat', holder: sue } as const, { by: 'chat', holder: mia } as const, { by: 'none' } as const].flatMap(
    (link) =>
      ['pending', 'pending, told'].map((state): readonly [string, GuestList] => [
        `guests, ${state}, link by ${link.by}`,
        listOf([itemWith(state, { link })]),
      ]),
  ),
  ...SCOPES.flatMap((scope) =>
    [0, 12].map((more): readonly [string, GuestList] => [
      `guests, ${scope}, several, ${String(more)} more`,
      listOf(
        ['ending', 'periodic', 'pending, told', 'active', 'over'].map((state, n) => another(itemWith(state), n)),
        {
          scope,
          more,
        },
      ),
    ]),
  ),
  ...SCOPES.map((scope): readonly [string, GuestList] => [`guests, ${scope}, none`, listOf([], { scope })]),
];
