import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TENANT_ID } from '../../src/local/company.js';
import { errorOf, GRAPH, group, person, pushedClock, startGraph, type TestGraph } from '../support/local-graph.js';

type Part = {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Record<string, unknown>;
};

describe('The edge of the local Graph', () => {
  let graph: TestGraph;
  const clock = pushedClock();
  before(async () => (graph = await startGraph({ clock })));
  after(() => graph.close());
  beforeEach(() => graph.fetched('POST', '/_local/reset'));

  it('wants a token that is one, is for Graph, and has not run out', async () => {
    const read = (authorization: string) => graph.fetched('GET', '/v1.0/users', { headers: { authorization } });
    const claims = (change: object) => {
      const now = Math.floor(clock.now().getTime() / 1000);
      const payload = { aud: 'https://graph.microsoft.com', tid: TENANT_ID, appid: 'a', exp: now + 60, ...change };
      return `Bearer e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.`;
    };
    assert.equal((await read(claims({}))).status, 200);
    for (const wrong of [
      '',
      'Bearer',
      'Bearer junk',
      'Basic abc',
      claims({ aud: 'https://api.botframework.com' }),
      claims({ tid: 'other' }),
      claims({ exp: 1 }),
    ]) {
      const answer = await read(wrong);
      assert.deepEqual([answer.status, errorOf(answer).code], [401, 'InvalidAuthenticationToken'], wrong);
    }
  });

  it('hands out tokens that say what was consented to, and refuses bad forms in words', async () => {
    await graph.settings({ roles: ['User.Read.All'] });
    const payload = JSON.parse(Buffer.from((await graph.token()).split('.')[1]!, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    assert.deepEqual(
      [payload['roles'], payload['tid'], payload['aud']],
      [['User.Read.All'], TENANT_ID, 'https://graph.microsoft.com'],
    );
    const bad = await graph.fetched('POST', `/${TENANT_ID}/oauth2/v2.0/token`, { body: 'grant_type=password' });
    assert.deepEqual([bad.status, bad.body['error']], [400, 'unsupported_grant_type']);
    assert.equal(
      (await graph.fetched('POST', '/other/oauth2/v2.0/token', { body: 'grant_type=client_credentials' })).status,
      400,
    );
    assert.equal((await graph.requests()).length, 0, 'secrets must not be logged');
  });

  it('names every answer, and repeats the name it was given', async () => {
    const answer = await graph.graph('GET', '/users/nobody', { headers: { 'client-request-id': 'mine' } });
    assert.equal(answer.headers.get('client-request-id'), 'mine');
    const inner = (answer.body['error'] as { innerError: Record<string, string> }).innerError;
    assert.equal(inner['client-request-id'], 'mine');
    assert.equal(inner['request-id'], answer.headers.get('request-id'));
    assert.match(inner['date']!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    assert.ok(answer.headers.get('date'));
  });

  it('refuses encoded, huge and foreign requests, and lives on', async () => {
    const encoded = await graph.graph('POST', '/invitations', {
      body: 'no gzip at all',
      headers: { 'content-encoding': 'gzip' },
    });
    assert.equal(encoded.status, 415);
    const huge = await graph.graph('POST', '/invitations', { body: { text: 'x'.repeat(4 * 1024 * 1024) } });
    assert.equal(huge.status, 413);
    const foreign = await graph.fetched('POST', '/_local/reset', { headers: { 'sec-fetch-site': 'cross-site' } });
    assert.equal(foreign.status, 403);
    const disguised = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(graph.url);
      httpRequest({ host: '127.0.0.1', port, path: '/_local/state', headers: { host: 'evil.example' } }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    assert.equal(disguised, 421);
    assert.equal((await graph.graph('GET', '/users')).status, 200);
  });

  it('answers each part of a batch by itself', async () => {
    await graph.settings({ invitationLimit: 1 });
    const invite = (id: string, name: string) => ({
      id,
      method: 'POST',
      url: '/invitations',
      headers: { 'Content-Type': 'application/json' },
      body: { invitedUserEmailAddress: `${name}@fabrikam.com`, inviteRedirectUrl: 'https://contoso.com' },
    });
    const answer = await graph.graph('POST', '/$batch', {
      body: {
        requests: [
          invite('a', 'ada'),
          { ...invite('b', 'bea'), dependsOn: ['a'] },
          { id: 'c', method: 'GET', url: `/users/${person(1)}/manager?$select=id`, dependsOn: ['b'] },
          { id: 'e', method: 'GET', url: '/users/%E0%A4%A' },
          { id: 'd', method: 'GET', url: `/users/${person(1)}?$select=displayName` },
        ],
      },
    });
    assert.equal(answer.status, 200);
    const parts = Object.fromEntries((answer.body['responses'] as Part[]).map((part) => [part.id, part]));
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((id) => parts[id]?.status),
      [201, 429, 424, 200],
    );
    assert.equal(parts['e']?.status, 400);
    assert.equal(parts['b']?.headers['Retry-After'], '5');
    assert.equal(parts['d']?.body?.['displayName'], 'Sue Park');
    assert.equal((await graph.requests()).length, 1, 'a batch is one exchange');
  });

  it('refuses batches that are none', async () => {
    const get = (id: string, more: object = {}) => ({ id, method: 'GET', url: '/users', ...more });
    const tooMany = Array.from({ length: 21 }, (_, n) => get(String(n)));
    const wrong = [
      tooMany,
      [],
      [get('1'), get('1')],
      [get('1', { url: `${GRAPH}/users` })],
      [get('1', { dependsOn: ['2'] }), get('2', { dependsOn: ['1'] })],
      [get('1', { method: 'POST', body: {} })],
    ];
    for (const requests of wrong)
      assert.equal(
        (await graph.graph('POST', '/$batch', { body: { requests } })).status,
        400,
        JSON.stringify(requests).slice(0, 100),
      );
  });

  it('takes mail in both forms, from the bot’s own mailbox alone', async () => {
    const send = (text: string) =>
      graph.graph('POST', '/users/guestlist@contoso.com/sendMail', {
        body: text,
        headers: { 'content-type': 'text/plain' },
      });
    const mime = (from: string) =>
      Buffer.from(
        `From: Guestlist <${from}>\r\nTo: Ada <ada@fabrikam.com>\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nX-Key: 1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--b--\r\n`,
      ).toString('base64');
    assert.equal((await send(mime('guestlist@contoso.com'))).status, 202);
    const json = {
      Message: {
        subject: 'Hi',
        body: { contentType: 'Text', content: 'hello' },
        toRecipients: [{ emailAddress: { address: 'bea@fabrikam.com' } }],
      },
    };
    assert.equal((await graph.graph('POST', '/users/guestlist@contoso.com/sendMail', { body: json })).status, 202);
    const mails = (await graph.fetched('GET', '/_local/mail')).body as unknown as Record<string, unknown>[];
    assert.deepEqual(
      mails.map(({ to, subject, html, text }) => [to, subject, String(html).trim(), String(text).trim()]),
      [
        ['ada@fabrikam.com', 'Grüße', '<p>rich</p>', 'plain'],
        ['bea@fabrikam.com', 'Hi', '', 'hello'],
      ],
    );
    assert.equal((mails[0]?.['headers'] as Record<string, string>)['x-key'], '1');
    assert.equal(errorOf(await send('not base64!')).code, 'ErrorMimeContentInvalidBase64String');
    assert.equal(errorOf(await send(mime('sue@contoso.com'))).code, 'ErrorSendAsDenied');
    await graph.settings({ mailboxes: [] });
    const fenced = await send(mime('guestlist@contoso.com'));
    assert.deepEqual([fenced.status, errorOf(fenced).code], [403, 'ErrorAccessDenied']);
  });

  it('refuses settings and faults that do not exist, in words', async () => {
    const settings = await graph.settings({ colour: 'green' });
    assert.equal(settings.status, 400);
    assert.match(errorOf(settings).message, /colour/);
    assert.equal((await graph.fetched('POST', '/_local/faults', { body: { on: 'graph', path: '(' } })).status, 400);
    assert.equal((await graph.fetched('POST', '/_local/faults/none/release')).status, 404);
  });
});

describe('A local tenant with a folder', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'guestlist-tenant-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('remembers people, memberships and mail over a restart', async () => {
    const first = await startGraph({ dataFolder: folder });
    const id = await first.guest('ada@fabrikam.com');
    await first.graph('POST', `/groups/${group(2)}/members/$ref`, { body: { '@odata.id': `${GRAPH}/users/${id}` } });
    await first.close();
    const second = await startGraph({ dataFolder: folder });
    assert.equal((await second.graph('GET', `/users/${id}`)).body['mail'], 'ada@fabrikam.com');
    const members = (await second.graph('GET', `/groups/${group(2)}/members?$select=id`)).body['value'] as {
      id: string;
    }[];
    assert.ok(members.some((member) => member.id === id));
    await second.close();
    assert.deepEqual(await readdir(folder), ['tenant.json']);
  });

  it('saves soon, and not only when it is closed', async () => {
    const graph = await startGraph({ dataFolder: folder });
    await graph.guest('ada@fabrikam.com');
    for (let n = 0; n < 100; n += 1) {
      const text = await readFile(join(folder, 'tenant.json'), 'utf8').catch(() => '');
      if (text.includes('ada@fabrikam.com')) break;
      assert.ok(n < 99, 'nothing was saved');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await graph.close();
  });

  it('starts anew on a damaged file, and keeps that file', async () => {
    await writeFile(join(folder, 'tenant.json'), '{"tenant":');
    const graph = await startGraph({ dataFolder: folder });
    assert.equal((await graph.state()).users.length, 18);
    await graph.close();
    assert.equal(await readFile(join(folder, 'tenant.json.damaged'), 'utf8'), '{"tenant":');
  });
});
