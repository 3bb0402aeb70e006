import type { Directory } from './directory.js';
import type { TeamsLook, UserRecord } from './records.js';

/** Somebody as Teams names them. */
export type Somebody = { readonly id: string; readonly name: string; readonly address: string };

/** An employee who speaks to bots: one can be them on the chat page. */
export type Colleague = Somebody & TeamsLook;

export const somebodyOf = ({ properties }: UserRecord): Somebody => ({
  id: properties.id,
  name: properties.displayName,
  address: properties.mail ?? properties.userPrincipalName,
});

const colleagueOf = (record: UserRecord): Colleague | undefined =>
  record.inTeams && { ...somebodyOf(record), ...record.inTeams };

/** In the order in which they are shown. */
export const colleaguesIn = (directory: Directory): readonly Colleague[] =>
  directory.users().flatMap((record) => colleagueOf(record) ?? []);

/** Somebody by their directory id. Whoever was deleted counts as well: their client goes on until its token ends. */
export const colleagueIn = (directory: Directory, id: string): Colleague | undefined => {
  const record = directory.user(id) ?? directory.deletedUsers().find(({ properties }) => properties.id === id);
  return record && colleagueOf(record);
};
