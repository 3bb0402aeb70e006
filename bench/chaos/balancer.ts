import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** In front of the replicas, as a load balancer is: each connection goes to the next one that takes it. */
export const startBalancer = async (ports: readonly number[]) => {
  let turn = 0;
  const open = new Set<Socket>();

  /** The first of them, from the one whose turn it is, that is there. */
  const reach = async (): Promise<Socket | undefined> => {
    const from = turn++;
    for (let tries = 0; tries < ports.length; tries += 1) {
      const there = await tried(ports[(from + tries) % ports.length] ?? 0);
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
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
};

const tried = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.removeAllListeners('error')));
    socket.once('error', () => resolve(undefined));
  });
