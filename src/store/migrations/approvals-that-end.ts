import type { Migration } from '../migrations.js';

/**
 * Cards in channels, what waits for whom, one message a day, and standing in. `due_at` of a nomination holds from now on when
 * its clock next has something to say; rows of earlier versions hold the end, which is what they had to say.
 */
export const approvalsThatEnd: Migration = {
  number: 3,
  name: 'approvals that end',
  statements: [
    /* A person, or a channel. */
    `alter table guestlist.cards alter column person_id type text using person_id::text`,
    `alter table guestlist.cards rename column person_id to holder`,
    /* The order in which the things on a list were remembered; an edit changes nothing about it. */
    `alter table guestlist.cards add column place bigserial`,

    /* Only ids, and written at once: entries put off would be made good all together, in somebody's click. */
    `create index nominations_asked on guestlist.nominations
      using gin ((jsonb_path_query_array(state, '$.asked[*].person.id')) jsonb_path_ops) with (fastupdate = off)
      where status = 'awaiting-approval'`,

    /* Minutes after midnight, and the next moment that is. */
    `alter table guestlist.people add column digest_at integer, add column digest_next timestamptz,
      add constraint people_digest_planned check ((digest_at is null) = (digest_next is null))`,
    `create index people_digest on guestlist.people (digest_next) where digest_next is not null`,

    `create table guestlist.delegations (
      id uuid primary key,
      from_id uuid not null,
      from_name text not null,
      from_address text not null,
      to_id uuid not null,
      to_name text not null,
      to_address text not null,
      starts timestamptz not null,
      ends timestamptz not null,
      revoked_at timestamptz,
      begun_taken boolean not null default false,
      made_at timestamptz not null,
      constraint delegations_last check (starts < ends)
    )`,
    `create index delegations_by on guestlist.delegations (from_id, ends) where revoked_at is null`,
    `create index delegations_to on guestlist.delegations (to_id, ends) where revoked_at is null`,
    `create index delegations_during on guestlist.delegations (ends) where revoked_at is null`,
    `create index delegations_begin on guestlist.delegations (starts) where revoked_at is null and not begun_taken`,
  ],
};
