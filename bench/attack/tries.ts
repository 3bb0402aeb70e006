import { SECOND } from '../../src/kernel/clock.js';
import type { House } from './house.js';

/** One kind of attack: how often it was tried, how often it came through, and what else is worth knowing. */
export type Tries = {
  readonly attack: string;
  readonly tries: number;
  /** What came through, or broke: each a sentence. */
  readonly breaches: readonly string[];
  readonly note?: string;
};

export type Attack = (house: House) => Promise<Tries>;

/** Posts to the bot as Teams does; a connection that breaks is status 0. */
export const post = async (
  house: House,
  authorization: string | undefined,
  body: unknown,
): Promise<{ readonly status: number; readonly text: string }> => {
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
  try {
    const response = await fetch(`${house.url}/api/messages`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: error instanceof Error ? error.name : 'nothing' };
  }
};

/** Whether an answer shows what the inside of a program looks like. */
export const tellsTooMuch = (text: string): boolean =>
  /\bat \S+ \(|node_modules|\/dist\/|\/src\/|TypeError|SyntaxError|ZodError|ECONN|select .* from|guestlist\./i.test(
    text,
  );

/**
 * Milliseconds in which others are answered at the median, whatever strangers do meanwhile. Teams gives up on a bot after 10 to 15 s,
 * and the attack shares the machine with the bot.
 */
export const LATEST = 2 * SECOND;

export const medianOf = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** Milliseconds in which the bot says that it is well, at the median of some; no number is large enough where it does not say it. */
export const answersIn = async ({ url }: Pick<House, 'url'>, rounds = 30): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    try {
      const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(LATEST + SECOND) });
      await response.text();
    } catch {
      return Infinity;
    }
    times.push(performance.now() - began);
  }
  return medianOf(times);
};
