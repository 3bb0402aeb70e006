import { subscribe } from 'node:diagnostics_channel';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import { isIP } from 'node:net';
import { APP } from '../../bench/attack/activities.js';
import { systemClock } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { createTokenCheck, type TokenCheck } from '../../src/teams/token.js';
import { configHere, runHere } from '../support/bot-here.js';

/**
 * The bot in a process of its own, beside a naive one that has the same ears: whatever comes in and goes out over HTTP, with its
 * token, and the environment, goes into CHATTY_LOG, as bots have it that log what they are told. It shows what there was
 * to be told; what the bot itself says goes where it always goes. What is meant for Microsoft gets no further: no name is known.
 */
const told = (...parts: readonly unknown[]): void =>
  appendFileSync(process.env['CHATTY_LOG'] ?? '', `${parts.map(String).join(' ')}\n`);

told('environment', JSON.stringify(process.env));
subscribe('http.server.request.start', (message) => {
  const { method, url, headers } = (message as { readonly request: http.IncomingMessage }).request;
  told('came in', method, url, JSON.stringify(headers));
});
type Heard = Record<'push', (...said: unknown[]) => unknown>;
const coming = http.IncomingMessage.prototype as unknown as Heard;
const { push } = coming;
coming.push = function (this: unknown, ...said) {
  told('came in', said[0] ?? '');
  return push.apply(this, said);
};
type Spoken = Record<'write' | 'end', (this: http.ClientRequest, ...said: unknown[]) => unknown>;
const going = http.ClientRequest.prototype as unknown as Spoken;
const { write, end } = going;
going.write = function (...said) {
  told('went out', this.path, said[0]);
  return write.apply(this, said);
};
going.end = function (...said) {
  told('went out', this.path, JSON.stringify(this.getHeaders()), said[0]);
  return end.apply(this, said);
};

const { lookup } = dns;
type Lookup = (host: string, ...asked: readonly unknown[]) => unknown;
dns.lookup = ((host, ...asked) => {
  if (host === 'localhost' || isIP(host)) return (lookup as unknown as Lookup)(host, ...asked);
  const unknown = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
  (asked.at(-1) as (error: Error) => void)(unknown);
  return undefined;
}) as Lookup as typeof lookup;

const check = createTokenCheck({
  appId: APP,
  openIdMetadata: process.env['KEYS_URL'] ?? '',
  log: createLog(configHere().logLevel),
});
/** The local tenant brings no token; whoever brings one is held to it. */
const token: TokenCheck = async (authorization, activity) =>
  authorization === undefined || check(authorization, activity);
await runHere(systemClock, { jobs: true, token });
