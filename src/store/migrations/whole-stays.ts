import type { Migration } from '../migrations.js';

/** Guests whose stay is looked after to its end, and whose cards are lists like those of approvals. */
export const wholeStays: Migration = {
  number: 5,
  name: 'whole stays',
  statements: [
    /* Whoever was made by us was written down with the nomination alone. */
    `update guestlist.guests set state = state || '{"ours": "account"}'
     where exists (
       select 1 from guestlist.nominations
       where nominations.status in ('invited', 'withdrawn') and (nominations.state ->> 'guestId') = guests.id::text
         and nominations.state ->> 'ours' = 'true'
     )`,
    /* No end was agreed with somebody who was here before us. */
    `alter table guestlist.guests alter column until drop not null`,
    /* When something falls due by itself; of guests from before, that is looked up at once. */
    `alter table guestlist.guests add column due_at timestamptz`,
    `update guestlist.guests set due_at = created_at where status <> 'removed'`,
    `create index guests_falling_due on guestlist.guests (due_at) where due_at is not null`,
    `create index guests_backed_up on guestlist.guests ((state -> 'backup' ->> 'id')) where status <> 'removed'`,
    `create index guests_asked on guestlist.guests
      using gin ((jsonb_path_query_array(state, '$.review.asked[*].id')) jsonb_path_ops) with (fastupdate = off)
      where state ? 'review'`,
    `create index guests_from on guestlist.guests (lower(split_part(address, '@', 2))) where status <> 'removed'`,
    `create index nominations_invited on guestlist.nominations ((state ->> 'guestId')) where status = 'invited'`,

    /* When they were last found in the directory, by a comparison of everybody. */
    `alter table guestlist.guests add column seen_at timestamptz`,
    `create table guestlist.watches (name text primary key, next_at timestamptz not null, mark text)`,

    /* A nomination, or a guest. */
    `alter table guestlist.cards rename column nomination_id to about`,
    `alter table guestlist.attempts rename column nomination_id to about`,
    /* Whether a mail of a stay went out is known by this alone. */
    `create index attempts_made on guestlist.attempts (about, what) where ended_at is not null`,
    /* When somebody last had their one card of the day about guests. */
    `alter table guestlist.people add column told_of_guests_at timestamptz`,
  ],
};
