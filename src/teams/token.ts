import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { HOUR, MINUTE } from '../kernel/clock.js';
import { nameOf, type Log } from '../kernel/log.js';
import { createRarely } from './rarely.js';

/**
 * Whether a request comes from the Bot Connector service and is meant for us. Source of the rules: Microsoft's page
 * "Authenticate requests from the Bot Connector service to your bot": issuer, audience, lifetime with five minutes of
 * skew, signature by a published key endorsed for the channel, and a `serviceurl` claim equal to the activity's.
 */
export type TokenCheck = (
  authorization: string | undefined,
  activity: { readonly channelId: string; readonly serviceUrl: string },
) => Promise<boolean>;

export const CONNECTOR_ISSUER = 'https://api.botframework.com';
const CONNECTOR_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

const metadata = z.object({ jwks_uri: z.url() });
const endorsedKeys = z.array(z.object({ kid: z.string(), endorsements: z.array(z.string()).optional() }));

export const createTokenCheck = (options: {
  appId: string;
  /** Where the keys are described; a test names its own. */
  openIdMetadata?: string;
  log: Log;
}): TokenCheck => {
  const { appId, log } = options;
  const warn = createRarely(log);
  const keys = publishedKeys(options.openIdMetadata ?? CONNECTOR_METADATA);

  return async (authorization, activity) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    // What was not even meant for us costs no look at the keys, however many come.
    if (!token || !addressedToUs(token, appId)) return false;
    try {
      const jwks = await keys();
      const { payload, protectedHeader } = await jwtVerify(token, jwks, {
        issuer: CONNECTOR_ISSUER,
        audience: appId,
        algorithms: ['RS256', 'RS384', 'RS512'],
        clockTolerance: (5 * MINUTE) / 1000,
        requiredClaims: ['exp'],
      });
      const endorsements = endorsedKeys
        .parse(jwks.jwks()?.keys)
        .find(({ kid }) => kid === protectedHeader.kid)?.endorsements;
      return (endorsements?.includes(activity.channelId) ?? false) && serviceUrlOf(payload) === activity.serviceUrl;
    } catch (error) {
      warn('A token was refused.', { error: nameOf(error) });
      return false;
    }
  };
};

const addressedToUs = (token: string, appId: string): boolean => {
  try {
    const { iss, aud } = decodeJwt(token);
    return iss === CONNECTOR_ISSUER && (aud === appId || (Array.isArray(aud) && aud.includes(appId)));
  } catch {
    return false;
  }
};

const serviceUrlOf = (payload: JWTPayload): unknown => payload['serviceurl'] ?? payload['serviceUrl'];

/** The key set, found through the metadata document; both are fetched again when a day old. A failure is not kept. */
const publishedKeys = (openIdMetadata: string): (() => Promise<ReturnType<typeof createRemoteJWKSet>>) => {
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  let foundAt = 0;
  const find = async () => {
    const answer = await fetch(openIdMetadata, { signal: AbortSignal.timeout(5000), redirect: 'error' });
    const { jwks_uri } = metadata.parse(await answer.json());
    return createRemoteJWKSet(new URL(jwks_uri), {
      cacheMaxAge: 24 * HOUR,
      cooldownDuration: MINUTE,
      timeoutDuration: 5000,
    });
  };
  return () => {
    if (!found || Date.now() - foundAt > 24 * HOUR) {
      foundAt = Date.now();
      found = find().catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    }
    return found;
  };
};
