import { base64url } from 'jose';
import { MINUTE } from '../../src/kernel/clock.js';
import { falseTokens } from '../../test/support/false-tokens.js';
import { CONNECTOR_ISSUER } from '../../src/teams/token.js';
import { activity, APP } from './activities.js';
import type { House } from './house.js';
import { talk, toldOf, unheard } from './talk.js';
import { answersIn, post, type Tries } from './tries.js';

const shapesFor = ({ keys, service, tenantId }: House) =>
  falseTokens(keys, { app: APP, service, tenant: tenantId, otherService: service.replace('/connector', '/amer') });

/** Every shape once, with an activity that a good token brings in. */
export const tokens = async (house: House): Promise<Tries> => {
  const breaches: string[] = [];
  const shapes = Object.entries(await shapesFor(house));
  for (const [shape, authorization] of shapes) {
    const { status } = await post(house, authorization, activity(house));
    if (status !== 401) breaches.push(`a token with ${shape} was answered with ${status}`);
  }
  const good = await post(house, await house.bearer(), activity(house));
  if (good.status !== 200) breaches.push(`a good token was answered with ${good.status}`);
  return { attack: 'false tokens, each shape once', tries: shapes.length, breaches };
};

const AT_ONCE = 50;

/** Like no other: by a key, from a connector and about a tenant that nobody has heard of. Whoever remembers any of these grows. */
const unheardOf = ({ tenantId }: House, n: number): string => {
  const claims = {
    iss: CONNECTOR_ISSUER,
    aud: APP,
    exp: Math.floor(Date.now() / 1000) + 3600,
    serviceurl: `https://c${n}.evil.example/`,
    tid: tenantId.slice(0, -8) + String(n).padStart(8, '0'),
    jti: 'x'.repeat(1000),
  };
  const [header, body] = [{ alg: 'RS256', kid: `k${n}` }, claims].map((part) => base64url.encode(JSON.stringify(part)));
  return `Bearer ${header}.${body}.${base64url.encode(`signature ${n} `.repeat(20))}`;
};

/**
 * So many junk tokens, of all shapes and every other one like no other: memory, answers and the log stay as they are, and whoever has
 * a good token is heard meanwhile.
 */
export const flood =
  (count: number) =>
  async (house: House): Promise<Tries> => {
    const shapes = Object.values(await shapesFor(house));
    const breaches: string[] = [];
    let sent = 0;
    const send = async (until: number): Promise<void> => {
      while (sent < until) {
        const n = sent++;
        const token = n % 2 > 0 ? unheardOf(house, n) : shapes[(n / 2) % shapes.length];
        const { status } = await post(house, token, activity(house));
        if (status !== 401) breaches.push(`a junk token was answered with ${status}`);
      }
    };
    const all = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => send(until)));
    // What a process takes once it is warm does not count.
    await all(count / 10);
    const quiet = await talk(house, (said) => said >= SAID_BEFORE);
    const before = await lookAt(house);
    const began = performance.now();
    let isOver = false;
    const [meanwhile] = await Promise.all([talk(house, () => isOver), all(count).finally(() => (isOver = true))]);
    const after = await lookAt(house);
    const minutes = (performance.now() - began) / MINUTE + 1;
    breaches.unshift(...unheard(meanwhile, quiet), ...grown(before, after, { minutes, isMany: count >= MANY }));
    return {
      attack: 'a flood of junk tokens',
      tries: count,
      breaches,
      note:
        `memory ${before.memory.toFixed(0)} → ${after.memory.toFixed(0)} MB, log +${after.log - before.log} bytes, ` +
        `/healthz ${before.answers.toFixed(1)} → ${after.answers.toFixed(1)} ms; ` +
        `a good token answered in ${toldOf(quiet)}, ${meanwhile.times.length} meanwhile in ${toldOf(meanwhile)}`,
    };
  };

type Look = { readonly memory: number; readonly log: number; readonly answers: number };

const lookAt = async (house: House): Promise<Look> => ({
  memory: house.memory(),
  log: house.logSize(),
  answers: await answersIn(house),
});

/** What is more or slower after the flood than before, and may not be. */
const grown = (
  before: Look,
  after: Look,
  { minutes, isMany }: { readonly minutes: number; readonly isMany: boolean },
): readonly string[] => [
  ...(after.log - before.log > minutes * MOST_PER_MINUTE ? [`the log grew by ${after.log - before.log} bytes`] : []),
  ...(after.memory - before.memory > (isMany ? MOST_GROWTH : before.memory / 2)
    ? [`memory went from ${before.memory.toFixed(0)} to ${after.memory.toFixed(0)} MB`]
    : []),
  ...(isMany && after.answers > SLOWER * before.answers + SLOWER
    ? [`/healthz takes ${after.answers.toFixed(1)} ms, and took ${before.answers.toFixed(1)}`]
    : []),
];

/** Messages of which it can be told how long the answer to one takes. */
const SAID_BEFORE = 10;
/** Bytes of log that each minute of it may cost, begun ones too: two lines. */
const MOST_PER_MINUTE = 500;
/** Tokens of which it can be told what each costs; of fewer, how warm the process was. */
export const MANY = 20_000;
/** Megabytes: a kilobyte for each token would be fifty. */
const MOST_GROWTH = 48;
/** Times, and milliseconds: one of them is the machine's. */
const SLOWER = 3;
