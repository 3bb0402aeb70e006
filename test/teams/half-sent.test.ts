import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { heldOpen, stall } from '../../bench/attack/wire.js';
import { TeamsAdapter } from '../../src/teams/adapter.js';
import { startServer } from '../../src/teams/server.js';
import { silent } from '../support/database.js';

type Patience = Parameters<typeof startServer>[0]['patience'];

/** Which kinds of half-sent request whoever listens there still waits for after so many milliseconds. */
const waitedForAt = async (port: number, milliseconds: number): Promise<readonly string[]> => {
  const sockets = await stall({ url: `http://127.0.0.1:${port}` }, 4, 50);
  try {
    return await heldOpen(sockets, milliseconds);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
};

/** The same of the bot's server, with such a patience. */
const waitedFor = async (patience: Patience, milliseconds: number): Promise<readonly string[]> => {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    gate: async () => ({ admitted: false, status: 401, why: '' }),
    adapter: new TeamsAdapter(undefined),
    bot: async () => {},
    ready: async () => true,
    log: silent,
    ...(patience && { patience }),
  });
  try {
    return await waitedForAt(server.port, milliseconds);
  } finally {
    await server.close();
  }
};

describe('a request that is only half sent, or a byte at a time', () => {
  const look = 50;

  it('is hung up on in its headers and in its body, each by its own limit', async () => {
    assert.deepEqual(await waitedFor({ headers: 200, request: 400, look }, 1500), []);
    const slow = await waitedFor({ headers: 200, request: 60_000, look }, 1000);
    assert.deepEqual(slow, ['a request that stops in its body', 'a request that drips through its body']);
  });

  it('is waited for as long as somebody on a slow line may need', async () => {
    assert.equal((await waitedFor(undefined, 500)).length, 4);
  });

  it('is held open by a server that hangs up on silence alone', async () => {
    const server = createServer((request) => request.resume());
    Object.assign(server, { timeout: 200, headersTimeout: 0, requestTimeout: 0 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const held = await waitedForAt((server.address() as AddressInfo).port, 1000);
      assert.deepEqual(held, ['a request that drips through its headers', 'a request that drips through its body']);
    } finally {
      server.close();
    }
  });
});
