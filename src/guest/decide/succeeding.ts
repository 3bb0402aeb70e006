import type { Person } from '../../kernel/people.js';
import { countsFrom, unansweredEnd } from '../clock.js';
import { evolve } from '../evolve.js';
import type { GuestEvent } from '../events.js';
import { answerable, hasSay, isAdopting, reviewers, reviewOf, SUCCESSION, type Guest, type Review } from '../guest.js';
import { claim, declineUnclaimed, leftOut, passOnUnclaimed, recordAdministrators, unclaimed } from './adopting.js';
import { ended, wasIn } from './ending.js';
import {
  faultOf,
  faultOfDecider,
  isStaying,
  nothing,
  refuse,
  yes,
  type CommandOf,
  type GuestDecision,
  type Staying,
} from './outcome.js';
import { isSearched, search } from './searching.js';

/**
 * Who answers for a guest when whoever did no longer does: asked in chat, one after the other, and nothing ends before that, nor
 * before the guest has heard of it.
 */

export const passOn = (guest: Guest, command: CommandOf<'pass-on'>, at: Date): GuestDecision => {
  if (isAdopting(guest)) return passOnUnclaimed(guest, command, at);
  const fault = faultOfDecider(guest, command);
  if (fault) return refuse(fault);
  const { to } = command;
  const review = reviewOf(guest);
  if (!to) return review?.why === 'no-sponsor' ? nothing() : yes(search(guest, at));
  if (to.id === guest.sponsor.id) return refuse('already-sponsor');
  if (isSearched(guest, to)) return nothing();
  // A search goes on: of its own, a hand-over that comes to nothing would leave them with nobody.
  if (review?.why === 'no-sponsor' && review.search)
    return yes({ type: 'successors-asked', step: review.search.step, asked: [to], named: true, at });
  return yes({ type: 'review-begun', why: 'hand-over', asked: [to], at });
};

export const takeOver = (guest: Guest, command: CommandOf<'take-over'>, at: Date): GuestDecision => {
  if (isAdopting(guest)) return claim(guest, command, at);
  const fault = faultOf(guest, command);
  // Somebody else of those who were asked was quicker.
  if (fault) return refuse(fault);
  const { by } = command;
  const isOpen = reviewOf(guest)?.why === 'no-sponsor';
  if (guest.sponsor.id === by.id && !isOpen) return nothing();
  // The sponsor may think better of it, and the stand-in need not wait for their turn.
  const may = isSearched(guest, by) || (isOpen && answerable(guest).some(({ id }) => id === by.id));
  if (!may && !command.asAdministrator) return refuse('nothing-asked');
  return yes({ type: 'sponsor-changed', sponsor: by, former: guest.sponsor, by, at });
};

export const decline = (guest: Guest, command: CommandOf<'decline'>, at: Date): GuestDecision => {
  if (isAdopting(guest)) return declineUnclaimed(guest, command, at);
  const fault = faultOf(guest, command);
  if (fault) return refuse(fault);
  return isSearched(guest, command.by) && isStaying(guest)
    ? yes(...without(guest, command.by.id, 'declined', at))
    : refuse('nothing-asked');
};

export const recordUnreachable = (
  guest: Guest,
  { person }: CommandOf<'record-unreachable'>,
  at: Date,
): GuestDecision => {
  const review = reviewOf(guest);
  const isAsked = review && reviewers(review).some(({ id }) => id === person);
  return isAsked && isStaying(guest) ? yes(...without(guest, person, 'unreachable', at)) : nothing();
};

/** Whoever has left is asked no more, and somebody else is looked for where they answered for the guest. */
export const lost = (guest: Guest, { person }: CommandOf<'record-lost'>, at: Date): GuestDecision => {
  if (!isStaying(guest) || !hasSay(guest, person)) return nothing();
  // The directory is asked again and again; those who did not take over are not.
  if (guest.sponsor.id === person && !isAdopting(guest)) return guest.sponsorless ? nothing() : yes(search(guest, at));
  const events: GuestEvent[] = guest.backup?.id === person ? [{ type: 'backup-lost', backup: person, at }] : [];
  const now = events.reduce<Guest>(evolve, guest);
  const review = reviewOf(now);
  const isAsked = review && reviewers(review).some(({ id }) => id === person);
  return yes(...events, ...(isAsked && isStaying(now) ? without(now, person, 'unreachable', at) : []));
};

/** Whom a job found to be asked next. Those who were asked before, and whoever they are asked in place of, are not. */
export const recordSuccessors = (
  guest: Guest,
  { step, people }: CommandOf<'record-successors'>,
  at: Date,
): GuestDecision => {
  if (isAdopting(guest)) return recordAdministrators(guest, { type: 'record-successors', step, people }, at);
  const review = reviewOf(guest);
  if (!isStaying(guest) || review?.why !== 'no-sponsor' || review.search?.step !== step) return nothing();
  if (review.search.found || review.ends) return nothing();
  const able = people.filter(({ id }) => id !== guest.sponsor.id && !review.asked.some((one) => one.id === id));
  const asked = [...new Map(able.map((one) => [one.id, one])).values()];
  if (asked.length > 0) return yes({ type: 'successors-asked', step, asked, at });
  return reviewers(review).length > 0 ? nothing() : yes(...next(guest, review, at));
};

/** Those who were asked have said nothing in time: the next ones, or the rule's answer. Nobody is passed over unasked. */
export const askOthers = (guest: Guest, at: Date): readonly GuestEvent[] => {
  const review = reviewOf(guest);
  if (!review || !isStaying(guest)) return [];
  return isLookedFor(review) ? [{ type: 'search-moved', step: review.search.step, at }] : next(guest, review, at);
};

/** Whoever it has come to is still to be found. */
const isLookedFor = (review: Review): review is Review & { readonly search: NonNullable<Review['search']> } =>
  review.why === 'no-sponsor' && review.search !== undefined && !review.search.found;

const without = (
  guest: Staying,
  person: Person['id'],
  why: 'declined' | 'unreachable',
  at: Date,
): readonly GuestEvent[] => {
  if (isAdopting(guest)) return leftOut(guest, person, why, at);
  const out = { type: 'reviewer-out', person, why, at } as const;
  const now = evolve(guest, out);
  const review = reviewOf(now);
  const isLast = review && reviewers(review).length === 0 && !isLookedFor(review) && !review.ends;
  return isLast && isStaying(now) ? [out, ...next(now, review, at)] : [out];
};

const next = (guest: Staying, review: Review, at: Date): readonly GuestEvent[] => {
  if (review.why === 'adopted') return unclaimed(review, at);
  if (review.why === 'hand-over') return [{ type: 'hand-over-failed', to: review.asked, at }];
  if (review.why !== 'no-sponsor') return [search(guest, at)];
  const { search: searched } = review;
  const step = searched && SUCCESSION[SUCCESSION.findIndex((one) => one === searched.step) + 1];
  if (step) return [{ type: 'search-moved', step, at }];
  if (guest.terms.unanswered === 'keep') return [{ type: 'kept-without-sponsor', at }];
  // Whoever never came in hears nothing of an end.
  if (!wasIn(guest)) return [ended(guest, 'no-sponsor', at)];
  return [{ type: 'left-unanswered', ends: unansweredEnd(guest, at), at }];
};

/** Of an end there is no more time than until then; and what nobody took over by now ends as it was said. */
export const recordShown = (guest: Guest, { person, from }: CommandOf<'record-shown'>, at: Date): GuestDecision => {
  const review = reviewOf(guest);
  if (!review || review.why === 'ending' || review.ends) return nothing();
  const isAsked = reviewers(review).some(({ id }) => id === person);
  return isAsked && from > countsFrom(review) ? yes({ type: 'time-given', from, at }) : nothing();
};
