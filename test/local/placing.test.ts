import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorOf, group, person, startGraph, type TestGraph } from '../support/local-graph.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';

const look = (address: string): string => `/users?$filter=${encodeURIComponent(`mail eq '${address}'`)}`;

describe('What a test may put into the local tenant', () => {
  let graph: TestGraph;
  let tenant: TenantClient;
  before(async () => {
    graph = await startGraph();
    tenant = createTenantClient(graph.url);
  });
  after(() => graph.close());
  beforeEach(() => tenant.reset());

  it('has guests with a past: accepted or not, disabled, made a member, deleted', async () => {
    const [ada, bea, cleo] = await tenant.guests([
      { address: 'ada@tailspintoys.com', displayName: 'Ada Lovelace', sponsorIds: [person(2)] },
      { address: 'bea@tailspintoys.com', state: 'PendingAcceptance', enabled: false, userType: 'Member' },
      { address: 'cleo@tailspintoys.com', deletedDaysAgo: 29 },
    ]);
    const { users, deletedUsers } = await graph.state();
    const found = (id: string | undefined) => users.find((one) => one['id'] === id);
    assert.deepEqual(
      [found(ada)?.['displayName'], found(ada)?.['externalUserState'], found(ada)?.['sponsorIds']],
      ['Ada Lovelace', 'Accepted', [person(2)]],
    );
    assert.deepEqual(
      [found(bea)?.['displayName'], found(bea)?.['accountEnabled'], found(bea)?.['userType']],
      ['bea', false, 'Member'],
    );
    assert.equal(found(cleo), undefined);
    assert.ok(deletedUsers.some(({ id }) => id === cleo));
    assert.equal((await graph.graph('POST', `/directory/deletedItems/${cleo}/restore`)).status, 200);
  });

  it('has a crowd from one domain, and organisations as they are needed', async () => {
    await tenant.crowd('woodgrove.com', 12, 11);
    const { users } = await graph.state();
    const crowd = users.filter(({ mail }) => String(mail).endsWith('@woodgrove.com'));
    assert.deepEqual([crowd.length, crowd.filter((one) => one['externalUserState'] === 'Accepted').length], [12, 11]);
    const find = (domain: string) =>
      graph.graph('GET', `/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`);
    const id = await tenant.homeTenant({ name: 'Woodgrove Bank', domains: ['Woodgrove.com'], inbound: 'blocked' });
    assert.equal((await find('woodgrove.com')).body['tenantId'], id);
    assert.equal((await graph.invite('new@woodgrove.com')).status, 400);
    await tenant.homeTenant({ name: 'Fabrikam anew', domains: ['fabrikam.com'] });
    assert.equal((await find('fabrikam.com')).body['displayName'], 'Fabrikam anew');
    assert.equal((await find('eu.fabrikam.com')).status, 404, 'the old one went with all its domains');
  });

  it('refuses in words what it cannot place', async () => {
    for (const body of [{ address: 'nobody' }, { address: 'a@b.c', state: 'Asleep' }, { addres: 'a@b.c' }, 'all']) {
      const refused = await graph.fetched('POST', '/_local/guests', { body });
      assert.deepEqual([refused.status, errorOf(refused).code], [400, 'BadRequest'], JSON.stringify(body));
    }
    assert.equal((await graph.fetched('POST', '/_local/home-tenants', { body: { domains: [] } })).status, 400);
    assert.equal((await graph.fetched('POST', '/_local/guests', { body: { address: 'one@alone.net' } })).status, 201);
  });

  it('counts a batch as one round trip, and shows what was in it', async () => {
    const since = await tenant.now();
    const parts = [
      { id: 'a', method: 'GET', url: look('bob@fabrikam.com'), headers: { ConsistencyLevel: 'eventual' } },
      {
        id: 'b',
        method: 'POST',
        url: `/users/${person(1)}/checkMemberGroups`,
        headers: { 'Content-Type': 'application/json' },
        body: { groupIds: [group(10)] },
      },
      { id: 'c', method: 'GET', url: '/users/nobody' },
    ];
    await graph.graph('POST', '/$batch', { body: { requests: parts } });
    await graph.graph('GET', '/contacts?$select=id');
    assert.equal((await tenant.roundTrips(since)).length, 2);
    const calls = await tenant.graphCalls(since);
    assert.deepEqual(
      calls.map(({ method, path, status }) => [method, path, status]),
      [
        ['GET', '/users', 200],
        ['POST', `/users/${person(1)}/checkMemberGroups`, 200],
        ['GET', '/users/nobody', 404],
        ['GET', '/contacts', 200],
      ],
    );
    assert.deepEqual([calls[0]?.headers['consistencylevel'], calls[3]?.query.get('$select')], ['eventual', 'id']);
    assert.deepEqual(calls[1]?.body, { groupIds: [group(10)] });
    assert.equal(new Set(calls.map(({ trip }) => trip)).size, 2);
  });

  it('keeps requests on their way for as long as it is told, and forgets those whose sender has left', async () => {
    await tenant.settings({ latencyMs: 40 });
    const since = await tenant.now();
    await graph.graph('GET', '/users');
    const [exchange] = await graph.requests(since);
    assert.ok(exchange && exchange.milliseconds >= 39, `answered after ${exchange?.milliseconds} ms`);
    await tenant.settings({ latencyMs: 60_000 });
    const gone = AbortSignal.timeout(30);
    const body = { invitedUserEmailAddress: 'ada@fabrikam.com', inviteRedirectUrl: 'https://contoso.com' };
    await assert.rejects(graph.graph('POST', '/invitations', { body, signal: gone }));
    await tenant.settings({ latencyMs: 0 });
    assert.deepEqual((await graph.graph('GET', look('ada@fabrikam.com'))).body['value'], []);
  });
});

describe('A folder that an older local tenant wrote', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'guestlist-tenant-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('opens, with what it lacks as on the first day', async () => {
    const file = join(folder, 'tenant.json');
    const first = await startGraph({ dataFolder: folder });
    await first.guest('ada@fabrikam.com');
    await first.close();
    const state = JSON.parse(await readFile(file, 'utf8')) as {
      tenant: {
        directory: Record<string, unknown> & {
          users: Record<string, unknown>[];
          groups: { properties: Record<string, unknown>; channels?: unknown }[];
        };
      };
    };
    const {
      contacts: _contacts,
      homeTenants: _tenants,
      connectedOrganisations: _connected,
      ...directory
    } = state.tenant.directory;
    for (const record of directory.groups) {
      delete record.properties['assignedLabels'];
      delete record.channels;
    }
    for (const record of directory.users) delete record['inTeams'];
    const said = { activityId: '1', from: 'person', text: 'hello of old', at: '2027-01-01T00:00:00.000Z' };
    const chats = { rooms: [{ personId: person(1), installed: true, messages: [said] }], lastId: 1 };
    await writeFile(file, JSON.stringify({ tenant: { ...state.tenant, directory }, chats }));

    const second = await startGraph({ dataFolder: folder });
    try {
      assert.equal(((await second.graph('GET', look('ada@fabrikam.com'))).body['value'] as object[]).length, 1);
      assert.equal(((await second.graph('GET', '/contacts')).body['value'] as object[]).length, 1);
      const found = await second.graph(
        'GET',
        "/tenantRelationships/findTenantInformationByDomainName(domainName='fabrikam.com')",
      );
      assert.equal(found.status, 200);
      const labels = await second.graph('GET', `/groups/${group(1)}?$select=assignedLabels`);
      assert.deepEqual(labels.body['assignedLabels'], []);
      const tenant = createTenantClient(second.url);
      assert.deepEqual(
        (await tenant.messages(person(1))).map((message) => message.text),
        ['hello of old'],
      );
      const sue = (await tenant.people()).find(({ id }) => id === person(1));
      assert.deepEqual(
        sue?.channels.map(({ name }) => name),
        ['General', 'Guests'],
      );
    } finally {
      await second.close();
    }
  });
});
