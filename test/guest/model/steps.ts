import fc from 'fast-check';
import { DAY, HOUR, later, MINUTE, SECOND } from '../../../src/kernel/clock.js';
import { nominationId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import type { GuestCommand } from '../../../src/guest/events.js';
import {
  answerable,
  isAdopting,
  reviewers,
  reviewOf,
  SUCCESSION,
  type Guest,
  type GuestFacts,
} from '../../../src/guest/guest.js';
import type { StayTerms } from '../../../src/policy/policy.js';
import { USUAL_STAYS } from '../../../src/policy/stays.js';
import { carl, lin, mia, nora, oskar, ruth, sue } from '../../support/samples.js';
import type { Pause } from '../../support/model.js';
import { guestFacts } from '../played.js';

export const PEOPLE = [sue, oskar, mia, ruth, lin, carl, nora] as const;

/** Something that happens, some time after what happened before; told without the state, which it meets only when it is played. */
type Step = { readonly kind: Kind; readonly pause: Pause; readonly does: Does };
type Does = (guest: Guest, at: Date) => GuestCommand;

const person = fc.constantFrom<Person>(...PEOPLE);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const mostly = <T>(usual: T, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constantFrom(...rare));

/** Somebody: mostly of those who are asked or answer for the guest; now and then an administrator. */
type Who = { readonly of: 'asked' | 'answering' | 'anybody'; readonly nth: number; readonly asAdministrator: boolean };
const whoOf = (...of: readonly Who['of'][]): fc.Arbitrary<Who> =>
  fc.record({ of: fc.constantFrom(...of), nth: fc.nat(6), asAdministrator: mostly(false, true) });
const decider = whoOf('answering', 'answering', 'asked', 'anybody');
const successor = whoOf('asked', 'asked', 'asked', 'answering', 'anybody');
const among = ({ of, nth }: Pick<Who, 'of' | 'nth'>, guest: Guest): Person => {
  const review = reviewOf(guest);
  const known = of === 'answering' ? answerable(guest) : of === 'asked' && review ? reviewers(review) : [];
  return known[nth % Math.max(1, known.length)] ?? PEOPLE[nth]!;
};
const said = (who: Who, guest: Guest) => ({
  by: among(who, guest),
  ...(who.asAdministrator && { asAdministrator: true as const }),
});

const administrator = nora;
const STAYS = [HOUR, DAY, 10 * DAY, 40 * DAY, 200 * DAY, 800 * DAY] as const;

/** How a guest is found who was there before: who is proposed, and whether they have accepted. */
type Adoption = { readonly asked: readonly Person[]; readonly isIn: boolean };
const adoption: fc.Arbitrary<Adoption> = fc.record({
  asked: fc.uniqueArray(person, { maxLength: 3 }),
  isIn: mostly(true, false),
});
export const adopts = (facts: GuestFacts, { asked, isIn }: Adoption, at: Date): GuestCommand => {
  const { terms, zone, ours, until } = facts;
  return {
    type: 'adopt',
    facts: guestFacts({
      sponsor: asked[0] ?? administrator,
      invitedAt: at,
      nominations: [],
      terms,
      zone,
      ours,
      ...(until && { until }),
    }),
    ...(isIn && { since: at }),
    asked,
  };
};

/** Of the nominations, these were made shorter by an approver. */
const isShortened = (nth: number): boolean => nth % 4 === 3;

const A_NOMINATION = nominationId.parse('44444444-0000-4000-8000-000000000001');

const STEPS = {
  receive: fc
    .record({
      nth: fc.integer({ min: 0, max: 9 }),
      stay: sometimes(fc.constantFrom(...STAYS)),
      sponsor: person,
      change: fc.constantFrom(undefined, undefined, 'end', 'sponsor', 'backup', 'address', 'address'),
      accepted: fc.boolean(),
      late: mostly(0, HOUR),
    })
    .map(({ nth, stay, change, accepted, sponsor, late }): Does => (guest, at) => ({
      type: 'receive',
      accepted,
      ...(change && { change }),
      ...(stay && isShortened(nth) && { shortened: true }),
      facts: guestFacts({
        sponsor,
        // It was carried out, and comes to the guest's life only now.
        invitedAt: later(at, -late),
        terms: guest.terms,
        zone: guest.zone,
        ours: guest.ours,
        // The nought: an account that was found, and nobody nominated.
        nominations: nth === 0 ? [] : [nominationId.parse(`44444444-0000-4000-8000-00000000000${nth}`)],
        ...(stay && { until: later(at, stay) }),
        ...(stay && isShortened(nth) && { latestEnd: later(at, stay) }),
      }),
    })),
  'record-acceptance': fc
    .record({ ago: fc.constantFrom(0, HOUR), late: mostly(false, true) })
    .map(({ ago, late }): Does => (guest, at) => ({
      type: 'record-acceptance',
      since: later(at, -ago),
      // Of an end that is over, or of another one.
      ...(guest.status === 'disabled' && { endedAt: late ? later(at, -HOUR) : guest.at }),
    })),
  'record-removal': fc
    .constantFrom('us' as const, 'somebody-else' as const)
    .map((by): Does => () => ({ type: 'record-removal', by })),
  'record-withdrawal': fc
    .record({
      nth: fc.integer({ min: 1, max: 9 }),
      sponsor: person,
      others: fc.array(fc.record({ sponsor: person, stay: fc.constantFrom(...STAYS) }), { maxLength: 2 }),
      brought: fc.boolean(),
    })
    .map(({ nth, sponsor, others, brought }): Does => (guest, at) => ({
      type: 'record-withdrawal',
      nominationId: guest.nominations.at(-1) ?? A_NOMINATION,
      terms: { sponsor: nth % 2 ? guest.sponsor : sponsor, until: guest.until ?? at },
      others: others.map(({ stay, ...rest }) => ({ ...rest, until: later(at, stay) })),
      ...(brought && { brought }),
    })),
  'record-lost-access': fc.nat(1).map((n): Does => ({ nominations: [nominationId = A_NOMINATION] }) => ({
    type: 'record-lost-access',
    nominationId,
    access: `thing-${n}`,
  })),
  'set-end': fc
    .record({ who: decider, stay: mostly<number>(10 * DAY, -DAY, ...STAYS) })
    .map(({ who, stay }): Does => (guest, at) => ({ type: 'set-end', until: later(at, stay), ...said(who, guest) })),
  confirm: decider.map((who): Does => (guest) => ({ type: 'confirm', ...said(who, guest) })),
  'end-now': whoOf('answering', 'anybody', 'anybody').map((who): Does => (guest) => ({
    type: 'end-now',
    ...said(who, guest),
  })),
  nudge: decider.map((who): Does => (guest) => ({ type: 'nudge', ...said(who, guest) })),
  'pass-on': fc
    .record({ who: decider, to: sometimes(person) })
    .map(({ who, to }): Does => (guest) => ({ type: 'pass-on', ...(to && { to }), ...said(who, guest) })),
  'take-over': fc
    .record({ who: successor, stay: sometimes(fc.constantFrom<number>(-DAY, ...STAYS)) })
    .map(({ who, stay }): Does => (guest, at) => ({
      type: 'take-over',
      ...(stay && isAdopting(guest) && { until: later(at, stay) }),
      ...said(who, guest),
    })),
  decline: successor.map((who): Does => (guest) => ({ type: 'decline', ...said(who, guest) })),
  'record-successors': fc
    .record({ people: fc.uniqueArray(person, { maxLength: 3 }), step: mostly(undefined, ...SUCCESSION) })
    .map(({ people, step }): Does => (guest) => ({
      type: 'record-successors',
      step: step ?? reviewOf(guest)?.search?.step ?? 'backup',
      people,
    })),
  'record-unreachable': successor.map((who): Does => (guest) => ({
    type: 'record-unreachable',
    person: among(who, guest).id,
  })),
  'record-shown': fc
    .record({ who: successor, wait: fc.constantFrom(-HOUR, 0, HOUR, DAY, 5 * DAY) })
    .map(({ who, wait }): Does => (guest, at) => ({
      type: 'record-shown',
      person: among(who, guest).id,
      from: later(at, wait),
    })),
  'record-lost': decider.map((who): Does => (guest) => ({ type: 'record-lost', person: among(who, guest).id })),
  'record-directory': fc
    .record({ others: fc.uniqueArray(person, { maxLength: 2 }), ours: fc.boolean(), enabled: mostly(true, false) })
    .map(({ others, ours, enabled }): Does => (guest) => ({
      type: 'record-directory',
      displayName: guest.displayName,
      address: guest.address,
      enabled,
      sponsors: ours ? answerable(guest) : others,
    })),
  'record-closed': fc
    .record({
      left: mostly<readonly string[]>([], ['project-apollo']),
      account: fc.constantFrom('disabled', 'disabled', 'disabled', 'disabled', 'kept', 'not-permitted', 'gone'),
      late: mostly(false, true),
    })
    .map(({ left, account, late }): Does => (guest, at) => ({
      type: 'record-closed',
      // Of an earlier close, which somebody let them in from meanwhile.
      endedAt: guest.status === 'disabled' && !late ? guest.at : later(at, -HOUR),
      left,
      account,
    })),
  'record-deleted': fc
    .constantFrom('removed' as const, 'kept' as const, 'not-permitted' as const, 'gone' as const)
    .map((outcome): Does => () => ({ type: 'record-deleted', outcome })),
  'record-opened': fc
    .constantFrom('enabled' as const, 'enabled' as const, 'kept' as const, 'not-permitted' as const, 'gone' as const)
    .map((account): Does => (guest, at) => ({ type: 'record-opened', letInAt: guest.letInAt ?? at, account })),
  stop: fc.constant<Does>(() => ({ type: 'stop', by: administrator })),
  reopen: fc.constant<Does>(() => ({ type: 'reopen', by: administrator })),
  tick: fc.constant<Does>(() => ({ type: 'tick' })),
  adopt: adoption.map(
    ({ asked, isIn }): Does =>
      (guest, at) =>
        adopts(guest, { asked, isIn }, at),
  ),
  'record-member': fc.constant<Does>(() => ({ type: 'record-member' })),
} as const satisfies Record<GuestCommand['type'], fc.Arbitrary<Does>>;
export type Kind = keyof typeof STEPS;
export const KINDS = Object.keys(STEPS) as readonly Kind[];

/** What ends everything comes more seldom, so that stories grow long. */
const WEIGHTS: Partial<Record<Kind, number>> = {
  tick: 26,
  'record-acceptance': 8,
  'record-successors': 12,
  'pass-on': 8,
  'take-over': 5,
  decline: 10,
  'record-lost': 7,
  'record-closed': 6,
  reopen: 12,
  'record-opened': 12,
  'end-now': 4,
  'record-removal': 4,
  'record-deleted': 4,
  'record-member': 4,
  stop: 4,
  adopt: 2,
};

const pause = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }).map((n) => n * MINUTE) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => n * DAY) },
  fc.integer({ min: 1, max: 60 }).map((n) => n * SECOND),
  // Another replica, whose clock is behind; or nobody was there for a month or two.
  fc.constantFrom(-2 * MINUTE, 31 * DAY, 70 * DAY),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  ...KINDS.map((kind) => ({
    weight: WEIGHTS[kind] ?? 5,
    arbitrary: fc.record({
      kind: fc.constant(kind),
      pause:
        kind === 'tick'
          ? fc.oneof(pause, { weight: 20, arbitrary: fc.constant('until the clock is due' as const) })
          : pause,
      does: STEPS[kind],
    }),
  })),
);

/** Seconds are for trying things out. */
const IN_SECONDS: StayTerms = {
  nudge: 10 * SECOND,
  tellSponsor: 20 * SECOND,
  giveUp: 60 * SECOND,
  askSponsor: 30 * SECOND,
  askAgain: 10 * SECOND,
  tellGuest: 20 * SECOND,
  grace: 30 * SECOND,
  review: 5 * 60 * SECOND,
  answer: 20 * SECOND,
  unanswered: 'end',
};
const { nudge: _, ...unnudged } = USUAL_STAYS;
const { review: __, ...unreviewed } = USUAL_STAYS;
const terms = fc.constantFrom<StayTerms>(
  USUAL_STAYS,
  USUAL_STAYS,
  { ...USUAL_STAYS, unanswered: 'end' },
  { ...unnudged, unanswered: 'end', askSponsor: 2 * DAY, tellGuest: 20 * DAY, answer: 3 * DAY },
  unreviewed,
  IN_SECONDS,
);

/** An ordinary Monday, and days before the clocks change or a leap day comes. */
const BEGINNINGS = ['2027-05-03T12:00:00Z', '2027-03-27T23:30:00Z', '2027-10-30T12:00:00Z', '2028-02-28T22:59:00Z'];

const facts: fc.Arbitrary<GuestFacts> = fc
  .record({
    invitedAt: fc.constantFrom(...BEGINNINGS).map((at) => new Date(at)),
    zone: fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Asia/Tokyo', 'Nowhere/At_All'),
    stay: sometimes(fc.constantFrom(...STAYS, 10 * DAY, 40 * DAY)),
    more: sometimes(fc.constantFrom(DAY, 100 * DAY)),
    backup: fc.constantFrom(undefined, mia, sue),
    ours: fc.constantFrom('account' as const, 'account' as const, 'access' as const),
    terms,
  })
  .map(({ invitedAt, stay, more, backup, ...rest }) =>
    guestFacts({
      ...rest,
      invitedAt,
      ...(backup && { backup }),
      ...(stay && { until: later(invitedAt, stay) }),
      ...(stay && more && { latestEnd: later(invitedAt, stay + more) }),
    }),
  );

/** Sue's guest, or one who was there before us; what comes to them, and whom a search would find once nobody does anything any more. */
export const story = fc.record({
  facts,
  accepted: fc.boolean(),
  /** They were there before, and are found. */
  adoption: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, adoption),
  steps: fc.array(step, { minLength: 4, maxLength: 40, size: 'max' }),
  found: fc.uniqueArray(person, { maxLength: 2 }),
  deletes: mostly<'removed' | 'kept' | 'not-permitted'>('removed', 'kept', 'not-permitted'),
});
export type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;
