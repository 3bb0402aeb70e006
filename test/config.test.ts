import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describeProblems, loadDotEnv, readConfig, type Config } from '../src/config.js';

const TENANT = '0f2c6f6a-6f0e-4f3b-9a51-3f1f4a2b7c11';
const BOT = '5b1a3f0e-0c8b-4d64-8a7e-2f9c1d3e4a55';

const REAL = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: BOT,
  MicrosoftAppPassword: 'a secret',
  MicrosoftAppTenantId: TENANT,
  DATABASE_URL: 'postgresql://guestlist@db.internal/guestlist',
  POLICY_FILE: 'policy.yaml',
  MAIL_SENDER: 'guestlist@contoso.com',
};

const accepted = (env: NodeJS.ProcessEnv): Config => {
  const read = readConfig(env);
  assert.ok(read.ok, read.ok ? '' : describeProblems(read.error));
  return read.value;
};

const refused = (env: NodeJS.ProcessEnv): Record<string, string> => {
  const read = readConfig(env);
  assert.ok(!read.ok, 'it was accepted');
  for (const { remedy } of read.error) assert.ok(remedy.length > 10, 'a remedy is named');
  return Object.fromEntries(read.error.map(({ variable, problem }) => [variable, problem]));
};

describe('the configuration', () => {
  it('with nothing set is local mode, on loopback, with a tenant of its own', () => {
    const config = accepted({});
    assert.equal(config.mode, 'local');
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.port, 3978);
    assert.deepEqual(config.localTenant, { port: 3979 });
    assert.equal(config.graph.baseUrl, 'http://localhost:3979');
    assert.equal(config.bot, undefined);
    assert.deepEqual(config.database, { kind: 'embedded', folder: resolve('.data/local'), evenInProduction: false });
    assert.equal(config.policyFile, resolve('policy.sample.yaml'));
    assert.deepEqual(config.serviceHosts, ['localhost', '127.0.0.1', '[::1]']);
  });

  it('takes an empty variable, as a copied .env.sample has them, for one left out', () => {
    assert.equal(accepted({ MicrosoftAppId: '', MicrosoftAppType: '  ', PORT: '' }).mode, 'local');
  });

  it('knows a sample of the environment in which every variable it may complain of is explained', () => {
    const sample = parseEnv(readFileSync('.env.sample', 'utf8'));
    assert.equal(accepted(sample).mode, 'local');
    const spoilt = readConfig({
      MicrosoftAppType: '?',
      ...Object.fromEntries(Object.keys(sample).map((name) => [name, '?'])),
    });
    assert.ok(!spoilt.ok);
    for (const { variable } of spoilt.error) assert.ok(variable in sample, `${variable} is not in .env.sample`);
    for (const variable of [
      ...Object.keys(REAL),
      'AZURE_CLIENT_SECRET',
      'DATA_DIR',
      'LOCAL_PORT',
      'PUBLIC_URL',
      'LOG_LEVEL',
    ])
      assert.ok(variable in sample, `${variable} is not in .env.sample`);
  });

  it('uses a local tenant that runs by itself, and then runs none', () => {
    const config = accepted({ GRAPH_BASE_URL: 'http://127.0.0.1:4000/' });
    assert.equal(config.localTenant, undefined);
    assert.equal(config.graph.baseUrl, 'http://127.0.0.1:4000');
  });

  it('with an identity is the real thing, and nothing local is left in it', () => {
    const config = accepted(REAL);
    assert.equal(config.mode, 'teams');
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.localTenant, undefined);
    assert.equal(config.graph.baseUrl, 'https://graph.microsoft.com');
    assert.equal(config.tenantId, TENANT);
    assert.deepEqual(config.bot, { appId: BOT, tenantId: TENANT, type: 'SingleTenant', password: 'a secret' });
    assert.equal(config.teamsAppId, BOT);
    assert.ok(config.serviceHosts.includes('smba.trafficmanager.net'));
    assert.ok(!config.serviceHosts.some((host) => /localhost|127|::1/.test(host)));
  });

  it('takes a managed identity, which has no password', () => {
    const { MicrosoftAppPassword: _, ...env } = REAL;
    const config = accepted({ ...env, MicrosoftAppType: 'UserAssignedMSI' });
    assert.deepEqual(config.bot, { appId: BOT, tenantId: TENANT, type: 'UserAssignedMSI' });
    assert.match(
      refused({ ...REAL, MicrosoftAppType: 'UserAssignedMSI' }).MicrosoftAppPassword ?? '',
      /managed identity/,
    );
  });

  for (const missing of [
    'MicrosoftAppType',
    'MicrosoftAppId',
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    'POLICY_FILE',
    'MAIL_SENDER',
  ])
    it(`does not start on an identity without ${missing}`, () => {
      assert.match(refused({ ...REAL, [missing]: undefined })[missing] ?? '', /is missing/);
    });

  for (const alone of ['MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const)
    it(`does not take ${alone} alone for local mode`, () => {
      assert.ok(Object.keys(refused({ [alone]: REAL[alone] })).length >= 3);
    });

  it('is exact about the type, for the SDK takes any other word for multi-tenant', () => {
    assert.match(
      refused({ ...REAL, MicrosoftAppType: 'singletenant' }).MicrosoftAppType ?? '',
      /exactly this spelling/,
    );
    assert.match(refused({ ...REAL, MicrosoftAppType: 'MultiTenant' }).MicrosoftAppType ?? '', /since 2025-07-31/);
  });

  it('notices a name spelt otherwise, which would switch authentication off', () => {
    assert.match(refused({ MicrosoftAppID: BOT }).MicrosoftAppId ?? '', /is spelt MicrosoftAppID/);
    assert.match(
      refused({ MICROSOFT_APP_PASSWORD: 'x' }).MicrosoftAppPassword ?? '',
      /is spelt MICROSOFT_APP_PASSWORD/,
    );
  });

  const wrong: readonly [string, NodeJS.ProcessEnv, string, RegExp][] = [
    ['a tenant that is no id', { ...REAL, MicrosoftAppTenantId: 'contoso.com' }, 'MicrosoftAppTenantId', /not an id/],
    ['an app id that is none', { ...REAL, MicrosoftAppId: 'guestlist' }, 'MicrosoftAppId', /not an id/],
    ['a sender without an @', { ...REAL, MAIL_SENDER: 'guestlist' }, 'MAIL_SENDER', /not an e-mail address/],
    ['a port of letters', { PORT: 'http' }, 'PORT', /not a port/],
    ['a port out of range', { LOCAL_PORT: '65536' }, 'LOCAL_PORT', /between 1 and 65535/],
    ['both servers on one port', { PORT: '3979' }, 'LOCAL_PORT', /same as PORT/],
    ['a log level it does not know', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL', /none of debug/],
    ['another database', { DATABASE_URL: 'mysql://localhost/guests' }, 'DATABASE_URL', /postgresql:/],
    ['Graph over http', { ...REAL, GRAPH_BASE_URL: 'http://graph.microsoft.com' }, 'GRAPH_BASE_URL', /not https/],
    [
      'Graph of another cloud',
      { ...REAL, GRAPH_BASE_URL: 'https://graph.microsoft.us' },
      'GRAPH_BASE_URL',
      /another cloud/,
    ],
    [
      'Graph misspelt',
      { ...REAL, GRAPH_BASE_URL: 'https://graph.microsft.com' },
      'GRAPH_BASE_URL',
      /not Microsoft Graph/,
    ],
    ['Graph with a version', { ...REAL, GRAPH_BASE_URL: 'https://graph.microsoft.com/v1.0' }, 'GRAPH_BASE_URL', /path/],
    [
      'a local tenant with a real identity',
      { ...REAL, GRAPH_BASE_URL: 'http://localhost:3979' },
      'GRAPH_BASE_URL',
      /not https/,
    ],
    [
      'the real Graph without an identity',
      { GRAPH_BASE_URL: 'https://graph.microsoft.com' },
      'GRAPH_BASE_URL',
      /not on this machine/,
    ],
    ['a public address in the open', { ...REAL, PUBLIC_URL: 'http://bot.contoso.com' }, 'PUBLIC_URL', /not https/],
    ['local mode in production', { NODE_ENV: 'production' }, 'MicrosoftAppId', /NODE_ENV is production/],
    [
      'a credential without a client',
      { ...REAL, AZURE_TENANT_ID: TENANT, AZURE_CLIENT_SECRET: 'x' },
      'AZURE_CLIENT_ID',
      /beside AZURE_CLIENT_SECRET/,
    ],
    ['two tenants', { ...REAL, AZURE_TENANT_ID: BOT }, 'AZURE_TENANT_ID', /another tenant/],
  ];
  for (const [what, env, variable, expected] of wrong)
    it(`refuses ${what}`, () => assert.match(refused(env)[variable] ?? 'no problem was found', expected));

  it('takes an identity for each tier of rights, by secret, by certificate or managed, and none by halves', () => {
    const [stays, access, packages] = ['a', 'b', 'c'].map((digit) => BOT.replace(/.$/, digit));
    const { graph } = accepted({
      ...REAL,
      STAYS_CLIENT_ID: stays,
      STAYS_CLIENT_SECRET: 's',
      ACCESS_CLIENT_ID: access,
      ACCESS_CLIENT_CERTIFICATE_PATH: '/keys/access.pem',
      PACKAGES_CLIENT_ID: packages,
    });
    assert.deepEqual(graph.identities, {
      stays: { clientId: stays, secret: 's' },
      access: { clientId: access, certificatePath: '/keys/access.pem' },
      packages: { clientId: packages },
    });
    const halves = refused({ ...REAL, STAYS_CLIENT_SECRET: 's', PACKAGES_CLIENT_ID: 'x' });
    assert.match(halves.STAYS_CLIENT_ID ?? '', /missing beside STAYS_CLIENT_SECRET/);
    assert.match(halves.PACKAGES_CLIENT_ID ?? '', /is not an id/);
    const twice = { ACCESS_CLIENT_ID: access, ACCESS_CLIENT_SECRET: 's', ACCESS_CLIENT_CERTIFICATE_PATH: '/a.pem' };
    assert.match(refused({ ...REAL, ...twice }).ACCESS_CLIENT_CERTIFICATE_PATH ?? '', /beside ACCESS_CLIENT_SECRET/);
  });

  it('refuses the embedded database in production, unless told otherwise', () => {
    const env = { ...REAL, DATABASE_URL: undefined, NODE_ENV: 'production' };
    assert.match(refused(env).DATABASE_URL ?? '', /power cut/);
    const { database } = accepted({ ...env, GUESTLIST_EMBEDDED_IN_PRODUCTION: '1' });
    assert.deepEqual(database, { kind: 'embedded', folder: resolve('.data/teams'), evenInProduction: true });
  });

  it('says everything at once, each with its remedy', () => {
    const read = readConfig({
      ...REAL,
      MicrosoftAppType: 'Single',
      MAIL_SENDER: 'x',
      PORT: '0',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'bot',
    });
    assert.ok(!read.ok);
    assert.equal(read.error.length, 5);
    const text = describeProblems(read.error);
    for (const { variable } of read.error) assert.ok(text.includes(variable));
    assert.equal(text.match(/\n {6}→/g)?.length, 5);
  });

  it('never repeats a secret in what it says', () => {
    const read = readConfig({
      ...REAL,
      MicrosoftAppPassword: 'hunter2',
      MicrosoftAppType: 'x',
      DATABASE_URL: 'mysql://u:hunter2@h/d',
    });
    assert.ok(!read.ok);
    assert.ok(!describeProblems(read.error).includes('hunter2'));
  });

  it('reads .env, and lets the real environment go first', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'guestlist-')), '.env');
    writeFileSync(file, 'GUESTLIST_TEST_ONE=from the file\nGUESTLIST_TEST_TWO=from the file\n');
    process.env.GUESTLIST_TEST_TWO = 'from the environment';
    try {
      loadDotEnv(file);
      loadDotEnv(`${file}.missing`);
      assert.equal(process.env.GUESTLIST_TEST_ONE, 'from the file');
      assert.equal(process.env.GUESTLIST_TEST_TWO, 'from the environment');
    } finally {
      delete process.env.GUESTLIST_TEST_ONE;
      delete process.env.GUESTLIST_TEST_TWO;
    }
  });

  it('takes the key of the record as text or as a file, and nothing that is none', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const file = join(mkdtempSync(join(tmpdir(), 'guestlist-key-')), 'audit-key.pem');
    writeFileSync(file, pem);
    const names = [pem, pem.replaceAll('\n', '\\n'), file].map(
      (said) => accepted({ AUDIT_KEY: said }).record.key?.name,
    );
    assert.match(names[0] ?? '', /^[0-9a-f]{16}$/);
    assert.deepEqual(new Set(names).size, 1);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    for (const said of [other, 'no/such/file.pem', '-----BEGIN PRIVATE KEY-----'])
      assert.match(refused({ AUDIT_KEY: said })['AUDIT_KEY'] ?? '', /neither an Ed25519 key in PEM nor/);
  });

  it('sends the record nowhere unless told to, and never in the open', () => {
    assert.equal(accepted({}).record.stream, undefined);
    for (const where of ['stdout', 'https://siem.contoso.com/in', 'http://127.0.0.1:9000/'])
      assert.equal(accepted({ AUDIT_STREAM: where }).record.stream?.texts, false, where);
    assert.equal(accepted({ AUDIT_STREAM: 'stdout', AUDIT_STREAM_TEXTS: '1' }).record.stream?.texts, true);
    for (const where of ['http://siem.contoso.com/', 'siem', 'file:///etc/passwd'])
      assert.match(refused({ AUDIT_STREAM: where })['AUDIT_STREAM'] ?? '', /neither stdout nor an address/, where);
  });
});
