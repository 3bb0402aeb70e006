import type { Migration } from '../migrations.js';

/** How many removals a day had, whichever replica made them. */
export const removalsCounted: Migration = {
  number: 7,
  name: 'removals counted',
  statements: [
    /* Each guest's newest place in the day's number, and when they last asked for one. */
    `create table guestlist.removals (
      what text not null,
      guest_id uuid not null,
      asked_at timestamptz not null,
      granted_at timestamptz,
      primary key (what, guest_id)
    )`,
    `create index removals_granted on guestlist.removals (what, granted_at)`,
    `create index removals_asked on guestlist.removals (asked_at)`,
  ],
};
