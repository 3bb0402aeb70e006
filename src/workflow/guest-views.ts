import { DAY, later, type Clock } from '../kernel/clock.js';
import { personId, type PersonId } from '../kernel/ids.js';
import { isNobodys, reviewOf, type Guest } from '../guest/guest.js';
import { waitsFor } from '../guest/react.js';
import type { Nomination } from '../nomination/nomination.js';
import { cardKindOf, scopeOf } from './guest-cards.js';
import { namesOfLeft } from './left-over.js';
import { linkWayOf } from './link-way.js';
import { notInTrouble, type Directory, type Store } from './ports.js';
import type { Rights } from './rights.js';
import { createSay } from './say.js';
import type { GuestItem, GuestList } from './views.js';

/** Gathers what a card about guests shows. */
export interface GuestViews {
  /** Everybody this person answers for or is asked about. */
  all(reader: PersonId): Promise<GuestList>;
  /**
   * What happened to their guests and what came to be asked of them since their last card of the day, with all else that is
   * still asked; nothing where there is no news. What is asked and had no room on any card since is news.
   */
  daily(reader: PersonId, since: Date | undefined): Promise<GuestList>;
  /** Whom this person is asked about who had no room on any card of the day since, in the order in which they come. */
  unseen(reader: PersonId): Promise<readonly Guest[]>;
  /** These, and none else: their own, or somebody else's whom an administrator named. */
  these(reader: PersonId, scope: 'one' | 'administered', guests: readonly Guest[]): Promise<GuestList>;
  /**
   * The list that this card shows, as what it was asked for and as it stands now. Of a card that nobody recorded, or on which somebody
   * named another's guest who is no administrator any more: everybody they answer for. Throws `DirectoryTrouble`.
   */
  listAt(reader: PersonId, conversationId: string, activityId: string): Promise<GuestList>;
}

/** On one card: each guest brings a form of their own, and a card has 18 KB. */
export const MOST_LISTED = 6;
const MOST_COUNTED = 500;

const DAILY = cardKindOf({ kind: 'guests', scope: 'daily' });

/** When somebody last signed in is asked once in so long. */
const AS_GOOD = DAY;
const MOST_KNOWN = 10_000;

/** How long a guest whose stay ended stands among those of whoever answered for them. */
export const LATELY = 14 * DAY;

export const createGuestViews = (deps: {
  store: Store;
  directory: Pick<Directory, 'lastSignIns' | 'account'>;
  rights: Pick<Rights, 'administrators'>;
  clock: Clock;
}): GuestViews => {
  const { store, directory, clock } = deps;
  const say = createSay(deps);

  const guestsOf = (reader: PersonId) => store.guests.of(reader, later(clock.now(), -LATELY), MOST_COUNTED);

  /** A card is drawn many times a day, and the date is as good as it was. */
  const known = new Map<PersonId, { readonly asked: Date; readonly at: Date | undefined }>();

  /** What is not known is left out: neither the permission nor an answer is needed for anything else on the card. */
  const signIns = async (guests: readonly Guest[]): Promise<ReadonlyMap<PersonId, Date>> => {
    const now = clock.now();
    const inside = guests.filter(({ status }) => status === 'active' || status === 'under-review').map(({ id }) => id);
    const unknown = inside.filter((id) => {
      const one = known.get(id);
      return !one || later(one.asked, AS_GOOD) <= now;
    });
    const found = unknown.length > 0 ? await lookUp(unknown) : undefined;
    if (known.size > MOST_KNOWN) known.clear();
    if (found) for (const id of unknown) known.set(id, { asked: now, at: found.get(id) });
    return new Map(inside.flatMap((id) => ((at) => (at ? [[id, at] as const] : []))(known.get(id)?.at)));
  };

  const lookUp = (ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Date> | undefined> =>
    directory.lastSignIns(ids).catch(notInTrouble);

  const itemOf = async (
    guest: Guest,
    lastSignIn: Date | undefined,
    moreSince: Date | undefined,
  ): Promise<GuestItem> => {
    const nominations = await store.nominations.these(guest.nominations);
    const left = namesOfLeft(guest, nominations);
    const reason = nominations.findLast((one) => one.status !== 'withdrawn' && (!one.purpose || one.move))?.reason;
    const { more } = guest;
    const isNew = more && moreSince && more.at >= moreSince;
    const asked = isNew
      ? nominations.find(({ id, status }) => id === more.nomination && status === 'invited')
      : undefined;
    return {
      guest,
      given: [...new Set(nominations.flatMap(givenBy))],
      ...(reason !== undefined && { reason }),
      ...(lastSignIn && { lastSignIn }),
      ...(more && asked && { more: { by: more.by, names: asked.access.map(({ name }) => name) } }),
      ...(left.length > 0 && { left }),
      ...lostSince(moreSince, guest, nominations),
      ...(guest.status === 'pending-acceptance' && { link: linkWayOf(nominations) }),
    };
  };

  const listOf = async (
    reader: PersonId,
    scope: GuestList['scope'],
    guests: readonly Guest[],
    most = MOST_LISTED,
    since = later(clock.now(), -DAY),
  ): Promise<GuestList> => {
    const listed = guests.slice(0, most);
    // Who decides wants to know it, and who looks somebody up; news does not need it.
    const seen = await signIns(scope === 'daily' ? listed.filter((guest) => waitsFor(guest).includes(reader)) : listed);
    const items = await Promise.all(
      listed.map((guest) => itemOf(guest, seen.get(guest.id), scope === 'daily' ? since : undefined)),
    );
    const others = guests.slice(listed.length);
    return { kind: 'guests', reader, scope, items, more: others.length, others };
  };

  /**
   * Whom this person is asked about; of those, who stood on a card of the day since they are asked, the longest ago first, and
   * who on none. A card about another question, of another year, told nothing of this one.
   */
  const askedOf = async (reader: PersonId, guests: readonly Guest[]) => {
    const asked = guests.filter((guest) => waitsFor(guest).includes(reader));
    const since = new Map<string, Date | undefined>(asked.map((guest) => [guest.id, askedAt(guest)]));
    const cards = await store.cards.shown(
      asked.map(({ id }) => id),
      reader,
      DAILY,
    );
    const shown = cards.filter(({ about, at }) => at >= (since.get(about) ?? at)).map(({ about }) => about);
    return { asked, shown, unseen: asked.filter(({ id }) => !shown.includes(id)) };
  };

  return {
    all: async (reader) => listOf(reader, 'all', asksFirst(await guestsOf(reader), reader)),
    daily: async (reader, since) => {
      const guests = await guestsOf(reader);
      const from = since ?? later(clock.now(), -DAY);
      const { asked, shown, unseen } = await askedOf(reader, guests);
      const news = guests.filter((guest) => isNews(guest, reader, from) || unseen.includes(guest));
      if (news.length === 0) return listOf(reader, 'daily', []);
      const told = guests.filter((guest) => news.includes(guest) || asked.includes(guest));
      // Whoever had no room comes first, and then those whose turn was longest ago.
      const inTurn = told.toSorted((one, other) => shown.indexOf(one.id) - shown.indexOf(other.id));
      return listOf(reader, 'daily', asksFirst(told.length > MOST_LISTED ? inTurn : told, reader), MOST_LISTED, from);
    },
    unseen: async (reader) => (await askedOf(reader, await guestsOf(reader))).unseen,
    these: (reader, scope, guests) => listOf(reader, scope, guests),
    listAt: async (reader, conversationId, activityId) => {
      const cards = await store.cards.at(conversationId, activityId);
      const own = cards.filter(({ holder, kind }) => holder === reader && scopeOf(kind));
      const guests = await store.guests.these(own.map(({ about }) => personId.parse(about)));
      const theirs = await guestsOf(reader);
      const scope = own.map(({ kind }) => scopeOf(kind)).at(0);
      if (!scope || guests.length === 0 || (scope === 'administered' && !(await say.isAdministrator(reader))))
        return listOf(reader, 'all', asksFirst(theirs, reader));
      const others = theirs.filter(({ id }) => !guests.some((one) => one.id === id));
      const list = await listOf(reader, scope, guests, guests.length);
      const counted = asksFirst(others, reader).filter((guest) => isCounted(guest, scope, reader));
      return { ...list, more: counted.length, others: counted };
    },
  };
};

/** Whether a list of this scope counts one that it has no room for; how many were meant by a name is not known any more. */
const isCounted = (guest: Guest, scope: GuestList['scope'], reader: PersonId): boolean =>
  scope === 'all' || (scope === 'daily' && waitsFor(guest).includes(reader));

/** When the question that waits was put. A reminder is the same question: it has been on a card. */
const askedAt = (guest: Guest): Date | undefined => {
  const review = reviewOf(guest);
  return review && (review.search?.since ?? review.begunAt);
};

/** A question of this person's that is new, an invitation that is not accepted, a guest of theirs since, or an end. */
const isNews = (guest: Guest, reader: PersonId, since: Date): boolean => {
  const asked = reviewOf(guest)?.remindedAt ?? askedAt(guest);
  if (asked && waitsFor(guest).includes(reader)) return asked >= since;
  const moment = guest.sponsor.id === reader && !isNobodys(guest) ? lastNewsOf(guest) : undefined;
  return moment !== undefined && moment >= since;
};

const lostSince = (
  since: Date | undefined,
  { lost = [] }: Guest,
  nominations: readonly Nomination[],
): Pick<GuestItem, 'lost'> => {
  const fresh = lost.filter(({ at }) => since !== undefined && at >= since);
  const named = fresh.flatMap(({ nomination: id, access: key }) => {
    const nomination = nominations.find((one) => one.id === id);
    const grants = nomination?.status === 'invited' ? nomination.grants : [];
    return grants.flatMap(({ access, ended }) =>
      access.key === key && ended ? [{ name: access.name, why: ended.why }] : [],
    );
  });
  // Several nominations may have given the same package, which they lost once.
  const lostOnce = [...new Map(named.map((one) => [one.name, one])).values()];
  return lostOnce.length > 0 ? { lost: lostOnce } : {};
};

/** What others did about them. */
const doneByOthers = ({ more, lost }: Guest): Date | undefined => latest(more?.at, lost?.at(-1)?.at);

const lastNewsOf = (guest: Guest): Date | undefined => {
  switch (guest.status) {
    case 'pending-acceptance':
      return latest(latest(guest.sponsorToldAt, guest.moved?.at), doneByOthers(guest));
    case 'active':
      return latest(guest.confirmedAt, doneByOthers(guest));
    case 'under-review':
      return doneByOthers(guest);
    case 'disabled':
    case 'removed':
      return guest.at;
  }
};

const latest = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other ? (one > other ? one : other) : (one ?? other);

const asksFirst = (guests: readonly Guest[], reader: PersonId): readonly Guest[] => {
  const waiting = guests.filter((guest) => waitsFor(guest).includes(reader));
  return [...waiting, ...guests.filter((guest) => !waiting.includes(guest))];
};

const givenBy = (nomination: Nomination): readonly string[] =>
  nomination.status === 'invited'
    ? nomination.grants.filter(({ state }) => state === 'given').map(({ access }) => access.name)
    : [];
