import { decodeJwt } from 'jose';
import { systemClock } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { createTokenCheck, type TokenCheck } from '../../src/teams/token.js';
import { APP } from './activities.js';
import type { Naive } from './house.js';
import { configHere, runHere } from '../../test/support/bot-here.js';

/** The bot in a process of its own, with the door it has in Teams: tokens are held against the keys that KEYS_URL describes. */

const believing: TokenCheck = async (authorization) => {
  try {
    // It reads what the token says of itself, and believes it.
    return decodeJwt((authorization ?? '').replace(/^Bearer /, '')).aud === APP;
  } catch {
    return false;
  }
};

/** So that nobody is checked twice. */
const remembering = (check: TokenCheck): TokenCheck => {
  const known = new Map<string, ReturnType<TokenCheck>>();
  return (authorization, activity) => {
    const key = JSON.stringify([authorization, activity]);
    const answer = known.get(key) ?? check(authorization, activity);
    known.set(key, answer);
    return answer;
  };
};

const log = createLog(configHere().logLevel);
const openIdMetadata = process.env['KEYS_URL'] ?? '';
const check = createTokenCheck({ appId: APP, openIdMetadata, log });
const naive = new Map<string | undefined, TokenCheck>([
  ['believing', believing],
  ['remembering', remembering(check)],
] satisfies [Naive, TokenCheck][]);
const token = naive.get(process.env['NAIVE']) ?? check;
await runHere(systemClock, { jobs: true, token });
