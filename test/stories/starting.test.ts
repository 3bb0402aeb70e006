import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/config.js';
import { start } from '../../src/main.js';
import { freePort } from '../support/ports.js';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const BOT = '0ea7d2a0-0000-4000-8000-000000000b07';
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';

describe('starting', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'guestlist-start-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  /** Starts the server as a process that is expected to refuse; returns its code and its words. */
  const refusing = async (env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: folder,
        PORT: String(await freePort()),
        LOCAL_PORT: String(await freePort()),
        ...env,
      },
      cwd: folder,
    });
    let words = '';
    child.stderr.on('data', (data: Buffer) => (words += data.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { code, words };
  };

  it('is refused on a half-set identity, with all that is missing at once', async () => {
    const { code, words } = await refusing({ MicrosoftAppId: BOT });
    assert.equal(code, 1);
    for (const name of ['MicrosoftAppType', 'MicrosoftAppTenantId', 'POLICY_FILE', 'MAIL_SENDER'])
      assert.match(words, new RegExp(name));
    assert.ok(!words.includes('    at '), words);
  });

  it('is refused on a policy that cannot be used, with line, field and remedy', async () => {
    const file = join(folder, 'policy.yaml');
    await writeFile(
      file,
      'version: 1\ncompany:\n  name: Contoso\n  privacyNotice: http://contoso.example\noffers: []\n',
    );
    const { code, words } = await refusing({ POLICY_FILE: file });
    assert.equal(code, 1);
    assert.match(words, /policy\.yaml:4:\d+ company\.privacyNotice: .*https/);
  });

  it('is refused without a policy file, saying which variable names it', async () => {
    const { code, words } = await refusing({ POLICY_FILE: join(folder, 'absent.yaml') });
    assert.equal(code, 1);
    assert.match(words, /POLICY_FILE/);
  });

  it('is refused where the port is taken, saying what to do', async () => {
    const port = await freePort();
    const holder = spawn(process.execPath, [
      '-e',
      `require('node:http').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))`,
    ]);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    try {
      const { code, words } = await refusing({
        PORT: String(port),
        POLICY_FILE: join(process.cwd(), 'policy.sample.yaml'),
      });
      assert.equal(code, 1);
      assert.match(words, new RegExp(`Port ${port} is taken`));
    } finally {
      holder.kill();
    }
  });
});

describe('with an identity', () => {
  let folder: string;
  let url: string;
  let stop: () => Promise<void>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-identity-'));
    const config = readConfig({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: BOT,
      MicrosoftAppPassword: 'a secret of nobody',
      MicrosoftAppTenantId: TENANT,
      POLICY_FILE: 'policy.sample.yaml',
      MAIL_SENDER: 'guestlist@contoso.com',
      PORT: String(await freePort()),
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
    });
    assert.ok(config.ok, JSON.stringify(config));
    const app = await start({ ...config.value, host: '127.0.0.1' });
    url = `http://127.0.0.1:${app.port}`;
    stop = () => app.stop();
  });
  after(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const post = (headers: Record<string, string> = {}) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        type: 'message',
        text: 'help',
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        from: { id: '29:x', aadObjectId: '11111111-0000-4000-8000-000000000001' },
        recipient: { id: `28:${BOT}` },
        conversation: { id: 'a:1', conversationType: 'personal' },
        channelData: { tenant: { id: TENANT } },
      }),
    });

  it('answers 401 to a message without a token, and to one with a bad token', async () => {
    const unsigned = [
      '{"alg":"RS256","kid":"x"}',
      `{"iss":"https://api.botframework.com","aud":"${BOT}","exp":4000000000}`,
    ].map((part) => Buffer.from(part).toString('base64url'));
    const tokens: Record<string, string>[] = [
      {},
      { authorization: 'Bearer junk' },
      { authorization: 'Bearer a.b.c' },
      { authorization: `Bearer ${unsigned.join('.')}.c2ln` },
    ];
    for (const headers of tokens) {
      const response = await post(headers);
      assert.equal(response.status, 401, JSON.stringify(headers));
      assert.ok(!(await response.text()).includes('botframework.com'), 'an address of the key service left the house');
    }
  });

  it('serves nothing of the local tenant', async () => {
    for (const path of ['/', '/mail', '/redeem', '/_local/state', '/v1.0/users', '/connector/v3/conversations']) {
      assert.equal((await fetch(`${url}${path}`)).status, 404, path);
    }
  });

  it('says that it is well', async () => assert.equal((await fetch(`${url}/healthz`)).status, 200));
});
