import type { Migration } from '../migrations.js';

const refusing = (table: string): readonly string[] => [
  `create trigger ${table}_append_only before update or delete on guestlist.${table}
    for each row execute function guestlist.refuse_change()`,
  `create trigger ${table}_never_emptied before truncate on guestlist.${table}
    for each statement execute function guestlist.refuse_change()`,
];

/** Every change of anybody's rights, in a record that is only added to. */
export const audit: Migration = {
  number: 6,
  name: 'the record',
  statements: [
    `create function guestlist.refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'The record is only added to: % of % is refused.', tg_op, tg_table_name; end $$`,

    /* What is searched by is taken from the content by the database itself, so that the two cannot differ. */
    `create table guestlist.audit_entries (
      number bigint generated always as identity primary key,
      content text not null,
      proof text not null,
      id uuid not null generated always as ((content::jsonb ->> 'id')::uuid) stored,
      about text not null generated always as (content::jsonb ->> 'about') stored,
      revision integer generated always as ((content::jsonb ->> 'revision')::integer) stored,
      at text not null generated always as (content::jsonb ->> 'at') stored,
      guest uuid generated always as ((content::jsonb ->> 'guest')::uuid) stored
    )`,
    `create unique index audit_entries_id on guestlist.audit_entries (id)`,
    /* Not unique: a guest who was forgotten may come again, under the same id, and begins anew. */
    `create index audit_entries_about on guestlist.audit_entries (about, revision)`,
    `create index audit_entries_at on guestlist.audit_entries (at)`,
    ...refusing('audit_entries'),

    /* Numbers of entries that are not chained yet. */
    `create table guestlist.audit_waiting (number bigint primary key)`,

    `create table guestlist.audit_seals (
      day text not null,
      place integer not null,
      entry uuid not null,
      previous text not null,
      hash text not null,
      primary key (day, place)
    )`,
    `create unique index audit_seals_entry on guestlist.audit_seals (entry)`,
    ...refusing('audit_seals'),

    `create table guestlist.audit_heads (
      day text not null,
      place integer not null,
      hash text not null,
      key text not null,
      signature text not null,
      primary key (day, place)
    )`,
    ...refusing('audit_heads'),

    /* What makes the texts of entries readable: a key for each person in each text. */
    `create table guestlist.audit_keys (
      entry uuid not null,
      field text not null,
      person text not null,
      key text not null,
      primary key (entry, field, person)
    )`,
    `create index audit_keys_of on guestlist.audit_keys (person)`,

    /* Up to which revision there was no record yet. */
    `create table guestlist.audit_begun (about text primary key, revision integer not null)`,
    `insert into guestlist.audit_begun select 'nomination/' || id, revision from guestlist.nominations`,
    `insert into guestlist.audit_begun select 'guest/' || id, revision from guestlist.guests`,
    ...refusing('audit_begun'),
  ],
};
