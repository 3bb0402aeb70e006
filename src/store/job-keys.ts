import type { Job, JobName } from '../workflow/jobs.js';

/**
 * Jobs that draw cards, and what they draw: two at once could send two cards, or leave the older state standing.
 * `key_strict_fifo` has one of a key under way at a time, and drops none. `singleton` would do too, but keeps away from
 * keys that were busy when it last took statistics, seconds ago.
 */
export const keyOf = (job: Job): string | undefined => {
  switch (job.name) {
    case 'ask-approver':
    case 'remind-approver':
    case 'raise-card':
      return `${job.nominationId}/${job.personId}`;
    case 'ask-channel':
      return `${job.nominationId}/${job.channel}`;
    case 'send-digest':
    case 'tell-of-guests':
    case 'follow-account':
    case 'meet-guest':
      return job.personId;
    case 'redraw-cards':
    case 'show-receipt':
      return job.nominationId;
    // To stop a domain and to let it in again are done one after the other.
    case 'stop-guests':
      return job.domain;
    case 'show-guest':
    case 'close-guest':
    case 'delete-guest':
    case 'reopen-guest':
    case 'keep-sponsors':
      return job.guestId;
    default:
      return undefined;
  }
};
/** The queues whose jobs have one. */
export const KEYED: readonly JobName[] = [
  'ask-approver',
  'remind-approver',
  'raise-card',
  'ask-channel',
  'send-digest',
  'redraw-cards',
  'show-receipt',
  'stop-guests',
  'show-guest',
  'tell-of-guests',
  'follow-account',
  'meet-guest',
  'close-guest',
  'delete-guest',
  'reopen-guest',
  'keep-sponsors',
];
