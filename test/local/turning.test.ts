import assert from 'node:assert/strict';
import { GRAPH, errorOf, group, person, startGraph, type Answered, type TestGraph } from '../support/local-graph.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';
import { CATALOGUE_APP_ID } from '../../src/local/company.js';

const eventual = { ConsistencyLevel: 'eventual' };
const names = ({ body }: Answered): readonly unknown[] =>
  (body['value'] as readonly { readonly displayName: string }[]).map(({ displayName }) => displayName);

describe('What happens to the local company while a request waits', () => {
  let graph: TestGraph;
  let tenant: TenantClient;
  before(async () => {
    graph = await startGraph();
    tenant = createTenantClient(graph.url);
  });
  after(() => graph.close());
  beforeEach(() => tenant.reset());

  const replies = async (id: string) => {
    const answer = await graph.graph('GET', `/users/${id}/mailboxSettings?$select=automaticRepliesSetting`);
    return answer.body['automaticRepliesSetting'] as Record<string, { dateTime: string } & string>;
  };

  it('lets people go on holiday, for those alone who may look', async () => {
    const asked = await graph.graph('GET', `/users/${person(2)}/mailboxSettings`);
    assert.deepEqual([asked.status, errorOf(asked).code], [403, 'Authorization_RequestDenied'], 'withheld at first');
    await tenant.grant('MailboxSettings.Read');
    assert.equal((await replies(person(2)))['status'], 'disabled');
    await tenant.outOfOffice(person(2), { status: 'alwaysEnabled' });
    assert.equal((await replies(person(2)))['status'], 'alwaysEnabled');
    await tenant.outOfOffice(person(2), {
      status: 'scheduled',
      from: '2027-08-01T00:00:00+02:00',
      until: '2027-08-14T18:00:00Z',
    });
    const { status, scheduledStartDateTime, scheduledEndDateTime } = await replies(person(2));
    assert.deepEqual(
      [status, scheduledStartDateTime?.dateTime, scheduledEndDateTime?.dateTime],
      ['scheduled', '2027-07-31T22:00:00.0000000', '2027-08-14T18:00:00.0000000'],
    );
    await tenant.outOfOffice(person(2), { status: 'disabled' });
    assert.equal((await replies(person(2)))['status'], 'disabled');
    await tenant.withhold('MailboxSettings.Read');
    assert.equal((await graph.graph('GET', `/users/${person(2)}/mailboxSettings`)).status, 403);
    await assert.rejects(tenant.outOfOffice(person(2), { status: 'scheduled', until: 'tomorrow' }), /400/);
    await assert.rejects(tenant.outOfOffice('nobody', { status: 'disabled' }), /404/);
  });

  it('shows everybody in a group, through groups inside it, page by page, to those who ask for it properly', async () => {
    await tenant.changeGroup(group(11), { addMembers: [group(10), person(101)] });
    await tenant.changeGroup(group(10), { addMembers: [group(11), person(8)] });
    const path = `/groups/${group(11)}/transitiveMembers/microsoft.graph.user`;
    const found: unknown[] = [];
    for (let link: string | undefined = `${path}?$count=true&$top=4&$select=id,displayName`; link;) {
      const page: Answered = await graph.graph('GET', link, { headers: eventual });
      assert.equal(page.status, 200, JSON.stringify(page.body));
      found.push(...names(page));
      link = (page.body['@odata.nextLink'] as string | undefined)?.slice(`${graph.url}/v1.0`.length);
    }
    assert.deepEqual(found, [
      'Carl Meyer',
      'Aiko Tanaka',
      'Ivy Novak',
      'Sue Park',
      'Noor Haddad',
      'Bob Stone (Fabrikam)',
    ]);
    for (const [query, headers] of [
      ['', eventual],
      ['?$count=true', {}],
    ] as const) {
      const refused = await graph.graph('GET', `${path}${query}`, { headers });
      assert.deepEqual([refused.status, errorOf(refused).code], [400, 'Request_UnsupportedQuery']);
    }
  });

  it('takes people out of groups and puts others in, and above others', async () => {
    await tenant.changeGroup(group(1), {
      removeOwners: [person(2)],
      addOwners: [person(4)],
      removeMembers: [person(1)],
    });
    assert.deepEqual(names(await graph.graph('GET', `/groups/${group(1)}/owners`)), ['Mia Berg', 'Lin Wei']);
    assert.deepEqual(names(await graph.graph('GET', `/groups/${group(1)}/members`)), ['Oskar Lind', 'Mia Berg']);
    const manager = async (n: number) => (await graph.graph('GET', `/users/${person(n)}/manager`)).body['displayName'];
    assert.deepEqual([await manager(8), await manager(6)], ['Carl Meyer', 'Ruth Adams'], 'two levels');
    await tenant.changePerson(person(8), { managerId: person(3) });
    assert.equal(await manager(8), 'Mia Berg');
    await tenant.changePerson(person(8), { managerId: null });
    assert.equal(await manager(8), undefined);
    await assert.rejects(tenant.changeGroup(group(1), { addOwners: ['nobody'] }), /404/);
    await assert.rejects(tenant.changePerson(person(8), { managerId: 'nobody' }), /404/);
  });

  it('closes an account, and lets another go, whose client goes on for a while', async () => {
    await tenant.changePerson(person(2), { enabled: false });
    const account = await graph.graph('GET', `/users/${person(2)}?$select=accountEnabled`);
    assert.equal(account.body['accountEnabled'], false);
    await tenant.deletePerson(person(3));
    assert.equal((await graph.graph('GET', `/users/${person(3)}`)).status, 404);
    assert.ok(!(await tenant.people()).some(({ id }) => id === person(3)));
    // The bot of this test cannot be reached; what matters is that Teams still takes what they type.
    assert.equal((await tenant.say(person(3), 'am I still here?')).status, 502);
  });

  it('installs the app in a team, once, and not where the team keeps it out', async () => {
    await tenant.grant('TeamsAppInstallation.ReadWriteSelfForTeam.All');
    const install = (n: number) =>
      graph.graph('POST', `/teams/${group(n)}/installedApps`, {
        body: { 'teamsApp@odata.bind': `${GRAPH}/appCatalogs/teamsApps/${CATALOGUE_APP_ID}` },
      });
    await tenant.settings({ closedTeams: [group(1)] });
    assert.equal((await install(1)).status, 403);
    await tenant.settings({ closedTeams: [] });
    assert.deepEqual([(await install(1)).status, (await install(1)).status], [201, 409]);
    assert.equal((await install(2)).status, 404, 'a group without a team');
    await tenant.app({ team: group(1) }, false);
    assert.equal((await install(1)).status, 201);
    await tenant.grant('Channel.ReadBasic.All');
    assert.deepEqual(names(await graph.graph('GET', `/teams/${group(1)}/channels`)), ['General', 'Guests']);
  });

  it('has as many more employees as a test needs, each with a chat, in a group of their own', async () => {
    const { employees, groupId } = await tenant.employees(100, { group: 'All Approvers' });
    assert.deepEqual(
      [employees.length, employees[0]?.name, employees[99]?.address],
      [100, 'Approver 001', 'approver.100@contoso.com'],
    );
    const path = `/groups/${groupId}/transitiveMembers/graph.user?$count=true&$top=999`;
    assert.equal(names(await graph.graph('GET', path, { headers: eventual })).length, 100);
    const last = employees[99]!;
    assert.equal((await tenant.messages(last.id)).length, 0);
    await tenant.say(last.id, 'hello');
    assert.equal((await tenant.messages(last.id)).length, 1);
    const member = { body: { groupIds: [groupId] } };
    assert.deepEqual((await graph.graph('POST', `/users/${last.id}/checkMemberGroups`, member)).body['value'], [
      groupId,
    ]);
    await tenant.reset();
    assert.equal((await tenant.people()).length, 9);
  });
});
