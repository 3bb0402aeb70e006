import type { UserRecord } from './records.js';

/** What an invitation and its acceptance change of an account. */

const MOST_SPONSORS = 5;

/** A guest who is known already keeps what they have, and gets sponsors as long as there is room. */
export const invitedAgain = (user: UserRecord, sponsorIds: readonly string[]): UserRecord => ({
  ...user,
  sponsorIds: [...new Set([...user.sponsorIds, ...sponsorIds])].slice(0, MOST_SPONSORS),
});

/** Following the link again changes nothing. `at` is ISO 8601. */
export const accepted = (user: UserRecord, at: string): UserRecord =>
  user.properties.externalUserState === 'Accepted' ? user : inState(user, 'Accepted', at);

/**
 * The account waits for acceptance again, under another address. Microsoft: the principal name stays, and whoever accepts
 * signs in by the new address. When the mail becomes another one is not documented; here it does at once.
 */
export const readdressed = (user: UserRecord, address: string, at: string): UserRecord => {
  const { properties, ...rest } = inState(user, 'PendingAcceptance', at);
  const others = (list: readonly string[] | null | undefined): readonly string[] =>
    (list ?? []).filter((one) => one.replace(/^smtp:/i, '').toLowerCase() !== properties.mail?.toLowerCase());
  return {
    ...rest,
    properties: {
      ...properties,
      mail: address,
      otherMails: [...others(properties.otherMails), address],
      proxyAddresses: [...others(properties.proxyAddresses), `SMTP:${address}`],
    },
  };
};

const inState = (user: UserRecord, externalUserState: string, at: string): UserRecord => ({
  ...user,
  properties: { ...user.properties, externalUserState, externalUserStateChangeDateTime: at },
});
