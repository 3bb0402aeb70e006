import { later, type Clock } from '../kernel/clock.js';
import { auditRecord, INVITING, keptAudits, type AuditRecord } from './audits.js';
import { DOMAIN, INITIAL_DOMAIN, TENANT_ID } from './company.js';
import { deleteFrom, isRestorable, restoreTo, takenFrom } from './deletion.js';
import { guestRecord } from './guests.js';
import { createHoldings, type Sundries } from './holdings.js';
import { accepted, invitedAgain, readdressed } from './inviting.js';
import type { Journal } from './journal.js';
import { groupIdsOf, homeTenantOf, inboundFor, memberIdsOf } from './neighbours.js';
import {
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

/** What a redeem link needs to know. */
export type NewLink = Pick<NewGuest, 'address' | 'redirectUrl' | 'messageSent'>;

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
  /** For good: nothing brings it back. */
  purge(id: string): void;
  /** Brings a deleted account back, with its memberships; or says in which property a living one has what it had. */
  undelete(id: string): UserRecord | 'unknown' | { readonly taken: 'userPrincipalName' | 'proxyAddresses' };
  groups(): readonly GroupRecord[];
  group(id: string): GroupRecord | undefined;
  changeGroup(groupId: string, some: Partial<GroupRecord>): void;
  deleteGroup(groupId: string): void;
  /** One member more, or one less: the cheap way in a large group. */
  join(groupId: string, memberId: string): void;
  leave(groupId: string, memberId: string): void;
  /** Ids of everybody and every group inside a group, each once, in the group's order. */
  memberIdsOf(groupId: string): readonly string[];
  /** Ids of all groups somebody is in, directly or through a group inside a group. */
  groupIdsOf(memberId: string): ReadonlySet<string>;
  /** The groups somebody is in directly. */
  groupsWith(memberId: string): readonly GroupRecord[];
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
  /** The same account for another address: it waits for acceptance again. Undefined: there is no such account. */
  readdress(id: string, link: NewLink): { readonly user: UserRecord; readonly ticket: string } | undefined;
  invitations(): readonly InvitationRecord[];
  invitation(ticket: string): InvitationRecord | undefined;
  redeem(ticket: string): 'accepted' | 'gone' | 'unknown';
  /** The guest accepts, by whatever way they came to it. 'gone': deleted, or their domain has been blocked since. */
  accept(id: string): 'accepted' | 'gone';
  /** What the audit log still holds, newest first. */
  audits(): readonly AuditRecord[];
  audit(entry: AuditRecord): void;
  /** What delta queries are answered from. It does not survive a restart: marks of before are forgotten then. */
  readonly journal: Pick<Journal, 'position' | 'since' | 'generation' | 'expire'>;
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

const isDeleted = ({ properties }: UserRecord): boolean => (properties.deletedDateTime ?? null) !== null;

export const createDirectory = (
  first: DirectoryState,
  { clock, settings, changed, newId }: Surroundings,
): Directory => {
  const holdings = createHoldings(first);
  const { users, deleted, groups, invitations, journal } = holdings;
  const now = (): string => `${clock.now().toISOString().slice(0, 19)}Z`;

  const become = (next: Partial<Sundries>): void => {
    holdings.exchange(next);
    changed();
  };
  const put = (record: UserRecord): void => {
    const { id } = record.properties;
    // Who answers for somebody, or stands above them, is no property of theirs: delta queries are silent on it.
    if (users.get(id)?.properties !== record.properties) journal.note(id, 'changed');
    users.put(record);
    changed();
  };
  const replace = (id: string, change: (record: UserRecord) => UserRecord): void => {
    const record = users.get(id);
    if (record) put(change(record));
  };
  const restorable = (): readonly UserRecord[] =>
    [...deleted.values()].filter((record) => isRestorable(record, clock.now()));
  const inbound = (address: string): Inbound =>
    inboundFor(holdings.sundries().homeTenants, address, settings().inboundDefault);

  const newGuest = (guest: NewGuest): UserRecord =>
    guestRecord({
      ...guest,
      id: newId(),
      state: 'PendingAcceptance',
      createdAt: now(),
      since: now(),
      everywhereFrom: later(clock.now(), settings().replicationDelayMs).getTime(),
      isFree: !holdings
        .sundries()
        .contacts.some(({ proxyAddresses }) => proxyAddresses?.some((proxy) => isSame(proxy, `SMTP:${guest.address}`))),
    });

  /** Puts the guest in place, and returns the ticket of a new link. */
  const issue = (user: UserRecord, { address, redirectUrl, messageSent }: NewLink, endsOlder: boolean) => {
    const { id } = user.properties;
    if (endsOlder) invitations.forget(id);
    const invitation = { ticket: newId(), userId: id, address, redirectUrl, at: now(), messageSent };
    invitations.put(invitation);
    put(user);
    audit(auditRecord(INVITING, now(), undefined, user));
    return { user, ticket: invitation.ticket };
  };
  const audit = (entry: AuditRecord): void => {
    // What nobody can read any more is left out now and then: each time would cost a look at all of them.
    const isDue = holdings.sundries().audits.length % 500 === 0;
    become({
      audits: [
        ...(isDue ? keptAudits(holdings.sundries().audits, clock.now(), settings()) : holdings.sundries().audits),
        entry,
      ],
    });
  };

  const accept = (id: string): 'accepted' | 'gone' => {
    const guest = users.get(id);
    const address = guest?.properties.mail ?? '';
    if (!guest || settings().blockedDomains.includes(domainOf(address)) || inbound(address) === 'blocked')
      return 'gone';
    put(accepted(guest, now()));
    return 'accepted';
  };

  return {
    tenantId: TENANT_ID,
    domains: [DOMAIN, INITIAL_DOMAIN],
    users: () => users.all(),
    deletedUsers: restorable,
    user: (id) => users.get(id),
    holders: (address) => users.holders(address),
    update: (id, properties) =>
      replace(id, (record) => ({ ...record, properties: { ...record.properties, ...properties } })),
    alter: replace,
    setSponsors: (id, sponsorIds) => replace(id, (record) => ({ ...record, sponsorIds })),
    deleteUser: (id) => {
      const gone = users.get(id);
      if (!gone) return;
      users.remove(id);
      deleted.set(gone.properties.id, deleteFrom(groups, gone, now()));
      journal.note(gone.properties.id, 'deleted');
      changed();
    },
    purge: (id) => {
      if (!deleted.delete(id)) return;
      journal.note(id, 'purged');
      changed();
    },
    undelete: (id) => {
      const record = restorable().find(({ properties }) => isSame(properties.id, id));
      if (!record) return 'unknown';
      const taken = takenFrom(users, record);
      if (taken) return { taken };
      deleted.delete(record.properties.id);
      const restored = restoreTo(groups, record);
      put(restored);
      return restored;
    },
    groups: () => groups.all(),
    group: (id) => groups.get(id),
    changeGroup: (id, some) => {
      const record = groups.get(id);
      if (record) groups.put({ ...record, ...some });
      changed();
    },
    deleteGroup: (id) => {
      groups.remove(id);
      changed();
    },
    join: (groupId, memberId) => {
      groups.join(groupId, memberId);
      changed();
    },
    leave: (groupId, memberId) => {
      groups.leave(groupId, memberId);
      changed();
    },
    memberIdsOf: (groupId) => memberIdsOf(groups, groupId),
    groupIdsOf: (memberId) => groupIdsOf(groups, memberId),
    groupsWith: (memberId) => groups.withMember(memberId),
    contacts: () => holdings.sundries().contacts,
    homeTenants: () => holdings.sundries().homeTenants,
    homeTenantOf: (domain) => homeTenantOf(holdings.sundries().homeTenants, domain),
    inboundFor: inbound,
    connectedOrganisations: () => holdings.sundries().connectedOrganisations,
    spread: (id) => {
      const left = (users.get(id)?.everywhereFrom ?? 0) - clock.now().getTime();
      if (left <= 0) return 'everywhere';
      return left > settings().replicationDelayMs / 2 ? 'not-yet' : 'halfway';
    },
    invite: (guest) => {
      const known = users.holders(guest.address)[0];
      return issue(invitedAgain(known ?? newGuest(guest), guest.sponsorIds), guest, settings().newLinkEndsOlder);
    },
    readdress: (id, link) => {
      const user = users.get(id);
      // A link to the address of before would let somebody in whom the account is no longer for.
      return user && issue(readdressed(user, link.address, now()), link, true);
    },
    invitations: () => invitations.all(),
    invitation: (ticket) => invitations.get(ticket),
    redeem: (ticket) => {
      const invitation = invitations.get(ticket);
      return invitation ? accept(invitation.userId) : 'unknown';
    },
    accept,
    audits: () => keptAudits(holdings.sundries().audits, clock.now(), settings()),
    audit,
    journal,
    lament: (harm) => become({ harms: [...holdings.sundries().harms, harm] }),
    harms: () => holdings.sundries().harms,
    place: ({ users: some = [], groups: more = [], homeTenants = [] }) => {
      for (const record of some) {
        if (isDeleted(record)) deleted.set(record.properties.id, record);
        else {
          users.put(record);
          journal.note(record.properties.id, 'changed');
        }
      }
      for (const group of more) groups.put(group);
      const domains = homeTenants.flatMap((home) => home.domains);
      become({
        homeTenants: [
          ...holdings.sundries().homeTenants.filter((home) => !home.domains.some((domain) => domains.includes(domain))),
          ...homeTenants,
        ],
      });
    },
    snapshot: () => holdings.snapshot(),
    restore: (other) => {
      holdings.load(other);
      changed();
    },
  };
};
