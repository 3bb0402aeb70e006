import { createLog } from '../../src/kernel/log.js';
import { TeamsAdapter } from '../../src/teams/adapter.js';
import { createGate } from '../../src/teams/gate.js';
import { startServer } from '../../src/teams/server.js';
import { createServiceHosts } from '../../src/teams/service-hosts.js';
import { TENANT_ID } from '../../src/local/company.js';
import { reporting } from './process.js';

/** A bot that says what it heard: our adapter, our gate and our server, and nothing of what Guestlist is for. */
const log = createLog('silent');
const server = await startServer({
  host: '127.0.0.1',
  port: Number(process.env['PORT']),
  gate: createGate({ serviceHosts: createServiceHosts('loopback'), tenantId: TENANT_ID, log }),
  adapter: new TeamsAdapter(undefined),
  bot: async (context) => {
    await context.sendActivity(`You said: ${context.activity.text}`);
  },
  ready: async () => true,
  log,
});
reporting(server.port, () => server.close());
