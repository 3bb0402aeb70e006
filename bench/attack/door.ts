import { decodeJwt } from 'jose';
import { systemClock } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { createTokenCheck, type TokenCheck } from '../../src/teams/token.js';
import { APP } from './activities.js';
import { configHere, runHere } from '../../test/support/bot-here.js';

/** The bot in a process of its own, with the door it has in Teams: tokens are held against the keys that KEYS_URL describes. */
const naive: TokenCheck = async (authorization) => {
  try {
    // It reads what the token says of itself, and believes it.
    return decodeJwt((authorization ?? '').replace(/^Bearer /, '')).aud === APP;
  } catch {
    return false;
  }
};

const log = createLog(configHere().logLevel);
const openIdMetadata = process.env['KEYS_URL'] ?? '';
const token = process.env['NAIVE'] ? naive : createTokenCheck({ appId: APP, openIdMetadata, log });
await runHere(systemClock, { jobs: true, token });
