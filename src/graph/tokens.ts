import type { AccessToken, TokenCredential } from '@azure/identity';
import { MINUTE } from '../kernel/clock.js';
import { Failed } from './exchange.js';

/** A token is replaced this long before it ends, in milliseconds, or after half its life where that is sooner. */
const MARGIN = 5 * MINUTE;

/** One token at a time, asked for once however many want it. */
export type Tokens = {
  current(): Promise<string>;
  /** Microsoft refused this one: the next request asks for another. */
  forget(token: string): void;
};

export const createTokens = (credential: TokenCredential, scope: string): Tokens => {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (): Promise<string> => {
    try {
      const granted = await credential.getToken(scope);
      if (!granted) throw new Error('no token');
      kept = { token: granted.token, until: usableUntil(granted, Date.now()) };
      return granted.token;
    } catch (error) {
      throw new Failed(failureOf(error));
    } finally {
      asking = undefined;
    }
  };

  return {
    current: () => (kept && Date.now() < kept.until ? Promise.resolve(kept.token) : (asking ??= ask())),
    forget: (token) => {
      if (kept?.token === token) kept = undefined;
    },
  };
};

const usableUntil = ({ expiresOnTimestamp }: AccessToken, now: number): number =>
  Math.max(expiresOnTimestamp - MARGIN, now + (expiresOnTimestamp - now) / 2);

const BROKEN_LINE = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|network|fetch failed|endpoints_resolution|timed? ?out/i;

/**
 * Entra's own number (AADSTS7000215: wrong secret) means that somebody must act; a broken line, that it may pass.
 * The texts stay out: they name hosts, ids and what was sent.
 */
const failureOf = (error: unknown): Failed['failure'] => {
  const text = error instanceof Error ? error.message : '';
  const number = text.match(/AADSTS\d+/)?.[0];
  if (number) return { failure: 'no-token', kind: 'not-permitted', reason: number };
  if (BROKEN_LINE.test(text)) return { failure: 'no-token', kind: 'unavailable', reason: 'NoToken' };
  return { failure: 'no-token', kind: 'not-permitted', reason: 'NoCredential' };
};
