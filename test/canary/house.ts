import { generateKeyPairSync } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { APP, TENANT } from '../../bench/attack/activities.js';
import { actor } from '../support/actor.js';
import { startKeyService } from '../support/key-service.js';
import { freePort } from '../support/ports.js';
import { startPostgres } from '../support/postgres.js';
import { runBot, runTenant } from '../support/processes.js';
import { createTenantClient } from '../support/tenant-client.js';
import { PEOPLE, type Name } from '../support/world.js';
import { SECRETS } from './canaries.js';

const CHATTY = fileURLToPath(new URL('chatty-bot.js', import.meta.url));

/** A bot that is told secrets at start, a tenant to tell it more, and a database that can be restarted; or why there is none. */
export const openHouse = async (policyFile: string) => {
  const server = await startPostgres();
  if ('missing' in server) return server;
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-canary-'));
  const ports = { bot: await freePort(), tenant: await freePort() };
  const keys = await startKeyService();
  const tenantProcess = await runTenant(ports);
  const tenant = createTenantClient(`http://localhost:${ports.tenant}`);
  const [log, chatty] = [join(folder, 'log'), join(folder, 'chatty')];
  const output = openSync(log, 'a');
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { MicrosoftAppPassword, ...secrets } = SECRETS;
  const runs = (more: Readonly<Record<string, string>>) =>
    runBot(
      ports,
      {
        DATABASE_URL: server.url,
        DATA_DIR: folder,
        POLICY_FILE: policyFile,
        LOG_LEVEL: 'debug',
        KEYS_URL: keys.url,
        CHATTY_LOG: chatty,
        AZURE_TENANT_ID: TENANT,
        AZURE_CLIENT_ID: '0ea7d2a0-0000-4000-8000-0000000000a1',
        STAYS_CLIENT_ID: '0ea7d2a0-0000-4000-8000-0000000000a2',
        ACCESS_CLIENT_ID: '0ea7d2a0-0000-4000-8000-0000000000a3',
        PACKAGES_CLIENT_ID: '0ea7d2a0-0000-4000-8000-0000000000a4',
        AUDIT_KEY: pem,
        ...secrets,
        ...more,
      },
      CHATTY,
      output,
    );
  const bot = await runs({ AUDIT_STREAM: 'stdout' });
  return {
    tenant,
    keys,
    people: Object.fromEntries(
      (Object.keys(PEOPLE) as Name[]).map((name) => [name, actor(tenant, PEOPLE[name], name)]),
    ) as Record<Name, ReturnType<typeof actor>>,
    botUrl: `http://127.0.0.1:${ports.bot}`,
    service: `http://localhost:${ports.tenant}/connector/`,
    databaseUrl: server.url,
    auditKey: pem,
    restartsDatabase: () => server.restart(),
    /** SIGTERM, and the wait until it has gone. */
    endsBot: () => bot.end(),
    /** Another on the same database, as it is in Teams: with an identity of its own, and here with nobody to sign in to. */
    runsInTeams: () =>
      runs({
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppId: APP,
        MicrosoftAppTenantId: TENANT,
        MicrosoftAppPassword,
        MAIL_SENDER: 'guestlist@contoso.com',
        GRAPH_BASE_URL: '',
        AUDIT_STREAM: 'https://record.example/',
      }),
    /** What the bot said, and what one would have said that logs what it is told. */
    said: () => readFileSync(log, 'utf8'),
    couldHaveSaid: () => readFileSync(chatty, 'utf8'),
    secrets: {
      'the key of the record': pem.split('\n')[1] ?? pem,
      'the password of the database': new URL(server.url).password,
    },
    closes: async () => {
      await bot.kill();
      await tenantProcess.end();
      keys.close();
      await server.stop();
      closeSync(output);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type House = Exclude<Awaited<ReturnType<typeof openHouse>>, { readonly missing: string }>;
