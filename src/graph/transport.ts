import { Agent, request as plainly, type IncomingHttpHeaders } from 'node:http';
import { Agent as SecureAgent, request as securely } from 'node:https';
import { SECOND } from '../kernel/clock.js';

export type Sent = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

/** With its whole body. */
export type Arrived = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** Sends one request and gives up after `within` milliseconds. Redirects are answers like any other. */
export type Transport = (url: URL, sent: Sent, within: number) => Promise<Arrived>;

/** An idle connection is closed before Microsoft would close it. */
const KEPT = { keepAlive: true, timeout: 4 * SECOND } as const;

/**
 * Node's own client, on connections that are kept: `fetch` takes several times as long on the processor for the same, and
 * sends a request's head and its body one after the other.
 */
export const createTransport = (origin: string): Transport => {
  const isSecure = origin.startsWith('https:');
  const agent = isSecure ? new SecureAgent(KEPT) : new Agent(KEPT);
  const open = isSecure ? securely : plainly;
  return (url, { method, headers, body }, within) =>
    new Promise((resolve, reject) => {
      const request = open(url, { method, headers, agent });
      const timer = setTimeout(() => {
        reject(new DOMException('Nobody answered in time.', 'TimeoutError'));
        request.destroy();
      }, within);
      request.on('close', () => clearTimeout(timer));
      request.on('error', reject);
      request.on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => (text += piece));
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      request.end(body);
    });
};
