import type { Migration } from '../migrations.js';

/** What nobody who may only add to the record has any reason to add. */
export const recordClosed: Migration = {
  number: 9,
  name: 'the record, closed',
  statements: [
    /* Before the first place of the chain there is none. What was put there before this is left for verify to name. */
    `alter table guestlist.audit_seals add constraint audit_seals_of_a_day
      check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and place >= 1) not valid`,
    /* Since when there is a record was noted once, when it began. */
    `create trigger audit_begun_complete before insert on guestlist.audit_begun
      for each statement execute function guestlist.refuse_change()`,
  ],
};
