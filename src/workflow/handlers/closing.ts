import { isStopped } from '../../guest/decide/ending.js';
import { isStaying } from '../../guest/decide/outcome.js';
import type { Closed, Guest, GuestIn } from '../../guest/guest.js';
import { unseenUntil } from '../../guest/replication.js';
import { later, MINUTE, SECOND, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Nomination } from '../../nomination/nomination.js';
import { eachOnce, identityOf } from '../../policy/things.js';
import { createAcceptedSince } from '../accepted.js';
import { heldBy, isOnItsWay, mayBeOurs } from '../held.js';
import type { Handlers, Outcome } from '../jobs.js';
import { isArriving } from '../meanwhile.js';
import { nextLook } from '../patience.js';
import { permitted } from '../permitted.js';
import type { Directory, Packages, Store } from '../ports.js';
import type { RemovalCap } from '../removal-cap.js';
import { createSetRight } from '../setting-right.js';
import type { Submit } from '../submit.js';
import { createTakeAll, type Takeable } from '../taking.js';
import { lookWhetherTheyLeft } from '../whether-they-left.js';

/**
 * The end of a stay in the directory: what we gave is taken back, the account is closed, and after the grace deleted. Each step
 * looks first and is the same done twice, so that a process may be killed anywhere in it.
 */
export const closingHandlers = (deps: {
  store: Store;
  directory: Directory;
  packages: Packages;
  submit: Submit;
  removalCap: RemovalCap;
  clock: Clock;
}): Pick<Handlers, 'close-guest' | 'delete-guest' | 'reopen-guest'> => {
  const { store, directory, submit, removalCap, clock } = deps;

  /** What two of their nominations gave is one thing, and followed where it is for either. */
  const givenTo = async (guest: GuestIn<'disabled'>): Promise<readonly Takeable[]> => {
    const nominations = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    const given = await Promise.all(nominations.flatMap((one) => (one ? [givenBy(one)] : [])));
    const coming = given.flat().flatMap(({ access, isComing }) => (isComing ? [identityOf(access)] : []));
    const each = eachOnce(given.flat().map(({ access }) => access));
    return each.map((access) => ({ access, isComing: coming.includes(identityOf(access)) }));
  };

  const givenBy = async (nomination: Nomination): Promise<readonly Takeable[]> => {
    const grants = heldBy(nomination);
    const given = await Promise.all(grants.map((grant) => mayBeOurs(store, nomination.id, grant)));
    const ours = grants.filter((_, at) => given[at]);
    return ours.map((grant) => ({ access: grant.access, isComing: isOnItsWay(nomination, grant) }));
  };

  const takeAll = createTakeAll(deps);

  /** Whoever slept may find that others have ended the stay, and that the guest was given the same things anew since. */
  const isStillEnding = async ({ id, at }: GuestIn<'disabled'>): Promise<boolean> => {
    const now = await store.guests.read(id);
    return now?.status === 'disabled' && now.closing === 'open' && now.at.getTime() === at.getTime();
  };

  const setRight = createSetRight(deps);

  /**
   * That an account is being closed is noted before: whoever dies in it, or has no answer, may have closed out somebody who has been let
   * in by the time it is tried anew. True: so it was, and they are let in.
   */
  const closedInVain = async (id: PersonId): Promise<boolean> => {
    if ((await store.attempts.open(id, 'closing')).length === 0) return false;
    const wasInVain = await setRight(id, 'closed');
    await store.attempts.end(id, 'closing');
    return wasInVain;
  };

  /** Undefined: they were let in again since, or while they were closed out. */
  const close = async (guest: GuestIn<'disabled'>): Promise<Closed | undefined> => {
    const { id } = guest;
    if (await isStillEnding(guest)) {
      if ((await store.attempts.open(id, 'closing')).length === 0) await store.attempts.begin(id, 'closing');
      const outcome = await permitted(directory.disable(id));
      if (!(await closedInVain(id))) return outcome === 'not-a-guest' ? 'kept' : outcome;
    } else await closedInVain(id);
    return undefined;
  };

  /** A new account is not everywhere at once: “there is none” is believed only some minutes later. */
  const mayBeUnseen = (guest: Guest): boolean => unseenUntil(guest) > clock.now();

  const soon = (): Outcome => ({ again: later(clock.now(), 30 * SECOND) });

  const acceptedSince = createAcceptedSince({ directory, clock });

  /** Whoever is no guest any more, or came in before we noticed, loses nothing. True: so it was, and is written down. */
  const isSpared = async (guest: GuestIn<'disabled'>): Promise<boolean> => {
    const account = await directory.account(guest.id);
    if (account?.kind === 'member') {
      await submit.guest(guest.id, { type: 'record-member' });
      return true;
    }
    // Whom we have closed out already, in a life before this one, is not let in again.
    const since = account?.enabled && !guest.since ? await acceptedSince(guest, account) : undefined;
    if (!since) return false;
    const result = await submit.guest(guest.id, { type: 'record-acceptance', since, endedAt: guest.at });
    return result.ok && result.changed;
  };

  /**
   * Nobody can accept once the account is closed, so that is first of whoever has not: they would lose what they came for. It is closed
   * whatever cannot be taken, and then that is tried again. Undefined: what is left to do is not this end's any more.
   */
  const end = async (guest: GuestIn<'disabled'>): Promise<Ended | undefined> => {
    const { id, at } = guest;
    const first = guest.ours === 'access' ? 'kept' : guest.since ? 'later' : await close(guest);
    // Nothing is taken from an account that may be open yet.
    if (first === 'gone' && mayBeUnseen(guest)) return { left: [], account: first };
    const isWanted = () => isStillEnding(guest);
    const taking = first && (await takeAll(id, await givenTo(guest), { about: id, at, isWanted }));
    if (!taking) return undefined;
    const account = first === 'later' ? await close(guest) : first;
    if (taking.troubles.length > 0) throw taking.troubles[0];
    return account && { left: taking.left, account };
  };

  const shut = async (guest: GuestIn<'disabled'>): Promise<Ended | undefined> => {
    const account = await close(guest);
    return account && { left: [], account };
  };

  return {
    'close-guest': async ({ guestId }) => {
      const guest = await store.guests.read(guestId);
      if (guest?.status !== 'disabled' || guest.closing !== 'open')
        return (await closedInVain(guestId)) ? 'done' : 'skipped';
      const isStop = guest.why === 'stopped';
      // Whoever is given more at this moment stays: once their life knows of it, there is nothing to close.
      if (!isStop && (await isArriving(store, guestId, guest.at, clock)))
        return { again: later(clock.now(), nextLook(clock.now().getTime() - guest.at.getTime())) };
      if (!isStop && (await isSpared(guest))) return 'done';
      const hindrance = await removalCap.hindrance(isStop ? 'stop' : 'end', guestId, guest.triedAt ?? guest.at);
      if (hindrance) return hindrance;
      const outcome = await (isStop ? shut(guest) : end(guest));
      if (!outcome) return 'done';
      if (outcome.account === 'gone' && mayBeUnseen(guest)) return soon();
      await submit.guest(guestId, { type: 'record-closed', endedAt: guest.at, ...outcome });
      return 'done';
    },
    'delete-guest': async ({ guestId }) => {
      const guest = await store.guests.read(guestId);
      if (guest?.status !== 'disabled' || !guest.removeAt) return 'skipped';
      // By the clock of another replica it was time.
      if (guest.removeAt > clock.now()) return { again: guest.removeAt };
      const [latest] = guest.nominations.slice(-1);
      const claim = latest && (await store.nominations.claimOn(guestId, guest.address, latest));
      // Somebody is about to invite the same address, and would get this account.
      if (claim === 'approved') return { again: later(clock.now(), 10 * MINUTE) };
      const hindrance = await removalCap.hindrance('delete', guestId, guest.triedAt);
      if (hindrance) return hindrance;
      const outcome = await permitted(directory.remove(guestId, guest.since ? undefined : 'not-accepted'));
      if (outcome === 'gone' && mayBeUnseen(guest)) return soon();
      await submit.guest(guestId, { type: 'record-deleted', outcome: OUTCOMES[outcome] });
      return 'done';
    },
    'reopen-guest': async ({ guestId }) => {
      const guest = await store.guests.read(guestId);
      // A process may have died, or failed, between the two.
      if (guest && isStopped(guest)) return (await setRight(guestId, 'open')) ? 'done' : 'skipped';
      if (!guest?.opening || !guest.letInAt) return 'skipped';
      const outcome = await permitted(directory.enable(guestId));
      if (await setRight(guestId, 'open')) return 'done';
      if (outcome === 'gone' && mayBeUnseen(guest)) return soon();
      const account = outcome === 'not-a-guest' ? 'kept' : outcome;
      const opened = await submit.guest(guestId, { type: 'record-opened', letInAt: guest.letInAt, account });
      if (opened.ok && opened.guest && isStaying(opened.guest)) await lookWhetherTheyLeft(store, opened.guest);
      return 'done';
    },
  };
};

/** What became of what they were given, as keys of what is left, and of the account. */
type Ended = { readonly left: readonly string[]; readonly account: Closed };

/** Whoever was let in again meanwhile, accepted in the last moment, or is no guest any more, is not ours to delete. */
const OUTCOMES = {
  removed: 'removed',
  gone: 'gone',
  'not-a-guest': 'kept',
  'still-open': 'kept',
  'not-permitted': 'not-permitted',
} as const;
