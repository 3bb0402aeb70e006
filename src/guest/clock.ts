import { DAY, HOUR, later } from '../kernel/clock.js';
import { localDays } from '../policy/local-days.js';

import { isAdopting, reviewOf, type Adopting, type Guest, type GuestIn, type Review } from './guest.js';

/** What falls due in a guest's life by itself. */
export type Due =
  | 'nudge'
  | 'tell-sponsor'
  | 'give-up'
  | 'ask-about-end'
  | 'ask-whether-needed'
  | 'ask-again'
  | 'tell-guest'
  | 'ask-others'
  | 'end'
  | 'close'
  | 'remove';

/** When what is due, the earliest first. Nothing for a guest who is gone. */
export const duesOf = (guest: Guest): readonly { readonly what: Due; readonly at: Date }[] =>
  Object.entries(datesOf(guest))
    .flatMap(([what, at]) => (at ? [{ what: what as Due, at }] : []))
    .sort((one, other) => one.at.getTime() - other.at.getTime());

/** When this guest next has something due; undefined: never by itself. */
export const nextDue = (guest: Guest): Date | undefined => duesOf(guest)[0]?.at;

type Dates = { readonly [D in Due]?: Date | undefined };

const datesOf = (guest: Guest): Dates => {
  if (isAdopting(guest)) return unclaimed(guest);
  switch (guest.status) {
    case 'pending-acceptance':
      return { ...pending(guest), ...searching(guest) };
    case 'active':
      return { end: guest.until, ...active(guest) };
    case 'under-review':
      return { end: comingEnd(guest), ...searching(guest), ...reminding(guest), 'tell-guest': tellGuestAt(guest) };
    case 'disabled':
      return ending(guest);
    case 'removed':
      return {};
  }
};

const pending = (guest: GuestIn<'pending-acceptance'>): Dates => {
  const { invitedAt, terms, nudgedAt, sponsorToldAt, until } = guest;
  // Where the sponsor was told late, they have as long as if they had been told in time.
  const told = sponsorToldAt && later(sponsorToldAt, terms.giveUp - terms.tellSponsor);
  const planned = morning(guest, invitedAt, terms.giveUp);
  const giveUp = told && told > planned ? told : planned;
  return {
    nudge: nudgedAt || terms.nudge === undefined ? undefined : morning(guest, invitedAt, terms.nudge),
    // While somebody is looked for who answers for them, nobody would hear it.
    'tell-sponsor': sponsorToldAt || guest.review ? undefined : morning(guest, invitedAt, terms.tellSponsor),
    'give-up': until && (until < giveUp || guest.review?.ends) ? until : sponsorToldAt && giveUp,
    // Nobody had taken them over when the account went by another address: what was to come of that comes.
    end: isUnanswered(guest) ? guest.review?.ends : undefined,
  };
};

const active = (guest: GuestIn<'active'>): Dates => {
  const { until } = guest;
  return {
    'ask-about-end': until && !isSettled(guest) ? askAboutEndAt(guest, until) : undefined,
    'ask-whether-needed': askWhetherNeededAt(guest),
    'tell-guest': tellGuestAt(guest),
  };
};

const isSettled = ({ until, settledEnd }: GuestIn<'active'>): boolean =>
  until !== undefined && settledEnd?.getTime() === until.getTime();

/** Of a short stay, not before half of it is over. */
const askAboutEndAt = (guest: GuestIn<'active'>, until: Date): Date => {
  const from = guest.confirmedAt ?? guest.since;
  return before(guest, until, Math.min(guest.terms.askSponsor, half(from, until)));
};

const half = (from: Date, until: Date): number => Math.max(0, until.getTime() - from.getTime()) / 2;

/** A tenth of the time is spread over the guests, lest all who came together be asked about together. */
const askWhetherNeededAt = (guest: GuestIn<'active'>): Date | undefined => {
  const { terms, until, since, confirmedAt } = guest;
  if (terms.review === undefined) return undefined;
  const from = confirmedAt ?? since;
  const share = (Number.parseInt(guest.id.slice(0, 4), 16) % 100) / 1000;
  const at = morning(guest, from, terms.review * (1 + share));
  return until && until < later(at, FAR) ? undefined : at;
};

/**
 * A job does it; what it has not done within a day is begun again. Of whoever is stopped no end comes by itself: nobody would be
 * asked or told before.
 */
const ending = (guest: GuestIn<'disabled'>): Dates => {
  const { at, why, closing, triedAt, removeAt } = guest;
  if (closing === 'open') return { close: later(triedAt ?? at, DAY) };
  if (why === 'stopped') return {};
  return { remove: removeAt && triedAt && triedAt >= removeAt ? later(triedAt, DAY) : removeAt };
};

/** Longer than this, an end is no reason not to ask meanwhile. */
const FAR = 365 * DAY;

/** When the stay ends as things stand: as agreed, or before, where nobody took the guest over. */
export const comingEnd = (guest: Guest): Date | undefined =>
  isUnanswered(guest) ? reviewOf(guest)?.ends : guest.until;

/** Whether it ends because nobody took the guest over, and no later than was agreed. */
export const isUnanswered = (guest: Guest): boolean => {
  const ends = reviewOf(guest)?.ends;
  return ends !== undefined && !(guest.until && guest.until <= ends);
};

/** When the stay of a guest ends whom nobody took over by now: they hear of it as long before as of any other end, and have the whole day. */
export const unansweredEnd = ({ terms, zone }: Guest, at: Date): Date => {
  const ends = later(at, terms.tellGuest);
  if (terms.tellGuest < DAY) return ends;
  const days = localDays(zone);
  return new Date(days.begins(days.at(ends.getTime()) + 1) - 1);
};

/** Of a short stay, not before half of it is over: when they came, they read until when. */
const tellGuestAt = (guest: GuestIn<'active' | 'under-review'>): Date | undefined => {
  const { since, terms } = guest;
  const until = comingEnd(guest);
  if (!until || isTold(guest)) return undefined;
  return before(guest, until, isUnanswered(guest) ? terms.tellGuest : Math.min(terms.tellGuest, half(since, until)));
};

const isTold = (guest: GuestIn<'active' | 'under-review'>): boolean => {
  const until = comingEnd(guest);
  return until !== undefined && guest.toldOfEnd?.getTime() === until.getTime();
};

/**
 * To when the end of a guest moves that passed unannounced: by as long as a sponsor has from the last reminder, of a short stay
 * by half of it at most. `unanswered`: it was to come because nobody took them over. Undefined: it has not passed, or whoever is
 * to hear of it before had heard.
 */
export const unannounced = (guest: Guest, at: Date): Date | 'unanswered' | undefined => {
  if ((guest.status !== 'active' && guest.status !== 'under-review') || isAdopting(guest)) return undefined;
  const { since, terms } = guest;
  const until = comingEnd(guest);
  if (!until || until > at) return undefined;
  const isAnnounced = isTold(guest) && (guest.status === 'under-review' || isSettled(guest));
  if (isUnanswered(guest)) return isAnnounced ? undefined : 'unanswered';
  const notice = Math.min(terms.askAgain, terms.tellGuest, half(since, until));
  return isAnnounced || notice === 0 ? undefined : later(at, notice);
};

const reminding = (guest: GuestIn<'under-review'>): Dates => {
  const { review, until } = guest;
  if (review.why === 'ending')
    return { 'ask-again': until && !review.remindedAt ? askAgainAt(guest, until) : undefined };
  return review.why === 'periodic' ? askingTwice(guest, review) : {};
};

/** Once more after the time there is for an answer, and as long again before others are asked. */
const askingTwice = (guest: Guest, review: Review): Dates => {
  const at = morning(guest, countsFrom(review), guest.terms.answer);
  return review.remindedAt ? { 'ask-others': at } : { 'ask-again': at };
};

/** From when whoever is asked now has their time to answer: since they were asked last, or have it on their card. */
export const countsFrom = ({ begunAt, search, remindedAt, answerFrom }: Review): Date => {
  const asked = remindedAt ?? search?.since ?? begunAt;
  return answerFrom && answerFrom > asked ? answerFrom : asked;
};

/** Nothing of theirs ends by itself; and whoever administrates is asked once. */
const unclaimed = (guest: Adopting): Dates => (guest.review.search ? {} : askingTwice(guest, guest.review));

/** Of a question that came late, not before half of the time is over. */
const askAgainAt = (guest: GuestIn<'under-review'>, until: Date): Date => {
  const { review, terms } = guest;
  return before(guest, until, Math.min(terms.askAgain, half(review.begunAt, until)));
};

/** Whoever is asked to take over has so long; while nobody was found yet, the search is a job's. */
const searching = (guest: Guest): Dates => {
  const review = reviewOf(guest);
  if (!review || review.ends) return {};
  if (review.why !== 'hand-over' && !review.search) return {};
  return { 'ask-others': morning(guest, countsFrom(review), guest.terms.answer) };
};

/** What takes days comes in the morning; what takes less is not put off (durations may be seconds, for trying things out). */
const morning = (guest: Guest, from: Date, after: number): Date => {
  const at = later(from, after);
  if (after < DAY) return at;
  const nine = nineOf(guest, at);
  return at <= nine ? nine : nineOf(guest, at, 1);
};

/** So long before the end; so many whole days, in the morning. A day may have 25 hours: they are counted, not the hours. */
const before = (guest: Guest, until: Date, span: number): Date =>
  span < DAY ? later(until, -span) : nineOf(guest, until, -Math.floor(span / DAY));

/** Nine o'clock on the day of this moment, or so many days later. Clocks change in the small hours: it is counted from the evening. */
export const nineOf = ({ zone }: Pick<Guest, 'zone'>, moment: Date, daysLater = 0): Date => {
  const days = localDays(zone);
  return new Date(days.begins(days.at(moment.getTime()) + daysLater + 1) - 15 * HOUR);
};

/** The longest that a sponsor may keep a guest without asking. */
export const mayKeepUntil = (guest: Guest): Date | undefined => guest.latestEnd ?? guest.until;
