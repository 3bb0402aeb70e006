import { later, type Clock } from '../kernel/clock.js';
import { DOMAIN, INITIAL_DOMAIN, TENANT_ID } from './company.js';
import {
  addressesOf,
  blankUser,
  domainOf,
  type DirectoryState,
  type GroupRecord,
  type InvitationRecord,
  type UserProperties,
  type UserRecord,
} from './records.js';
import type { Settings } from './settings.js';

export type NewGuest = {
  readonly address: string;
  readonly displayName: string;
  readonly userType: 'Member' | 'Guest';
  readonly sponsorIds: readonly string[];
  readonly redirectUrl: string;
  readonly messageSent: boolean;
};

/** The directory of the tenant. Ids and names are found without regard to case; what is handed out is never changed in place. */
export type Directory = {
  readonly tenantId: string;
  /** The tenant's verified domains, the one for mail first. */
  readonly domains: readonly string[];
  users(): readonly UserRecord[];
  deletedUsers(): readonly UserRecord[];
  /** By object id or user principal name. */
  user(idOrName: string): UserRecord | undefined;
  /** Everybody who has this address in any of the four places an address can stand. */
  holders(address: string): readonly UserRecord[];
  update(id: string, properties: Partial<UserProperties>): void;
  setSponsors(id: string, sponsorIds: readonly string[]): void;
  /** Soft, with all memberships; restorable in principle. */
  deleteUser(id: string): void;
  groups(): readonly GroupRecord[];
  group(id: string): GroupRecord | undefined;
  setMembers(groupId: string, memberIds: readonly string[]): void;
  /** How far the news of an account has got: 'halfway' begins in the second half of the delay. */
  spread(id: string): 'not-yet' | 'halfway' | 'everywhere';
  /** The guest, new or known, and a fresh ticket for the redeem link. */
  invite(guest: NewGuest): { readonly user: UserRecord; readonly ticket: string };
  invitations(): readonly InvitationRecord[];
  redeem(ticket: string): 'accepted' | 'gone' | 'unknown';
  /** Notes, for the state and the log of the tenant, what nobody can have wanted. */
  lament(harm: string): void;
  harms(): readonly string[];
  snapshot(): DirectoryState;
  restore(state: DirectoryState): void;
};

type Surroundings = {
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly changed: () => void;
  readonly newId: () => string;
};

const isSame = (one: string | null | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

export const createDirectory = (
  first: DirectoryState,
  { clock, settings, changed, newId }: Surroundings,
): Directory => {
  let state = structuredClone(first);
  const now = (): string => `${clock.now().toISOString().slice(0, 19)}Z`;

  const become = (next: Partial<DirectoryState>): void => {
    state = { ...state, ...next };
    changed();
  };
  const user = (id: string): UserRecord | undefined =>
    state.users.find(({ properties }) => isSame(properties.id, id) || isSame(properties.userPrincipalName, id));
  const group = (id: string): GroupRecord | undefined =>
    state.groups.find(({ properties }) => isSame(properties.id, id));
  const holders = (address: string): readonly UserRecord[] =>
    state.users.filter((record) => addressesOf(record).some((held) => isSame(held, address)));
  const replace = (id: string, change: (record: UserRecord) => UserRecord): void =>
    become({ users: state.users.map((record) => (isSame(record.properties.id, id) ? change(record) : record)) });

  const newGuest = (guest: NewGuest): UserRecord => {
    const name = guest.address.replace('@', '_');
    return {
      properties: {
        ...blankUser,
        id: newId(),
        displayName: guest.displayName,
        mail: guest.address,
        mailNickname: `${name}#EXT#`,
        userPrincipalName: `${name}#EXT#@${INITIAL_DOMAIN}`,
        otherMails: [guest.address],
        proxyAddresses: [`SMTP:${guest.address}`],
        userType: guest.userType,
        creationType: 'Invitation',
        createdDateTime: now(),
        externalUserState: 'PendingAcceptance',
        externalUserStateChangeDateTime: now(),
      },
      sponsorIds: guest.sponsorIds,
      everywhereFrom: later(clock.now(), settings().replicationDelayMs).getTime(),
    };
  };

  return {
    tenantId: TENANT_ID,
    domains: [DOMAIN, INITIAL_DOMAIN],
    users: () => state.users,
    deletedUsers: () => state.deletedUsers,
    user,
    holders,
    update: (id, properties) =>
      replace(id, (record) => ({ ...record, properties: { ...record.properties, ...properties } })),
    setSponsors: (id, sponsorIds) => replace(id, (record) => ({ ...record, sponsorIds })),
    deleteUser: (id) => {
      const gone = user(id);
      if (!gone) return;
      const stays = (other: string): boolean => other !== gone.properties.id;
      become({
        users: state.users.filter((record) => record !== gone),
        deletedUsers: [...state.deletedUsers, { ...gone, properties: { ...gone.properties, deletedDateTime: now() } }],
        groups: state.groups.map((record) => ({
          ...record,
          ownerIds: record.ownerIds.filter(stays),
          memberIds: record.memberIds.filter(stays),
        })),
      });
    },
    groups: () => state.groups,
    group,
    setMembers: (groupId, memberIds) =>
      become({
        groups: state.groups.map((record) =>
          isSame(record.properties.id, groupId) ? { ...record, memberIds } : record,
        ),
      }),
    spread: (id) => {
      const left = (user(id)?.everywhereFrom ?? 0) - clock.now().getTime();
      if (left <= 0) return 'everywhere';
      return left > settings().replicationDelayMs / 2 ? 'not-yet' : 'halfway';
    },
    invite: (guest) => {
      const known = holders(guest.address)[0];
      const invited = known ?? newGuest(guest);
      const id = invited.properties.id;
      const ticket = newId();
      const older = settings().newLinkEndsOlder
        ? state.invitations.filter((invitation) => invitation.userId !== id)
        : state.invitations;
      become({
        users: known ? state.users : [...state.users, invited],
        invitations: [
          ...older,
          {
            ticket,
            userId: id,
            address: guest.address,
            redirectUrl: guest.redirectUrl,
            at: now(),
            messageSent: guest.messageSent,
          },
        ],
      });
      if (known && guest.sponsorIds.length > 0)
        replace(id, (record) => ({
          ...record,
          sponsorIds: [...new Set([...record.sponsorIds, ...guest.sponsorIds])].slice(0, 5),
        }));
      return { user: user(id) ?? invited, ticket };
    },
    invitations: () => state.invitations,
    redeem: (ticket) => {
      const invitation = state.invitations.find((one) => one.ticket === ticket);
      if (!invitation) return 'unknown';
      const guest = user(invitation.userId);
      if (!guest || settings().blockedDomains.includes(domainOf(invitation.address))) return 'gone';
      if (guest.properties.externalUserState !== 'Accepted')
        replace(invitation.userId, (record) => ({
          ...record,
          properties: { ...record.properties, externalUserState: 'Accepted', externalUserStateChangeDateTime: now() },
        }));
      return 'accepted';
    },
    lament: (harm) => become({ harms: [...state.harms, harm] }),
    harms: () => state.harms,
    snapshot: () => structuredClone(state),
    restore: (other) => become(structuredClone(other)),
  };
};
