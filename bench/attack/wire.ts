import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SECOND } from '../../src/kernel/clock.js';
import type { House } from './house.js';
import { answersIn, LATEST, type Tries } from './tries.js';

const head = (more: string): string =>
  `POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}\r\n`;

/** What is written to the socket, and how the server may answer; nothing at all, where it may wait for the rest. */
const SHAPES: readonly { readonly what: string; readonly send: string | Buffer; readonly answer: RegExp }[] = [
  { what: 'a length of two gigabytes', send: head('Content-Length: 2147483648\r\n') + '{', answer: /^$|^HTTP\/1.1 4/ },
  { what: 'a length that is none', send: head('Content-Length: x\r\n') + '{}', answer: /^HTTP\/1.1 400/ },
  {
    what: 'two lengths',
    send: head('Content-Length: 2\r\nContent-Length: 3\r\n') + '{}',
    answer: /^HTTP\/1.1 400/,
  },
  {
    what: 'a length and chunks, which smuggles',
    send: head('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n') + '0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n',
    answer: /^HTTP\/1.1 400/,
  },
  { what: 'twenty thousand headers', send: head('A: b\r\n'.repeat(20_000)), answer: /^HTTP\/1.1 4/ },
  { what: 'no HTTP', send: 'EHLO evil.example\r\n', answer: /^HTTP\/1.1 400/ },
  {
    what: 'a compressed bomb',
    send: Buffer.concat([
      Buffer.from(head(`Content-Encoding: gzip\r\nContent-Length: ${gzipSync(Buffer.alloc(9_000_000)).length}\r\n`)),
      gzipSync(Buffer.alloc(9_000_000)),
    ]),
    answer: /^HTTP\/1.1 415/,
  },
  {
    what: 'half a megabyte in chunks',
    send: head('Transfer-Encoding: chunked\r\n') + `80000\r\n${'x'.repeat(0x80000)}\r\n0\r\n\r\n`,
    answer: /^$|^HTTP\/1.1 4/,
  },
];

const [HEADERS, BODY] = ['POST /api/messages HTTP/1.1\r\nHost: ', head('Content-Length: 1000\r\n') + '{"type":"mess'];
const STALLS = [
  { what: 'a request that stops in its headers', send: HEADERS, drips: false },
  { what: 'a request that stops in its body', send: BODY, drips: false },
  { what: 'a request that drips through its headers', send: HEADERS, drips: true },
  { what: 'a request that drips through its body', send: BODY, drips: true },
] as const;

type Door = Pick<House, 'url'>;

const opened = ({ url }: Door): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => resolve(socket));
    socket.on('error', reject);
  });

/** The first bytes of the answer; nothing where none comes within two seconds. */
const answerTo = async (house: Door, send: string | Buffer): Promise<string> => {
  const socket = await opened(house);
  return new Promise((resolve) => {
    const done = (text: string) => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(2000, () => done(''));
    socket.once('data', (data) => done(data.toString('latin1').slice(0, 60)));
    socket.on('error', () => done(''));
    socket.on('close', () => done(''));
    socket.write(send);
  });
};

/** Whether the server hangs up within so many milliseconds. */
const hangsUp = (socket: Socket, within: number): Promise<boolean> =>
  new Promise((resolve) => {
    if (socket.closed) resolve(true);
    socket.resume().once('close', () => resolve(true));
    setTimeout(() => resolve(false), within).unref();
  });

/** One byte after the other, so that the line is never silent. */
const drip = (socket: Socket, every: number): void => {
  const timer = setInterval(() => socket.write('x'), every);
  socket.once('close', () => clearInterval(timer));
};

/** So many requests of which the rest never comes, or a byte every so many milliseconds, one kind after the other. */
export const stall = async (house: Door, count: number, every = SECOND): Promise<readonly Socket[]> => {
  const sockets = await Promise.all(Array.from({ length: count }, () => opened(house)));
  for (const [n, socket] of sockets.entries()) {
    const { send, drips } = STALLS[n % STALLS.length] ?? STALLS[0];
    socket.on('error', () => undefined).write(send);
    if (drips) drip(socket, every);
  }
  return sockets;
};

/** Which kinds of these the server holds open for longer than so many milliseconds. */
export const heldOpen = async (sockets: readonly Socket[], patience: number): Promise<readonly string[]> => {
  const held = await Promise.all(sockets.map(async (socket) => !(await hangsUp(socket, patience))));
  return STALLS.flatMap(({ what }, kind) =>
    held.some((isHeld, n) => isHeld && n % STALLS.length === kind) ? [what] : [],
  );
};

/**
 * Requests that are slow, huge, compressed or only half there: others are answered meanwhile. Who stalls is hung up on within
 * `patience` milliseconds; 0: nobody waits for that.
 */
export const wire =
  (stalled: number, patience: number) =>
  async (house: House): Promise<Tries> => {
    const breaches: string[] = [];
    for (const { what, send, answer } of SHAPES) {
      const got = await answerTo(house, send);
      if (!answer.test(got)) breaches.push(`${what}: answered with “${got}”`);
    }
    const before = await answersIn(house);
    const sockets = await stall(house, stalled);
    const meanwhile = await answersIn(house);
    if (meanwhile > LATEST) breaches.push(`others are answered after ${meanwhile.toFixed(0)} ms meanwhile`);
    const held = patience > 0 ? await heldOpen(sockets, patience) : [];
    breaches.push(...held.map((what) => `${what} is held open`));
    for (const socket of sockets) socket.destroy();
    const { status } = await fetch(`${house.url}/readyz`);
    if (status !== 200) breaches.push('it is not ready afterwards');
    return {
      attack: 'slow, huge, compressed and half-sent requests',
      tries: SHAPES.length + stalled,
      breaches,
      note: `/healthz ${before.toFixed(1)} ms, ${meanwhile.toFixed(1)} ms with ${stalled} half-sent requests open`,
    };
  };
