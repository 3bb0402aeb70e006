import { decodeJwt } from 'jose';
import { readConfig } from '../../src/config.js';
import { systemClock } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { start } from '../../src/main.js';
import { createTokenCheck, type TokenCheck } from '../../src/teams/token.js';
import { APP } from './activities.js';

/** The bot in a process of its own, with the door it has in Teams: tokens are held against the keys that KEYS_URL describes. */
const naive: TokenCheck = async (authorization) => {
  try {
    // It reads what the token says of itself, and believes it.
    return decodeJwt((authorization ?? '').replace(/^Bearer /, '')).aud === APP;
  } catch {
    return false;
  }
};

const config = readConfig(process.env);
if (!config.ok) throw new Error(JSON.stringify(config.error));
const log = createLog(config.value.logLevel);
const openIdMetadata = process.env['KEYS_URL'] ?? '';
const token = process.env['NAIVE'] ? naive : createTokenCheck({ appId: APP, openIdMetadata, log });
const app = await start(config.value, systemClock, { jobs: true, token });
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
