import type { GuestCommand } from '../../guest/events.js';
import type { Guest } from '../../guest/guest.js';
import { later, MINUTE, type Clock } from '../../kernel/clock.js';
import { mayKeepUntil } from '../../nomination/keeping.js';
import { sponsorsOf, type Grant, type Nomination, type NominationIn } from '../../nomination/nomination.js';
import { identityOf } from '../../policy/things.js';
import { isHeld, isOnItsWay, mayBeOurs } from '../held.js';
import type { Handlers } from '../jobs.js';
import { isArriving } from '../meanwhile.js';
import { othersOf, thingsNeeded } from '../others.js';
import { nextLook } from '../patience.js';
import type { Directory, Packages, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import { createTakeAll } from '../taking.js';

/**
 * A nomination was withdrawn and the account stays: what it gave is taken away, item by item, and the stay goes on without it. Each
 * step is the same done twice.
 */
export const takingBackHandlers = (deps: {
  store: Store;
  directory: Directory;
  packages: Packages;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'take-back'> => {
  const { store, directory, submit, clock } = deps;

  const oursOf = async ({ id, grants = [] }: NominationIn<'withdrawn'>): Promise<readonly Grant[]> => {
    const ours = await Promise.all(grants.map((grant) => mayBeOurs(store, id, grant)));
    return grants.filter((_, at) => ours[at]);
  };

  /** What the press did not hear of, or came between: it is looked up before anything is taken. */
  const acceptedSince = async (guest: Guest): Promise<Date | 'unknown' | undefined> => {
    if (guest.status !== 'pending-acceptance') return sinceOf(guest);
    const found = (await directory.redemptions([guest.id])).get(guest.id);
    if (!found) return 'unknown';
    if (found.state !== 'accepted') return undefined;
    const result = await submit.guest(guest.id, { type: 'record-acceptance', since: found.since ?? clock.now() });
    return result.ok && result.guest ? sinceOf(result.guest) : undefined;
  };

  const takeAll = createTakeAll(deps);

  /** Whoever slept may find that others have taken it all, and that another nomination gave the same thing since. */
  const isWanted = async (id: Nomination['id']): Promise<boolean> => {
    const now = await store.nominations.read(id);
    return now?.status === 'withdrawn' && now.taken === undefined;
  };

  return {
    'take-back': async ({ nominationId, guestId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'withdrawn' || !nomination.grants || nomination.taken) return 'skipped';
      const again = { again: later(clock.now(), nextLook(clock.now().getTime() - nomination.at.getTime())) };
      const ours = await oursOf(nomination);
      // What is being given at this moment could arrive after it was taken.
      const isUnderWay = ours.some(({ state }) => state === 'waiting');
      if (isUnderWay && later(nomination.at, 5 * MINUTE) > clock.now()) return { again: later(clock.now(), MINUTE) };
      // What another one gives at this moment is needed, though the guest's life does not know of it yet.
      if (await isArriving(store, guestId, nomination.at, clock)) return again;
      const guest = await store.guests.read(guestId);
      const others = guest ? await othersOf(store, guest, nominationId) : [];
      // What went to a mistaken address does not stay with it; and what no stay knows of, nothing would ever take.
      const theirs = !nomination.replacedBy && guest?.nominations.includes(nominationId) ? guest : undefined;
      const since = theirs && (await acceptedSince(theirs));
      if (since === 'unknown') return again;
      // Had the press heard of it, it would have been refused. Whoever came in afterwards by what others ask for keeps what those give.
      if (since && (since <= nomination.at || others.length === 0)) {
        const kept = ours.filter(isHeld).map(({ access }) => access.key);
        await submit.nomination(nominationId, { type: 'record-taken', taken: [], left: [], shared: [], kept });
        return 'done';
      }
      const needed = new Set(others.flatMap(thingsNeeded));
      const shared = ours.filter(({ access }) => needed.has(identityOf(access)));
      const occasion = { about: nominationId, at: nomination.at, isWanted: () => isWanted(nominationId) };
      const things = ours
        .filter((grant) => !shared.includes(grant))
        .map((grant) => ({ access: grant.access, isComing: isOnItsWay(nomination, grant) }));
      const taking = await takeAll(guestId, things, occasion);
      if (!taking) return 'skipped';
      if (taking.troubles.length > 0) return again;
      const { left } = taking;
      await submit.guest(guestId, withdrawalOf(nomination, others, guest));
      await submit.nomination(nominationId, {
        type: 'record-taken',
        taken: ours
          .filter((grant) => isHeld(grant) && !shared.includes(grant))
          .map(({ access }) => access.key)
          .filter((key) => !left.includes(key)),
        left,
        shared: shared.map(({ access }) => access.key),
      });
      return 'done';
    },
  };
};

const sinceOf = (guest: Guest): Date | undefined =>
  guest.status === 'active' || guest.status === 'under-review' ? guest.since : undefined;

const termsOf = (nomination: Nomination) => {
  const latestEnd = mayKeepUntil(nomination);
  return { sponsor: sponsorsOf(nomination)[0], until: nomination.until, ...(latestEnd && { latestEnd }) };
};

const withdrawalOf = (
  nomination: NominationIn<'withdrawn'>,
  others: readonly NominationIn<'invited'>[],
  guest: Guest | undefined,
): Extract<GuestCommand, { type: 'record-withdrawal' }> => ({
  type: 'record-withdrawal',
  nominationId: nomination.id,
  terms: termsOf(nomination),
  others: others.map(termsOf),
  ...(isOlder(guest, nomination, others) && { brought: true }),
});

/** In the order in which they came to this guest. */
const isOlder = (guest: Guest | undefined, nomination: Nomination, others: readonly Nomination[]): boolean => {
  const placeOf = ({ id }: Nomination): number => guest?.nominations.indexOf(id) ?? -1;
  return others.every((other) => placeOf(nomination) < placeOf(other));
};
