import { guestAddress } from '../../src/kernel/address.js';
import { groupId, personId } from '../../src/kernel/ids.js';
import type { Survey, SurveyAsk, SurveyedThing } from '../../src/workflow/ports.js';
import { answered, answering, filterOf, listed, pathOf, refused, type Answer, type AskedPart } from './parts.js';
import { TENANT, type Playback } from './playback.js';

const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const group = (n: number) => groupId.parse(`22222222-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const SUE = person(1);
export const HOME = '66666666-0000-4000-8000-000000000001';
export const ASK: SurveyAsk = {
  nominator: SUE,
  address: guestAddress.parse('ada@fabrikam.com'),
  things: [{ key: 'apollo', kind: 'group', id: group(1) }],
  groups: [group(10), group(11)],
  connected: true,
  alsoCount: 'fabrlkam.com',
  people: ['oskar@contoso.com'],
};

export const user = (n: number, name: string, more: object = {}) => ({
  id: person(n),
  displayName: name,
  mail: `${name.toLowerCase()}@contoso.com`,
  userPrincipalName: `${name.toLowerCase()}@contoso.com`,
  userType: 'Member',
  accountEnabled: true,
  ...more,
});
const account = (n: number, name: string) => ({
  person: { id: person(n), name, address: `${name.toLowerCase()}@contoso.com` },
  kind: 'member',
  enabled: true,
});
export const everybody = (accessType: string) => ({
  accessType,
  targets: [{ target: 'AllUsers', targetType: 'user' }],
});
export const everything = (accessType: string) => ({
  accessType,
  targets: [{ target: 'AllApplications', targetType: 'application' }],
});
export const OPEN = {
  b2bCollaborationInbound: { usersAndGroups: everybody('allowed'), applications: everything('allowed') },
};

export const DELETED = 'GET /directory/deletedItems/graph.user';
export const TENANT_OF = "GET /tenantRelationships/findTenantInformationByDomainName(domainName='fabrikam.com')";
export const PARTNER = `GET /policies/crossTenantAccessPolicy/partners/${HOME}`;
export const DEFAULT = 'GET /policies/crossTenantAccessPolicy/default';
export const CONNECTED = 'GET /identityGovernance/entitlementManagement/connectedOrganizations';
export const POLICY = 'GET /policies/authorizationPolicy';
export const CHECK = `POST /users/${SUE}/checkMemberGroups`;

/** What a read is for; users are asked for four different things under one path. */
export const readOf = (part: AskedPart): string => {
  const path = `${part.method} ${pathOf(part)}`;
  const filter = filterOf(part);
  if (path === CONNECTED && filter !== '') return `${CONNECTED} by tenant`;
  if (path !== 'GET /users') return path;
  if (filter.includes('endswith'))
    return `count ${/@([\w.]+)'/.exec(filter)?.[1]}${/Accepted/.exec(filter)?.[0] ?? ''}`;
  return filter.includes('otherMails') ? 'holders' : 'people';
};

/** A directory that answers everything. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  holders: listed(
    user(201, 'Ada', {
      mail: 'Ada@Fabrikam.com',
      userPrincipalName: 'ada_fabrikam.com#EXT#@contoso.onmicrosoft.com',
      userType: 'Guest',
      externalUserState: 'PendingAcceptance',
      creationType: 'Invitation',
      showInAddressList: false,
    }),
  ),
  [DELETED]: listed(
    { id: person(202), displayName: 'Ada, long ago', userType: 'Guest', deletedDateTime: '2027-04-01T10:00:00Z' },
    { id: person(203), displayName: 'Ada', userType: 'Guest', deletedDateTime: '2027-05-01T10:00:00Z' },
    { id: person(204), displayName: 'A colleague', userType: 'Member', deletedDateTime: '2027-05-02T10:00:00Z' },
  ),
  'GET /contacts': listed({ id: 'a-contact' }),
  'GET /organization': listed({ id: TENANT, verifiedDomains: [{ name: 'Contoso.com' }] }),
  [TENANT_OF]: answered({ tenantId: HOME, displayName: 'Fabrikam\u202e Inc.', defaultDomainName: 'fabrikam.com' }),
  'count fabrikam.com': answered({ '@odata.count': 12, value: [{ id: person(1) }] }),
  'count fabrikam.comAccepted': answered({ '@odata.count': 11, value: [{ id: person(1) }] }),
  'count fabrlkam.com': answered({ '@odata.count': 0, value: [] }),
  [POLICY]: answered({
    allowInvitesFrom: 'everyone',
    defaultUserRolePermissions: { allowedToReadOtherUsers: true },
  }),
  [DEFAULT]: answered(OPEN),
  [PARTNER]: refused(404, 'Request_ResourceNotFound'),
  [`GET /groups/${group(1)}`]: answered({ id: group(1), displayName: 'Project Apollo', groupTypes: ['Unified'] }),
  [`GET /groups/${group(1)}/settings`]: listed(),
  'GET /groupSettings': listed(),
  [`GET /teams/${group(1)}`]: refused(404, 'NotFound'),
  [`GET /users/${SUE}`]: answered(user(1, 'Sue', { department: 'Audit', jobTitle: null })),
  [CHECK]: listed(group(11).toUpperCase()),
  [`GET /groups/${group(1)}/owners`]: listed(
    { '@odata.type': '#microsoft.graph.user', ...user(2, 'Oskar') },
    { '@odata.type': '#microsoft.graph.user', ...user(3, 'Mia', { accountEnabled: false }) },
  ),
  [`GET /users/${SUE}/manager`]: answered({ '@odata.type': '#microsoft.graph.user', ...user(4, 'Lin') }),
  [CONNECTED]: answered({ value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next' }),
  [`${CONNECTED} by tenant`]: listed({ state: 'configured', identitySources: [{ tenantId: HOME }], id: '1' }),
  people: listed(user(2, 'Oskar'), user(205, 'Oskar', { userType: 'Guest' })),
};

/** Of a group: nothing about applications and packages is asked. What a token says is asked of no directory. */
export type Facts = Omit<Survey, 'things' | 'lacking'> & Pick<SurveyedThing, 'group' | 'owners'>;

const factsIn = ({ things, lacking: _, ...facts }: Survey): Facts => {
  const { group, owners } = things.get('apollo') ?? NOTHING;
  return { ...facts, group, owners };
};
const NOT_ASKED = { known: false, why: 'not-asked' } as const;
const NOTHING = { group: NOT_ASKED, owners: NOT_ASKED };

/** What is then known. */
export const ALL: { readonly [K in keyof Facts]: Extract<Facts[K], { known: true }>['value'] } = {
  accounts: [
    {
      person: { id: person(201), name: 'Ada', address: 'Ada@Fabrikam.com' },
      kind: 'guest',
      enabled: true,
      redemption: 'pending',
      holds: 'main',
      external: true,
      synchronised: false,
      listed: false,
    },
  ],
  deletedGuests: [
    { id: person(203), name: 'Ada', deletedAt: new Date('2027-05-01T10:00:00Z') },
    { id: person(202), name: 'Ada, long ago', deletedAt: new Date('2027-04-01T10:00:00Z') },
  ],
  isContact: true,
  ownDomains: ['contoso.com'],
  homeTenant: { id: HOME, name: 'Fabrikam Inc.' },
  guestsFromThere: { all: 12, accepted: 11 },
  alsoCounted: 0,
  allowInvitesFrom: 'everyone',
  employeesSeeOthers: true,
  inbound: 'open',
  connected: true,
  connection: true,
  group: {
    id: group(1),
    name: 'Project Apollo',
    isTeam: false,
    admitsGuests: true,
    membership: 'by-hand',
    roleAssignable: false,
    labelled: false,
    settingsRead: true,
  },
  nominator: { account: account(1, 'Sue') as never, department: 'Audit', jobTitle: '' },
  memberOf: [group(11)],
  owners: [account(2, 'Oskar') as never],
  manager: account(4, 'Lin') as never,
  people: new Map([['oskar@contoso.com', [account(2, 'Oskar') as never]]]),
};

/** Surveys that directory, where nothing else is said of a read. */
export const surveyOf = async (
  graph: Playback,
  but: Readonly<Record<string, Answer>> = {},
  ask: SurveyAsk = ASK,
): Promise<Facts> => {
  graph.on(
    'POST /$batch',
    answering((part) => but[readOf(part)] ?? ANSWERS[readOf(part)] ?? refused(501, readOf(part))),
  );
  return factsIn(await graph.directory.survey(ask));
};
