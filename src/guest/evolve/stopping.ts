import type { GuestEvent } from '../events.js';
import { isAdopting, reviewers, type Guest, type GuestIn, type Was } from '../guest.js';
import { factsOf, stayOf } from './facts.js';

/** What of a stay is not lost while somebody is stopped, or an invitation taken back. A question that was open is asked anew, where there still is one. */
export const wasOf = (guest: Guest): { readonly was: Was } | undefined => {
  const unclaimed = isAdopting(guest) && { unclaimed: reviewers(guest.review) };
  switch (guest.status) {
    case 'pending-acceptance': {
      const { nudgedAt, renewedAt, sponsorToldAt } = guest;
      return {
        was: {
          ...(nudgedAt && { nudgedAt }),
          ...(renewedAt && { renewedAt }),
          ...(sponsorToldAt && { sponsorToldAt }),
          ...unclaimed,
        },
      };
    }
    case 'active':
    case 'under-review': {
      const { since: _, ...said } = stayOf(guest);
      return { was: { ...said, ...unclaimed } };
    }
    case 'disabled':
      return guest.was && { was: guest.was };
    case 'removed':
      return undefined;
  }
};

/** As they were when they were stopped. Whose sponsor had heard that they have not accepted, has as long from now on as from when they heard it. */
export const reopened = (
  guest: GuestIn<'disabled'>,
  { at: letInAt, by, asOf: letInAsOf }: Extract<GuestEvent, { readonly type: 'reopened' }>,
): Guest => {
  const { since, revision } = guest;
  const { unclaimed: _, ...was } = guest.was ?? {};
  const facts = {
    ...factsOf(guest),
    ...was,
    letInAt,
    ...(letInAsOf && { letInAsOf }),
    ...(by && { opening: by }),
    revision,
  };
  if (since) return { ...facts, status: 'active', since };
  return { ...facts, ...(was.sponsorToldAt && { sponsorToldAt: letInAt }), status: 'pending-acceptance' };
};

/** As they were agreed; what had been said to anybody about an end is said anew. An invitation begins anew, and its sponsor hears of it now. */
export const cameBack = (
  guest: GuestIn<'removed'>,
  { at, until }: Extract<GuestEvent, { readonly type: 'came-back' }>,
): Guest => {
  const { since, revision } = guest;
  const facts = { ...factsOf(guest), ...(until && { until }), letInAt: at, revision };
  if (since) return { ...facts, status: 'active', since };
  return { ...facts, status: 'pending-acceptance', invitedAt: at, sponsorToldAt: at };
};
