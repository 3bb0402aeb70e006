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

/** Milliseconds in which the bot says that it is well, at the median of some. */
export const answersIn = async (house: House, rounds = 30): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const response = await fetch(`${house.url}/healthz`);
    await response.text();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
};
