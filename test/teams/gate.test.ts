import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createLog } from '../../src/kernel/log.js';
import { createGate, type Gate } from '../../src/teams/gate.js';
import { createServiceHosts } from '../../src/teams/service-hosts.js';
import { createTokenCheck } from '../../src/teams/token.js';
import { falseTokens } from '../support/false-tokens.js';
import { bearerFor, startKeyService, type KeyService } from '../support/key-service.js';

const APP = '0ea7d2a0-0000-4000-8000-000000000b07';
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const SERVICE = 'https://smba.trafficmanager.net/emea/';

const activity = (changes: Record<string, unknown> = {}) => ({
  type: 'message',
  id: '1',
  text: 'help',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:sue', aadObjectId: '11111111-0000-4000-8000-000000000001' },
  recipient: { id: `28:${APP}` },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  ...changes,
});

describe('the gate', () => {
  let keys: KeyService;
  let gate: Gate;
  let bearer: ReturnType<typeof bearerFor>;
  before(async () => {
    keys = await startKeyService();
    bearer = bearerFor(keys, APP, SERVICE);
    const log = createLog('silent');
    const token = createTokenCheck({ appId: APP, openIdMetadata: keys.url, log });
    gate = createGate({
      token,
      tenantId: TENANT,
      log: createLog('silent'),
      serviceHosts: createServiceHosts(['smba.trafficmanager.net']),
    });
  });
  after(() => keys.close());

  const statusFor = async (authorization: string | undefined, body: unknown = activity()) => {
    const admission = await gate(authorization, body);
    return admission.admitted ? 200 : admission.status;
  };

  it('lets in what the connector signed for us', async () => assert.equal(await statusFor(await bearer()), 200));

  it('answers 401 to every token that is not that', async () => {
    const otherService = 'https://smba.trafficmanager.net/amer/';
    const shapes = await falseTokens(keys, { app: APP, service: SERVICE, tenant: TENANT, otherService });
    const [, said] = /of (\d+) shapes/.exec(readFileSync('docs/proofs.md', 'utf8')) ?? [];
    assert.equal(Object.keys(shapes).length, Number(said), 'our page of proofs says how many there are');
    for (const [shape, authorization] of Object.entries(shapes)) {
      assert.equal(await statusFor(authorization), 401, `a token with ${shape} came through`);
    }
  });

  it('does not look at the keys for a token that was not meant for us', async () => {
    const before = keys.asked();
    for (let n = 0; n < 200; n += 1) await statusFor(await bearer({ audience: `app-${n}` }));
    assert.equal(keys.asked(), before);
  });

  it('answers 401 where the keys cannot be had', async () => {
    const token = createTokenCheck({
      appId: APP,
      openIdMetadata: 'http://127.0.0.1:9/openid',
      log: createLog('silent'),
    });
    const offline = createGate({
      token,
      tenantId: TENANT,
      log: createLog('silent'),
      serviceHosts: createServiceHosts(['smba.trafficmanager.net']),
    });
    assert.deepEqual(await offline(await bearer(), activity()), {
      admitted: false,
      status: 401,
      why: 'A valid token of the Bot Connector service is needed.',
    });
  });

  it('refuses another tenant, a missing one, and two that contradict each other', async () => {
    const other = '99999999-0000-4000-8000-000000000000';
    const channelData = { tenant: { id: other } };
    const conversation = { id: 'a:1', tenantId: other };
    assert.equal(await statusFor(await bearer(), activity({ channelData, conversation })), 403);
    assert.equal(await statusFor(await bearer(), activity({ channelData })), 403);
    assert.equal(await statusFor(await bearer(), activity({ conversation })), 403);
    assert.equal(await statusFor(await bearer(), activity({ channelData: {} })), 400);
  });

  it('lets nothing in that names a service we do not write to, though its token names the same', async () => {
    for (const serviceUrl of [
      'https://smba.trafficmanager.net.evil.example/',
      'https://smba.trafficmanager.net:8443/',
    ]) {
      const signed = await bearer({ claims: { serviceurl: serviceUrl } });
      assert.equal(await statusFor(signed, activity({ serviceUrl })), 403, serviceUrl);
    }
  });

  it('refuses what lacks type, sender, conversation or body, naming the field and not its value', async () => {
    for (const field of ['type', 'from', 'conversation', 'recipient', 'channelData']) {
      const admission = await gate(await bearer(), activity({ [field]: undefined }));
      assert.ok(
        !admission.admitted && admission.status === 400 && admission.why.includes(field),
        `${field} was not missed`,
      );
    }
    assert.equal(await statusFor(await bearer(), activity({ from: { id: '29:x', aadObjectId: 'not an id' } })), 400);
    for (const odd of [
      { text: ['help'] },
      { text: { then: 1 } },
      { attachments: 'x' },
      { membersAdded: [null] },
      { locale: 7 },
      { id: 'x'.repeat(20_000) },
      { replyToId: 'x'.repeat(20_000) },
      { id: '\ud800' },
      { replyToId: '1\u0000' },
      { conversation: { id: 'a:\udfff', tenantId: TENANT } },
    ])
      assert.equal(await statusFor(await bearer(), activity(odd)), 400, JSON.stringify(odd));
    assert.equal(
      await statusFor(await bearer(), activity({ text: null })),
      200,
      'Teams may say so of a message of files',
    );
    assert.equal(await statusFor(await bearer(), null), 401);
  });
});

describe('the hosts we write to', () => {
  const allowed = createServiceHosts(['smba.trafficmanager.net']);

  it('are those on the list, over https', () => assert.ok(allowed('https://smba.trafficmanager.net/emea/')));

  it('are no look-alikes', () => {
    const hostile = [
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://sue:secret@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net./',
      'https://smba.trafficmanager.net:8443/',
      'https://evil.example/smba.trafficmanager.net',
      'javascript:alert(1)',
      '',
    ];
    for (const url of hostile) assert.equal(allowed(url), false, url);
  });

  it('are loopback alone in local mode', () => {
    const local = createServiceHosts('loopback');
    assert.ok(local('http://localhost:3979/connector/'));
    for (const url of ['http://evil.example/', 'http://localhost.evil.example/', 'http://127.0.0.1.evil.example/'])
      assert.equal(local(url), false, url);
  });
});
