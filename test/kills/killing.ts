import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/ports.js';
import { runBot, runTenant, type Running } from '../support/processes.js';
import { madeFolder } from '../support/shared.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';
import { faultAt, momentsIn, type Moment } from './moments.js';

export type Outcome = 'completed' | 'stuck';

/** What people do, as patient people: they look, do the next thing, and do it again if nothing came of it. */
export type Play = {
  /** Up to where dying begins to be of interest. */
  readonly prepare?: (tenant: TenantClient, folder: string) => Promise<void>;
  /** `within` milliseconds; after that they give up. */
  readonly play: (tenant: TenantClient, within: number, folder: string) => Promise<Outcome>;
  /** What the bot is started with besides. */
  readonly env?: (folder: string) => Readonly<Record<string, string>>;
  /** Another program that starts the bot. */
  readonly script?: string;
};

export type Death<T> = {
  /** Whether the moment came, and the bot died at it. */
  readonly came: boolean;
} & ({ readonly outcome: 'completed'; readonly seen: T } | { readonly outcome: 'stuck' });

/** A tenant in a process of its own, and a bot in another that is killed and comes back, as often as wanted. */
export const killing = ({ prepare, play, env = () => ({}), script }: Play) => {
  let ports: { bot: number; tenant: number };
  let tenantProcess: Running;
  let tenant: TenantClient;
  const folders: string[] = [];

  before(async () => {
    ports = { bot: await freePort(), tenant: await freePort() };
    tenantProcess = await runTenant(ports);
    tenant = createTenantClient(`http://localhost:${ports.tenant}`);
  });
  after(() => tenantProcess.end());
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

  /** A copy of a database that is just made: making one takes seconds, and is not what is killed here. */
  const freshFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'guestlist-kill-'));
    folders.push(folder);
    const made = await madeFolder();
    assert.ok(made);
    await cp(made, folder, { recursive: true });
    return folder;
  };

  const holding = async (id: string): Promise<boolean> => {
    while (!(await tenant.faults()).some((fault) => fault.id === id && fault.holding))
      await new Promise((resolve) => setTimeout(resolve, 25));
    return true;
  };

  const start = (folder: string, settings = folder): Promise<Running> =>
    runBot(ports, { DATA_DIR: folder, ...env(settings) }, script);

  return {
    freshFolder,
    tenant: () => tenant,

    /** Plays once undisturbed, to learn which requests there are to die at, and what there is to be seen at the end. */
    moments: async (examine?: () => Promise<unknown>): Promise<readonly Moment[]> => {
      await tenant.reset();
      const folder = await freshFolder();
      const bot = await start(folder);
      try {
        await prepare?.(tenant, folder);
        const since = await tenant.now();
        assert.equal(await play(tenant, 60_000, folder), 'completed');
        await examine?.();
        return momentsIn(await tenant.requests(since));
      } finally {
        await bot.end();
      }
    },

    /**
     * Plays, killing the bot at this moment; what `meanwhile` does to its folder is done while it is dead. It comes back in the
     * folder that `reborn` names. `examine` looks at what came of it while the bot still runs.
     */
    die: async <T>(
      moment: Moment,
      folder: string,
      examine: () => Promise<T>,
      more: {
        readonly reborn?: string;
        readonly patience?: number;
        readonly meanwhile?: (folder: string) => Promise<unknown>;
      } = {},
    ): Promise<Death<T>> => {
      const { reborn = folder, patience = 60_000, meanwhile } = more;
      await tenant.reset();
      let bot = await start(folder);
      try {
        await prepare?.(tenant, folder);
        const { id } = await tenant.fault(faultAt(moment));
        const played = play(tenant, patience, folder);
        const came = await Promise.race([holding(id), played.then(() => false)]);
        await bot.kill();
        await tenant.clearFaults();
        await meanwhile?.(folder);
        bot = await start(reborn, folder);
        const outcome = await played;
        return outcome === 'completed' ? { outcome, came, seen: await examine() } : { outcome, came };
      } finally {
        await bot.end();
      }
    },
  };
};

/** All moments with KILLS=all, those whose name fits with KILLS=pattern; nothing: a spread of them. */
export const wanted = process.env['KILLS'];
