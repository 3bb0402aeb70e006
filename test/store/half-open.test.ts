import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { openDatabase, type Database } from '../../src/store/database.js';
import { eventually } from '../support/eventually.js';
import { freshDatabase, silent } from '../support/database.js';

/** A wire to the database that can go dead: nothing is passed on any more, and nothing is closed. */
const startWire = async ({ hostname, port }: URL) => {
  let dead = new Set<Socket>();
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => dead.has(near) || into.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        into.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** What is open now goes dead; what is opened later works. */
    goesDead: () => void (dead = new Set(open)),
    open: () => open.size,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

describe('a connection to PostgreSQL that goes dead without a word', () => {
  let wire: Awaited<ReturnType<typeof startWire>>;
  let database: Database;
  const ends: (() => Promise<unknown>)[] = [];
  before(async function () {
    const config = await freshDatabase('postgres', this);
    assert.ok(config.kind === 'postgres');
    const url = new URL(config.url);
    wire = await startWire(url);
    ends.push(wire.close);
    url.port = String(wire.port);
    // As node-postgres has it, what stands in the address goes before our half minute: nobody wants to wait for this test.
    url.searchParams.set('query_timeout', '700');
    database = await openDatabase({ kind: 'postgres', url: url.href }, silent);
    ends.push(() => database.close());
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  it('fails what waits for it, and is replaced', async () => {
    await database.query('select 1');
    wire.goesDead();
    await assert.rejects(database.query('select 1'));
    await database.query('select 1');
  });

  it('fails a transaction without waiting a second time for its rollback', async () => {
    let began = 0;
    await assert.rejects(
      database.transaction(async (tx) => {
        await tx.query('select 1');
        wire.goesDead();
        began = performance.now();
        await tx.query('select 2');
      }),
    );
    assert.ok(performance.now() - began < 1300, 'it waited for the rollback as well');
    assert.deepEqual(await database.transaction((tx) => tx.query('select 3 as n')), [{ n: 3 }]);
    await eventually(() => assert.ok(wire.open() <= 4, 'dead connections are kept'));
  });
});
