import type { Migration } from '../migrations.js';

/** What is counted and listed before anything new begins: who joined a nomination, and who answers for how many guests. */
export const joinedAndSponsored: Migration = {
  number: 2,
  name: 'who joined, and who answers for whom',
  statements: [
    `create index nominations_joined on guestlist.nominations using gin ((state -> 'joined') jsonb_path_ops)
      where state ? 'joined'`,
    /* Whoever answers for the guest: the sponsor who was named, else the nominator. */
    `create index nominations_sponsored
      on guestlist.nominations ((coalesce((state -> 'sponsor' ->> 'id')::uuid, nominator_id)))
      where status in ('awaiting-approval', 'approved', 'invited')`,
    `create index guests_sponsored on guestlist.guests (sponsor_id) where status <> 'removed'`,
    `create index guests_at on guestlist.guests (address, status)`,
  ],
};
