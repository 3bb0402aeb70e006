import { answerable, isElsewhere, mayShowErased, seenSince, type Guest } from '../guest/guest.js';
import { DAY, HOUR, later, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { addressBehind } from '../kernel/principal-name.js';
import type { Policy } from '../policy/policy.js';
import type { Directory, StayAccount, Store } from './ports.js';
import { AT_ONCE as AT_ONCE_ASKED, createStrangers, type Strangers } from './strangers.js';

/**
 * Follows the directory: whoever changes there and is a guest of ours, or answers for one, is looked at anew. What is not told, or
 * was missed because Microsoft has forgotten how far we had come, is made up for by a comparison of everybody.
 */
export interface Watching {
  /** What has changed since the last look, where one is due; by one replica at a time. */
  look(): Promise<void>;
}

/** `every`: milliseconds between looks. */
export const createWatching = (deps: {
  store: Store;
  directory: Directory;
  clock: Clock;
  log: Log;
  policy: () => Policy;
  every: number;
}): Watching => {
  const { store, directory, clock, log, every } = deps;

  const follow = (people: Iterable<PersonId>): Promise<void> =>
    store.transaction(async (tx) => {
      for (const personId of new Set(people)) await tx.jobs.add({ name: 'follow-account', personId });
    });

  const ours = async (ids: readonly PersonId[]): Promise<readonly PersonId[]> => {
    const [guests, sponsors] = await Promise.all([store.guests.known(ids), store.guests.answering(ids)]);
    return [...guests, ...sponsors];
  };

  /** Whoever cannot be read is passed over: they would keep everybody else from being compared. */
  const sayUnread = async (unread: readonly { readonly id: PersonId; readonly address: string }[]): Promise<void> => {
    if (unread.length === 0) return;
    for (const { id } of unread) log.error('A guest in our books cannot be read, and is passed over.', { guestId: id });
    const some = unread.slice(0, MOST_NAMED).map(({ address }) => address);
    const news = { news: 'guests-unread', guests: unread.length, some } as const;
    await store.transaction((tx) => tx.jobs.add({ name: 'tell-of-many-guests', ...news }));
  };

  /** `strangers`: whether those who are not in our books are looked at too, who else come with the changes. */
  const compareGuests = async (strangers?: Strangers): Promise<void> => {
    const begun = clock.now();
    const unread: { readonly id: PersonId; readonly address: string }[] = [];
    for (let page: string | undefined, isFirst = true; isFirst || page !== undefined; isFirst = false) {
      const { guests, next } = await directory.guestPage(page);
      const known = await store.guests.seen(
        guests.map(({ person }) => person.id),
        begun,
      );
      unread.push(...known.unread);
      await strangers?.meet(guests.filter(({ enabled }) => enabled).map(({ person }) => person.id));
      const accounts = new Map(guests.map((account) => [account.person.id, account]));
      await follow(known.guests.filter((guest) => differs(guest, accounts.get(guest.id))).map(({ id }) => id));
      page = next;
    }
    await eachPage((after) => store.guests.unseen(begun, after, AT_ONCE), follow);
    await sayUnread(unread);
    await store.watches.putOff(EVERYBODY, later(begun, DAY));
  };

  const compareAll = async (): Promise<void> => {
    const strangers = createStrangers(deps);
    await compareGuests(strangers);
    await eachPage((after) => store.guests.sponsors(after, AT_ONCE), follow);
    await strangers.tell(0);
  };

  /** From now on, and then everybody once: what changes meanwhile is not lost between the two. */
  const beginAnew = async (): Promise<void> => {
    const from = await directory.changes();
    if (from === 'begin-anew') return;
    await takesEverybody();
    await compareAll();
    await store.watches.keep(DIRECTORY, from.mark);
  };

  /** Put off for the day once everybody is compared: what fails, or dies on the way, comes again within the hour. */
  const takesEverybody = async (): Promise<boolean> => {
    const now = clock.now();
    return (await store.watches.take(EVERYBODY, now, later(now, HOUR))) !== undefined;
  };

  const followChanges = async (): Promise<void> => {
    const now = clock.now();
    const taken = await store.watches.take(DIRECTORY, now, later(now, every));
    if (!taken) return;
    let { mark } = taken;
    if (mark === undefined) return beginAnew();
    const strangers = createStrangers(deps);
    for (let isMore = true; isMore;) {
      const found = await directory.changes(mark);
      if (found === 'begin-anew') return beginAnew();
      await follow(await ours(found.changed.map(({ id }) => id)));
      const guests = found.changed.filter(({ kind, gone }) => kind === 'guest' && !gone);
      await strangers.meet(guests.map(({ id }) => id));
      // Kept once what it brought is in the queue: a process that dies between the two asks again.
      await store.watches.keep(DIRECTORY, found.mark);
      mark = found.mark;
      isMore = found.more;
    }
    // Of those who come one by one, only whoever is asked hears.
    await strangers.tell(AT_ONCE_ASKED);
  };

  return {
    look: async () => {
      await followChanges();
      if (await takesEverybody()) await compareGuests();
    },
  };
};

const DIRECTORY = 'directory';
/** Of edited sponsors Microsoft's list of changes says nothing: once a day everybody is compared. */
const EVERYBODY = 'everybody';
const AT_ONCE = 500;
/** In one message. */
const MOST_NAMED = 10;

const eachPage = async (
  read: (after: PersonId | undefined) => Promise<readonly PersonId[]>,
  work: (page: readonly PersonId[]) => Promise<void>,
): Promise<void> => {
  for (let after: PersonId | undefined; ;) {
    const page = await read(after);
    if (page.length > 0) await work(page);
    after = page.at(-1);
    if (page.length < AT_ONCE) return;
  }
};

/** Whether the directory says something else of them than we do, as far as a list tells. */
const differs = (guest: Guest, account: StayAccount | undefined): boolean => {
  if (!account) return true;
  const isIn = guest.status === 'active' || guest.status === 'under-review';
  const isStaying = isIn || guest.status === 'pending-acceptance';
  const there = addressBehind(account.person.address);
  if (isStaying && account.person.name !== guest.displayName && !mayShowErased(guest, there)) return true;
  if (isStaying && isElsewhere(guest, there)) return true;
  if (guest.status === 'pending-acceptance' && account.redemption === 'accepted') return true;
  if (isStaying && lacksSponsor(guest, account)) return true;
  return isStaying !== account.enabled;
};

/** Somebody who answers for them, and was seen there, stands there no more. */
const lacksSponsor = (guest: Guest, { sponsors }: StayAccount): boolean =>
  answerable(guest).some(({ id }) => seenSince(guest, id) && !sponsors.some((one) => one.id === id));
