import type { GuestEvent } from '../events.js';
import { isLeft, reviewers, type Adopting, type Guest, type Review } from '../guest.js';
import { faultOf, nothing, refuse, yes, type CommandOf, type GuestDecision } from './outcome.js';

/**
 * Guests who were there before us. Somebody is asked whether they answer for them, in the end the administrators; until
 * somebody says so nothing of theirs ends by itself, and what is not answered stays open.
 */

/** Whoever is in our books, in whatever state, is no stranger; whose end we saw to, and whose account works again, is one. */
export const adopt = (
  guest: Guest | undefined,
  { facts, since, asked }: CommandOf<'adopt'>,
  at: Date,
): GuestDecision => {
  if (guest && !isLeft(guest)) return nothing();
  const received = { type: 'received', facts, at } as const;
  return yes(received, ...(since ? [{ type: 'accepted', since, at } as const] : []), question(asked, at));
};

/** Where nobody is proposed, the administrators are asked. */
export const question = (asked: CommandOf<'adopt'>['asked'], at: Date): GuestEvent => ({
  type: 'review-begun',
  why: 'adopted',
  asked,
  ...(asked.length === 0 && { search: 'administrators' }),
  at,
});

/** A yes is as good late as in time, of whoever was proposed and of everybody who is asked. */
export const claim = (guest: Adopting, command: CommandOf<'take-over'>, at: Date): GuestDecision => {
  const fault = faultOf(guest, command);
  if (fault) return refuse(fault);
  const { by, until } = command;
  if (until && !(until > at)) return refuse('end-past');
  // An end that was proposed and has passed meanwhile binds nobody.
  if (until && guest.until && guest.until > at && until > guest.until) return refuse('needs-approval');
  return yes({ type: 'adopted', by, ...(until && { until }), at });
};

/** To a colleague who is asked in place of everybody else; without one it is a no. */
export const passOnUnclaimed = (guest: Adopting, command: CommandOf<'pass-on'>, at: Date): GuestDecision => {
  const fault = faultOf(guest, command);
  if (fault) return refuse(fault);
  const { to, by } = command;
  if (!to) return declineUnclaimed(guest, { ...command, type: 'decline' }, at);
  const isAsked = to.id === by.id || reviewers(guest.review).some(({ id }) => id === to.id);
  return isAsked ? nothing() : yes(question([to], at));
};

export const declineUnclaimed = (guest: Adopting, command: CommandOf<'decline'>, at: Date): GuestDecision => {
  const fault = faultOf(guest, command);
  if (fault) return refuse(fault);
  const isAsked = reviewers(guest.review).some(({ id }) => id === command.by.id);
  return isAsked ? yes(...leftOut(guest, command.by.id, 'declined', at)) : refuse('nothing-asked');
};

/** Somebody who is asked said no, or cannot be reached. */
export const leftOut = (
  guest: Adopting,
  person: Guest['sponsor']['id'],
  why: 'declined' | 'unreachable',
  at: Date,
): readonly GuestEvent[] => {
  const out = { type: 'reviewer-out', person, why, at } as const;
  const review: Review = { ...guest.review, out: [...guest.review.out, person] };
  return reviewers(review).length === 0 ? [out, ...unclaimed(review, at)] : [out];
};

export const recordAdministrators = (
  { review }: Adopting,
  { step, people }: CommandOf<'record-successors'>,
  at: Date,
): GuestDecision => {
  if (review.search?.step !== step || reviewers(review).length > 0) return nothing();
  const asked = people.filter(({ id }) => !review.out.includes(id));
  return yes(asked.length > 0 ? { type: 'successors-asked', step, asked, at } : { type: 'kept-without-sponsor', at });
};

/** Those who were asked did not say yes: the administrators are asked, and where nobody of them says it the question stays. */
export const unclaimed = (review: Review, at: Date): readonly GuestEvent[] => [
  review.search ? { type: 'kept-without-sponsor', at } : { type: 'search-moved', step: 'administrators', at },
];
