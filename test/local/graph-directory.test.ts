import assert from 'node:assert/strict';
import { CATALOGUE_APP_ID, LOCAL_TEAMS_APP_ID } from '../../src/local/company.js';
import { errorOf, GRAPH, group, person, startGraph, type Answered, type TestGraph } from '../support/local-graph.js';

type Listed = { readonly id: string; readonly displayName?: string };
const listed = ({ body }: Answered): readonly Listed[] => (body['value'] ?? []) as readonly Listed[];
const names = (answer: Answered): readonly (string | undefined)[] =>
  listed(answer).map(({ displayName }) => displayName);
const asking = (filter: string): string => `$filter=${encodeURIComponent(filter)}`;

describe('The local directory, through Graph', () => {
  let graph: TestGraph;
  before(async () => (graph = await startGraph()));
  after(() => graph.close());
  beforeEach(() => graph.fetched('POST', '/_local/reset'));

  it('finds an address wherever it stands', async () => {
    const at = (address: string) =>
      graph.graph(
        'GET',
        `/users?$select=id,displayName&${asking(`mail eq '${address}' or userPrincipalName eq '${address}' or otherMails/any(x:x eq '${address}') or proxyAddresses/any(x:x eq 'smtp:${address}')`)}`,
      );
    assert.deepEqual(names(await at('SUE@contoso.com')), ['Sue Park']);
    assert.deepEqual(names(await at('ruth.adams@adatum.com')), ['Ruth Adams']);
    assert.deepEqual(names(await at('bob@fabrikam.com')), ['Bob Stone (Fabrikam)']);
    assert.deepEqual(names(await at('dan@partner.net')), []);
  });

  it('understands the filters it knows and no others', async () => {
    const users = (filter: string, more = '') => graph.graph('GET', `/users?${asking(filter)}${more}`);
    assert.deepEqual(names(await users(`id in ('${person(2)}','${person(3)}')`)), ['Oskar Lind', 'Mia Berg']);
    assert.deepEqual(names(await users("startswith(displayName,'s') and userType eq 'Member'")), ['Sue Park']);
    assert.deepEqual(
      names(await users("(displayName eq 'Lin Wei' or displayName eq 'O''Hara') and accountEnabled eq true")),
      ['Lin Wei'],
    );
    for (const filter of [
      "mail like 'x'",
      'mail eq',
      "tolower(mail) eq 'x'",
      "mail eq 'x' mail",
      "colour eq 'x'",
      "otherMails/all(x:x eq 'a')",
      '',
    ]) {
      const answer = await users(filter);
      assert.equal(answer.status, 400, `took the filter ${filter}`);
      assert.match(errorOf(answer).message, /^Invalid filter clause/);
    }
    const many = Array.from({ length: 16 }, (_, n) => `'${person(n)}'`).join(',');
    assert.match(errorOf(await users(`id in (${many})`)).message, /Max allowed: 15/);
  });

  it('answers advanced queries only with a count and eventual consistency', async () => {
    const query = `/users?$select=displayName&${asking("externalUserState eq 'PendingAcceptance'")}`;
    assert.deepEqual((await graph.graph('GET', query)).status, 400);
    const answer = await graph.graph('GET', `${query}&$count=true`, { headers: { ConsistencyLevel: 'eventual' } });
    assert.deepEqual(names(answer), ['Eve Marsh (Partner)', 'Hugo Lang (Fabrikam)']);
    assert.equal(answer.body['@odata.count'], 2);
    const others = await graph.graph(
      'GET',
      `/users?${asking("not startswith(displayName,'S') and userType ne 'Guest'")}&$count=true`,
      { headers: { ConsistencyLevel: 'eventual' } },
    );
    assert.equal(names(others).includes('Sue Park'), false);
  });

  it('shows what was selected, and the usual things otherwise', async () => {
    const { body } = await graph.graph('GET', `/users/${person(1)}?$select=displayName,userType`);
    assert.deepEqual(body, {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users(displayName,userType)/$entity',
      displayName: 'Sue Park',
      userType: 'Member',
    });
    assert.equal('userType' in (await graph.graph('GET', '/users/sue@contoso.com')).body, false);
    assert.match(
      errorOf(await graph.graph('GET', '/users?$select=colour')).message,
      /Could not find a property named 'colour' on type 'microsoft\.graph\.user'/,
    );
  });

  it('turns pages without losing anybody', async () => {
    const found: string[] = [];
    for (let link: string | undefined = '/users?$top=3&$select=id'; link;) {
      const answer: Answered = await graph.graph('GET', link);
      assert.ok(listed(answer).length <= 3);
      found.push(...listed(answer).map(({ id }) => id));
      link = (answer.body['@odata.nextLink'] as string | undefined)?.slice(`${graph.url}/v1.0`.length);
    }
    assert.equal(new Set(found).size, 18);
  });

  it('knows managers and owners, in order', async () => {
    assert.equal((await graph.graph('GET', `/users/${person(1)}/manager`)).body['displayName'], 'Lin Wei');
    const none = await graph.graph('GET', `/users/${person(5)}/manager`);
    assert.deepEqual([none.status, errorOf(none).code], [404, 'Request_ResourceNotFound']);
    assert.deepEqual(names(await graph.graph('GET', `/groups/${group(1)}/owners`)), ['Oskar Lind', 'Mia Berg']);
    assert.deepEqual(names(await graph.graph('GET', `/groups/${group(3)}/owners`)), ['Noor Haddad', 'Mia Berg']);
  });

  it('says what a group thinks of guests, and notes who did not listen', async () => {
    const settings = (await graph.graph('GET', `/groups/${group(4)}/settings`)).body['value'] as { values: unknown }[];
    assert.deepEqual(settings[0]?.values, [{ name: 'AllowToAddGuests', value: 'false' }]);
    assert.deepEqual(listed(await graph.graph('GET', `/groups/${group(2)}/settings`)), []);
    const added = await graph.graph('POST', `/groups/${group(4)}/members/$ref`, {
      body: { '@odata.id': `${GRAPH}/users/${person(101)}` },
    });
    assert.equal(added.status, 204, 'Microsoft lets an application do it');
    assert.match((await graph.state()).harms.join(), /Bob Stone.*Payroll, which keeps guests out/);
  });

  it('adds a member once, and takes them out again', async () => {
    const add = () =>
      graph.graph('POST', `/groups/${group(2)}/members/$ref`, {
        body: { '@odata.id': `${GRAPH}/directoryObjects/${person(101)}` },
      });
    assert.equal((await add()).status, 204);
    const again = await add();
    assert.equal(again.status, 400);
    assert.equal(
      errorOf(again).message,
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
    assert.equal((await graph.graph('DELETE', `/groups/${group(2)}/members/${person(101)}/$ref`)).status, 204);
    assert.equal((await graph.graph('GET', `/users/${person(101)}`)).status, 200);
    assert.equal(
      (
        await graph.graph('POST', `/groups/${group(5)}/members/$ref`, {
          body: { '@odata.id': `${GRAPH}/users/${person(101)}` },
        })
      ).status,
      400,
    );
  });

  it('deletes the person where /$ref was forgotten, as Microsoft does, and says so loudly', async () => {
    await graph.graph('POST', `/groups/${group(2)}/members/$ref`, {
      body: { '@odata.id': `${GRAPH}/users/${person(101)}` },
    });
    assert.equal((await graph.graph('DELETE', `/groups/${group(2)}/members/${person(101)}`)).status, 204);
    assert.equal((await graph.graph('GET', `/users/${person(101)}`)).status, 404);
    const { harms, deletedUsers } = await graph.state();
    assert.match(harms.join(), /Bob Stone \(Fabrikam\) was deleted/);
    assert.deepEqual(
      deletedUsers.map((one) => one['id']),
      [person(106), person(101)],
    );
  });

  it('takes a guest into a team, twice as well as once', async () => {
    const join = (id: string, roles: readonly string[]) =>
      graph.graph('POST', `/teams/${group(1)}/members`, {
        body: {
          '@odata.type': '#microsoft.graph.aadUserConversationMember',
          roles,
          'user@odata.bind': `${GRAPH}/users('${id}')`,
        },
      });
    const first = await join(person(101), ['guest']);
    assert.deepEqual([first.status, first.body['roles'], first.body['userId']], [201, ['guest'], person(101)]);
    assert.deepEqual((await join(person(101), ['guest'])).body, first.body);
    assert.equal((await join(person(4), ['guest'])).status, 400);
    assert.equal((await join(person(4), ['owner'])).status, 403);
    assert.equal((await graph.graph('GET', `/teams/${group(1)}`)).body['webUrl'], `${graph.url}/landing/${group(1)}`);
    assert.equal((await graph.graph('GET', `/teams/${group(2)}`)).status, 404);
  });

  it('installs the app for whoever may have it, once', async () => {
    const catalogue = await graph.graph(
      'GET',
      `/appCatalogs/teamsApps?${asking(`externalId eq '${LOCAL_TEAMS_APP_ID}'`)}`,
    );
    assert.deepEqual(
      listed(catalogue).map(({ id }) => id),
      [CATALOGUE_APP_ID],
    );
    const install = (n: number) =>
      graph.graph('POST', `/users/${person(n)}/teamwork/installedApps`, {
        body: { 'teamsApp@odata.bind': `${GRAPH}/appCatalogs/teamsApps/${CATALOGUE_APP_ID}` },
      });
    assert.deepEqual([(await install(2)).status, (await install(2)).status], [201, 409]);
    const [installed] = listed(
      await graph.graph(
        'GET',
        `/users/${person(2)}/teamwork/installedApps?$expand=teamsApp&${asking(`teamsApp/id eq '${CATALOGUE_APP_ID}'`)}`,
      ),
    );
    const chat = await graph.graph('GET', `/users/${person(2)}/teamwork/installedApps/${installed?.id}/chat`);
    assert.deepEqual([chat.status, chat.body['chatType']], [200, 'oneOnOne']);
    const blocked = await install(7);
    assert.deepEqual([blocked.status, errorOf(blocked).code], [403, 'Forbidden']);
    assert.match(errorOf(blocked).message, /^App is blocked by app permission policy/);
  });

  it('changes and deletes people as asked, and knows who was deleted', async () => {
    await graph.settings({ roles: ['User.ReadWrite.All'] });
    assert.equal(
      (await graph.graph('PATCH', `/users/${person(101)}`, { body: { displayName: 'Bob', accountEnabled: false } }))
        .status,
      204,
    );
    assert.equal(
      (await graph.graph('GET', `/users/${person(101)}?$select=accountEnabled`)).body['accountEnabled'],
      false,
    );
    assert.match(
      errorOf(await graph.graph('PATCH', `/users/${person(101)}`, { body: { displayName: 5 } })).message,
      /displayName/,
    );
    assert.equal((await graph.graph('DELETE', `/users/${person(101)}`)).status, 204);
    assert.equal((await graph.graph('DELETE', `/users/${person(101)}`)).status, 404);
    assert.deepEqual(names(await graph.graph('GET', '/directory/deletedItems/microsoft.graph.user')), [
      'Finn Roth (Northwind)',
      'Bob',
    ]);
  });

  it('says 404 and 405 as Microsoft does', async () => {
    for (const [method, path, status] of [
      ['GET', '/planner/tasks', 404],
      ['PUT', '/users', 405],
      ['GET', '/', 404],
    ] as const) {
      const answer = await graph.graph(method, path);
      assert.equal(answer.status, status, `${method} ${path}`);
      assert.ok(errorOf(answer).code);
      assert.ok(answer.headers.get('request-id'));
    }
  });
});
