import { INITIAL_DOMAIN } from './company.js';
import { blankUser, type UserRecord } from './records.js';

export type GuestLook = {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
  readonly state: 'Accepted' | 'PendingAcceptance';
  /** ISO 8601. */
  readonly createdAt: string;
  /** When the state was last another one; ISO 8601. */
  readonly since: string;
  readonly userType?: 'Member' | 'Guest';
  readonly enabled?: boolean;
  readonly sponsorIds?: readonly string[];
  readonly everywhereFrom?: number;
  /** Whether the address can be a proxy address; not where a contact of ours has it. */
  readonly isFree?: boolean;
};

/** An account that came into being by an invitation, as Entra makes it. */
export const guestRecord = (guest: GuestLook): UserRecord => {
  const alias = `${guest.address.replace('@', '_')}#EXT#`;
  return {
    properties: {
      ...blankUser,
      id: guest.id,
      accountEnabled: guest.enabled ?? true,
      displayName: guest.displayName,
      mail: guest.address,
      mailNickname: alias,
      userPrincipalName: `${alias}@${INITIAL_DOMAIN}`,
      otherMails: [guest.address],
      proxyAddresses: (guest.isFree ?? true) ? [`SMTP:${guest.address}`] : [],
      userType: guest.userType ?? 'Guest',
      creationType: 'Invitation',
      createdDateTime: guest.createdAt,
      externalUserState: guest.state,
      externalUserStateChangeDateTime: guest.since,
    },
    sponsorIds: guest.sponsorIds ?? [],
    everywhereFrom: guest.everywhereFrom ?? 0,
  };
};
