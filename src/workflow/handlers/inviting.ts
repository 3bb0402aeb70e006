import { later, MINUTE, SECOND, type Clock } from '../../kernel/clock.js';
import type { Log } from '../../kernel/log.js';
import type { Nomination, NominationIn, Refusal } from '../../nomination/nomination.js';
import type { Handlers, Outcome } from '../jobs.js';
import { DirectoryTrouble, type Account, type Directory, type Store } from '../ports.js';
import type { Submit } from '../submit.js';

type Needs = {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
  log: Log;
  /** Where a guest arrives who was given nothing with an address of its own; absolute. */
  defaultLanding: string;
};

/** From "approved" to an account in the directory. */
export const invitingHandlers = (needs: Needs): Pick<Handlers, 'invite-guest' | 'receive-guest'> => {
  const { store, submit, clock, log } = needs;

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
    await submit.nomination(nomination.id, { type: 'record-hindrance', hindrance: { kind, tryAgainAt } });
    return { again: tryAgainAt };
  };

  return {
    'invite-guest': async ({ nominationId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status === 'withdrawn') return lookForLeftover(needs, nomination);
      if (nomination?.status !== 'approved') return 'skipped';
      if (nomination.until <= clock.now()) return refuse(needs, nomination, { kind: 'stay-over' });
      try {
        return await invite(needs, nomination);
      } catch (trouble) {
        if (trouble instanceof DirectoryTrouble) return wait(nomination, trouble);
        throw trouble;
      }
    },

    'receive-guest': async ({ nominationId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const { guest, nominator, until, invitedAt, guestId, alreadyGuest } = nomination;
      await submit.guest(guestId, {
        type: 'receive',
        accepted: alreadyGuest,
        facts: {
          id: guestId,
          address: guest.address,
          displayName: guest.displayName,
          sponsor: nominator,
          until,
          nominations: [nominationId],
          invitedAt,
        },
      });
      return 'done';
    },
  };
};

const refuse = async ({ submit }: Needs, nomination: Nomination, refusal: Refusal): Promise<Outcome> => {
  await submit.nomination(nomination.id, { type: 'record-refusal', refusal });
  return 'done';
};

const invite = async (needs: Needs, nomination: NominationIn<'approved'>): Promise<Outcome> => {
  const accounts = await needs.directory.accountsAt(nomination.guest.address);
  if (accounts.some(({ kind }) => kind === 'member')) return refuse(needs, nomination, { kind: 'colleague' });
  const guest = accounts.find(({ kind }) => kind === 'guest');
  if (guest && !guest.enabled) return refuse(needs, nomination, { kind: 'disabled' });
  if (guest?.redemption !== 'accepted') return issue(needs, nomination, guest);
  const guestId = guest.person.id;
  const known = { type: 'record-invitation', guestId, alreadyGuest: true, ours: false, repeated: false } as const;
  await needs.submit.nomination(nomination.id, known);
  return 'done';
};

/** POST /invitations has no idempotency key: the attempt is noted before, so that a repetition is known and counted. */
const issue = async (
  needs: Needs,
  nomination: NominationIn<'approved'>,
  existing: Account | undefined,
): Promise<Outcome> => {
  const { store, directory, submit, log } = needs;
  const { id } = nomination;
  const { address, displayName, language } = nomination.guest;
  const landing = await landingFor(needs, nomination);
  const earlier = await store.attempts.begin(id, 'invitation');
  const repeated = earlier.length > 0;
  if (repeated)
    log.warn('An invitation is issued again: no answer to an earlier one was recorded.', { nominationId: id });
  const sponsor = nomination.nominator.id;
  const outcome = await closing(store, id, directory.invite({ address, displayName, language, landing, sponsor }));
  if (outcome.outcome === 'refused') {
    await refuse(needs, nomination, outcome.refusal);
  } else {
    const { guestId, redeemLink } = outcome;
    const ours = !existing || earlier.some((begun) => cameOf(existing, begun));
    await submit.nomination(id, { type: 'record-invitation', guestId, alreadyGuest: false, ours, repeated }, (tx) =>
      tx.links.keep(id, redeemLink),
    );
  }
  await store.attempts.end(id, 'invitation');
  return 'done';
};

/** An answer that says "not done" closes the attempt; only silence, or a server's own trouble, leaves it open. */
const closing = async <T>(store: Store, id: Nomination['id'], answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (trouble) {
    if (trouble instanceof DirectoryTrouble && trouble.kind !== 'unavailable')
      await store.attempts.end(id, 'invitation');
    throw trouble;
  }
};

/**
 * Withdrawn while a call had no answer yet: the account that may have come of it must not stay behind. A new account is
 * not everywhere at once, so "there is none" is believed only some minutes later.
 */
const lookForLeftover = async (needs: Needs, nomination: NominationIn<'withdrawn'>): Promise<Outcome> => {
  const { store, directory, submit, clock } = needs;
  if (nomination.account !== 'none') return 'skipped';
  const attempts = await store.attempts.open(nomination.id, 'invitation');
  if (attempts.length === 0) return 'skipped';
  const accounts = await directory.accountsAt(nomination.guest.address);
  const leftover = accounts.find(
    (account) => account.redemption === 'pending' && attempts.some((begun) => cameOf(account, begun)),
  );
  if (!leftover && later(nomination.at, 10 * MINUTE) > clock.now()) return { again: later(clock.now(), MINUTE) };
  if (leftover) {
    const guestId = leftover.person.id;
    const found = { type: 'record-invitation', guestId, alreadyGuest: false, ours: true, repeated: false } as const;
    await submit.nomination(nomination.id, found);
  }
  await store.attempts.end(nomination.id, 'invitation');
  return 'done';
};

const landingFor = async ({ directory, defaultLanding }: Needs, { access }: Nomination): Promise<string> => {
  const [first] = access;
  if (!first) return defaultLanding;
  return first.landing ?? (await directory.group(first.id))?.webUrl ?? defaultLanding;
};

/** Whether this account came into being by a call that began then; a minute is allowed for clocks that differ. */
const cameOf = ({ createdAt }: Account, begun: Date): boolean =>
  createdAt !== undefined && createdAt >= later(begun, -MINUTE) && createdAt <= later(begun, 2 * MINUTE);

/** How long after the approval the nominator would begin to wonder, in milliseconds. */
const GRACE = 8 * SECOND;

/** How long to wait before asking Microsoft again, by how long the nomination has been approved; both in milliseconds. */
const patience = ({ kind, retryAfter }: DirectoryTrouble, age: number): number => {
  if (kind === 'throttled') return Math.max(retryAfter ?? 30 * SECOND, SECOND);
  if (kind === 'unavailable') return Math.max(retryAfter ?? (age < GRACE ? 3 * SECOND : 15 * SECOND), SECOND);
  return 15 * MINUTE;
};
