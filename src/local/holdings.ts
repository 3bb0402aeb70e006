import { createGroupStore, type GroupStore } from './group-store.js';
import { createInvitationStore, type InvitationStore } from './invitation-store.js';
import { createJournal, type Journal } from './journal.js';
import type { DirectoryState, UserRecord } from './records.js';
import { createUserStore, type UserStore } from './user-store.js';

/** What there is little of: kept in lists, and exchanged as a whole. */
export type Sundries = Omit<DirectoryState, 'users' | 'deletedUsers' | 'groups' | 'invitations'>;

/** All that the directory keeps, in the form in which it is found again. */
export type Holdings = {
  readonly users: UserStore;
  /** By id. */
  readonly deleted: Map<string, UserRecord>;
  readonly groups: GroupStore;
  readonly invitations: InvitationStore;
  readonly journal: Journal;
  sundries(): Sundries;
  exchange(some: Partial<Sundries>): void;
  /** In place of everything; the journal begins anew. */
  load(state: DirectoryState): void;
  snapshot(): DirectoryState;
};

export const createHoldings = (first: DirectoryState): Holdings => {
  const users = createUserStore();
  const deleted = new Map<string, UserRecord>();
  const groups = createGroupStore();
  const invitations = createInvitationStore();
  const journal = createJournal();
  let sundries: Sundries = first;

  const load = ({ users: living, deletedUsers, groups: all, invitations: open, ...others }: DirectoryState): void => {
    users.load(living);
    groups.load(all);
    invitations.load(open);
    deleted.clear();
    for (const record of deletedUsers) deleted.set(record.properties.id, record);
    sundries = others;
    journal.clear();
    for (const { properties } of living) journal.note(properties.id, 'changed');
  };
  load(first);

  return {
    users,
    deleted,
    groups,
    invitations,
    journal,
    sundries: () => sundries,
    exchange: (some) => void (sundries = { ...sundries, ...some }),
    load,
    snapshot: () => ({
      ...sundries,
      users: users.all(),
      deletedUsers: [...deleted.values()],
      groups: groups.all(),
      invitations: invitations.all(),
    }),
  };
};
