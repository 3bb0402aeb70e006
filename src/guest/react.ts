import type { PersonId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import { comingEnd } from './clock.js';
import type { GuestEvent } from './events.js';
import { isNobodys, reviewers, reviewOf, type Guest, type Successor } from './guest.js';

/** What the world must do about a guest, or about all guests that somebody answers for. */
export type GuestJob =
  | ({ readonly guestId: PersonId } & (
      | { readonly name: 'show-guest' }
      | { readonly name: 'tell-accepted'; readonly personId?: PersonId }
      | { readonly name: 'tell-former-sponsor'; readonly personId: PersonId }
      /** One more mail to somebody who has not accepted; `round` tells one from the next. `renewed`: somebody wished for it. */
      | { readonly name: 'nudge-guest'; readonly round: number; readonly renewed?: true }
      /** A new link, and then that mail with it. `by`: who wished for it, and hears where there is none; absent in jobs of a version before this one. */
      | { readonly name: 'renew-link'; readonly round: number; readonly by?: PersonId }
      /** `former`: of `sponsor`, whoever answered for them until then. */
      | {
          readonly name: 'mail-stay';
          readonly about: 'ending' | 'ended' | 'sponsor';
          readonly round: number;
          readonly former?: PersonId;
        }
      | { readonly name: 'find-successors'; readonly step: Successor }
      /** Those who answer for them here stand in the directory too; `former` stands there no more. */
      | { readonly name: 'keep-sponsors'; readonly former?: PersonId }
      | { readonly name: 'close-guest' }
      | { readonly name: 'delete-guest' }
      | { readonly name: 'reopen-guest' }
      | {
          readonly name: 'tell-administrators-of-guest';
          readonly about: 'without-sponsor' | 'left-over' | 'came-back';
          readonly personId?: PersonId;
        }
    ))
  /** The one card a day about guests: what is asked, and what happened to them. */
  | { readonly name: 'tell-of-guests'; readonly personId: PersonId };

/** The jobs that follow from an event in a guest's life; `guest` is as it stands after all events of the same decision. */
export const react = (event: GuestEvent, guest: Guest, events: readonly GuestEvent[]): readonly GuestJob[] => {
  const guestId = guest.id;
  const show = { name: 'show-guest', guestId } as const;
  const tell = (personId: PersonId) => ({ name: 'tell-of-guests', personId }) as const;
  const round = guest.revision;
  switch (event.type) {
    case 'received':
    case 'sponsors-seen':
    case 'time-given':
      return [];
    case 'nominated-again':
      return event.by && event.by.id !== guest.sponsor.id ? [show, tell(guest.sponsor.id)] : [show];
    case 'access-lost':
      return [show, tell(guest.sponsor.id)];
    case 'accepted':
      // Somebody who was a guest already did not accept anything just now.
      return events.some(({ type }) => type === 'received') ? [show] : [show, { name: 'tell-accepted', guestId }];
    case 'sponsor-changed':
      if (event.former.id !== event.sponsor.id) return [show, ...handedOver(event, guest, round)];
      // They had read that nobody answers for them any more.
      return isEndOff(guest, event.at) ? [show, { name: 'mail-stay', guestId, about: 'sponsor', round }] : [show];
    case 'backup-changed':
      return event.former ? [show, { name: 'keep-sponsors', guestId, former: event.former }] : [show];
    case 'sponsors-missed':
      return [{ name: 'keep-sponsors', guestId }];
    case 'end-changed':
    case 'end-fell-back':
    case 'confirmed':
    case 'renamed':
    case 'end-put-off':
      return [show];
    case 'address-changed':
      // Of their own nomination they know.
      return event.by.id === guest.sponsor.id ? [show] : [show, tell(guest.sponsor.id)];
    case 'end-undone':
      return [show];
    case 'adopted':
      return [show, { name: 'keep-sponsors', guestId }];
    case 'backup-lost':
      return [show, { name: 'keep-sponsors', guestId, former: event.backup }];
    case 'reviewer-out':
      return [show];
    case 'guest-nudged':
      return event.by
        ? [show, { name: 'renew-link', guestId, round, by: event.by.id }]
        : [show, { name: 'nudge-guest', guestId, round }];
    case 'sponsor-told':
      return [show, tell(guest.sponsor.id)];
    case 'review-reminded':
      // Whoever answers for the guest, or was proposed first, may not be the one who is asked.
      return [show, ...waitsFor(guest).map(tell)];
    case 'review-begun':
      return event.search
        ? [show, { name: 'find-successors', guestId, step: event.search }]
        : [show, ...event.asked.map(({ id }) => tell(id))];
    case 'successors-asked':
      return [show, ...event.asked.map(({ id }) => tell(id))];
    case 'search-moved':
      return [show, { name: 'find-successors', guestId, step: event.step }];
    case 'hand-over-failed':
      return [show, tell(guest.sponsor.id)];
    case 'kept-without-sponsor':
    case 'left-unanswered':
      return [show, { name: 'tell-administrators-of-guest', guestId, about: 'without-sponsor' }];
    case 'guest-told-of-end':
      return [{ name: 'mail-stay', guestId, about: 'ending', round }];
    case 'ended':
      return [
        show,
        // Where somebody closed it in the directory, it is closed.
        ...(guest.status === 'disabled' && guest.closing === 'open' ? [{ name: 'close-guest', guestId } as const] : []),
        // Whom nobody has taken over is nobody's to hear about; whoever stopped them hears of all in one message.
        ...(isNobodys(guest) ? [] : [tell(guest.sponsor.id)]),
      ];
    case 'closing-begun':
      return [{ name: 'close-guest', guestId }];
    case 'opened':
      return [];
    case 'closed':
      // Of a whole domain at once, whoever stopped it hears in one message.
      if (guest.status === 'disabled' && guest.why === 'stopped') return [show];
      return [
        show,
        ...farewell(guest, round),
        ...(event.left.length > 0 || event.account === 'not-permitted' || event.account === 'synchronised'
          ? [{ name: 'tell-administrators-of-guest', guestId, about: 'left-over' } as const]
          : []),
      ];
    case 'removal-begun':
      return [{ name: 'delete-guest', guestId }];
    case 'reopened':
      return event.by ? [show, { name: 'reopen-guest', guestId }] : [show];
    case 'came-back':
      return [
        show,
        // Of whoever is in they are asked.
        ...(guest.status === 'pending-acceptance' && !guest.review ? [tell(guest.sponsor.id)] : []),
        { name: 'tell-administrators-of-guest', guestId, about: 'came-back' },
      ];
    case 'removed':
      return event.by === 'us' || isNobodys(guest) ? [show] : [show, tell(guest.sponsor.id)];
    default:
      return unreachable(event);
  }
};

/** The directory follows, whoever answers now reads of it, and so do the guest and whoever did before. */
const handedOver = (
  { former, sponsor, elsewhere, nominationId }: Extract<GuestEvent, { type: 'sponsor-changed' }>,
  { id: guestId }: Guest,
  round: number,
): readonly GuestJob[] => [
  { name: 'tell-former-sponsor', guestId, personId: former.id },
  ...(elsewhere ? [] : [{ name: 'keep-sponsors', guestId, former: former.id } as const]),
  // Of their own nomination they know.
  ...(nominationId ? [] : [{ name: 'tell-of-guests', personId: sponsor.id } as const]),
  { name: 'mail-stay', guestId, about: 'sponsor', round, former: former.id },
];

/** Whether an end that is still to come, and of which the guest was told, does not hold any more. */
export const isEndOff = (guest: Guest, now: Date): boolean => {
  const told = guest.status === 'active' || guest.status === 'under-review' ? guest.toldOfEnd : undefined;
  return told !== undefined && told > now && told.getTime() !== comingEnd(guest)?.getTime();
};

/**
 * Once it is done what the mail says was done. Whoever never came in, or was stopped for a time, gets no mail about an end.
 */
const farewell = (guest: Guest, round: number): readonly GuestJob[] => {
  if (guest.status !== 'disabled' && guest.status !== 'removed') return [];
  const { why } = guest;
  const isOver = why === 'over' || why === 'not-needed' || why === 'no-sponsor';
  const wasIn = guest.status === 'removed' || guest.since !== undefined;
  return isOver && wasIn ? [{ name: 'mail-stay', guestId: guest.id, about: 'ended', round }] : [];
};

/** Whom a guest's question waits for now. */
export const waitsFor = (guest: Guest): readonly PersonId[] => {
  const review = reviewOf(guest);
  return review ? reviewers(review).map(({ id }) => id) : [];
};
