import type { Migration } from '../migrations.js';

export const firstTables: Migration = {
  number: 1,
  name: 'first tables',
  statements: [
    /* `state` is the whole nomination; the other columns are what is searched by. */
    `create table guestlist.nominations (
      id uuid primary key,
      status text not null,
      nominator_id uuid not null,
      guest_address text not null,
      due_at timestamptz,
      revision integer not null,
      state jsonb not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint nominations_due_while_awaiting check ((status = 'awaiting-approval') = (due_at is not null))
    )`,
    `create unique index nominations_one_open on guestlist.nominations (guest_address)
      where status in ('awaiting-approval', 'approved')`,
    `create index nominations_of on guestlist.nominations (nominator_id, created_at desc)`,
    `create index nominations_overdue on guestlist.nominations (due_at) where due_at is not null`,

    `create table guestlist.nomination_events (
      nomination_id uuid not null references guestlist.nominations,
      revision integer not null,
      at timestamptz not null,
      type text not null,
      event jsonb not null,
      primary key (nomination_id, revision)
    )`,

    `create table guestlist.guests (
      id uuid primary key,
      status text not null,
      address text not null,
      sponsor_id uuid not null,
      until timestamptz not null,
      look_at timestamptz,
      revision integer not null,
      state jsonb not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint guests_looked_at_while_pending check ((status = 'pending-acceptance') = (look_at is not null))
    )`,
    `create index guests_due on guestlist.guests (look_at) where look_at is not null`,

    `create table guestlist.guest_events (
      guest_id uuid not null references guestlist.guests,
      revision integer not null,
      at timestamptz not null,
      type text not null,
      event jsonb not null,
      primary key (guest_id, revision)
    )`,

    `create table guestlist.people (
      id uuid primary key,
      name text not null,
      address text not null,
      teams_locale text,
      language text,
      zone text,
      conversation_id text,
      service_url text,
      bot_id text,
      met_at timestamptz not null
    )`,

    `create table guestlist.cards (
      nomination_id uuid not null,
      person_id uuid not null,
      kind text not null,
      conversation_id text not null,
      activity_id text not null,
      shows text not null,
      shown_at timestamptz not null,
      primary key (nomination_id, person_id, kind)
    )`,
    `create index cards_at on guestlist.cards (conversation_id, activity_id)`,

    `create table guestlist.redeem_links (
      nomination_id uuid primary key,
      redeem_link text not null,
      kept_at timestamptz not null
    )`,

    `create table guestlist.attempts (
      id bigint generated always as identity primary key,
      nomination_id uuid not null,
      what text not null,
      repeated boolean not null,
      begun_at timestamptz not null,
      ended_at timestamptz
    )`,
    `create index attempts_open on guestlist.attempts (nomination_id, what) where ended_at is null`,
    `create index attempts_repeated on guestlist.attempts (what) where repeated`,

    `create table guestlist.documents (
      key text primary key,
      document jsonb not null,
      written_at timestamptz not null
    )`,
  ],
};
