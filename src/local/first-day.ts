import type { Group } from '@microsoft/microsoft-graph-types';
import { COMPANY_NAME, DOMAIN, FOUNDED, groupId, INITIAL_DOMAIN, personId, ROWS, type Row } from './company.js';
import { blankUser, type DirectoryState, type GroupRecord, type UserRecord } from './records.js';

/** The directory on the company's first day. */

const employee = ([n, name, alias, , language, managerN, jobTitle, department]: Row): UserRecord => {
  const [givenName, surname] = name.split(' ');
  const address = `${alias}@${DOMAIN}`;
  return {
    properties: {
      ...blankUser,
      id: personId(n),
      displayName: name,
      ...(givenName && { givenName }),
      ...(surname && { surname }),
      mail: address,
      mailNickname: alias,
      userPrincipalName: address,
      // Ruth's second address lies outside the verified domains: the case in which only proxyAddresses tells.
      proxyAddresses: [
        `SMTP:${address}`,
        `smtp:${alias}@${INITIAL_DOMAIN}`,
        ...(n === 5 ? ['smtp:ruth.adams@adatum.com'] : []),
      ],
      createdDateTime: FOUNDED,
      preferredLanguage: language,
      jobTitle,
      department,
      companyName: COMPANY_NAME,
      businessPhones: [`+49 30 5550 01${n}`],
      officeLocation: `1/${n}`,
    },
    ...(managerN !== undefined && { managerId: personId(managerN) }),
    sponsorIds: [],
    everywhereFrom: 0,
  };
};

/** The mailbox the bot writes to guests from: a shared mailbox is an account that nobody signs in to. */
const sharedMailbox: UserRecord = {
  properties: {
    ...blankUser,
    id: personId(90),
    accountEnabled: false,
    displayName: 'Guestlist',
    mail: `guestlist@${DOMAIN}`,
    mailNickname: 'guestlist',
    userPrincipalName: `guestlist@${DOMAIN}`,
    proxyAddresses: [`SMTP:guestlist@${DOMAIN}`],
    createdDateTime: FOUNDED,
    companyName: COMPANY_NAME,
  },
  sponsorIds: [],
  everywhereFrom: 0,
};

const guest = (
  n: number,
  name: string,
  address: string,
  state: 'Accepted' | 'PendingAcceptance',
  changed: string,
): UserRecord => ({
  properties: {
    ...blankUser,
    id: personId(n),
    displayName: name,
    mail: address,
    mailNickname: `${address.replace('@', '_')}#EXT#`,
    userPrincipalName: `${address.replace('@', '_')}#EXT#@${INITIAL_DOMAIN}`,
    proxyAddresses: [`SMTP:${address}`],
    otherMails: [address],
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: state,
    externalUserStateChangeDateTime: changed,
    createdDateTime: '2025-09-08T09:30:00Z',
  },
  sponsorIds: [personId(1)],
  everywhereFrom: 0,
});

const group = (
  n: number,
  displayName: string,
  nickname: string,
  some: Omit<Group, 'id' | 'displayName'>,
  owners: readonly number[],
  members: readonly number[],
  rest: Partial<GroupRecord> = {},
): GroupRecord => {
  const unified = some.groupTypes?.includes('Unified') ?? false;
  return {
    properties: {
      id: groupId(n),
      deletedDateTime: null,
      classification: null,
      createdDateTime: FOUNDED,
      description: null,
      displayName,
      expirationDateTime: null,
      groupTypes: [],
      isAssignableToRole: null,
      mail: unified ? `${nickname}@${DOMAIN}` : null,
      mailEnabled: unified,
      mailNickname: nickname,
      membershipRule: null,
      membershipRuleProcessingState: null,
      onPremisesLastSyncDateTime: null,
      onPremisesSyncEnabled: null,
      preferredDataLocation: null,
      preferredLanguage: null,
      proxyAddresses: unified ? [`SMTP:${nickname}@${DOMAIN}`] : [],
      renewedDateTime: FOUNDED,
      securityEnabled: !unified,
      securityIdentifier: `S-1-12-1-${n}00001-1196986259-3072312199-363020343`,
      theme: null,
      visibility: unified ? 'Private' : null,
      ...some,
    },
    resourceProvisioningOptions: [],
    ownerIds: owners.map(personId),
    memberIds: members.map(personId),
    ...rest,
  };
};

const everybody = ROWS.map(([n]) => n);
const unified: Pick<Group, 'groupTypes'> = { groupTypes: ['Unified'] };
const byRule: Omit<Group, 'id' | 'displayName'> = {
  groupTypes: ['DynamicMembership'],
  membershipRule: 'user.userType -eq "Member"',
  membershipRuleProcessingState: 'On',
};

/** The company on its first day. */
export const freshCompany = (): DirectoryState => ({
  users: [
    ...ROWS.map(employee),
    sharedMailbox,
    guest(101, 'Bob Stone (Fabrikam)', 'bob@fabrikam.com', 'Accepted', '2025-09-09T14:05:00Z'),
    guest(102, 'Eve Marsh (Partner)', 'eve@partner.net', 'PendingAcceptance', '2025-09-08T09:30:00Z'),
  ],
  deletedUsers: [],
  groups: [
    group(1, 'Project Apollo', 'apollo', { ...unified, description: 'Landing on time' }, [2, 3], [1, 2, 3], {
      resourceProvisioningOptions: ['Team'],
    }),
    group(2, 'Joint Audit', 'joint-audit', unified, [4], [4]),
    group(3, 'Vendor Portal', 'vendor-portal', {}, [7, 3], [7]),
    group(4, 'Payroll', 'payroll', unified, [6], [6], { allowToAddGuests: false }),
    group(5, 'All Staff', 'all-staff', byRule, [5], everybody),
    group(6, "Sue's Workshop", 'sues-workshop', unified, [1], [1]),
  ],
  invitations: [
    {
      ticket: 'first-day-eve',
      userId: personId(102),
      address: 'eve@partner.net',
      redirectUrl: 'https://myapplications.microsoft.com/',
      at: '2025-09-08T09:30:00Z',
      messageSent: false,
    },
  ],
  harms: [],
});
