import { DAY, later } from '../kernel/clock.js';
import { addressesOf, type DirectoryState, type GroupRecord, type UserRecord } from './records.js';

/** How accounts go and come back. Microsoft keeps a deleted account for 30 days, with all its memberships. */

const KEPT_DAYS = 30;

const idsOf = (groups: readonly GroupRecord[]): readonly string[] => groups.map(({ properties }) => properties.id);

/** `at` is ISO 8601. */
export const withDeleted = (state: DirectoryState, gone: UserRecord, at: string): DirectoryState => {
  const { id } = gone.properties;
  const stays = (other: string): boolean => other !== id;
  const returnsTo = {
    asOwner: idsOf(state.groups.filter(({ ownerIds }) => ownerIds.includes(id))),
    asMember: idsOf(state.groups.filter(({ memberIds }) => memberIds.includes(id))),
  };
  return {
    ...state,
    users: state.users.filter((record) => stays(record.properties.id)),
    deletedUsers: [
      ...state.deletedUsers,
      { ...gone, returnsTo, properties: { ...gone.properties, deletedDateTime: at } },
    ],
    groups: state.groups.map((group) => ({
      ...group,
      ownerIds: group.ownerIds.filter(stays),
      memberIds: group.memberIds.filter(stays),
    })),
  };
};

/** Those who can still be restored. */
export const restorable = (deleted: readonly UserRecord[], now: Date): readonly UserRecord[] =>
  deleted.filter(({ properties }) => new Date(properties.deletedDateTime ?? 0) > later(now, -KEPT_DAYS * DAY));

/** The property in which a living account has what this one would bring back. */
export const takenFrom = (
  state: DirectoryState,
  record: UserRecord,
): 'userPrincipalName' | 'proxyAddresses' | undefined => {
  const name = record.properties.userPrincipalName.toLowerCase();
  if (state.users.some(({ properties }) => properties.userPrincipalName.toLowerCase() === name))
    return 'userPrincipalName';
  const held = new Set(state.users.flatMap(addressesOf).map((address) => address.toLowerCase()));
  return addressesOf(record).some((address) => held.has(address.toLowerCase())) ? 'proxyAddresses' : undefined;
};

export const withRestored = (state: DirectoryState, { returnsTo, ...record }: UserRecord): DirectoryState => {
  const { id } = record.properties;
  const plus = (ids: readonly string[], groups: readonly string[] | undefined, group: string): readonly string[] =>
    groups?.includes(group) && !ids.includes(id) ? [...ids, id] : ids;
  return {
    ...state,
    users: [...state.users, { ...record, properties: { ...record.properties, deletedDateTime: null } }],
    deletedUsers: state.deletedUsers.filter(({ properties }) => properties.id !== id),
    groups: state.groups.map((group) => ({
      ...group,
      ownerIds: plus(group.ownerIds, returnsTo?.asOwner, group.properties.id),
      memberIds: plus(group.memberIds, returnsTo?.asMember, group.properties.id),
    })),
  };
};
