import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppCredentials } from 'botframework-connector';
import { TeamsAdapter } from '../../src/teams/adapter.js';
import { createChats } from '../../src/teams/chats.js';
import { createServiceHosts } from '../../src/teams/service-hosts.js';
import type { Directory, Store } from '../../src/workflow/ports.js';

const APP = '0ea7d2a0-0000-4000-8000-000000000b07';
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const TOKEN = 'the.bots.own';

/** Whoever listens on a port of its own; what comes in under `/connector/` is sent on by the answer that there is to it. */
const startListener = async (on: () => { readonly status: number; readonly location?: string }) => {
  const heard: { readonly url: string; readonly authorization?: string }[] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request.resume();
    heard.push({ url, ...(headers.authorization && { authorization: headers.authorization }) });
    const { status, location } = url.startsWith('/connector/') ? on() : { status: 200 };
    response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) });
    response.end(JSON.stringify({ id: '1', activityId: '1' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { heard, close, port: (server.address() as AddressInfo).port };
};
type Listener = Awaited<ReturnType<typeof startListener>>;

/** The SDK's own clients, as the bot has them, with everything that it asks of a connector. */
const waysTo = (serviceUrl: string): Readonly<Record<string, () => Promise<unknown>>> => {
  const adapter = new TeamsAdapter({ appId: APP, tenantId: TENANT, type: 'SingleTenant', password: 'x' });
  const botId = `28:${APP}`;
  const chats = createChats({
    ...{ adapter, serviceUrl, botId, tenantId: TENANT, store: {} as Store, directory: {} as Directory },
    pacing: async () => undefined,
    serviceHosts: createServiceHosts('loopback'),
    zone: () => 'UTC',
  });
  const chat = { conversationId: 'a:sue', serviceUrl, botId };
  return {
    'a message': () => chats.within(chat, (context) => context.sendActivity('hello')),
    'an edited card': () => chats.within(chat, (context) => context.updateActivity({ id: '1', text: 'hello' })),
    'a card taken away': () => chats.within(chat, (context) => context.deleteActivity('1')),
    'a post in a channel': () =>
      adapter.post(serviceUrl, { channel: '19:a@thread.tacv2', tenantId: TENANT }, { type: 'message', text: 'hello' }),
  };
};

describe('the bot’s own token, where a connector sends a request on to another address', () => {
  let answer: { status: number; location?: string };
  let connector: Listener;
  let elsewhere: Listener;
  let ways: ReturnType<typeof waysTo>;
  const own = { ...Object.getOwnPropertyDescriptor(AppCredentials.prototype, 'getToken') };
  before(async () => {
    AppCredentials.prototype.getToken = async () => TOKEN;
    connector = await startListener(() => answer);
    elsewhere = await startListener(() => ({ status: 200 }));
    ways = waysTo(`http://127.0.0.1:${connector.port}/connector/`);
  });
  after(() => {
    Object.defineProperty(AppCredentials.prototype, 'getToken', own);
    connector.close();
    elsewhere.close();
  });

  it('comes with whatever the bot sends there', async () => {
    for (const [what, send] of Object.entries(ways)) {
      answer = { status: 200 };
      await send();
      assert.equal(connector.heard.at(-1)?.authorization, `Bearer ${TOKEN}`, what);
    }
  });

  it('goes to no other host, and neither does what was sent', async () => {
    for (const status of [301, 302, 303, 307, 308])
      for (const [what, send] of Object.entries(ways))
        for (const host of ['127.0.0.1', 'localhost']) {
          answer = { status, location: `http://${host}:${elsewhere.port}/v3/` };
          const failure: unknown = await send().catch((error: unknown) => error);
          assert.deepEqual(elsewhere.heard, [], `${what}, ${status}`);
          assert.equal(
            (failure as { readonly statusCode?: number }).statusCode,
            status,
            `${what} is known to have failed`,
          );
        }
    assert.ok(connector.heard.length >= 40);
  });

  it('is not shown again on its own host', async () => {
    answer = { status: 307, location: '/elsewhere' };
    for (const send of Object.values(ways)) await send().catch(() => undefined);
    const sentOn = connector.heard.filter(({ url }) => url === '/elsewhere');
    assert.ok(sentOn.length > 0);
    assert.ok(sentOn.every(({ authorization }) => authorization === undefined));
  });
});
