import assert from 'node:assert/strict';
import { createChats } from '../../src/teams/chats.js';
import { createServiceHosts } from '../../src/teams/service-hosts.js';
import type { TeamsAdapter } from '../../src/teams/adapter.js';
import type { Directory, Store } from '../../src/workflow/ports.js';
import { oskar } from '../support/samples.js';

describe('a chat that was kept from before', () => {
  const reached = async (serviceUrl: string): Promise<readonly unknown[]> => {
    const asked: unknown[] = [];
    const chat = { conversationId: 'a:oskar', serviceUrl, botId: '28:bot' };
    const chats = createChats({
      adapter: {
        proactively: async (reference: { serviceUrl?: string }) => void asked.push(reference.serviceUrl),
      } as unknown as TeamsAdapter,
      pacing: async () => undefined,
      store: { people: { read: async () => ({ person: oskar, chat }) } } as unknown as Store,
      directory: {} as Directory,
      serviceHosts: createServiceHosts(['smba.trafficmanager.net']),
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      botId: '28:bot',
      tenantId: 't',
      zone: () => 'UTC',
    });
    await chats.reach(oskar.id, async () => 'sent').catch((error: unknown) => asked.push(String(error)));
    return asked;
  };

  it('is written to where its service is on the list', async () => {
    const service = 'https://smba.trafficmanager.net/amer/';
    assert.deepEqual(await reached(service), [service]);
  });

  it('is no way to another host, whatever stands in our tables', async () => {
    for (const service of [
      'https://smba.trafficmanager.net.evil.example/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://smba.trafficmanager.net:8443/',
      'https://smba.trafficmanager.net./',
      'http://smba.trafficmanager.net/',
    ])
      assert.deepEqual(
        await reached(service),
        ['Error: A stored conversation names a service we do not write to.'],
        service,
      );
  });
});
