import assert from 'node:assert/strict';
import { heldOpen, stall } from '../../bench/attack/wire.js';
import { TeamsAdapter } from '../../src/teams/adapter.js';
import { startServer } from '../../src/teams/server.js';
import { silent } from '../support/database.js';

type Patience = Parameters<typeof startServer>[0]['patience'];

/** Which kinds of half-sent request such a server still waits for after so many milliseconds. */
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
  const sockets = await stall({ url: `http://127.0.0.1:${server.port}` }, 2);
  try {
    return await heldOpen(sockets, milliseconds);
  } finally {
    for (const socket of sockets) socket.destroy();
    await server.close();
  }
};

describe('a request that is only half sent', () => {
  const look = 50;

  it('is hung up on in its headers and in its body, each by its own limit', async () => {
    assert.deepEqual(await waitedFor({ headers: 200, request: 400, look }, 1500), []);
    const [slow] = await waitedFor({ headers: 200, request: 60_000, look }, 1000);
    assert.match(slow ?? '', /in its body/);
  });

  it('is waited for as long as somebody on a slow line may need', async () => {
    assert.equal((await waitedFor(undefined, 500)).length, 2);
  });
});
