import type { DirectoryState, InvitationRecord, UserRecord } from './records.js';

/** What an invitation and its acceptance change in the directory. */

const MOST_SPONSORS = 5;

const withUser = (state: DirectoryState, user: UserRecord): DirectoryState => ({
  ...state,
  users: state.users.some(({ properties }) => properties.id === user.properties.id)
    ? state.users.map((other) => (other.properties.id === user.properties.id ? user : other))
    : [...state.users, user],
});

/** A guest who is known already keeps what they have, and gets sponsors as long as there is room. */
export const withInvited = (
  state: DirectoryState,
  user: UserRecord,
  invitation: InvitationRecord,
  { sponsorIds, endsOlder }: { readonly sponsorIds: readonly string[]; readonly endsOlder: boolean },
): DirectoryState => {
  const older = endsOlder ? state.invitations.filter(({ userId }) => userId !== user.properties.id) : state.invitations;
  const sponsors = [...new Set([...user.sponsorIds, ...sponsorIds])].slice(0, MOST_SPONSORS);
  return withUser({ ...state, invitations: [...older, invitation] }, { ...user, sponsorIds: sponsors });
};

/** Following the link again changes nothing. `at` is ISO 8601. */
export const withAccepted = (state: DirectoryState, user: UserRecord, at: string): DirectoryState =>
  user.properties.externalUserState === 'Accepted'
    ? state
    : withUser(state, {
        ...user,
        properties: { ...user.properties, externalUserState: 'Accepted', externalUserStateChangeDateTime: at },
      });
