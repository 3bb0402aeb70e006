import { domainOf } from '../../kernel/address.js';
import { DAY, later, SECOND, MINUTE } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import { isShortened, mayKeepUntil } from '../../nomination/keeping.js';
import { sponsorsOf, type NominationIn } from '../../nomination/nomination.js';
import { isBlocked } from '../../policy/assess.js';
import { USUAL_STAYS } from '../../policy/stays.js';
import type { Handlers, Outcome } from '../jobs.js';
import { asTheyGo, BeingHandedOn, HandedOn, isHandedOn } from '../handed-on.js';
import { BeingTaken, unlessTaking } from '../meanwhile.js';
import { notYetFor } from '../not-yet.js';
import { nextLook } from '../patience.js';
import { DirectoryTrouble, type Account } from '../ports.js';
import { heldAmong } from '../preflight/holding.js';
import { changeGuest } from './changing.js';
import { isHeld } from './holding.js';
import {
  closing,
  issue,
  lookForLeftover,
  overtakenIn,
  recordGuest,
  refuse,
  whatCame,
  type InvitingNeeds,
} from './issuing.js';
import { readdress } from './readdressing.js';
import { createResting } from '../resting.js';
import { stopIfMissed } from '../stopped-meanwhile.js';
import { isUnanswered } from '../unanswered.js';
import { isGood, madeGood } from './reviving.js';

/** From "approved" to an account in the directory. */
export const invitingHandlers = (needs: InvitingNeeds): Pick<Handlers, 'invite-guest' | 'receive-guest'> => {
  const { store, submit, clock, log, policy } = needs;
  const resting = createResting(needs);

  /** It may have waited for days, and the rules have come to shut the company out. Another end, or another sponsor, brings nobody in. */
  const isShutOut = ({ guest, purpose, move }: NominationIn<'approved'>): boolean =>
    (!purpose || move !== undefined) && isBlocked(domainOf(guest.address), policy());

  /**
   * Whoever agreed is looked up again when it is carried out (docs/decisions/approvals.md), and so are those who are let in by nobody.
   * What was begun goes on.
   */
  const overruled = async (nomination: NominationIn<'approved'>): Promise<'shut-out' | 'approver-gone' | undefined> => {
    if (nomination.begun) return undefined;
    if (isShutOut(nomination)) return 'shut-out';
    return (await resting.areHere(await resting.yesesOf(nomination))) ? undefined : 'approver-gone';
  };

  /** What Microsoft has done already goes on. While that does not show yet, nothing is called: it would come of that. */
  const refusedUnlessDone = async (
    nomination: NominationIn<'approved'>,
    kind: 'stay-over' | 'shut-out' | 'approver-gone' | undefined,
  ): Promise<Outcome | undefined> => {
    if (!kind) return undefined;
    const came = await whatCame(needs, nomination);
    if (came === 'something') return undefined;
    return came === 'nothing' ? refuse(needs, nomination, { kind }) : { again: later(clock.now(), MINUTE) };
  };

  const wait = async (nomination: NominationIn<'approved'>, trouble: DirectoryTrouble): Promise<Outcome> => {
    const age = clock.now().getTime() - nomination.approvedAt.getTime();
    const tryAgainAt = later(clock.now(), patience(trouble, age));
    // What passes within seconds is not worth anybody's attention.
    if (age < GRACE && tryAgainAt < later(nomination.approvedAt, GRACE)) return { again: tryAgainAt };
    const { kind, requestId } = trouble;
    log.warn('The invitation has to wait.', {
      nominationId: nomination.id,
      code: kind,
      ...(requestId && { requestId }),
    });
    const unanswered = await isUnanswered(store, nomination.id);
    await submit.nomination(nomination.id, { type: 'record-hindrance', hindrance: { kind, tryAgainAt }, unanswered });
    return { again: tryAgainAt };
  };

  return {
    'invite-guest': async ({ nominationId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status === 'withdrawn') return lookForLeftover(needs, nomination);
      if (nomination?.status !== 'approved') return 'skipped';
      try {
        // What has come about already ends as every stay does.
        const over = await refusedUnlessDone(nomination, nomination.until <= clock.now() ? 'stay-over' : undefined);
        if (over) return over;
        if (await isHeld(needs, nomination)) {
          await store.attempts.end(nominationId, 'not-yet');
          return 'done';
        }
        const refused = await refusedUnlessDone(nomination, await overruled(nomination));
        if (refused) return refused;
        const outcome = await onceSettled(invite(needs, nomination));
        if (outcome !== 'not-yet') return outcome;
        const age = await notYetFor(needs, nominationId, 'not-yet');
        // What has not arrived everywhere within a day never will: the account, or whoever was to answer, is gone.
        if (age < DAY) return { again: later(clock.now(), nextLook(age)) };
        return await refuse(needs, nomination, { kind: 'other' });
      } catch (trouble) {
        if (trouble instanceof DirectoryTrouble) return wait(nomination, trouble);
        if (trouble instanceof HandedOn) return await refuse(needs, nomination, { kind: 'address-of-another' });
        throw trouble;
      }
    },

    'receive-guest': async ({ nominationId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const { guest, purpose, until, invitedAt, guestId, alreadyGuest, ours, zone, judgement } = nomination;
      const [sponsor, backup] = purpose ? [nomination.nominator] : sponsorsOf(nomination);
      const latestEnd = mayKeepUntil(nomination);
      const received = await submit.guest(guestId, {
        type: 'receive',
        accepted: alreadyGuest,
        ...(purpose && { change: purpose }),
        ...(isShortened(nomination) && { shortened: true }),
        facts: {
          id: guestId,
          address: guest.address,
          displayName: guest.displayName,
          sponsor,
          ...(backup && { backup }),
          until,
          ...(latestEnd && { latestEnd }),
          zone,
          language: guest.language,
          nominations: [nominationId],
          invitedAt,
          ours: ours ? 'account' : 'access',
          terms: judgement.stays ?? USUAL_STAYS,
        },
      });
      // Another sponsor, or another end of a stay that went on, brought nobody in; and whoever was let in by hand stays so.
      const { guest: now } = received;
      const isIn = now && (!purpose || nomination.move || now.invitedAt.getTime() === invitedAt.getTime());
      if (received.ok && isIn) await stopIfMissed(needs, now);
      return 'done';
    },
  };
};

/** Whoever is being sent away, or loses what another nomination gave, or whose account is being handed on, is given more once that is done. */
const onceSettled = async <T>(inviting: Promise<T>): Promise<T | 'not-yet'> => {
  try {
    return await inviting;
  } catch (error) {
    if (error instanceof BeingTaken || error instanceof BeingHandedOn) return 'not-yet';
    throw error;
  }
};

const invite = async (needs: InvitingNeeds, nomination: NominationIn<'approved'>): Promise<Outcome | 'not-yet'> => {
  const { address } = nomination.guest;
  const holders = await asTheyGo(needs.store.guests, await needs.directory.accountsAt(address), address);
  const held = heldAmong(holders, false);
  if (held?.as === 'colleague' || held?.as === 'external-member')
    return refuse(needs, nomination, { kind: 'colleague' });
  if (nomination.move) return readdress(needs, nomination, nomination.move, holders);
  // Whoever may edit further addresses writes there what they like, and what was agreed to was agreed to for somebody else.
  if (held?.as === 'another') return refuse(needs, nomination, { kind: 'address-of-another' });
  const found = held?.holder;
  if (found) await needs.store.transaction(unlessTaking(found.person.id, needs.clock));
  if (nomination.purpose) return changeGuest(needs, nomination, nomination.purpose, found);
  const guest = nomination.revive ? await revived(needs, nomination, nomination.revive.guestId, found) : found;
  if (guest === 'not-yet') return guest;
  if (guest && !guest.enabled) return refuse(needs, nomination, { kind: 'disabled' });
  return guest?.redemption === 'accepted' ? recordGuest(needs, nomination, guest) : issue(needs, nomination, guest);
};

/**
 * Once it is begun it cannot be taken back: a process may die, or the directory take its time, with the account open again. Throws
 * `HandedOn` before.
 */
const revived = async (
  needs: InvitingNeeds,
  { id, guest: { address } }: NominationIn<'approved'>,
  guestId: PersonId,
  found: Account | undefined,
): Promise<Account | 'not-yet' | undefined> => {
  if (found && isGood(found, guestId)) return found;
  const { store, submit, directory } = needs;
  const there = found ?? (await directory.account(guestId));
  // One that is still deleted shows nothing; it was found by this address.
  if (await isHandedOn(store.guests, guestId, address, there?.person.address ?? address)) throw new HandedOn();
  const { id: attempt, earlier } = await store.attempts.begin(id, 'revival');
  await submit.nomination(id, { type: 'begin' });
  if (await overtakenIn(needs, id, attempt)) return 'not-yet';
  const guest = await madeGood(directory, guestId, found, (call) => closing(store, attempt, call));
  // One that is open says enough; and where there was nothing to bring back, nothing was done.
  if (!guest || earlier.length > 0) await store.attempts.drop(attempt);
  return guest;
};

/** How long after the approval the nominator would begin to wonder, in milliseconds. */
const GRACE = 8 * SECOND;

/** How long to wait before asking Microsoft again, by how long the nomination has been approved; both in milliseconds. */
const patience = ({ kind, retryAfter }: DirectoryTrouble, age: number): number => {
  if (kind === 'throttled') return Math.max(retryAfter ?? 30 * SECOND, SECOND);
  if (kind === 'unavailable') return Math.max(retryAfter ?? (age < GRACE ? 3 * SECOND : 15 * SECOND), SECOND);
  return 15 * MINUTE;
};
