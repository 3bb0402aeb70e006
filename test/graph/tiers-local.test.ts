import assert from 'node:assert/strict';
import type { Identities } from '../../src/graph/credential.js';
import { requiredPermissions } from '../../src/graph/permissions.js';
import { guestAddress } from '../../src/kernel/address.js';
import { groupId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Access } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Directory } from '../../src/workflow/ports.js';
import { ourGraph } from '../support/our-graph.js';
import type { TenantClient } from '../support/tenant-client.js';

const IDENTITIES = {
  stays: { clientId: 'the-one-that-ends-stays' },
  access: { clientId: 'the-one-that-gives-access' },
} satisfies Identities;
const AUDIT: Access = {
  key: 'audit',
  name: 'Joint Audit',
  kind: 'group',
  id: groupId.parse('22222222-0000-4000-8000-000000000002'),
};
const rolesOf = (...tiers: Parameters<typeof requiredPermissions>[0] & object): string[] =>
  requiredPermissions(tiers).map(({ permission }) => permission);

describe('identities that hold a tier of rights alone', () => {
  const local = ourGraph();
  let tenant: TenantClient;
  let ada: PersonId;
  beforeEach(async () => {
    tenant = local.tenant();
    const [id] = await tenant.guests([{ address: 'ada@fabrikam.com', displayName: 'Ada', sponsorIds: [] }]);
    ada = personId.parse(id);
    await tenant.settings({
      roles: rolesOf('invite'),
      rolesOf: {
        [IDENTITIES.stays.clientId]: rolesOf('stays'),
        [IDENTITIES.access.clientId]: rolesOf('access'),
      },
    });
  });

  const directoryWith = (identities: Identities): Directory => local.graph(identities).directory;
  const isNotPermitted = (trouble: unknown) => trouble instanceof DirectoryTrouble && trouble.kind === 'not-permitted';

  it('do each what is theirs, and nothing more is needed of any of them', async () => {
    const directory = directoryWith(IDENTITIES);
    assert.equal(await directory.give(ada, AUDIT), 'given');
    assert.equal(await directory.take(ada, AUDIT), 'taken');
    const request = {
      address: guestAddress.parse('ada@adatum.com'),
      displayName: 'Ada',
      sponsors: [],
      landing: `${tenant.url}/landing/x`,
      language: 'en',
    } as const;
    assert.equal((await directory.resetRedemption(ada, request)).outcome, 'invited');
    assert.equal(await directory.disable(ada), 'disabled');
    assert.equal(await directory.remove(ada), 'removed');
  });

  it('are needed where the application itself holds less', async () => {
    const directory = directoryWith({ access: IDENTITIES.access });
    assert.equal(await directory.give(ada, AUDIT), 'given');
    await assert.rejects(directory.disable(ada), isNotPermitted);
    assert.deepEqual(
      await directoryWith({ stays: IDENTITIES.stays }).give(ada, {
        ...AUDIT,
        id: groupId.parse('22222222-0000-4000-8000-000000000003'),
      }),
      {
        refused: 'not-permitted',
      },
    );
  });
});
