import assert from 'node:assert/strict';
import { CATALOGUE_APP_ID, LOCAL_TEAMS_APP_ID } from '../../src/local/company.js';
import { graphRoutes } from '../../src/local/routes/graph.js';
import { createTenant } from '../../src/local/tenant.js';
import { systemClock } from '../../src/kernel/clock.js';
import type { Exchange } from '../../src/local/requests.js';
import {
  descriptionsFolder,
  descriptionsPresent,
  validateAnswer,
  validateExchange,
  type Leniency,
} from '../support/description.js';
import { descriptions } from '../support/description/pack.js';
import { GRAPH, group, person, startGraph, type Sending, type TestGraph } from '../support/local-graph.js';

const LENIENT: Leniency = { undocumented: 'allowed' };
const APP = `${GRAPH}/appCatalogs/teamsApps/${CATALOGUE_APP_ID}`;
const INSTALLATION = Buffer.from(`${person(1)}##${CATALOGUE_APP_ID}`).toString('base64');
const NOBODY = '99999999-0000-4000-8000-000000000000';
const MIME = Buffer.from(
  'From: guestlist@contoso.com\r\nTo: ada@fabrikam.com\r\nSubject: Hello\r\nMIME-Version: 1.0\r\n\r\nHello',
).toString('base64');

type Ask = { readonly path: string } & Sending;
/** For one operation: requests it answers, and one it refuses. */
type Try = { readonly good: readonly Ask[]; readonly bad: Ask };

const eventual = { ConsistencyLevel: 'eventual' };
const filter = (text: string): string => `$filter=${encodeURIComponent(text)}`;
const tenantOf = (domain: string): string =>
  `/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`;
const homeTenant = (n: number): string => `66666666-0000-4000-8000-00000000000${n}`;
const invitation = {
  invitedUserEmailAddress: 'ada@fabrikam.com',
  inviteRedirectUrl: 'https://contoso.com/',
  sendInvitationMessage: false,
};
const sent = {
  message: {
    subject: 'Hello',
    body: { contentType: 'html', content: '<p>Hello</p>' },
    toRecipients: [{ emailAddress: { address: 'ada@fabrikam.com' } }],
  },
  saveToSentItems: false,
};
const member = (id: string) => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles: ['guest'],
  'user@odata.bind': `${GRAPH}/users('${id}')`,
});

const membership = (teamId: string, id: string): string =>
  Buffer.from(`7e4a0001-0000-4000-8000-00000000c0de##${teamId}##${id}`).toString('base64');

const EM = '/identityGovernance/entitlementManagement';
const TIME_SHEETS = 'a1000000-0000-4000-8000-000000000001';
const CONTRIBUTOR = 'a2000000-0000-4000-8000-000000000001';
const TRAVEL_DESK = 'a1000000-0000-4000-8000-000000000003';
const NO_ROLE = '00000000-0000-0000-0000-000000000000';
const KIT = 'a3000000-0000-4000-8000-000000000002';
const CONTRACTORS = 'a4000000-0000-4000-8000-000000000003';
const kitFor = (who: object) => ({
  requestType: 'adminAdd',
  assignment: { ...who, assignmentPolicyId: CONTRACTORS, accessPackageId: KIT },
});

/** What was made just before: a guest, a role they have, and a request for a package. */
type Made = { readonly guest: string; readonly role: string; readonly request: string };
const NOTHING_MADE: Made = { guest: '', role: '', request: '' };

/** In this order, on one tenant. */
const tries = ({ guest, role, request }: Made): Readonly<Record<string, Try>> => ({
  'POST /invitations': {
    good: [
      {
        path: '/invitations',
        body: { ...invitation, invitedUserDisplayName: 'Ada', invitedUserSponsors: [{ id: person(1) }] },
      },
      {
        path: '/invitations',
        body: {
          ...invitation,
          invitedUserEmailAddress: 'bob@adatum.com',
          invitedUser: { id: person(101) },
          resetRedemption: true,
        },
      },
    ],
    bad: { path: '/invitations', body: { ...invitation, invitedUserEmailAddress: 'dan+apollo@partner.net' } },
  },
  'GET /users': {
    good: [
      { path: '/users?$top=3' },
      {
        path: `/users?$select=id,displayName,externalUserState&$count=true&${filter("externalUserState eq 'PendingAcceptance'")}`,
        headers: eventual,
      },
      { path: '/users?$expand=manager&$top=2' },
    ],
    bad: { path: `/users?${filter("concat(mail,'x') eq 'y'")}` },
  },
  'GET /users/delta()': {
    good: [
      { path: '/users/delta()?$select=id,displayName,userType' },
      { path: '/users/delta()?$deltatoken=latest&$select=id,accountEnabled' },
    ],
    bad: { path: '/users/delta()?$deltatoken=nonsense' },
  },
  'GET /users/{user-id}': {
    good: [
      { path: `/users/${person(101)}?$select=id,displayName,signInActivity&$expand=sponsors($select=id,mail)` },
      { path: '/users/sue@contoso.com' },
      { path: `/users/${guest}?$select=id,externalUserState` },
    ],
    bad: { path: `/users/${NOBODY}` },
  },
  'PATCH /users/{user-id}': {
    good: [{ path: `/users/${guest}`, body: { displayName: 'Ada Lovelace (Fabrikam)' } }],
    bad: { path: `/users/${guest}`, body: { favouriteColour: 'green' } },
  },
  'POST /users/{user-id}/checkMemberGroups': {
    good: [{ path: `/users/${person(7)}/checkMemberGroups`, body: { groupIds: [group(10), group(4)] } }],
    bad: { path: `/users/${NOBODY}/checkMemberGroups`, body: { groupIds: [group(10)] } },
  },
  'GET /users/{user-id}/memberOf/graph.group': {
    good: [
      { path: `/users/${person(7)}/memberOf/graph.group?$count=true`, headers: eventual },
      { path: `/users/${person(7)}/memberOf/microsoft.graph.group?$count=true&$select=id&$top=100`, headers: eventual },
    ],
    bad: { path: `/users/${person(7)}/memberOf/graph.group` },
  },
  'GET /users/{user-id}/manager': {
    good: [{ path: `/users/${person(1)}/manager` }],
    bad: { path: `/users/${person(5)}/manager` },
  },
  'GET /users/{user-id}/sponsors': {
    good: [{ path: `/users/${person(101)}/sponsors` }],
    bad: { path: `/users/${NOBODY}/sponsors` },
  },
  'POST /users/{user-id}/sponsors/$ref': {
    good: [{ path: `/users/${guest}/sponsors/$ref`, body: { '@odata.id': `${GRAPH}/users/${person(2)}` } }],
    bad: { path: `/users/${guest}/sponsors/$ref`, body: { '@odata.id': `${GRAPH}/users/${NOBODY}` } },
  },
  'DELETE /users/{user-id}/sponsors/{directoryObject-id}/$ref': {
    good: [{ path: `/users/${guest}/sponsors/${person(2)}/$ref` }],
    bad: { path: `/users/${guest}/sponsors/${NOBODY}/$ref` },
  },
  'GET /users/{user-id}/mailboxSettings': {
    good: [
      { path: `/users/${person(2)}/mailboxSettings` },
      { path: `/users/${person(2)}/mailboxSettings?$select=automaticRepliesSetting` },
    ],
    bad: { path: `/users/${person(101)}/mailboxSettings` },
  },
  'POST /users/{user-id}/sendMail': {
    good: [
      { path: '/users/guestlist@contoso.com/sendMail', body: sent },
      { path: '/users/guestlist@contoso.com/sendMail', body: MIME, headers: { 'content-type': 'text/plain' } },
    ],
    bad: { path: '/users/guestlist@contoso.com/sendMail', body: '~~~', headers: { 'content-type': 'text/plain' } },
  },
  'POST /users/{user-id}/teamwork/installedApps': {
    good: [{ path: `/users/${person(1)}/teamwork/installedApps`, body: { 'teamsApp@odata.bind': APP } }],
    bad: { path: `/users/${person(7)}/teamwork/installedApps`, body: { 'teamsApp@odata.bind': APP } },
  },
  'GET /users/{user-id}/teamwork/installedApps': {
    good: [
      {
        path: `/users/${person(1)}/teamwork/installedApps?$expand=teamsApp,teamsAppDefinition&${filter(`teamsApp/externalId eq '${LOCAL_TEAMS_APP_ID}'`)}`,
      },
    ],
    bad: { path: `/users/${NOBODY}/teamwork/installedApps` },
  },
  'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat': {
    good: [{ path: `/users/${person(1)}/teamwork/installedApps/${INSTALLATION}/chat` }],
    bad: { path: `/users/${person(2)}/teamwork/installedApps/${INSTALLATION}/chat` },
  },
  'GET /groups': {
    good: [{ path: `/groups?${filter("startswith(displayName,'P')")}` }],
    bad: { path: '/groups?$select=colour' },
  },
  'GET /groups/{group-id}': {
    good: [
      { path: `/groups/${group(1)}` },
      { path: `/groups/${group(1)}?$select=id,resourceProvisioningOptions` },
      { path: `/groups/${group(9)}?$select=id,assignedLabels,isAssignableToRole,onPremisesSyncEnabled` },
    ],
    bad: { path: `/groups/${NOBODY}` },
  },
  'GET /groups/{group-id}/owners': {
    good: [{ path: `/groups/${group(1)}/owners?$select=id,displayName,accountEnabled` }],
    bad: { path: `/groups/${NOBODY}/owners` },
  },
  'GET /groups/{group-id}/members': {
    good: [{ path: `/groups/${group(5)}/members` }],
    bad: { path: `/groups/${NOBODY}/members` },
  },
  'POST /groups/{group-id}/members/$ref': {
    good: [{ path: `/groups/${group(2)}/members/$ref`, body: { '@odata.id': `${GRAPH}/directoryObjects/${guest}` } }],
    bad: { path: `/groups/${group(2)}/members/$ref`, body: { '@odata.id': `${GRAPH}/directoryObjects/${guest}` } },
  },
  'DELETE /groups/{group-id}/members/{directoryObject-id}/$ref': {
    good: [{ path: `/groups/${group(2)}/members/${guest}/$ref` }],
    bad: { path: `/groups/${group(2)}/members/${guest}/$ref` },
  },
  'GET /groups/{group-id}/transitiveMembers/graph.user': {
    good: [
      {
        path: `/groups/${group(11)}/transitiveMembers/microsoft.graph.user?$count=true&$top=2&$select=id,displayName,mail`,
        headers: eventual,
      },
      { path: `/groups/${group(11)}/transitiveMembers/graph.user?$count=true`, headers: eventual },
    ],
    bad: { path: `/groups/${group(11)}/transitiveMembers/microsoft.graph.user` },
  },
  'GET /groups/{group-id}/settings': {
    good: [{ path: `/groups/${group(4)}/settings` }],
    bad: { path: `/groups/${NOBODY}/settings` },
  },
  'GET /groupSettings': { good: [{ path: '/groupSettings' }], bad: { path: '/groupSettings?$select=colour' } },
  'GET /groups/{group-id}/team': {
    good: [{ path: `/groups/${group(1)}/team` }],
    bad: { path: `/groups/${group(2)}/team` },
  },
  'GET /teams/{team-id}': { good: [{ path: `/teams/${group(1)}` }], bad: { path: `/teams/${group(2)}` } },
  'POST /teams/{team-id}/members': {
    good: [{ path: `/teams/${group(1)}/members`, body: member(guest) }],
    bad: { path: `/teams/${group(1)}/members`, body: member(person(4)) },
  },
  'GET /teams/{team-id}/members': {
    good: [{ path: `/teams/${group(1)}/members` }],
    bad: { path: `/teams/${NOBODY}/members` },
  },
  'DELETE /teams/{team-id}/members/{conversationMember-id}': {
    good: [{ path: `/teams/${group(1)}/members/${encodeURIComponent(membership(group(1), guest))}` }],
    bad: { path: `/teams/${group(1)}/members/${encodeURIComponent(membership(group(1), guest))}` },
  },
  'GET /teams/{team-id}/channels': {
    good: [
      { path: `/teams/${group(1)}/channels` },
      { path: `/teams/${group(1)}/channels?$select=id,displayName&${filter("displayName eq 'Guests'")}` },
    ],
    bad: { path: `/teams/${group(2)}/channels` },
  },
  'POST /teams/{team-id}/installedApps': {
    good: [{ path: `/teams/${group(1)}/installedApps`, body: { 'teamsApp@odata.bind': APP } }],
    bad: { path: `/teams/${group(1)}/installedApps`, body: { 'teamsApp@odata.bind': APP } },
  },
  'GET /appCatalogs/teamsApps': {
    good: [
      { path: `/appCatalogs/teamsApps?$expand=appDefinitions&${filter(`externalId eq '${LOCAL_TEAMS_APP_ID}'`)}` },
    ],
    bad: { path: `/appCatalogs/teamsApps?${filter('externalId like 1')}` },
  },
  'GET /domains': { good: [{ path: '/domains' }], bad: { path: '/domains?$top=0' } },
  'GET /organization': {
    good: [{ path: '/organization?$select=id,displayName,verifiedDomains' }],
    bad: { path: '/organization?$expand=everything' },
  },
  'GET /policies/authorizationPolicy': {
    good: [{ path: '/policies/authorizationPolicy' }],
    bad: { path: '/policies/authorizationPolicy?$select=colour' },
  },
  "GET /tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')": {
    good: [{ path: tenantOf('eu.fabrikam.com') }, { path: tenantOf('EU.fabrikam.com').replaceAll("'", '%27') }],
    bad: { path: tenantOf('partner.net') },
  },
  'GET /policies/crossTenantAccessPolicy/default': {
    good: [{ path: '/policies/crossTenantAccessPolicy/default' }],
    bad: { path: '/policies/crossTenantAccessPolicy/default?$select=colour' },
  },
  'GET /policies/crossTenantAccessPolicy/partners': {
    good: [{ path: '/policies/crossTenantAccessPolicy/partners' }],
    bad: { path: '/policies/crossTenantAccessPolicy/partners?$select=colour' },
  },
  'GET /policies/crossTenantAccessPolicy/partners/{crossTenantAccessPolicyConfigurationPartner-tenantId}': {
    good: [3, 5, 6].map((n) => ({ path: `/policies/crossTenantAccessPolicy/partners/${homeTenant(n)}` })),
    bad: { path: `/policies/crossTenantAccessPolicy/partners/${homeTenant(1)}` },
  },
  'GET /auditLogs/directoryAudits': {
    good: [
      { path: '/auditLogs/directoryAudits?$top=1' },
      {
        path: `/auditLogs/directoryAudits?${filter(`activityDisplayName eq 'Invite external user' and targetResources/any(t:t/id eq '${guest}')`)}`,
      },
    ],
    bad: { path: '/auditLogs/directoryAudits?$select=colour' },
  },
  'GET /contacts': {
    good: [
      { path: '/contacts' },
      { path: `/contacts?${filter("mail eq 'kim@partner.net'")}` },
      { path: `/contacts?$select=id&${filter("proxyAddresses/any(x:x eq 'smtp:kim@partner.net')")}` },
    ],
    bad: { path: `/contacts?${filter("endswith(mail,'@partner.net')")}` },
  },
  'GET /identityGovernance/entitlementManagement/connectedOrganizations': {
    good: [{ path: '/identityGovernance/entitlementManagement/connectedOrganizations' }],
    bad: { path: '/identityGovernance/entitlementManagement/connectedOrganizations?$select=colour' },
  },
  'GET /servicePrincipals/{servicePrincipal-id}': {
    good: [
      { path: `/servicePrincipals/${TIME_SHEETS}` },
      { path: `/servicePrincipals/${TIME_SHEETS}?$select=id&$expand=owners($select=id,displayName)` },
    ],
    bad: { path: `/servicePrincipals/${NOBODY}` },
  },
  'GET /users/{user-id}/appRoleAssignments': {
    good: [{ path: `/users/${guest}/appRoleAssignments?${filter(`resourceId eq ${TIME_SHEETS}`)}` }],
    bad: { path: `/users/${NOBODY}/appRoleAssignments` },
  },
  'POST /users/{user-id}/appRoleAssignments': {
    good: [
      {
        path: `/users/${guest}/appRoleAssignments`,
        body: { principalId: guest, resourceId: TRAVEL_DESK, appRoleId: NO_ROLE },
      },
    ],
    bad: {
      path: `/users/${guest}/appRoleAssignments`,
      body: { principalId: guest, resourceId: TRAVEL_DESK, appRoleId: NO_ROLE },
    },
  },
  'DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id}': {
    good: [{ path: `/users/${guest}/appRoleAssignments/${role}` }],
    bad: { path: `/users/${guest}/appRoleAssignments/${role}` },
  },
  [`GET ${EM}/accessPackages/{accessPackage-id}`]: {
    good: [{ path: `${EM}/accessPackages/${KIT}?$select=id,displayName,isHidden&$expand=assignmentPolicies` }],
    bad: { path: `${EM}/accessPackages/${NOBODY}` },
  },
  [`POST ${EM}/assignmentRequests`]: {
    good: [
      { path: `${EM}/assignmentRequests`, body: kitFor({ targetId: guest }) },
      { path: `${EM}/assignmentRequests`, body: kitFor({ target: { email: 'hal@partner.net' } }) },
    ],
    bad: { path: `${EM}/assignmentRequests`, body: kitFor({ targetId: guest }) },
  },
  [`GET ${EM}/assignmentRequests`]: {
    good: [
      {
        path: `${EM}/assignmentRequests?$expand=requestor,accessPackage&${filter(`accessPackage/id eq '${KIT}' and requestor/objectId eq '${guest}'`)}`,
      },
    ],
    bad: { path: `${EM}/assignmentRequests?$select=colour` },
  },
  [`GET ${EM}/assignmentRequests/{accessPackageAssignmentRequest-id}`]: {
    good: [{ path: `${EM}/assignmentRequests/${request}` }],
    bad: { path: `${EM}/assignmentRequests/${NOBODY}` },
  },
  [`GET ${EM}/assignments`]: {
    good: [
      {
        path: `${EM}/assignments?$expand=target&${filter(`accessPackage/id eq 'a3000000-0000-4000-8000-000000000001'`)}`,
      },
    ],
    bad: { path: `${EM}/assignments?$select=colour` },
  },
  'DELETE /users/{user-id}': { good: [{ path: `/users/${guest}` }], bad: { path: `/users/${NOBODY}` } },
  'GET /directory/deletedItems/graph.user': {
    good: [
      { path: '/directory/deletedItems/microsoft.graph.user' },
      {
        path: `/directory/deletedItems/microsoft.graph.user?$count=true&${filter("userType eq 'Guest' and endswith(mail,'@northwindtraders.com')")}`,
        headers: eventual,
      },
    ],
    bad: { path: '/directory/deletedItems/microsoft.graph.user?$select=colour' },
  },
  'POST /directory/deletedItems/{directoryObject-id}/restore': {
    good: [{ path: `/directory/deletedItems/${person(106)}/restore` }],
    bad: { path: `/directory/deletedItems/${person(106)}/restore` },
  },
  'POST /$batch': {
    good: [
      {
        path: '/$batch',
        body: {
          requests: [
            { id: '1', method: 'GET', url: `/users/${person(102)}?$select=id,externalUserState` },
            { id: '2', method: 'GET', url: `/users/${NOBODY}` },
            { id: '4', method: 'GET', url: tenantOf('fabrikam.com') },
            {
              id: '5',
              method: 'GET',
              url: `/users?$count=true&$top=1&$select=id&${filter("userType eq 'Guest' and endswith(mail,'@fabrikam.com') and externalUserState eq 'Accepted'")}`,
              headers: { ConsistencyLevel: 'eventual' },
            },
            {
              id: '6',
              method: 'POST',
              url: `/users/${person(1)}/checkMemberGroups`,
              headers: { 'Content-Type': 'application/json' },
              body: { groupIds: [group(10)] },
            },
            {
              id: '3',
              method: 'POST',
              url: '/invitations',
              headers: { 'Content-Type': 'application/json' },
              body: { ...invitation, invitedUserEmailAddress: 'bea@fabrikam.com' },
            },
          ],
        },
      },
    ],
    bad: {
      path: '/$batch',
      body: {
        requests: [
          { id: '1', method: 'GET', url: '/users' },
          { id: '1', method: 'GET', url: '/users' },
        ],
      },
    },
  },
});

const nobody = () => Promise.reject(new Error('Nobody installs anything here.'));
const ownRoutes = () =>
  graphRoutes(createTenant({ url: 'http://localhost', clock: systemClock }), {
    chats: { install: nobody, isInstalled: () => false, chatIdOf: () => '' },
    channels: { install: nobody, isInstalled: () => false },
  });
const operationNames = (): readonly string[] => ownRoutes().map(({ method, template }) => `${method} ${template}`);
/** The path that deletes a person: Microsoft does it and describes it nowhere. */
const TRAP = 'DELETE /groups/{group-id}/members/{directoryObject-id}';

const ask = async (graph: TestGraph, method: string, { path, ...sending }: Ask): Promise<Exchange> => {
  const before = (await graph.requests()).at(-1)?.n ?? 0;
  await graph.graph(method, path, sending);
  const [exchange] = await graph.requests(before);
  assert.ok(exchange, `${method} ${path} is not in the log`);
  return exchange;
};

/** Something wrong that nobody could mean: a property too many in the answer, or, where there is none, a body. */
const withFault = (exchange: Exchange): Exchange => {
  const answer = exchange.answer as { value?: readonly object[]; responses?: readonly { body?: object }[] } | undefined;
  const planted = { planted: true };
  if (answer?.responses)
    return {
      ...exchange,
      answer: { responses: answer.responses.map((part) => ({ ...part, body: { ...part.body, ...planted } })) },
    };
  if (answer?.value?.length)
    return { ...exchange, answer: { ...answer, value: answer.value.map((item) => ({ ...item, ...planted })) } };
  return { ...exchange, answer: { ...answer, ...planted } };
};

describe('The local Graph, held to Microsoft’s description', function () {
  let graph: TestGraph;
  let made: Made;
  const good: { readonly name: string; readonly exchange: Exchange }[] = [];
  let validated = 0;

  before(async function () {
    if (!descriptionsPresent()) {
      console.log(
        `      skipped: Microsoft’s descriptions are not in ${descriptionsFolder()} (DESCRIPTIONS names another folder)`,
      );
      return this.skip();
    }
    graph = await startGraph();
    const everything = ownRoutes().map(({ allow }) => allow[0]);
    await graph.settings({ roles: [...new Set(everything)] });
    await graph.settings({ packageDeliveryMs: 0 });
    const guest = await graph.guest('grace@partner.net');
    const role = { principalId: guest, resourceId: TIME_SHEETS, appRoleId: CONTRIBUTOR };
    const assigned = await graph.graph('POST', `/users/${guest}/appRoleAssignments`, { body: role });
    const starterKit = {
      requestType: 'adminAdd',
      assignment: {
        targetId: await graph.guest('fay@woodgrove.com'),
        assignmentPolicyId: 'a4000000-0000-4000-8000-000000000001',
        accessPackageId: 'a3000000-0000-4000-8000-000000000001',
      },
    };
    const asked = await graph.graph('POST', `${EM}/assignmentRequests`, { body: starterKit });
    made = { guest, role: String(assigned.body['id']), request: String(asked.body['id']) };
  });
  after(async () => {
    if (descriptionsPresent()) await graph.close();
  });

  it('tries every route there is', () => {
    const wanted = operationNames().filter((name) => name !== TRAP);
    assert.deepEqual(Object.keys(tries(NOTHING_MADE)).sort(), [...wanted, 'POST /$batch'].sort());
  });

  it('answers good requests as described', async () => {
    for (const [name, { good: asks }] of Object.entries(tries(made))) {
      const method = name.slice(0, name.indexOf(' '));
      for (const one of asks) {
        const exchange = await ask(graph, method, one);
        assert.ok(exchange.status < 300, `${name} answered ${exchange.status} ${JSON.stringify(exchange.answer)}`);
        const findings = validateExchange(exchange, LENIENT);
        assert.deepEqual(findings.problems, [], `${method} ${one.path}`);
        assert.equal(findings.operation, name);
        validated += findings.validated;
        good.push({ name, exchange });
      }
      const refused = await ask(graph, method, tries(made)[name]!.bad);
      assert.ok(refused.status >= 400, `${name} took ${JSON.stringify(tries(made)[name]!.bad)}`);
      const findings = validateAnswer(refused, LENIENT);
      assert.deepEqual(findings.problems, [], `${method} ${refused.path}, refused`);
      validated += findings.validated;
    }
    console.log(`      ${validated} requests and answers of the local Graph held against Microsoft’s description`);
    assert.ok(validated > 60);
  });

  it('would notice one wrong thing on any of them', () => {
    for (const { name, exchange } of good) {
      const findings = validateExchange(withFault(exchange), LENIENT);
      assert.ok(findings.problems.length > 0, `a property too many passed in ${name}`);
    }
    for (const { name, exchange } of good) {
      if (exchange.body === undefined || typeof exchange.body === 'string') continue;
      const findings = validateExchange({ ...exchange, body: {} }, LENIENT);
      // Any part of a user may be patched, so none is required there.
      if (name !== 'PATCH /users/{user-id}')
        assert.ok(findings.problems.length > 0, `an empty request passed in ${name}`);
      assert.ok(
        validateExchange({ ...exchange, body: { ...exchange.body, planted: true } }, LENIENT).problems.length > 0,
        `a property too many was asked in ${name}`,
      );
    }
  });

  it('counts exceptions by name, and has few', () => {
    const used = new Set(good.flatMap(({ exchange }) => validateExchange(exchange, LENIENT).exceptions));
    assert.deepEqual([...used].sort(), ['em-assignment-ids', 'sendmail-case', 'sendmail-mime', 'undocumented']);
    const undocumented = good.find(({ name }) => name === 'GET /groups/{group-id}/team')!;
    assert.notDeepEqual(
      validateExchange(undocumented.exchange).problems,
      [],
      'the bot may not use what is not documented',
    );
  });

  it('asks for permissions that Microsoft names, a least one among them', () => {
    const { operations } = descriptions().permissions;
    for (const { method, template, allow } of ownRoutes()) {
      const known = operations[`${method} ${template}`]?.schemes.Application;
      if (!known) continue; // Microsoft's table has no row for it
      for (const role of allow) assert.ok(role in known, `${role} does not suffice for ${method} ${template}`);
    }
  });

  it('does not answer GET /invitations, which nobody can read again', async () => {
    const exchange = await ask(graph, 'GET', { path: '/invitations' });
    assert.equal(exchange.status, 405);
  });
});
