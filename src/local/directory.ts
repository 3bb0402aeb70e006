import { later, type Clock } from '../kernel/clock.js';
import { DOMAIN, INITIAL_DOMAIN, TENANT_ID } from './company.js';
import { restorable, takenFrom, withDeleted, withRestored } from './deletion.js';
import { guestRecord } from './guests.js';
import { withAccepted, withInvited } from './inviting.js';
import { groupIdsOf, homeTenantOf, inboundFor, memberIdsOf } from './neighbours.js';
import {
  addressesOf,
  domainOf,
  type ConnectedRecord,
  type ContactRecord,
  type DirectoryState,
  type GroupRecord,
  type HomeTenant,
  type Inbound,
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
  /** Those deleted within 30 days. */
  deletedUsers(): readonly UserRecord[];
  /** By object id or user principal name. */
  user(idOrName: string): UserRecord | undefined;
  /** Everybody who has this address in any of the four places an address can stand. */
  holders(address: string): readonly UserRecord[];
  update(id: string, properties: Partial<UserProperties>): void;
  /** Everything of an account that no update through Graph reaches. */
  alter(id: string, change: (record: UserRecord) => UserRecord): void;
  setSponsors(id: string, sponsorIds: readonly string[]): void;
  /** Soft: for 30 days the account can come back. */
  deleteUser(id: string): void;
  /** Brings a deleted account back, with its memberships; or says in which property a living one has what it had. */
  undelete(id: string): UserRecord | 'unknown' | { readonly taken: 'userPrincipalName' | 'proxyAddresses' };
  groups(): readonly GroupRecord[];
  group(id: string): GroupRecord | undefined;
  setMembers(groupId: string, memberIds: readonly string[]): void;
  setOwners(groupId: string, ownerIds: readonly string[]): void;
  /** Ids of everybody and every group inside a group, each once, in the group's order. */
  memberIdsOf(groupId: string): readonly string[];
  /** Ids of all groups somebody is in, directly or through a group inside a group. */
  groupIdsOf(memberId: string): ReadonlySet<string>;
  contacts(): readonly ContactRecord[];
  homeTenants(): readonly HomeTenant[];
  homeTenantOf(domain: string): HomeTenant | undefined;
  /** What cross-tenant access says of the organisation this address comes from. */
  inboundFor(address: string): Inbound;
  connectedOrganisations(): readonly ConnectedRecord[];
  /** How far the news of an account has got: 'halfway' begins in the second half of the delay. */
  spread(id: string): 'not-yet' | 'halfway' | 'everywhere';
  /** The guest, new or known, and a fresh ticket for the redeem link. */
  invite(guest: NewGuest): { readonly user: UserRecord; readonly ticket: string };
  invitations(): readonly InvitationRecord[];
  redeem(ticket: string): 'accepted' | 'gone' | 'unknown';
  /** Notes, for the state and the log of the tenant, what nobody can have wanted. */
  lament(harm: string): void;
  /** Puts accounts in place, deleted ones where they carry the date of it; groups; and organisations, in place of those with their domains. */
  place(some: {
    readonly users?: readonly UserRecord[];
    readonly groups?: readonly GroupRecord[];
    readonly homeTenants?: readonly HomeTenant[];
  }): void;
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

  const replaceGroup = (id: string, some: Partial<GroupRecord>): void =>
    become({
      groups: state.groups.map((record) => (isSame(record.properties.id, id) ? { ...record, ...some } : record)),
    });

  const newGuest = (guest: NewGuest): UserRecord =>
    guestRecord({
      ...guest,
      id: newId(),
      state: 'PendingAcceptance',
      createdAt: now(),
      since: now(),
      everywhereFrom: later(clock.now(), settings().replicationDelayMs).getTime(),
      isFree: !state.contacts.some(({ proxyAddresses }) =>
        proxyAddresses?.some((proxy) => isSame(proxy, `SMTP:${guest.address}`)),
      ),
    });

  return {
    tenantId: TENANT_ID,
    domains: [DOMAIN, INITIAL_DOMAIN],
    users: () => state.users,
    deletedUsers: () => restorable(state.deletedUsers, clock.now()),
    user,
    holders,
    update: (id, properties) =>
      replace(id, (record) => ({ ...record, properties: { ...record.properties, ...properties } })),
    alter: replace,
    setSponsors: (id, sponsorIds) => replace(id, (record) => ({ ...record, sponsorIds })),
    deleteUser: (id) => {
      const gone = user(id);
      if (gone) become(withDeleted(state, gone, now()));
    },
    undelete: (id) => {
      const record = restorable(state.deletedUsers, clock.now()).find(({ properties }) => isSame(properties.id, id));
      if (!record) return 'unknown';
      const taken = takenFrom(state, record);
      if (taken) return { taken };
      become(withRestored(state, record));
      return user(id) ?? record;
    },
    groups: () => state.groups,
    group,
    setMembers: (groupId, memberIds) => replaceGroup(groupId, { memberIds }),
    setOwners: (groupId, ownerIds) => replaceGroup(groupId, { ownerIds }),
    memberIdsOf: (groupId) => memberIdsOf(state, groupId),
    groupIdsOf: (memberId) => groupIdsOf(state, memberId),
    contacts: () => state.contacts,
    homeTenants: () => state.homeTenants,
    homeTenantOf: (domain) => homeTenantOf(state, domain),
    inboundFor: (address) => inboundFor(state, address, settings().inboundDefault),
    connectedOrganisations: () => state.connectedOrganisations,
    spread: (id) => {
      const left = (user(id)?.everywhereFrom ?? 0) - clock.now().getTime();
      if (left <= 0) return 'everywhere';
      return left > settings().replicationDelayMs / 2 ? 'not-yet' : 'halfway';
    },
    invite: (guest) => {
      const invited = holders(guest.address)[0] ?? newGuest(guest);
      const { id } = invited.properties;
      const { address, redirectUrl, messageSent, sponsorIds } = guest;
      const invitation = { ticket: newId(), userId: id, address, redirectUrl, at: now(), messageSent };
      become(withInvited(state, invited, invitation, { sponsorIds, endsOlder: settings().newLinkEndsOlder }));
      return { user: user(id) ?? invited, ticket: invitation.ticket };
    },
    invitations: () => state.invitations,
    redeem: (ticket) => {
      const invitation = state.invitations.find((one) => one.ticket === ticket);
      if (!invitation) return 'unknown';
      const { address, userId } = invitation;
      const guest = user(userId);
      const isBlocked =
        settings().blockedDomains.includes(domainOf(address)) ||
        inboundFor(state, address, settings().inboundDefault) === 'blocked';
      if (!guest || isBlocked) return 'gone';
      become(withAccepted(state, guest, now()));
      return 'accepted';
    },
    lament: (harm) => become({ harms: [...state.harms, harm] }),
    harms: () => state.harms,
    place: ({ users = [], groups = [], homeTenants = [] }) => {
      const isDeleted = ({ properties }: UserRecord): boolean => (properties.deletedDateTime ?? null) !== null;
      const domains = homeTenants.flatMap((home) => home.domains);
      become({
        users: [...state.users, ...users.filter((one) => !isDeleted(one))],
        deletedUsers: [...state.deletedUsers, ...users.filter(isDeleted)],
        groups: [...state.groups, ...groups],
        homeTenants: [
          ...state.homeTenants.filter((home) => !home.domains.some((domain) => domains.includes(domain))),
          ...homeTenants,
        ],
      });
    },
    snapshot: () => structuredClone(state),
    restore: (other) => become(structuredClone(other)),
  };
};
