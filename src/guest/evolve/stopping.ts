import type { Person } from '../../kernel/people.js';
import type { Guest, GuestIn, Was } from '../guest.js';
import { factsOf, stayOf } from './facts.js';

/** What of a stay is not lost while somebody is stopped. A question that was open is asked anew, where there still is one. */
export const wasOf = (guest: Guest): { readonly was: Was } | undefined => {
  switch (guest.status) {
    case 'pending-acceptance': {
      const { nudgedAt, renewedAt, sponsorToldAt } = guest;
      return {
        was: {
          ...(nudgedAt && { nudgedAt }),
          ...(renewedAt && { renewedAt }),
          ...(sponsorToldAt && { sponsorToldAt }),
        },
      };
    }
    case 'active':
    case 'under-review': {
      const { since: _, ...said } = stayOf(guest);
      return { was: said };
    }
    case 'disabled':
    case 'removed':
      return undefined;
  }
};

/** As they were when they were stopped. */
export const reopened = (guest: GuestIn<'disabled'>, by: Person | undefined): Guest => {
  const { since, revision, was } = guest;
  const facts = { ...factsOf(guest), ...was, ...(by && { opening: by }), revision };
  return since ? { ...facts, status: 'active', since } : { ...facts, status: 'pending-acceptance' };
};
