import { later } from '../kernel/clock.js';
import { unreachable } from '../kernel/result.js';
import type { GuestEvent } from './events.js';
import { closedFacts, factsOf } from './evolve/facts.js';
import { readdressed } from './evolve/readdressing.js';
import { claimed } from './evolve/claiming.js';
import { begun, searched, withoutAll, withoutReview, withReview } from './evolve/reviewing.js';
import { settled, untold } from './evolve/settling.js';
import { cameBack, reopened, wasOf } from './evolve/stopping.js';
import { answerable, isAdopting, isUnclaimed, leftBehind, seenSince, type Guest, type GuestFacts } from './guest.js';

/** The guest after an event. An event before the first is a bug and throws. */
export const evolve = (guest: Guest | undefined, event: GuestEvent): Guest => {
  if (event.type === 'received') return received(guest, event.facts);
  if (!guest) throw new Error(`A guest begins with "received", not with "${event.type}".`);
  return { ...after(guest, event), revision: guest.revision + 1 };
};

/** Who was here before us stays so: what of them is ours to end does not shrink by asking for more. */
const received = (guest: Guest | undefined, { backup, ...facts }: GuestFacts): Guest => ({
  ...facts,
  // Nobody stands in for themselves.
  ...(backup && backup.id !== facts.sponsor.id && { backup }),
  nominations: [...(guest?.nominations ?? []), ...facts.nominations],
  ours: guest?.ours === 'account' ? 'account' : facts.ours,
  ...(guest?.moved && { moved: guest.moved }),
  status: 'pending-acceptance',
  revision: (guest?.revision ?? 0) + 1,
});

const after = (guest: Guest, event: Exclude<GuestEvent, { readonly type: 'received' }>): Guest => {
  switch (event.type) {
    case 'nominated-again':
      return notEnding(
        {
          ...guest,
          ...laterOf('until', guest, event),
          ...latestOfBoth(guest, event),
          nominations: [...guest.nominations, event.nominationId],
          ...moreOf(guest, event),
        },
        guest.until,
      );
    case 'access-lost': {
      const { nominationId: nomination, access, at } = event;
      return { ...guest, lost: [...(guest.lost ?? []), { nomination, access, at }] };
    }
    case 'end-changed':
      return settled(
        {
          ...guest,
          until: event.until,
          ...(event.shortened ? { latestEnd: event.latestEnd ?? event.until } : laterOf('latestEnd', guest, event)),
          nominations: withNomination(guest, event.nominationId),
        },
        event,
      );
    case 'end-fell-back': {
      const { until, latestEnd } = event;
      return notEnding({ ...guest, until, latestEnd }, guest.until);
    }
    case 'sponsor-changed': {
      const { backup, sponsorless: _, ...others } = guest;
      // Whoever answers for the guest now is nobody's stand-in.
      const stays = backup && backup.id !== event.sponsor.id ? { backup } : {};
      const nominations = withNomination(guest, event.nominationId);
      const changed = withoutReview({ ...others, ...stays, sponsor: event.sponsor, nominations }, event.at);
      return event.former.id === event.sponsor.id ? changed : untold(changed);
    }
    case 'backup-changed': {
      const isSponsor = event.backup.id === guest.sponsor.id;
      const nominations = withNomination(guest, event.nominationId);
      return { ...guest, ...(!isSponsor && { backup: event.backup }), nominations };
    }
    case 'address-changed':
      return readdressed(guest, event);
    case 'adopted':
      return claimed(guest, event);
    case 'backup-lost': {
      const { backup: _, ...others } = guest;
      return others;
    }
    case 'accepted':
      return accepted(guest, event.since);
    case 'end-undone':
      return { ...factsOf(guest), status: 'pending-acceptance', revision: guest.revision };
    case 'guest-nudged':
      if (guest.status !== 'pending-acceptance') return guest;
      return { ...guest, nudgedAt: event.at, ...(event.by && { renewedAt: event.at }) };
    case 'sponsor-told':
      return guest.status === 'pending-acceptance' ? { ...guest, sponsorToldAt: event.at } : guest;
    case 'review-begun':
      return begun(guest, event);
    case 'successors-asked':
    case 'search-moved':
      return searched(guest, event);
    case 'reviewer-out':
      return withReview(guest, (review) => ({ ...review, out: [...review.out, event.person] }));
    case 'review-reminded':
      return withReview(guest, (review) => ({ ...review, remindedAt: event.at }));
    case 'time-given':
      return withReview(guest, (review) => ({ ...review, answerFrom: event.from }));
    case 'confirmed':
      return settled(guest, event);
    case 'kept-without-sponsor':
    case 'hand-over-failed':
      if (isAdopting(guest)) return withReview(guest, (review) => ({ ...review, ...withoutAll(review) }));
      return withoutReview(guest, event.type === 'kept-without-sponsor' ? event.at : undefined);
    case 'left-unanswered':
      return withReview(guest, (review) => ({ ...review, ends: event.ends }));
    case 'guest-told-of-end':
      return guest.status === 'active' || guest.status === 'under-review'
        ? { ...guest, toldOfEnd: event.until }
        : guest;
    case 'end-put-off':
      return { ...unsettled(guest), until: event.until };
    case 'ended':
      return {
        ...closedFacts(guest),
        status: 'disabled',
        at: event.at,
        why: event.why,
        ...(event.by && { by: event.by }),
        ...('since' in guest && { since: guest.since }),
        ...(event.removeAt && { removeAt: event.removeAt }),
        // Whose account is deleted by somebody, and restored, is as unclaimed as before.
        ...(event.why === 'stopped' || !('since' in guest)
          ? wasOf(guest)
          : isUnclaimed(guest) && { was: { unclaimed: [] } }),
        closing: 'open',
        revision: guest.revision,
      };
    case 'closed': {
      const { left, account, at } = event;
      if (guest.status !== 'disabled') return guest;
      // The grace is counted from when they were closed out, however long that took.
      const removeAt = guest.removeAt && later(at, guest.removeAt.getTime() - guest.at.getTime());
      return { ...guest, closing: { at, left, account }, ...(removeAt && { removeAt }) };
    }
    case 'closing-begun':
      return guest.status === 'disabled' ? { ...guest, triedAt: event.at, closing: 'open' } : guest;
    case 'removal-begun':
      return guest.status === 'disabled' ? { ...guest, triedAt: event.at } : guest;
    case 'sponsors-seen':
      return { ...guest, seen: seenBy(guest, event) };
    case 'sponsors-missed': {
      const { seen: _, ...others } = guest;
      return others;
    }
    case 'reopened':
      return guest.status === 'disabled' ? reopened(guest, event) : guest;
    case 'opened': {
      const { opening: _, ...others } = guest;
      return { ...others, letInAt: event.at };
    }
    case 'came-back':
      return guest.status === 'removed' ? cameBack(guest, event) : guest;
    case 'renamed':
      return { ...guest, displayName: event.displayName, address: event.address };
    case 'removed': {
      const left = event.accountStays ? leftBehind(guest) : [];
      return {
        ...closedFacts(guest),
        status: 'removed',
        at: event.at,
        by: event.by,
        ...(event.why && { why: event.why }),
        ...('since' in guest && { since: guest.since }),
        ...(isUnclaimed(guest) && { unclaimed: true as const }),
        ...(event.accountStays && { accountStays: true }),
        ...(left.length > 0 && { left }),
        revision: guest.revision,
      };
    }
    default:
      return unreachable(event);
  }
};

/** Of their own nomination they know. */
const moreOf = (
  { sponsor }: Guest,
  { by, nominationId, at }: Extract<GuestEvent, { type: 'nominated-again' }>,
): Pick<GuestFacts, 'more'> => (by && by.id !== sponsor.id ? { more: { by, nomination: nominationId, at } } : {});

/** Of those who answer no more nothing is remembered. */
const seenBy = (guest: Guest, { sponsors, at }: Extract<GuestEvent, { type: 'sponsors-seen' }>) =>
  answerable(guest).flatMap(({ id }) => {
    const since = seenSince(guest, id) ?? (sponsors.includes(id) ? at : undefined);
    return since ? [{ id, since }] : [];
  });

/** The later end holds: what was promised to the guest first is not shortened by asking for more; and no end is later than any. */
const laterOf = <K extends 'until' | 'latestEnd'>(
  key: K,
  guest: Pick<GuestFacts, K>,
  event: Partial<Pick<GuestFacts, K>>,
): Partial<Pick<GuestFacts, K>> => {
  const [before, now] = [guest[key], event[key]];
  return (before && now && now > before ? { [key]: now } : {}) as Partial<Pick<GuestFacts, K>>;
};

/** The sponsor may keep them as long as the rules of what they had and of what they are given now both let, but not less than is agreed. */
const latestOfBoth = (
  guest: Pick<GuestFacts, 'until' | 'latestEnd'>,
  event: Partial<Pick<GuestFacts, 'until' | 'latestEnd'>>,
): Partial<Pick<GuestFacts, 'latestEnd'>> => {
  const { until = guest.until } = laterOf('until', guest, event);
  if (!guest.latestEnd || !event.latestEnd) return {};
  const both = event.latestEnd < guest.latestEnd ? event.latestEnd : guest.latestEnd;
  return { latestEnd: until && until > both ? until : both };
};

/** The question about an end is no question any more where the end has moved. */
const notEnding = (guest: Guest, before: Date | undefined): Guest =>
  guest.status === 'under-review' && guest.review.why === 'ending' && guest.until?.getTime() !== before?.getTime()
    ? withoutReview(guest, undefined)
    : guest;

const withNomination = ({ nominations }: Guest, id: Guest['nominations'][number] | undefined): Guest['nominations'] =>
  id ? [...nominations, id] : nominations;

/** An end that the clock moved was settled by nobody, even where somebody once meant that very moment. */
const unsettled = (guest: Guest): Guest => {
  if (guest.status !== 'active' && guest.status !== 'under-review') return guest;
  const { settledEnd: _, ...others } = guest;
  return others;
};

const accepted = (guest: Guest, since: Date): Guest => {
  const review = guest.status === 'pending-acceptance' ? guest.review : undefined;
  const stay = { ...factsOf(guest), since, revision: guest.revision };
  return review ? { ...stay, status: 'under-review', review } : { ...stay, status: 'active' };
};
