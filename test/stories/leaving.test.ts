import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/ports.js';
import { runBot, runTenant, type Running } from '../support/processes.js';
import { madeFolder } from '../support/shared.js';
import { createTenantClient } from '../support/tenant-client.js';
import { PEOPLE } from '../support/world.js';

/** Milliseconds; after as many, whoever told it to end may kill it. */
const WITHIN = 10_000;

describe('a bot that is told to end', () => {
  let folder: string;
  let tenantProcess: Running;
  let ports: { bot: number; tenant: number };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-leaving-'));
    await cp((await madeFolder()) ?? '', folder, { recursive: true });
    ports = { bot: await freePort(), tenant: await freePort() };
    tenantProcess = await runTenant(ports);
  });
  after(async () => {
    await tenantProcess.end();
    await rm(folder, { recursive: true, force: true });
  });
  const ask = (path: string) => fetch(`http://127.0.0.1:${ports.bot}${path}`);

  it('says first that it is not ready, answers what it had begun, keeps no connection, and has gone in time', async () => {
    const bot = await runBot(ports, { DATA_DIR: folder });
    const tenant = createTenantClient(`http://localhost:${ports.tenant}`);
    const said = tenant.say(PEOPLE.sue, 'hello');
    await eventually(async () => assert.notEqual((await tenant.requests()).length, 0));
    const began = performance.now();
    const ended = bot.end();
    await eventually(async () => assert.equal((await ask('/readyz')).status, 503));
    const well = await ask('/healthz');
    assert.deepEqual([well.status, well.headers.get('connection')], [200, 'close']);
    assert.equal((await said).status, 200);
    assert.equal(await ended, 0);
    const took = Math.round(performance.now() - began);
    console.log(`      gone after ${took} ms`);
    assert.ok(took < WITHIN, `gone after ${took} ms`);
    await assert.rejects(ask('/healthz'));
  });
});
