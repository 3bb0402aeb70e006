import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { CONNECTOR_ISSUER } from '../../src/teams/token.js';

export type KeyService = Awaited<ReturnType<typeof startKeyService>>;

/** Plays the Bot Connector's key service on loopback, with keys of our own: one for Teams, one endorsed for another channel. */
export const startKeyService = async () => {
  const [ours, foreign, webchat] = await Promise.all([pair(), pair(), pair()]);
  const published = await Promise.all([jwk(ours.publicKey, 'k1', 'msteams'), jwk(webchat.publicKey, 'k2', 'webchat')]);
  let asked = 0;
  const server: Server = createServer((request, response) => {
    asked += 1;
    const body = request.url === '/keys' ? { keys: published } : { jwks_uri: `${origin()}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${origin()}/openid`,
    ours: ours.privateKey,
    published: ours.publicKey,
    foreign: foreign.privateKey,
    webchat: webchat.privateKey,
    asked: () => asked,
    close: () => server.close(),
  };
};

const pair = () => generateKeyPair('RS256');
const jwk = async (key: CryptoKey, kid: string, channel: string) => ({
  ...(await exportJWK(key)),
  kid,
  use: 'sig',
  alg: 'RS256',
  endorsements: [channel],
});

/** What a token may be made otherwise than by Microsoft for us. */
export type Shape = {
  readonly claims?: JWTPayload;
  readonly key?: CryptoKey;
  readonly kid?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly notBefore?: string;
};

/** The header of a request whose token was made for `app` by the connector at `service`, but for what `shape` says. */
export const bearerFor =
  (keys: KeyService, app: string, service: string) =>
  async (shape: Shape = {}): Promise<string> => {
    const jwt = new SignJWT({ serviceurl: service, ...shape.claims })
      .setProtectedHeader({ alg: 'RS256', kid: shape.kid ?? 'k1' })
      .setIssuer(shape.issuer ?? CONNECTOR_ISSUER)
      .setAudience(shape.audience ?? app)
      .setExpirationTime(shape.expires ?? '1h');
    if (shape.notBefore) jwt.setNotBefore(shape.notBefore);
    return `Bearer ${await jwt.sign(shape.key ?? keys.ours)}`;
  };
