import { DAY } from '../../src/kernel/clock.js';
import type { GuestEvent } from '../../src/guest/events.js';
import { reviewOf, type Guest } from '../../src/guest/guest.js';
import { guestRow } from '../../src/store/guest-rows.js';
import type { Company } from './company.js';
import { PARTS_OF_A_DAY } from './day.js';

export type Report = {
  /** How many guests ended in each state, with the reason where there is one. */
  readonly states: Readonly<Record<string, number>>;
  /** What should not be, in words. */
  readonly faults: readonly string[];
  readonly mostCards: number;
  readonly guestDays: number;
  /** Graph requests, each part of a `$batch` counted: for nominating and inviting, and for all that came after. */
  readonly asked: {
    readonly inviting: number;
    /** Those that a bot would have made between the steps in which the year was played are among them. */
    readonly staying: number;
    readonly unplayed: number;
    readonly roundTrips: number;
  };
  /** Looks at what changed in the directory, one an hour, and comparisons of everybody, one a day, which serve 999 guests as they serve one. */
  readonly looks: number;
  readonly perGuestAndDay: number;
  /** The most frequent of them. */
  readonly routes: readonly (readonly [route: string, times: number])[];
  readonly removals: number;
};

/** A pending guest is looked at after one minute, two, four and eight, and twice more before the steps are as far apart as the looks. */
const LOOKS_WITHIN_A_STEP = 6;

type Told = GuestEvent & { readonly guestId: string };

/** Looks at what became of everybody, in the tables and in the directory. */
export const examine = async (
  company: Company,
  { days, asked }: { readonly days: number; readonly asked: number },
): Promise<Report> => {
  const { database, client, delivered, clock } = company;
  const guests = (await database.query<{ state: unknown }>('select state from guestlist.guests')).map(({ state }) =>
    guestRow.parse(state),
  );
  const history = await historyOf(company);
  const load = await client.graphLoad();
  const { users } = await client.state<{ users: readonly { id: string; accountEnabled: boolean }[] }>();
  const enabled = new Set(users.filter(({ accountEnabled }) => accountEnabled).map(({ id }) => id));

  const faults: string[] = [];
  for (const guest of guests) faults.push(...faultsOf(guest, history.get(guest.id) ?? [], enabled, company));
  const mostCards = Math.max(
    0,
    ...countBy(delivered.cards.map(({ to, at }) => `${to} ${at.toISOString().slice(0, 10)}`)).values(),
  );
  const guestDays = guests.reduce((sum, guest) => sum + daysOf(guest, clock.now()), 0);
  const unplayed = guests.length * LOOKS_WITHIN_A_STEP + (24 - PARTS_OF_A_DAY.length) * days;
  const staying = load.requests - asked + unplayed;
  return {
    states: Object.fromEntries(countBy(guests.map((guest) => stateOf(guest)))),
    faults,
    mostCards,
    guestDays: Math.round(guestDays),
    asked: { inviting: asked, staying, unplayed, roundTrips: load.roundTrips },
    looks: (24 + 1) * days,
    perGuestAndDay: staying / guestDays,
    routes: Object.entries(load.byRoute)
      .sort(([, one], [, other]) => other - one)
      .slice(0, 8),
    removals: guests.filter((guest) => guest.status === 'removed' && guest.by === 'us').length,
  };
};

const historyOf = async ({ database }: Company): Promise<ReadonlyMap<string, readonly Told[]>> => {
  const rows = await database.query<{ guestId: string; event: Record<string, unknown> }>(
    `select guest_id as "guestId", event from guestlist.guest_events order by guest_id, revision`,
  );
  const byGuest = new Map<string, Told[]>();
  for (const { guestId, event } of rows) {
    const told = { ...event, at: new Date(String(event['at'])), guestId } as unknown as Told;
    byGuest.set(guestId, [...(byGuest.get(guestId) ?? []), told]);
  }
  return byGuest;
};

const stateOf = (guest: Guest): string =>
  'why' in guest
    ? `${guest.status} (${guest.why})`
    : guest.status === 'removed'
      ? 'removed (by somebody else)'
      : guest.status;

const isEnd = (event: Told): event is Extract<Told, { readonly type: 'ended' }> => event.type === 'ended';

/** Ends that come by the clock; who is sent away by somebody's word hears of it then. */
const TOLD_BEFORE: ReadonlySet<string> = new Set(['over', 'no-sponsor']);

/** What a guest's end owes them and whoever answers for them. */
const faultsOf = (
  guest: Guest,
  history: readonly Told[],
  enabled: ReadonlySet<string>,
  { delivered }: Company,
): readonly string[] => {
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${guest.address} ${what}`);
  const has = (type: GuestEvent['type']) => history.some((event) => event.type === type);
  const isAnswered = enabled.has(guest.sponsor.id) || reviewOf(guest) !== undefined || guest.sponsorless !== undefined;
  if (guest.status !== 'removed' && guest.status !== 'disabled' && !isAnswered)
    fault('has nobody who answers for them');
  if (guest.status === 'removed' && guest.by === 'us') {
    if (!guest.why) fault('was removed without a reason');
    const ended = history.findLast(isEnd);
    const removed = history.findLast((event) => event.type === 'removed');
    if (!ended || !removed) return [...faults, `${guest.address} was removed without an end`];
    const wasIn = has('accepted');
    if (wasIn && guest.ours === 'account' && removed.at.getTime() - ended.at.getTime() < guest.terms.grace - DAY)
      fault('was removed before the grace was over');
    const isByWord = ended.by !== undefined;
    if (wasIn && !isByWord && !has('review-begun') && ended.why !== 'stopped') fault('ended and nobody had been asked');
    const began = history.findLast(({ type, at }) => type === 'received' && at <= ended.at)?.at ?? guest.invitedAt;
    const isTold = (about: string, from: Date, until: Date): boolean =>
      delivered.mails.some(
        (mail) => mail.to === guest.address && mail.about === about && mail.at >= from && mail.at <= until,
      );
    if (wasIn && ended.why !== 'stopped' && !isTold('ended', ended.at, removed.at)) fault('was not told of the end');
    if (wasIn && TOLD_BEFORE.has(ended.why) && !isTold('ending', began, ended.at)) fault('was not told before the end');
    const cards = delivered.cards.filter(({ list }) => list.items.some((item) => item.guest.id === guest.id));
    if (wasIn && cards.length === 0 && !isByWord) fault('ended and stood on nobody’s card');
  }
  return faults;
};

const daysOf = (guest: Guest, now: Date): number => {
  const end = guest.status === 'removed' || guest.status === 'disabled' ? guest.at : now;
  return Math.max(0, end.getTime() - guest.invitedAt.getTime()) / DAY;
};

const countBy = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};
