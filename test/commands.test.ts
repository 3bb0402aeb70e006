import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './support/eventually.js';
import { freePort } from './support/ports.js';

/** Starts a command in a folder of its own, with a `.env` in it and nothing else in the environment. */
const startIn = async (folder: string, command: string, dotEnv: readonly string[]) => {
  await writeFile(join(folder, '.env'), dotEnv.join('\n'));
  const script = fileURLToPath(new URL(`../src/commands/${command}.js`, import.meta.url));
  const child = spawn(process.execPath, [script], { cwd: folder, env: { PATH: process.env['PATH'] } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const exit = once(child, 'exit');
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exit;
  };
  return { said: () => said, exit, end };
};

describe('what is run by hand reads .env', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'guestlist-commands-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('the local tenant: its ports, and the folder in which it keeps what happens', async () => {
    const [port, botPort] = [await freePort(), await freePort()];
    const env = [`LOCAL_PORT=${port}`, `PORT=${botPort}`];
    const tenant = await startIn(folder, 'local-tenant', [...env, `DATA_DIR=${folder}/kept`]);
    try {
      await eventually(() => assert.match(tenant.said(), /kept in/));
      assert.ok(tenant.said().includes(`http://localhost:${port}/mail`), tenant.said());
      assert.ok(tenant.said().includes(`The bot is expected at http://localhost:${botPort};`), tenant.said());
    } finally {
      await tenant.end();
    }
    const forgetful = await startIn(folder, 'local-tenant', env);
    try {
      await eventually(() => assert.match(forgetful.said(), /nothing is kept when this ends/));
    } finally {
      await forgetful.end();
    }
  });

  it('the demo: the server that runs there, but never a real tenant for a server of its own', async function () {
    const identity = [
      'MicrosoftAppType=SingleTenant',
      'MicrosoftAppId=nonsense',
      'DATABASE_URL=postgresql://nobody@127.0.0.1:1/x',
    ];
    await copyFile('policy.sample.yaml', join(folder, 'policy.sample.yaml'));
    const demo = await startIn(folder, 'demo', [
      ...identity,
      `PORT=${await freePort()}`,
      `LOCAL_PORT=${await freePort()}`,
    ]);
    try {
      await demo.exit;
      assert.match(demo.said(), /The main job is done/);
    } finally {
      await demo.end();
    }
  });

  it('the mails: the rules, whose company and words stand in each of them', async () => {
    const rules = (await readFile('policy.sample.yaml', 'utf8'))
      .replace('name: Contoso\n', 'name: Woodgrove\n')
      .replace(/^offers:$/m, 'mails:\n  - { name: Warm, note: { en: "Bring {things}." } }\n$&');
    await writeFile(join(folder, 'policy.yaml'), rules);
    const mails = await startIn(folder, 'mails', ['POLICY_FILE=policy.yaml']);
    await mails.exit;
    const written = await readdir(join(folder, 'build/mails'));
    assert.deepEqual(
      mails.said().trim().split('\n').sort(),
      written.map((name) => join('build/mails', name)).sort(),
      mails.said(),
    );
    for (const name of written) {
      assert.match(name, /^[a-z0-9-]+\.(en|zh-CN)\.(html|txt)$/);
      assert.match(await readFile(join(folder, 'build/mails', name), 'utf8'), /Woodgrove/, name);
    }
    for (const kind of ['invitation', 'nudge', 'ending', 'ended-on-its-day', 'sponsor', 'approval'])
      assert.equal(written.filter((name) => name.startsWith(`${kind}.`)).length, 4, kind);
    const own = await readFile(join(folder, 'build/mails/invitation-own-words-1.en.txt'), 'utf8');
    assert.match(own.replaceAll('\u200B', ''), /Woodgrove adds: “Bring Project Apollo\.”/);
  });

  it('the mails: says what is wrong with the rules, and writes nothing', async () => {
    await writeFile(join(folder, 'policy.yaml'), 'version: 1\n');
    const mails = await startIn(folder, 'mails', ['POLICY_FILE=policy.yaml']);
    const [code] = (await mails.exit) as [number];
    assert.equal(code, 1);
    assert.match(mails.said(), /policy\.yaml:1.*company/);
    assert.deepEqual((await readdir(folder)).sort(), ['.env', 'policy.yaml']);
  });
});
