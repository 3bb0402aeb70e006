import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/kernel/clock.js';
import { createAttempts } from '../../src/store/attempts.js';
import { openDatabase } from '../../src/store/database.js';
import { silent } from '../support/database.js';
import { freePort } from '../support/ports.js';
import { runBot, runTenant, type Running } from '../support/processes.js';
import { madeFolder } from '../support/shared.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';
import { inspect, playPatiently } from './main-job.js';

/** A moment to die: the bot has sent its n-th request to Graph or the connector, and the tenant has acted on it, or not. */
type Moment = {
  readonly on: 'graph' | 'connector';
  readonly n: number;
  readonly when: 'before' | 'after';
  readonly what: string;
};

const nameOf = ({ on, n, when, what }: Moment): string => `${when} ${what} (${on} ${n})`;

/** All moments with KILLS=all, those whose name fits with KILLS=pattern, a spread of them otherwise. */
const wanted = process.env['KILLS'];
const SPREAD = 10;

describe('killed at any moment of the main job', () => {
  let ports: { bot: number; tenant: number };
  let tenantProcess: Running;
  let tenant: TenantClient;
  before(async () => {
    ports = { bot: await freePort(), tenant: await freePort() };
    tenantProcess = await runTenant(ports);
    tenant = createTenantClient(`http://localhost:${ports.tenant}`);
  });
  after(() => tenantProcess.end());

  const folders: string[] = [];
  /** A copy of a database that is just made: making one takes seconds, and is not what is killed here. */
  const freshFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'guestlist-kill-'));
    folders.push(folder);
    const made = await madeFolder();
    assert.ok(made);
    await cp(made, folder, { recursive: true });
    return folder;
  };
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

  type End = { readonly outcome: 'completed' | 'stuck'; readonly came: boolean; readonly invitations: number };

  /** Plays the job, killing the bot at this moment and starting it again in the folder that `reborn` names. */
  const die = async (moment: Moment, folder: string, reborn: string, patience = 60_000): Promise<End> => {
    await tenant.reset();
    let bot = await runBot(ports, { DATA_DIR: folder });
    const { on, n, when } = moment;
    const { id } = await tenant.fault({ on, skip: n, times: 1, when, answer: 'hold' });
    const play = playPatiently(tenant, patience);
    const came = await Promise.race([holding(id), play.then(() => false)]);
    await bot.kill();
    await tenant.clearFaults();
    bot = await runBot(ports, { DATA_DIR: reborn });
    try {
      const outcome = await play;
      return { outcome, came, invitations: outcome === 'completed' ? await inspect(tenant, nameOf(moment)) : 0 };
    } finally {
      await bot.end();
    }
  };

  /** How many second invitations the bot's own books show. */
  const countedIn = async (folder: string): Promise<number> => {
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    try {
      return (await createAttempts(database, systemClock).repeated()).invitation;
    } finally {
      await database.close();
    }
  };

  const holding = async (id: string): Promise<boolean> => {
    while (!(await tenant.faults()).some((fault) => fault.id === id && fault.holding))
      await new Promise((resolve) => setTimeout(resolve, 25));
    return true;
  };

  /** Plays the job once undisturbed, to learn which requests there are to die at. */
  const moments = async (): Promise<readonly Moment[]> => {
    await tenant.reset();
    const bot = await runBot(ports, { DATA_DIR: await freshFolder() });
    assert.equal(await playPatiently(tenant, 60_000), 'completed');
    await bot.end();
    const exchanges = (await tenant.requests()).filter(
      ({ method, path }) => method !== 'GET' || !path.includes('externalUserState'),
    );
    return (['graph', 'connector'] as const).flatMap((on) =>
      exchanges
        .filter((exchange) => exchange.on === on)
        .flatMap(({ method, path }, n) =>
          (['before', 'after'] as const).map((when) => ({ on, n, when, what: `${method} ${path}` })),
        ),
    );
  };

  it('notices when the job is not completed: a bot that forgets everything when it dies', async function () {
    this.timeout(180_000);
    const invitation = (await moments()).find(({ what, when }) => what === 'POST /invitations' && when === 'after');
    assert.ok(invitation);
    // Sue has sent her nomination and Oskar has answered it; a bot without memory can complete nothing of that.
    const { outcome } = await die(invitation, await freshFolder(), await freshFolder(), 25_000);
    assert.equal(outcome, 'stuck');
  });

  it(`completes the job with one guest, ${wanted ? `at moments: ${wanted}` : 'at a spread of moments'}`, async function () {
    this.timeout(wanted ? 3_600_000 : 600_000);
    const all = await moments();
    const spread = ({ what }: Moment, n: number): boolean =>
      what === 'POST /invitations' || n % Math.ceil(all.length / SPREAD) === 0;
    const fits = (moment: Moment): boolean => wanted === 'all' || new RegExp(wanted ?? '').test(nameOf(moment));
    const chosen = all.filter(wanted ? fits : spread);
    const counts = { killed: 0, 'never came': 0, 'invited twice': 0 };
    for (const moment of chosen) {
      const folder = await freshFolder();
      const { outcome, came, invitations } = await die(moment, folder, folder);
      const name = nameOf(moment);
      assert.equal(outcome, 'completed', `killed ${name}: the job was not completed`);
      assert.ok(invitations <= 2, `killed ${name}: ${invitations} invitations`);
      // The bot begins an attempt in its books before it calls, and ends it with its record: so this says that it died in between.
      assert.equal(await countedIn(folder), invitations - 1, `killed ${name}: a second invitation is not in the books`);
      counts[came ? 'killed' : 'never came'] += 1;
      if (invitations === 2) counts['invited twice'] += 1;
    }
    assert.ok(counts.killed >= Math.min(SPREAD, chosen.length) / 2, 'too few kills to mean anything');
    console.log(
      `      ${chosen.length} of ${all.length} moments: killed ${counts.killed}, moment did not come ${counts['never came']}, ` +
        `second invitation ${counts['invited twice']} (only between Microsoft's answer and our record)`,
    );
  });
});
