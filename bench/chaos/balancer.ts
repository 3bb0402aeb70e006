import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Milliseconds between two looks at who is ready. */
const LOOKS = 250;

/** In front of the replicas, as a load balancer is: each connection goes to the next one that is ready and takes it. */
export const startBalancer = async (ports: readonly number[]) => {
  let turn = 0;
  const unready = new Set<number>();
  const looking = setInterval(() => {
    for (const port of ports) void isReady(port).then((ready) => (ready ? unready.delete(port) : unready.add(port)));
  }, LOOKS);
  const open = new Set<Socket>();

  /** The first of them, from the one whose turn it is, that is there. */
  const reach = async (): Promise<Socket | undefined> => {
    const from = turn++ % ports.length;
    const inTurn = [...ports.slice(from), ...ports.slice(0, from)];
    // Where nobody says so, somebody may be there all the same.
    const first = inTurn.filter((port) => !unready.has(port));
    for (const port of [...first, ...inTurn.filter((port) => unready.has(port))]) {
      const there = await tried(port);
      if (there) return there;
    }
    return undefined;
  };

  const join = async (near: Socket): Promise<void> => {
    const far = await reach();
    if (!far) {
      near.destroy();
      return;
    }
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    near.resume();
  };

  const server = createServer({ pauseOnConnect: true }, (near) => void join(near));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      clearInterval(looking);
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(2000),
  }).then(
    ({ ok }) => ok,
    () => false,
  );

const tried = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.removeAllListeners('error')));
    socket.once('error', () => resolve(undefined));
  });
