import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Context } from '@microsoft/microsoft-graph-client';
import { SECOND } from '../kernel/clock.js';
import { exchangeOf, Failed } from './exchange.js';
import { readRetryAfter } from './retry-after.js';
import type { TierTokens } from './tier-tokens.js';
import { createTransport, type Transport } from './transport.js';

/** Milliseconds: how long one attempt may take, and for how long after the first one another may still begin. */
export type Patience = { readonly attempt: number; readonly total: number };
const PATIENCE: Patience = { attempt: 10 * SECOND, total: 3 * SECOND };
const ATTEMPTS = 3;

type Send = (context: Context) => Promise<void>;

/** The client builds every request as a string. */
const addressOf = (context: Context): URL => new URL(String(context.request));

/** The client keeps headers as a plain object. */
const headersOf = (context: Context) => context.options?.headers as Readonly<Record<string, string>> | undefined;

const setHeader = (context: Context, name: string, value: string): void => {
  context.options = { ...context.options, headers: { ...headersOf(context), [name]: value } };
};

/** One request and its whole answer. Redirects are not followed: Graph has none for us, and the token must not travel. */
const attempting =
  (transport: Transport, milliseconds: number): Send =>
  async (context) => {
    const { method = 'GET', body } = context.options ?? {};
    const sent = { method, headers: headersOf(context) ?? {}, body: body as string | undefined };
    try {
      const { status, headers: answered, text } = await transport(addressOf(context), sent, milliseconds);
      // Once: the client would have the body read again out of a stream.
      exchangeOf(context).text = text;
      context.response = new Response(null, { status, headers: singly(answered) });
    } catch (error) {
      throw new Failed({ failure: 'no-answer', reason: reasonOf(error) });
    }
  };

/** What came several times is of no use to us. */
const singly = (headers: IncomingHttpHeaders): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

/** A word for what went wrong underneath: ECONNRESET, ENOTFOUND, TimeoutError. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

/**
 * The client's own authentication sends a token over https alone and to a list of hosts of its own; ours goes to the
 * configured origin, whatever that is, and nowhere else. A kept token may have been refused since: then nothing was done,
 * so whatever was asked is asked once more with a new one.
 */
const authenticating = (origin: string, tokensOf: TierTokens, next: Send): Send => {
  const sendWith = async (context: Context, token: string): Promise<boolean> => {
    setHeader(context, 'Authorization', `Bearer ${token}`);
    await next(context);
    return context.response?.status !== 401;
  };
  return async (context) => {
    if (addressOf(context).origin !== origin) throw new Error('This request does not go to Microsoft Graph.');
    const tokens = tokensOf(exchangeOf(context).tier);
    const token = await tokens.current();
    if (await sendWith(context, token)) return;
    tokens.forget(token);
    const another = await tokens.current();
    if (another !== token) await sendWith(context, another);
  };
};

/**
 * The client's own retries send a POST again after 503 and 504, though it may have been done: an invitation would go
 * twice. Ours repeat what only reads; anything else after a 429 alone, which says that it was not done, and only where
 * Microsoft names a short wait.
 */
const retrying =
  (total: number, next: Send): Send =>
  async (context) => {
    const { repeatable, once } = exchangeOf(context);
    const attempts = once ? 1 : ATTEMPTS;
    const began = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      const failed = await next(context).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      const wait = attempt < attempts ? waitAfter(failed?.error ?? context.response, repeatable, attempt) : undefined;
      if (wait === undefined || performance.now() - began + wait > total) {
        if (failed) throw failed.error;
        return;
      }
      await pause(wait);
    }
  };

/** Milliseconds until the next attempt; undefined where there is to be none. */
const waitAfter = (outcome: unknown, repeatable: boolean, attempt: number): number | undefined => {
  const growing = 200 * 3 ** (attempt - 1);
  if (outcome instanceof Failed) return repeatable && outcome.failure.failure === 'no-answer' ? growing : undefined;
  if (!(outcome instanceof Response)) return undefined;
  const asked = readRetryAfter(outcome.headers.get('retry-after'));
  if (outcome.status === 429) return asked ?? (repeatable ? growing : undefined);
  return repeatable && outcome.status >= 500 ? (asked ?? growing) : undefined;
};

/** Notes the failure where `call` finds it; the client rewrites errors on their way out. */
const reporting =
  (next: Send): Send =>
  async (context) => {
    setHeader(context, 'client-request-id', randomUUID());
    try {
      await next(context);
    } catch (error) {
      if (error instanceof Failed) exchangeOf(context).failure = error.failure;
      throw error;
    }
  };

/** Microsoft's client, with a middleware chain of our own: report ← retry ← authenticate ← one attempt. */
export const createClient = ({
  baseUrl,
  tokensOf,
  patience: { attempt, total } = PATIENCE,
}: {
  /** Scheme, host and port of Graph; the version is ours. */
  readonly baseUrl: string;
  readonly tokensOf: TierTokens;
  readonly patience?: Patience;
}): Client => {
  const { origin } = new URL(baseUrl);
  const once = attempting(createTransport(origin), attempt);
  const send = reporting(retrying(total, authenticating(origin, tokensOf, once)));
  return Client.initWithMiddleware({ baseUrl: origin, defaultVersion: 'v1.0', middleware: { execute: send } });
};
