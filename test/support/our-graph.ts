import { createCredential, createCredentialsApart, type Identities } from '../../src/graph/credential.js';
import { createGraph, type Graph } from '../../src/graph/graph.js';
import { TENANT_ID } from '../../src/local/company.js';
import { startLocalTenant } from '../../src/local/server.js';
import { silent } from './database.js';
import { holdToDescription } from './held.js';
import { createTenantClient, type TenantClient } from './tenant-client.js';

/**
 * For the stories around it: a local tenant, as on its first day before each of them, and held to Microsoft's description after
 * it; and our own client of its Graph, over HTTP.
 */
export const ourGraph = () => {
  let server: Awaited<ReturnType<typeof startLocalTenant>>;
  let tenant: TenantClient;
  before(async () => {
    server = await startLocalTenant({ port: 0, botUrl: 'http://localhost:9', log: silent });
    tenant = createTenantClient(server.url);
  });
  after(() => server.close());
  beforeEach(() => tenant.reset());
  afterEach(() => holdToDescription(tenant));

  return {
    tenant: () => tenant,
    /** `identities`: those that hold a tier of rights alone. */
    graph: (identities: Identities = {}): Graph => {
      const signIn = { mode: 'local', graphBaseUrl: server.url, tenantId: TENANT_ID } as const;
      return createGraph({
        baseUrl: server.url,
        credential: createCredential(signIn),
        apart: createCredentialsApart(signIn, identities),
        teamsAppId: '00000000-6775-4573-8000-006c69737431',
        tenantId: TENANT_ID,
        log: silent,
      });
    },
  };
};
