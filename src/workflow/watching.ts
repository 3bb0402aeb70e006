import { answerable, seenSince, type Guest } from '../guest/guest.js';
import { DAY, later, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { addressBehind } from '../kernel/principal-name.js';
import type { Policy } from '../policy/policy.js';
import { enqueueMeetings } from './adopting.js';
import type { Directory, StayAccount, Store } from './ports.js';

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
  policy: () => Policy;
  every: number;
}): Watching => {
  const { store, directory, clock, policy, every } = deps;

  const follow = (people: Iterable<PersonId>): Promise<void> =>
    store.transaction(async (tx) => {
      for (const personId of new Set(people)) await tx.jobs.add({ name: 'follow-account', personId });
    });

  const ours = async (ids: readonly PersonId[]): Promise<readonly PersonId[]> => {
    const [guests, sponsors] = await Promise.all([store.guests.known(ids), store.guests.answering(ids)]);
    return [...guests, ...sponsors];
  };

  /** Guests who came by other ways than ours; those we once had in our books are no strangers. */
  const meet = async (guests: readonly PersonId[]): Promise<void> => {
    if (policy().found === 'ignore' || guests.length === 0) return;
    const known = new Set(await store.guests.known(guests));
    const strangers = [...new Set(guests)].filter((id) => !known.has(id));
    await enqueueMeetings(
      store,
      strangers.map((id) => ({ personId: id })),
    );
  };

  const compareGuests = async (): Promise<void> => {
    const begun = clock.now();
    for (let page: string | undefined, isFirst = true; isFirst || page !== undefined; isFirst = false) {
      const { guests, next } = await directory.guestPage(page);
      const known = await store.guests.seen(
        guests.map(({ person }) => person.id),
        begun,
      );
      await meet(guests.filter(({ enabled }) => enabled).map(({ person }) => person.id));
      const accounts = new Map(guests.map((account) => [account.person.id, account]));
      await follow(known.filter((guest) => differs(guest, accounts.get(guest.id))).map(({ id }) => id));
      page = next;
    }
    await eachPage((after) => store.guests.unseen(begun, after, AT_ONCE), follow);
  };

  const compareAll = async (): Promise<void> => {
    await compareGuests();
    await eachPage((after) => store.guests.sponsors(after, AT_ONCE), follow);
  };

  /** From now on, and then everybody once: what changes meanwhile is not lost between the two. */
  const beginAnew = async (): Promise<void> => {
    const from = await directory.changes();
    if (from === 'begin-anew') return;
    await takesDay();
    await compareAll();
    await store.watches.keep(DIRECTORY, from.mark);
  };

  const takesDay = async (): Promise<boolean> => {
    const now = clock.now();
    return (await store.watches.take(EVERYBODY, now, later(now, DAY))) !== undefined;
  };

  const followChanges = async (): Promise<void> => {
    const now = clock.now();
    const taken = await store.watches.take(DIRECTORY, now, later(now, every));
    if (!taken) return;
    let { mark } = taken;
    if (mark === undefined) return beginAnew();
    for (let isMore = true; isMore;) {
      const found = await directory.changes(mark);
      if (found === 'begin-anew') return beginAnew();
      await follow(await ours(found.changed.map(({ id }) => id)));
      const guests = found.changed.filter(({ kind, gone }) => kind === 'guest' && !gone);
      await meet(guests.map(({ id }) => id));
      // Kept once what it brought is in the queue: a process that dies between the two asks again.
      await store.watches.keep(DIRECTORY, found.mark);
      mark = found.mark;
      isMore = found.more;
    }
  };

  return {
    look: async () => {
      await followChanges();
      if (await takesDay()) await compareGuests();
    },
  };
};

const DIRECTORY = 'directory';
/** Of edited sponsors Microsoft's list of changes says nothing: once a day everybody is compared. */
const EVERYBODY = 'everybody';
const AT_ONCE = 500;

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
  if (isStaying && account.person.name !== guest.displayName) return true;
  if (isStaying && addressBehind(account.person.address).toLowerCase() !== guest.address.toLowerCase()) return true;
  if (guest.status === 'pending-acceptance' && account.redemption === 'accepted') return true;
  if (isStaying && lacksSponsor(guest, account)) return true;
  return isStaying !== account.enabled && guest.status !== 'removed';
};

/** Somebody who answers for them, and was seen there, stands there no more. */
const lacksSponsor = (guest: Guest, { sponsors }: StayAccount): boolean =>
  answerable(guest).some(({ id }) => seenSince(guest, id) && !sponsors.some((one) => one.id === id));
