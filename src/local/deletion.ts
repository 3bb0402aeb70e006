import { DAY, later } from '../kernel/clock.js';
import type { GroupStore } from './group-store.js';
import { addressesOf, type UserRecord } from './records.js';
import type { UserStore } from './user-store.js';

/** How accounts go and come back. Microsoft keeps a deleted account for 30 days, with all its memberships. */

const KEPT_DAYS = 30;

/** Takes somebody out of every group, and returns the account as it is kept. `at` is ISO 8601. */
export const deleteFrom = (groups: GroupStore, gone: UserRecord, at: string): UserRecord => {
  const { id } = gone.properties;
  const asMember = groups.withMember(id).map(({ properties }) => properties.id);
  const owned = groups.all().filter(({ ownerIds }) => ownerIds.includes(id));
  for (const group of asMember) groups.leave(group, id);
  for (const { properties } of owned) {
    const group = groups.get(properties.id);
    if (group) groups.put({ ...group, ownerIds: group.ownerIds.filter((other) => other !== id) });
  }
  const returnsTo = { asOwner: owned.map(({ properties }) => properties.id), asMember };
  return { ...gone, returnsTo, properties: { ...gone.properties, deletedDateTime: at } };
};

/** Those who can still be restored. */
export const isRestorable = ({ properties }: UserRecord, now: Date): boolean =>
  new Date(properties.deletedDateTime ?? 0) > later(now, -KEPT_DAYS * DAY);

/** The property in which a living account has what this one would bring back. */
export const takenFrom = (users: UserStore, record: UserRecord): 'userPrincipalName' | 'proxyAddresses' | undefined => {
  if (users.get(record.properties.userPrincipalName)) return 'userPrincipalName';
  return addressesOf(record).some((address) => users.holders(address).length > 0) ? 'proxyAddresses' : undefined;
};

/** Puts somebody back into their groups, and returns the account as it lives. */
export const restoreTo = (groups: GroupStore, { returnsTo, ...record }: UserRecord): UserRecord => {
  const { id } = record.properties;
  for (const group of returnsTo?.asMember ?? []) groups.join(group, id);
  for (const owned of returnsTo?.asOwner ?? []) {
    const group = groups.get(owned);
    if (group && !group.ownerIds.includes(id)) groups.put({ ...group, ownerIds: [...group.ownerIds, id] });
  }
  return { ...record, properties: { ...record.properties, deletedDateTime: null } };
};
