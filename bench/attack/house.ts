import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startKeyService, bearerFor, type KeyService } from '../../test/support/key-service.js';
import { freePort } from '../../test/support/ports.js';
import { startPostgres } from '../../test/support/postgres.js';
import { runBot, runTenant } from '../../test/support/processes.js';
import { createTenantClient, type TenantClient } from '../../test/support/tenant-client.js';
import { PEOPLE } from '../../test/support/world.js';
import { APP, TENANT } from './activities.js';

/** What stands there to be attacked: the bot with its door on a PostgreSQL of its own, the tenant, and keys to make tokens with. */
export type House = {
  readonly url: string;
  readonly service: string;
  /** Of Sue's chat with the bot. */
  readonly chatId: string;
  readonly tenantId: string;
  readonly tenant: TenantClient;
  readonly keys: KeyService;
  readonly bearer: ReturnType<typeof bearerFor>;
  /** Of the bot's process, in megabytes. */
  memory(): number;
  /** Of what the bot has logged so far, in bytes. */
  logSize(): number;
};

/** A bot that believes what tokens say of themselves, one that remembers each that it was shown, and none at all behind a careless door. */
export type Naive = 'believing' | 'remembering' | 'careless';

export const withHouse = async <T>(naive: Naive | undefined, attack: (house: House) => Promise<T>): Promise<T> => {
  const server = await startPostgres();
  if ('missing' in server) throw new Error(server.missing);
  return inHouse(server.url, naive, attack).finally(() => server.stop());
};

const inHouse = async <T>(
  databaseUrl: string,
  naive: Naive | undefined,
  attack: (house: House) => Promise<T>,
): Promise<T> => {
  const ports = { bot: await freePort(), tenant: await freePort() };
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-attack-'));
  const logFile = join(folder, 'log');
  const output = openSync(logFile, 'a');
  const keys = await startKeyService();
  const tenantProcess = await runTenant(ports);
  const script = fileURLToPath(new URL(naive === 'careless' ? 'careless.js' : 'door.js', import.meta.url));
  const env = { DATABASE_URL: databaseUrl, KEYS_URL: keys.url, LOG_LEVEL: 'info', ...(naive && { NAIVE: naive }) };
  const service = `http://localhost:${ports.tenant}/connector/`;
  try {
    const bot = await runBot(ports, env, script, output);
    try {
      const tenant = createTenantClient(`http://localhost:${ports.tenant}`);
      // Sue adds the bot; that her first words bring no token is what the door is for.
      await tenant.say(PEOPLE.sue, 'hello').catch(() => undefined);
      return await attack({
        url: `http://127.0.0.1:${ports.bot}`,
        service,
        tenantId: TENANT,
        tenant,
        chatId: await tenant.chatId(PEOPLE.sue),
        keys,
        bearer: bearerFor(keys, APP, service),
        memory: () => memoryOf(bot.pid),
        logSize: () => statSync(logFile).size,
      });
    } finally {
      await bot.end();
    }
  } finally {
    await tenantProcess.end();
    keys.close();
    closeSync(output);
    await rm(folder, { recursive: true, force: true });
  }
};

/** Of Linux alone: elsewhere it takes a program of its own to be told. */
export const TELLS_MEMORY = process.platform === 'linux';

const memoryOf = (pid: number): number =>
  TELLS_MEMORY ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024 : 0;
