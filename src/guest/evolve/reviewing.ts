import type { GuestEvent } from '../events.js';
import type { Guest, Review } from '../guest.js';
import { factsOf, stayOf } from './facts.js';

type EventOf<T extends GuestEvent['type']> = Extract<GuestEvent, { readonly type: T }>;

export const begun = (guest: Guest, { why, at, asked, search: step, restored }: EventOf<'review-begun'>): Guest => {
  const search = step && { step, since: at };
  const review = { why, begunAt: at, asked, out: [], ...(search && { search }), ...(restored && { restored }) };
  const now = answeredFor(guest, why);
  if (now.status === 'pending-acceptance') return { ...now, review };
  if (now.status !== 'active' && now.status !== 'under-review') return guest;
  return { ...factsOf(now), ...stayOf(now), status: 'under-review', review, revision: now.revision };
};

/** A question to the sponsor supposes that there is one, until somebody says once more that there is none. */
const answeredFor = (guest: Guest, why: Review['why']): Guest => {
  if (why === 'hand-over') return guest;
  const { sponsorless: _, ...others } = guest;
  return why === 'no-sponsor' || why === 'adopted' ? { ...others, sponsorless: true } : others;
};

/** Others are asked than before, or looked for. */
export const searched = (guest: Guest, event: EventOf<'successors-asked' | 'search-moved'>): Guest =>
  withReview(guest, ({ answerFrom: _, ...review }) => {
    const { step, at: since } = event;
    if (event.type === 'search-moved') return { ...review, ...withoutAll(review), search: { step, since } };
    const isFound = !event.named || review.search?.found;
    // Whoever is asked now has as long to answer as those before.
    const { ends: __, ...others } = review;
    return { ...others, ...withAsked(review, event.asked), search: { step, since, ...(isFound && { found: true }) } };
  });

export const withReview = (guest: Guest, change: (review: Review) => Review): Guest =>
  (guest.status === 'under-review' || guest.status === 'pending-acceptance') && guest.review
    ? { ...guest, review: change(guest.review) }
    : guest;

export const withoutReview = (guest: Guest, confirmedAt: Date | undefined): Guest => {
  if (guest.status === 'pending-acceptance') {
    const { review: _, ...others } = guest;
    return others;
  }
  if (guest.status !== 'active' && guest.status !== 'under-review') return guest;
  return {
    ...factsOf(guest),
    ...stayOf(guest),
    status: 'active',
    ...(confirmedAt && { confirmedAt }),
    revision: guest.revision,
  };
};

/** Somebody who is named may have said no before. */
const withAsked = ({ asked, out }: Review, people: Review['asked']): Pick<Review, 'asked' | 'out'> => {
  const ids = people.map(({ id }) => id);
  return {
    asked: [...asked.filter(({ id }) => !ids.includes(id)), ...people],
    out: out.filter((id) => !ids.includes(id)),
  };
};

/** Those who said nothing so far are asked no more. */
export const withoutAll = ({ asked }: Review): Pick<Review, 'asked' | 'out'> => ({
  asked,
  out: asked.map(({ id }) => id),
});
