import assert from 'node:assert/strict';
import { systemClock } from '../../src/kernel/clock.js';
import { createTenant } from '../../src/local/tenant.js';
import {
  errorOf,
  GRAPH,
  group,
  person,
  pushedClock,
  startGraph,
  type Answered,
  type TestGraph,
} from '../support/local-graph.js';

const DAY = 24 * 60 * 60 * 1000;
const eventual = { ConsistencyLevel: 'eventual' };
const SYNCHRONISED = /^Unable to update the specified properties for on-premises mastered Directory Sync objects/;

const listed = ({ body }: Answered): readonly Record<string, unknown>[] =>
  body['value'] as readonly Record<string, unknown>[];
const ids = (answer: Answered): readonly unknown[] => listed(answer).map(({ id }) => id);

describe('What becomes of accounts in the local Graph', () => {
  let graph: TestGraph;
  const clock = pushedClock();
  before(async () => (graph = await startGraph({ clock })));
  after(() => graph.close());
  beforeEach(() => graph.fetched('POST', '/_local/reset'));

  const deleted = (filter: string, headers: Readonly<Record<string, string>> = eventual) =>
    graph.graph(
      'GET',
      `/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName,deletedDateTime&$count=true&$filter=${encodeURIComponent(filter)}`,
      { headers },
    );
  const restore = (id: string) => graph.graph('POST', `/directory/deletedItems/${id}/restore`);
  const add = (groupId: string, id: string) =>
    graph.graph('POST', `/groups/${groupId}/members/$ref`, { body: { '@odata.id': `${GRAPH}/users/${id}` } });

  it('finds a guest who was deleted, with the day, and nobody who was not', async () => {
    const [finn] = listed(await deleted("userType eq 'Guest' and mail eq 'FINN@northwindtraders.com'"));
    assert.equal(finn?.['id'], person(106));
    assert.equal(finn['deletedDateTime'], `${new Date(clock.now().getTime() - 5 * DAY).toISOString().slice(0, 19)}Z`);
    assert.match(String(finn['userPrincipalName']), /^11111111000040008000000000000106finn_northwindtraders\.com#EXT#/);
    assert.deepEqual(listed(await deleted("mail eq 'bob@fabrikam.com'")), []);
    assert.equal((await deleted("endswith(mail,'@northwindtraders.com')", {})).status, 400);
  });

  it('brings a guest back as they were, memberships and sponsors included, once', async () => {
    await add(group(2), person(101));
    await graph.graph('DELETE', `/users/${person(101)}`);
    assert.deepEqual(ids(await graph.graph('GET', `/groups/${group(2)}/members`)), [person(4)]);
    const restored = await restore(person(101));
    assert.deepEqual(
      [restored.status, restored.body['id'], restored.body['userPrincipalName']],
      [200, person(101), 'bob_fabrikam.com#EXT#@contoso.onmicrosoft.com'],
    );
    assert.deepEqual(ids(await graph.graph('GET', `/groups/${group(2)}/members`)), [person(4), person(101)]);
    assert.deepEqual(ids(await graph.graph('GET', `/users/${person(101)}/sponsors`)), [person(1)]);
    assert.deepEqual(listed(await deleted("mail eq 'bob@fabrikam.com'")), []);
    assert.deepEqual([(await restore(person(101))).status, (await restore('nobody')).status], [404, 404]);
  });

  it('invites somebody who was deleted as a new account, beside which the old one cannot come back', async () => {
    const id = await graph.guest('finn@northwindtraders.com');
    assert.notEqual(id, person(106));
    const refused = await restore(person(106));
    assert.deepEqual(
      [refused.status, errorOf(refused).message],
      [400, 'Another object with the same value for property userPrincipalName already exists.'],
    );
    await graph.settings({ roles: ['User.ReadWrite.All'] });
    await graph.graph('DELETE', `/users/${id}`);
    await graph.graph('PATCH', `/users/${person(101)}`, { body: { otherMails: ['finn@northwindtraders.com'] } });
    assert.match(errorOf(await restore(person(106))).message, /property proxyAddresses already exists/);
  });

  it('forgets a deleted guest after 30 days', () => {
    const calendar = pushedClock();
    const { directory } = createTenant({ url: 'http://localhost', clock: calendar });
    calendar.push(25 * DAY - 1000);
    assert.equal(directory.deletedUsers().length, 1);
    calendar.push(2000);
    assert.deepEqual([directory.deletedUsers(), directory.undelete(person(106))], [[], 'unknown']);
  });

  it('enables and disables with the permission for that alone, and changes nothing else with it', async () => {
    const patch = (id: string, body: object) => graph.graph('PATCH', `/users/${id}`, { body });
    assert.equal((await patch(person(105), { accountEnabled: true })).status, 204);
    const dora = await graph.graph('GET', `/users/${person(105)}?$select=accountEnabled`);
    assert.equal(dora.body['accountEnabled'], true);
    for (const body of [{ displayName: 'Dora' }, { accountEnabled: false, displayName: 'Dora' }]) {
      const refused = await patch(person(105), body);
      assert.deepEqual([refused.status, errorOf(refused).code], [403, 'Authorization_RequestDenied']);
    }
    await graph.settings({ roles: ['User.EnableDisableAccount.All'] });
    assert.equal((await patch(person(105), { accountEnabled: false })).status, 403, 'reading is needed too');
    await graph.settings({ roles: ['User.ReadWrite.All'] });
    const synchronised = await patch(person(21), { accountEnabled: false });
    assert.equal(synchronised.status, 400);
    assert.match(errorOf(synchronised).message, SYNCHRONISED);
  });

  it('takes up to five sponsors, each once, as soon as the guest is known', async () => {
    await graph.settings({ roles: ['User.ReadWrite.All', 'User.Invite.All'], replicationDelayMs: 10_000 });
    const sponsor = (guest: string, n: number) =>
      graph.graph('POST', `/users/${guest}/sponsors/$ref`, { body: { '@odata.id': `${GRAPH}/users/${person(n)}` } });
    const statuses = [];
    for (const n of [2, 2, 3, 4, 5, 6]) statuses.push((await sponsor(person(101), n)).status);
    assert.deepEqual(statuses, [204, 400, 204, 204, 204, 400]);
    assert.match(errorOf(await sponsor(person(101), 2)).message, /already exist .*: 'sponsors'/);
    assert.equal((await graph.graph('DELETE', `/users/${person(101)}/sponsors/${person(2)}/$ref`)).status, 204);
    assert.equal((await sponsor(person(101), 6)).status, 204);
    const guest = await graph.guest('ada@fabrikam.com');
    assert.equal((await sponsor(guest, 1)).status, 404);
    clock.push(10_001);
    assert.equal((await sponsor(guest, 1)).status, 204);
  });

  it('says of which groups somebody is a member, of at most twenty', async () => {
    const check = (id: string, groupIds: unknown) =>
      graph.graph('POST', `/users/${id}/checkMemberGroups`, { body: { groupIds } });
    const all = Array.from({ length: 10 }, (_, n) => group(n + 1));
    assert.deepEqual((await check('noor@contoso.com', all)).body['value'], [group(3), group(5), group(10)]);
    assert.deepEqual((await check(person(101), all)).body['value'], []);
    const many = Array.from({ length: 21 }, (_, n) => group(n + 1));
    assert.equal((await check(person(1), many.slice(1))).status, 200);
    const tooMany = await check(person(1), many);
    assert.deepEqual([tooMany.status, errorOf(tooMany).code], [400, 'Request_BadRequest']);
    assert.equal((await check(person(1), 'all')).status, 400);
    assert.equal((await check('nobody', all)).status, 404);
  });

  it('sees through groups inside groups, even where they go in a circle', () => {
    const { directory } = createTenant({ url: 'http://localhost', clock: systemClock });
    directory.changeGroup(group(10), { memberIds: [group(3)] });
    directory.changeGroup(group(8), { memberIds: [group(10)] });
    directory.changeGroup(group(3), { memberIds: [person(7), group(8)] });
    assert.deepEqual([...directory.groupIdsOf(person(7))].sort(), [group(3), group(5), group(8), group(10)].sort());
  });

  it('lets nobody of our kind into role-assignable and synchronised groups', async () => {
    const roleAssignable = await add(group(7), person(101));
    assert.deepEqual([roleAssignable.status, errorOf(roleAssignable).code], [403, 'Authorization_RequestDenied']);
    const synchronised = await add(group(8), person(101));
    assert.equal(synchronised.status, 400);
    assert.match(errorOf(synchronised).message, SYNCHRONISED);
    assert.equal((await graph.graph('DELETE', `/groups/${group(8)}/members/${person(6)}/$ref`)).status, 400);
    assert.equal((await add(group(9), person(101))).status, 204, 'a label stops owners, not an application');
    await graph.settings({ roles: ['GroupMember.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'] });
    assert.equal((await add(group(7), person(101))).status, 204);
  });

  it('tells what hinders in a group: roles, synchronisation, and the label to those who ask', async () => {
    const look = async (n: number) =>
      (await graph.graph('GET', `/groups/${group(n)}?$select=isAssignableToRole,onPremisesSyncEnabled,assignedLabels`))
        .body;
    assert.equal((await look(7))['isAssignableToRole'], true);
    assert.equal((await look(8))['onPremisesSyncEnabled'], true);
    assert.deepEqual((await look(9))['assignedLabels'], [
      { labelId: '55555555-0000-4000-8000-000000000001', displayName: 'No guests' },
    ]);
    assert.equal('assignedLabels' in (await graph.graph('GET', `/groups/${group(9)}`)).body, false);
  });

  it('tells what accounts are, and finds them by it', async () => {
    const select = '$select=id,userType,creationType,onPremisesSyncEnabled,showInAddressList,department,jobTitle';
    const look = async (id: string) => (await graph.graph('GET', `/users/${id}?${select}`)).body;
    assert.deepEqual(
      [(await look(person(107)))['userType'], (await look(person(107)))['creationType']],
      ['Member', 'Invitation'],
    );
    assert.equal((await look('jon@contoso.com'))['onPremisesSyncEnabled'], true);
    assert.equal((await look('vera@contoso.com'))['showInAddressList'], false);
    assert.deepEqual(
      [(await look(person(1)))['department'], (await look(person(1)))['jobTitle']],
      ['Audit', 'Programme lead'],
    );
    const found = async (filter: string) =>
      ids(
        await graph.graph('GET', `/users?$count=true&$select=id&$filter=${encodeURIComponent(filter)}`, {
          headers: eventual,
        }),
      );
    assert.deepEqual(await found('onPremisesSyncEnabled eq true'), [person(21)]);
    assert.deepEqual(await found('showInAddressList eq false'), [person(22)]);
    assert.deepEqual(await found("creationType eq 'Invitation' and userType eq 'Member'"), [person(107)]);
    assert.deepEqual(await found("department eq 'Finance' and startswith(jobTitle,'Head')"), [person(6)]);
  });

  it('counts the guests from a domain without showing more than one', async () => {
    await graph.place([
      { address: 'ida@fabrikam.com' },
      { address: 'jim@fabrikam.com', state: 'PendingAcceptance' },
      { address: 'kay@eu.fabrikam.com' },
    ]);
    const count = (state: string, headers: Readonly<Record<string, string>>) =>
      graph.graph(
        'GET',
        `/users?$count=true&$top=1&$select=id&$filter=${encodeURIComponent(`userType eq 'Guest' and endswith(mail,'@fabrikam.com')${state}`)}`,
        { headers },
      );
    const all = await count('', eventual);
    assert.deepEqual([all.body['@odata.count'], listed(all).length], [5, 1]);
    assert.equal((await count(" and externalUserState eq 'Accepted'", eventual)).body['@odata.count'], 3);
    assert.equal((await count('', {})).status, 400);
  });
});
