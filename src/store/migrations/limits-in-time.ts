import type { Migration } from '../migrations.js';

/** What is limited in a time, whichever replica does it: removals, mails to one address, nominations after a no. */
export const limitsInTime: Migration = {
  number: 7,
  name: 'what is limited in a time',
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
    /* Mails to people outside, by address; the key is one certain mail. */
    `create table guestlist.mailings (
      address text not null,
      key text not null,
      sent_at timestamptz not null,
      primary key (address, key)
    )`,
    `create index mailings_sent on guestlist.mailings (sent_at)`,
    `create index nominations_denied on guestlist.nominations (guest_address, updated_at) where status = 'denied'`,
  ],
};
