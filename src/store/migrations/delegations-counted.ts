import type { Migration } from '../migrations.js';

/** How many delegations somebody has given lately is counted before another begins, revoked ones too. */
export const delegationsCounted: Migration = {
  number: 4,
  name: 'how many delegations somebody gave',
  statements: [`create index delegations_made on guestlist.delegations (from_id, made_at)`],
};
