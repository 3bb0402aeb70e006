import type { Migration } from '../migrations.js';

/** How often an address outside was written to in a week, whichever replica did, and how often it was denied in a month. */
export const mailsCounted: Migration = {
  number: 8,
  name: 'mails counted',
  statements: [
    /* No address: what it is counted by. The same mail, sent again, has the place it had. */
    `create table guestlist.mailed (
      addressee text not null,
      about uuid not null,
      mail text not null,
      sort text not null,
      written_at timestamptz not null,
      primary key (addressee, about, mail)
    )`,
    `create index mailed_about on guestlist.mailed (about)`,
    `create index mailed_at on guestlist.mailed (written_at)`,
    `create index nominations_denied on guestlist.nominations (guest_address) where status = 'denied'`,
  ],
};
