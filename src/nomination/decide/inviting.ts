import { DAY, later, MINUTE } from '../../kernel/clock.js';
import type { Hindrance, Nomination } from '../nomination.js';
import { nothing, refuse, yes, type CommandOf, type NominationDecision } from './outcome.js';

export const recordHindrance = (
  nomination: Nomination,
  { hindrance, unanswered }: CommandOf<'record-hindrance'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'approved') return nothing();
  const { hindrance: before } = nomination;
  // Whoever slept while it was paused says of trouble. Those that are paused have no job, and are found by their pause.
  const now = before?.kind === 'paused' && hindrance.kind !== 'paused' ? before : hindrance;
  return yes({ type: 'hindered', hindrance: now, first: !before || endsBy(before) !== endsBy(now), unanswered, at });
};

export const resume = (nomination: Nomination, at: Date): NominationDecision =>
  nomination.status === 'approved' && nomination.hindrance?.kind === 'paused'
    ? yes({ type: 'resumed', at })
    : nothing();

/** From here on it cannot be taken back: a process may die before Microsoft's answer is known. */
export const begin = (nomination: Nomination, at: Date): NominationDecision => {
  if (nomination.status !== 'approved' || nomination.begun) return nothing();
  if (nomination.move) return yes({ type: 'move-begun', at });
  return nomination.revive ? yes({ type: 'revival-begun', at }) : nothing();
};

/** Whether it goes by itself, needs somebody who changes a permission or a setting, or whoever paused it. */
const endsBy = ({ kind }: Hindrance): 'itself' | 'a change' | 'a word' => {
  if (kind === 'paused') return 'a word';
  return kind === 'throttled' || kind === 'unavailable' ? 'itself' : 'a change';
};

export const recordInvitation = (
  nomination: Nomination,
  { guestId, alreadyGuest, ours, repeated, sponsorsLeft }: CommandOf<'record-invitation'>,
  at: Date,
): NominationDecision => {
  if (nomination.status === 'approved') {
    const invited = { type: 'invited', guestId, alreadyGuest, ours, repeated, at } as const;
    return sponsorsLeft ? yes(invited, { type: 'sponsors-left', why: sponsorsLeft, at }) : yes(invited);
  }
  // Withdrawn while Microsoft was answering: the account that came of it must not stay behind.
  if (nomination.status === 'withdrawn' && nomination.account === 'none') {
    const account = ours ? 'to-be-removed' : 'kept';
    const { replacedBy } = nomination;
    return yes({
      type: 'withdrawn',
      by: nomination.nominator.id,
      account,
      guestId,
      late: true,
      ...(replacedBy && { replacedBy }),
      at,
    });
  }
  return nothing();
};

export const recordRemoval = (
  nomination: Nomination,
  { outcome }: CommandOf<'record-removal'>,
  at: Date,
): NominationDecision =>
  nomination.status === 'withdrawn' && nomination.account === 'to-be-removed'
    ? yes({ type: 'account-removed', outcome, at })
    : nothing();

export const recordTaken = (
  nomination: Nomination,
  { taken, left, shared, kept }: CommandOf<'record-taken'>,
  at: Date,
): NominationDecision =>
  nomination.status === 'withdrawn' && nomination.grants && !nomination.taken
    ? yes({ type: 'access-taken', taken, left, shared, ...(kept && { kept }), at })
    : nothing();

export const recordAccess = (
  nomination: Nomination,
  { access, outcome }: CommandOf<'record-access'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'invited') return nothing();
  const state = nomination.grants.find((grant) => grant.access.key === access)?.state;
  if (state !== 'waiting' && state !== 'requested') return nothing();
  if (outcome === 'given') return yes({ type: 'access-given', access, at });
  if (outcome === 'had') return yes({ type: 'access-given', access, ours: false, at });
  if ('refused' in outcome) return yes({ type: 'access-refused', access, why: outcome.refused, at });
  return state === 'waiting' ? yes({ type: 'access-requested', access, request: outcome.requested, at }) : nothing();
};

/** Said once, and once more when it has lasted. */
export const recordHeld = (
  nomination: Nomination,
  { access }: CommandOf<'record-held'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'invited') return nothing();
  const { request } = nomination.grants.find((one) => one.access.key === access && one.state === 'requested') ?? {};
  if (!request) return nothing();
  if (!request.heldSince) return yes({ type: 'access-held', access, at });
  const isDue = !request.saidAgainAt && later(request.heldSince, HELD_FOR_LONG) <= at;
  return isDue ? yes({ type: 'access-held', access, again: true, at }) : nothing();
};

const HELD_FOR_LONG = 30 * DAY;

export const recordEnded = (
  nomination: Nomination,
  { access, why }: CommandOf<'record-ended'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'invited') return nothing();
  const isGiven = nomination.grants.some((grant) => grant.access.key === access && grant.state === 'given');
  return isGiven ? yes({ type: 'access-ended', access, why, at }) : nothing();
};

export const recordMail = (
  nomination: Nomination,
  { round, outcome }: CommandOf<'record-mail'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'invited' || nomination.mail === 'unwanted') return nothing();
  if (round !== nomination.mailRound) return nothing();
  if (nomination.mail === 'sent' && outcome === 'failed') return nothing();
  return yes({ type: outcome === 'sent' ? 'mail-sent' : 'mail-failed', at });
};

export const mailAgain = (
  nomination: Nomination,
  { by, accepted }: CommandOf<'mail-again'>,
  at: Date,
): NominationDecision => {
  if (by !== nomination.nominator.id) return refuse('not-the-nominator');
  if (nomination.status !== 'invited' || nomination.mail === 'unwanted') return refuse('already-ended');
  if (accepted) return refuse('already-accepted');
  if (nomination.mail === 'waiting') return refuse('mail-on-its-way');
  const isTooSoon = nomination.mailSentAt && later(nomination.mailSentAt, BETWEEN_MAILS) > at;
  return isTooSoon ? refuse('mail-just-sent') : yes({ type: 'mail-asked-again', at });
};

/** One guest gets no more than a mail every ten minutes, however often somebody presses. */
const BETWEEN_MAILS = 10 * MINUTE;
