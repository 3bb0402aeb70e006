import { later, MINUTE, SECOND, type Clock } from '../../kernel/clock.js';
import type { Log } from '../../kernel/log.js';
import type { Nomination, NominationIn } from '../../nomination/nomination.js';
import type { Handlers, Outcome } from '../jobs.js';
import { DirectoryTrouble, type Account, type Directory, type Store } from '../ports.js';
import type { Submit } from '../submit.js';

/** From "approved" to an account in the directory, and back where it was withdrawn. */
export const invitingHandlers = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
  log: Log;
  /** Where a guest arrives who was given nothing with an address of its own; absolute. */
  defaultLanding: string;
}): Pick<Handlers, 'invite-guest' | 'receive-guest' | 'remove-guest'> => {
  const { store, directory, submit, clock, log } = deps;

  const landingFor = async (nomination: Nomination): Promise<string> => {
    const [first] = nomination.access;
    if (!first) return deps.defaultLanding;
    if (first.landing) return first.landing;
    return (await directory.group(first.id))?.webUrl ?? deps.defaultLanding;
  };

  const refuse = async (nomination: Nomination, kind: 'colleague' | 'other', text: string): Promise<Outcome> => {
    await submit.nomination(nomination.id, { type: 'record-refusal', refusal: { kind, text } });
    return 'done';
  };

  /** POST /invitations has no idempotency key: the attempt is noted before, so that a repetition is known and counted. */
  const issue = async (nomination: NominationIn<'approved'>, existing: Account | undefined): Promise<Outcome> => {
    const landing = await landingFor(nomination);
    const unrecorded = await store.attempts.begin(nomination.id, 'invitation');
    if (unrecorded > 0)
      log.warn('An invitation is issued again: the answer to an earlier one was not recorded.', {
        nominationId: nomination.id,
      });
    const { address, displayName, language } = nomination.guest;
    const outcome = await directory.invite({
      address,
      displayName,
      language,
      landing,
      sponsor: nomination.nominator.id,
    });
    if (outcome.outcome === 'refused') {
      await submit.nomination(nomination.id, { type: 'record-refusal', refusal: outcome.refusal });
      await store.attempts.end(nomination.id, 'invitation');
      return 'done';
    }
    const { guestId, redeemLink } = outcome;
    const ours = !existing || (unrecorded > 0 && cameAfter(existing, nomination.approvedAt));
    await submit.nomination(
      nomination.id,
      { type: 'record-invitation', guestId, alreadyGuest: false, ours, repeated: unrecorded > 0 },
      (tx) => tx.links.keep(nomination.id, redeemLink),
    );
    await store.attempts.end(nomination.id, 'invitation');
    return 'done';
  };

  const invite = async (nomination: NominationIn<'approved'>): Promise<Outcome> => {
    const accounts = await directory.accountsAt(nomination.guest.address);
    const colleague = accounts.find(({ kind }) => kind === 'member');
    if (colleague) return refuse(nomination, 'colleague', 'The address belongs to an account of our own.');
    const guest = accounts.find(({ kind }) => kind === 'guest');
    if (guest && !guest.enabled) return refuse(nomination, 'other', 'The guest account exists and is disabled.');
    if (guest?.redemption !== 'accepted') return issue(nomination, guest);
    await submit.nomination(nomination.id, {
      type: 'record-invitation',
      guestId: guest.person.id,
      alreadyGuest: true,
      ours: false,
      repeated: false,
    });
    return 'done';
  };

  return {
    'invite-guest': async ({ nominationId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'approved') return 'skipped';
      try {
        return await invite(nomination);
      } catch (trouble) {
        if (!(trouble instanceof DirectoryTrouble)) throw trouble;
        const age = clock.now().getTime() - nomination.approvedAt.getTime();
        const tryAgainAt = later(clock.now(), patience(trouble, age));
        // What passes within seconds is not worth anybody's attention.
        if (age < GRACE && tryAgainAt < later(nomination.approvedAt, GRACE)) return { again: tryAgainAt };
        log.warn('The invitation has to wait.', {
          nominationId,
          code: trouble.kind,
          ...(trouble.requestId && { requestId: trouble.requestId }),
        });
        await submit.nomination(nominationId, {
          type: 'record-hindrance',
          hindrance: { kind: trouble.kind, tryAgainAt },
        });
        return { again: tryAgainAt };
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

    'remove-guest': async ({ nominationId, guestId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'withdrawn' || nomination.account !== 'to-be-removed') return 'skipped';
      const found = (await neededElsewhere(store, nomination, guestId))
        ? 'not-pending'
        : await remove(directory, guestId);
      // A new account is not everywhere at once: "there is none" is believed only some minutes later.
      const isFresh = later(nomination.at, 5 * MINUTE) > clock.now();
      if (found === 'gone' && isFresh) return { again: later(clock.now(), 30 * SECOND) };
      const outcome = found === 'not-pending' ? 'kept' : 'removed';
      if (outcome === 'removed') await submit.guest(guestId, { type: 'record-removal', by: 'us' });
      await submit.nomination(nominationId, { type: 'record-removal', outcome });
      return 'done';
    },
  };
};

const remove = async (directory: Directory, guestId: Account['person']['id']) => {
  try {
    return await directory.removePending(guestId);
  } catch (trouble) {
    // Without the permission to delete it stays; the receipt says so, and who can remove it.
    if (trouble instanceof DirectoryTrouble && trouble.kind === 'not-permitted') return 'not-pending';
    throw trouble;
  }
};

const neededElsewhere = async (
  store: Store,
  withdrawn: Nomination,
  guestId: Account['person']['id'],
): Promise<boolean> => {
  const guest = await store.guests.read(guestId);
  for (const id of guest?.nominations ?? []) {
    if (id !== withdrawn.id && (await store.nominations.read(id))?.status === 'invited') return true;
  }
  return false;
};

const cameAfter = ({ createdAt }: Account, moment: Date): boolean => createdAt !== undefined && createdAt >= moment;

/** How long after the approval the nominator would begin to wonder, in milliseconds. */
const GRACE = 8 * SECOND;

/** How long to wait before asking Microsoft again, by how long the nomination has been approved; both in milliseconds. */
const patience = ({ kind, retryAfter }: DirectoryTrouble, age: number): number => {
  if (kind === 'throttled') return Math.max(retryAfter ?? 30 * SECOND, SECOND);
  if (kind === 'unavailable') return retryAfter ?? (age < GRACE ? 3 * SECOND : 15 * SECOND);
  return 15 * MINUTE;
};
