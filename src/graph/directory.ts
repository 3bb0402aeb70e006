import type { Log } from '../kernel/log.js';
import type { Directory } from '../workflow/ports.js';
import { whoIsAway } from './absences.js';
import { readApplication } from './applications.js';
import type { Call } from './call.js';
import { readChanges } from './changes.js';
import { disable, remove } from './ending.js';
import { give, has, take } from './giving.js';
import { readGroup } from './groups.js';
import { readRedemptions, removePending } from './guests.js';
import { readHolders } from './holders.js';
import { createInstaller } from './installing.js';
import { invite, resetRedemption } from './invitations.js';
import { readInviter } from './inviter.js';
import { readPackage } from './packages.js';
import { isMemberOf, readGroupsOf, readMembers, readMemberships } from './members.js';
import { readLacking } from './lacking.js';
import { ownersOf } from './owners.js';
import { findColleagues, findEmployeesAt, readAccount, readManager, readOwnDomains } from './people.js';
import { enable, restore } from './reviving.js';
import { readLastSignIns } from './sign-ins.js';
import { addSponsor, setSponsors } from './sponsoring.js';
import { readGuestPage, readGuestsFrom, readStay } from './stays.js';
import { survey } from './survey.js';
import type { TierTokens } from './tier-tokens.js';

export type DirectoryOptions = {
  /** Graph's scheme, host and port, as the references we send name things: `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  /** The id in our Teams manifest. */
  readonly teamsAppId: string;
  readonly tenantId: string;
  readonly log: Log;
  readonly tokensOf: TierTokens;
};

/** Microsoft Graph as the workflow needs it. */
export const createDirectory = (call: Call, options: DirectoryOptions): Directory => {
  const { baseUrl, teamsAppId, tenantId, log, tokensOf } = options;
  const root = `${new URL(baseUrl).origin}/v1.0`;
  return {
    account: (id) => readAccount(call, id),
    accountsAt: (address) => readHolders(call, address),
    employeesAt: (address) => findEmployeesAt(call, address),
    managerOf: (id) => readManager(call, id),
    ownersOf: (thing) => ownersOf(call, thing),
    membersOf: (group) => readMembers(call, group),
    isMember: (person, group) => isMemberOf(call, person, group),
    away: (people, now) => whoIsAway(call, log, people, now),
    group: (id) => readGroup(call, log, id),
    application: (id) => readApplication(call, id),
    package: (id) => readPackage(call, log, id),
    ownDomains: () => readOwnDomains(call, tenantId),
    survey: (ask) => survey(call, log, tenantId, ask, () => readLacking(tokensOf)),
    colleagues: (said) => findColleagues(call, said),
    enable: (guest) => enable(call, guest),
    restore: (guest) => restore(call, log, guest),
    addSponsor: (guest, sponsor) => addSponsor(call, root, guest, sponsor),
    invite: (request) => invite(call, request),
    has: (guest, access) => has(call, guest, access),
    give: (guest, access) => give(call, log, root, guest, access),
    redemptions: (ids) => readRedemptions(call, ids),
    removePending: (guest) => removePending(call, guest),
    stayOf: (guest) => readStay(call, guest),
    lastSignIns: (guests) => readLastSignIns(call, log, guests),
    disable: (guest) => disable(call, guest),
    remove: (guest, only) => remove(call, guest, only),
    take: (guest, access) => take(call, log, guest, access),
    setSponsors: (guest, sponsors, former) => setSponsors(call, root, guest, sponsors, former),
    changes: (mark) => readChanges(call, mark),
    guestPage: (page) => readGuestPage(call, page),
    guestsFrom: (domain, page) => readGuestsFrom(call, domain, page),
    inviterOf: (guest) => readInviter(call, guest),
    groupsOf: (guest) => readGroupsOf(call, guest),
    membershipsOf: (guest) => readMemberships(call, guest),
    resetRedemption: (guest, request) => resetRedemption(call, guest, request),
    ...createInstaller(call, log, root, teamsAppId),
  };
};
