import { createHmac, randomUUID } from 'node:crypto';
import { exportSPKI } from 'jose';
import { CONNECTOR_ISSUER } from '../../src/teams/token.js';
import { bearerFor, type KeyService } from './key-service.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const OTHER_TENANT = '99999999-0000-4000-8000-000000000000';

/** Whom tokens are for; and another service of the same host: whoever holds a token for one is a stranger to the other. */
export type Meant = {
  readonly app: string;
  readonly service: string;
  readonly tenant: string;
  readonly otherService: string;
};

/** `Authorization` headers that open nothing, each by what is wrong with it; undefined: there is none. */
export const falseTokens = async (
  keys: KeyService,
  { app, service, tenant, otherService }: Meant,
): Promise<Readonly<Record<string, string | undefined>>> => {
  const bearer = bearerFor(keys, app, service);
  const claims = { iss: CONNECTOR_ISSUER, aud: app, serviceurl: service, exp: 4e9 };
  // The public key is known to everybody, and a careless check takes it for a shared secret.
  const known = await exportSPKI(keys.published);
  const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims)}`;
  const hmac = createHmac('sha256', known).update(signed).digest('base64url');
  const good = await bearer();
  return {
    'no token': undefined,
    'an empty one': '',
    junk: 'Bearer junk',
    'well-formed junk': 'Bearer aaaa.bbbb.cccc',
    'another scheme': 'Basic c3VlOnBhc3N3b3Jk',
    'no signature at all': `Bearer ${part({ alg: 'none' })}.${part(claims)}.`,
    'the algorithm “none”': `Bearer ${part({ alg: 'none' })}.${part(claims)}.x`,
    'the public key as a secret': `Bearer ${signed}.${hmac}`,
    'a foreign key': await bearer({ key: keys.foreign }),
    'an unknown key id': await bearer({ key: keys.foreign, kid: 'k9' }),
    'a key endorsed for another channel': await bearer({ key: keys.webchat, kid: 'k2' }),
    'claims changed after signing': changed(good, { ...claims, serviceurl: service, exp: 4e9 + 1 }),
    expired: await bearer({ expires: '10 minutes ago' }),
    'not yet valid': await bearer({ notBefore: '10 minutes from now' }),
    'another audience': await bearer({ audience: randomUUID() }),
    'Entra’s issuer, version 1': await bearer({
      issuer: `https://sts.windows.net/${tenant}/`,
      claims: { appid: app, ver: '1.0' },
    }),
    'Entra’s issuer, version 2': await bearer({
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      claims: { azp: app, ver: '2.0' },
    }),
    'Entra’s issuer, of another tenant': await bearer({
      issuer: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0`,
      claims: { azp: app, tid: OTHER_TENANT, ver: '2.0' },
    }),
    'the emulator’s issuer': await bearer({
      issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      claims: { appid: app, ver: '1.0' },
    }),
    'the issuer of another bot’s own tokens': await bearer({
      issuer: 'https://login.microsoftonline.com/botframework.com/v2.0',
      claims: { azp: app },
    }),
    'no serviceUrl': await bearer({ claims: { serviceurl: undefined } }),
    'another serviceUrl': await bearer({ claims: { serviceurl: otherService } }),
    'two tokens': `${good}, ${good}`,
    'a token and more': `${good} x`,
  };
};

const changed = (bearer: string, claims: object): string => {
  const [header, , signature] = bearer.split('.');
  return `${header}.${part(claims)}.${signature}`;
};
