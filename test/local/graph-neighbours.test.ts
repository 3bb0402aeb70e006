import assert from 'node:assert/strict';
import { errorOf, startGraph, type Answered, type TestGraph } from '../support/local-graph.js';

const BLOCKED = /^This invitation is blocked by cross-tenant access settings\. Admins in both your organization/;

const tenantOf = (domain: string): string =>
  `/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`;
const homeTenant = (n: number): string => `66666666-0000-4000-8000-00000000000${n}`;
const listed = ({ body }: Answered): readonly Record<string, unknown>[] =>
  body['value'] as readonly Record<string, unknown>[];

type Inbound = { readonly usersAndGroups: { readonly accessType: string; readonly targets: readonly object[] } } | null;

describe('Other organisations, through the local Graph', () => {
  let graph: TestGraph;
  before(async () => (graph = await startGraph()));
  after(() => graph.close());
  beforeEach(() => graph.fetched('POST', '/_local/reset'));

  it('knows whose a domain is, and of most that nobody at Microsoft has it', async () => {
    for (const [domain, name, id] of [
      ['fabrikam.com', 'Fabrikam Inc.', homeTenant(1)],
      ['EU.Fabrikam.com', 'Fabrikam Inc.', homeTenant(1)],
      ['northwindtraders.com', 'Northwind Traders', homeTenant(2)],
      ['contoso.com', 'Contoso', '7e4a0001-0000-4000-8000-00000000c0de'],
    ] as const) {
      const { status, body } = await graph.graph('GET', tenantOf(domain));
      assert.deepEqual([status, body['displayName'], body['tenantId']], [200, name, id]);
    }
    for (const domain of ['partner.net', 'gmail.com', 'litwareinc.com', "o''hara.com", '']) {
      const nobody = await graph.graph('GET', tenantOf(domain));
      assert.deepEqual([nobody.status, errorOf(nobody).code], [404, 'Request_ResourceNotFound'], domain);
    }
    assert.equal((await graph.graph('GET', tenantOf('fabrikam.com').replace('domainName=', 'tenantId='))).status, 404);
  });

  it('says in its settings whom it lets in: everybody, nobody, some', async () => {
    const inbound = async (id: string): Promise<Inbound> =>
      (await graph.graph('GET', `/policies/crossTenantAccessPolicy/partners/${id}`)).body[
        'b2bCollaborationInbound'
      ] as Inbound;
    assert.equal((await inbound(homeTenant(5)))?.usersAndGroups.accessType, 'blocked');
    assert.deepEqual((await inbound(homeTenant(6)))?.usersAndGroups.targets, [
      { target: '77777777-0000-4000-8000-000000000001', targetType: 'group' },
    ]);
    assert.equal(await inbound(homeTenant(3)), null, 'left to the default');
    assert.equal(
      (await graph.graph('GET', `/policies/crossTenantAccessPolicy/partners/${homeTenant(1)}`)).status,
      404,
      'Fabrikam is in no setting of ours',
    );
    assert.equal(listed(await graph.graph('GET', '/policies/crossTenantAccessPolicy/partners')).length, 3);
  });

  it('lets the default follow the setting', async () => {
    const byDefault = async () => (await graph.graph('GET', '/policies/crossTenantAccessPolicy/default')).body;
    assert.equal((await byDefault())['isServiceDefault'], true);
    await graph.settings({ inboundDefault: 'blocked' });
    const { isServiceDefault, b2bCollaborationInbound } = await byDefault();
    assert.equal(isServiceDefault, false);
    assert.equal((b2bCollaborationInbound as Inbound)?.usersAndGroups.accessType, 'blocked');
  });

  it('refuses an invitation where inbound is blocked, in Microsoft’s words, and no other', async () => {
    const outcome = async (address: string) => {
      const answer = await graph.invite(address);
      return answer.status === 201 ? 'invited' : errorOf(answer).message;
    };
    assert.match(await outcome('ada@litware.com'), BLOCKED);
    for (const address of ['ada@wingtiptoys.com', 'ada@adatum.com', 'ada@partner.net'])
      assert.equal(await outcome(address), 'invited', address);
    await graph.settings({ inboundDefault: 'blocked' });
    for (const address of ['bea@fabrikam.com', 'bea@adatum.com', 'bea@litware.com'])
      assert.match(await outcome(address), BLOCKED, address);
    for (const address of ['bea@wingtiptoys.com', 'bea@partner.net'])
      assert.equal(await outcome(address), 'invited', `${address} has a setting of its own, or no tenant`);
  });

  it('lets nobody accept an invitation from before inbound was blocked', async () => {
    const { inviteRedeemUrl } = (await graph.invite('ada@fabrikam.com')).body;
    await graph.settings({ inboundDefault: 'blocked' });
    assert.equal((await fetch(String(inviteRedeemUrl), { method: 'POST', redirect: 'manual' })).status, 410);
  });

  it('finds a contact by address, and makes a guest of them without that proxy address', async () => {
    const contacts = (filter: string) => graph.graph('GET', `/contacts?$filter=${encodeURIComponent(filter)}`);
    for (const filter of ["mail eq 'KIM@partner.net'", "proxyAddresses/any(x:x eq 'smtp:kim@partner.net')"])
      assert.deepEqual(
        listed(await contacts(filter)).map((one) => one['displayName']),
        ['Kim Abel'],
      );
    assert.deepEqual(listed(await contacts("mail eq 'eve@partner.net'")), []);
    const proxies = async (address: string) =>
      (await graph.graph('GET', `/users/${await graph.guest(address)}?$select=proxyAddresses`)).body['proxyAddresses'];
    assert.deepEqual(await proxies('kim@partner.net'), []);
    assert.deepEqual(await proxies('dan@partner.net'), ['SMTP:dan@partner.net']);
  });

  it('shows connected organisations to those who may see them', async () => {
    const ask = () => graph.graph('GET', '/identityGovernance/entitlementManagement/connectedOrganizations');
    await graph.settings({ roles: ['Policy.Read.All'] });
    assert.equal((await ask()).status, 403);
    await graph.settings({ roles: ['EntitlementManagement.Read.All'] });
    assert.deepEqual(
      listed(await ask()).map(({ displayName, identitySources }) => [displayName, identitySources]),
      [
        [
          'A. Datum',
          [
            {
              '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant',
              displayName: 'A. Datum',
              tenantId: homeTenant(3),
            },
          ],
        ],
        [
          'Woodgrove',
          [
            {
              '@odata.type': '#microsoft.graph.domainIdentitySource',
              displayName: 'Woodgrove',
              domainName: 'woodgrove.com',
            },
          ],
        ],
      ],
    );
  });

  it('says whether employees may read each other’s entries', async () => {
    const mayRead = async () =>
      (
        (await graph.graph('GET', '/policies/authorizationPolicy')).body['defaultUserRolePermissions'] as {
          allowedToReadOtherUsers: boolean;
        }
      ).allowedToReadOtherUsers;
    assert.equal(await mayRead(), true);
    await graph.settings({ employeesSeeOthers: false });
    assert.equal(await mayRead(), false);
  });
});
