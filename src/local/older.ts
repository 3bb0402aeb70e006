import type { DirectoryState, GroupRecord, UserRecord } from './records.js';

/** What an older version of this tenant did not keep is as on the first day. */
export const asToday = (kept: DirectoryState, fresh: DirectoryState): DirectoryState => {
  const freshUser = ({ properties }: UserRecord) => fresh.users.find((one) => one.properties.id === properties.id);
  const freshGroup = ({ properties }: GroupRecord) => fresh.groups.find((one) => one.properties.id === properties.id);
  return {
    ...fresh,
    ...kept,
    users: kept.users.map((record) => ({ ...pick(freshUser(record), 'inTeams'), ...record })),
    groups: kept.groups.map((record) => ({ ...pick(freshGroup(record), 'channels'), ...record })),
  };
};

const pick = <T, K extends keyof T>(from: T | undefined, name: K): Partial<Pick<T, K>> =>
  from?.[name] === undefined ? {} : ({ [name]: from[name] } as Pick<T, K>);
