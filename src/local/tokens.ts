import { HOUR, later, type Clock } from '../kernel/clock.js';
import type { Answer, Incoming } from './edge.js';
import { rolesFor } from './settings.js';
import type { Tenant } from './tenant.js';

/** The tenant's authority: tokens for Graph by client credentials. Unsigned, so good for nothing outside this machine. */

const AUDIENCE = 'https://graph.microsoft.com';
const LIFE_SECONDS = 3599;

const coded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const refused = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

/** Answers `POST /{tenant}/oauth2/v2.0/token`. */
export const issueToken =
  (tenant: Tenant) =>
  (incoming: Incoming): Answer => {
    const form = new URLSearchParams(incoming.text);
    const wanted = incoming.params['tenantId'];
    if (wanted !== tenant.directory.tenantId)
      return refused(400, 'invalid_request', `AADSTS90002: Tenant '${wanted}' not found.`);
    if (form.get('grant_type') !== 'client_credentials')
      return refused(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
    if (!form.get('client_id'))
      return refused(
        400,
        'invalid_request',
        "AADSTS900144: The request body must contain the following parameter: 'client_id'.",
      );
    if (!form.get('client_secret'))
      return refused(401, 'invalid_client', 'AADSTS7000216: A client assertion or secret is required.');
    if (!form.get('scope')?.endsWith('/.default'))
      return refused(400, 'invalid_scope', 'AADSTS70011: The provided value for scope is not valid.');
    const now = tenant.clock.now();
    const claims = {
      aud: AUDIENCE,
      iss: `https://sts.windows.net/${tenant.directory.tenantId}/`,
      iat: Math.floor(now.getTime() / 1000),
      exp: Math.floor(later(now, HOUR).getTime() / 1000) - 1,
      appid: form.get('client_id'),
      idtyp: 'app',
      roles: rolesFor(tenant.settings(), form.get('client_id') ?? ''),
      tid: tenant.directory.tenantId,
      ver: '1.0',
    };
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: {
        token_type: 'Bearer',
        expires_in: LIFE_SECONDS,
        ext_expires_in: LIFE_SECONDS,
        access_token: `${coded({ typ: 'JWT', alg: 'none' })}.${coded(claims)}.`,
      },
    };
  };

type Claims = { readonly aud?: unknown; readonly tid?: unknown; readonly appid?: unknown; readonly exp?: unknown };

const claimsIn = (token: string): Claims | undefined => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
};

export type Admission = { readonly application: string } | { readonly problem: string };

/** Whose token this is; or why it is none, as Microsoft says it. */
export const admit = (authorization: string | undefined, tenantId: string, clock: Clock): Admission => {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return { problem: 'Access token is empty.' };
  const claims = claimsIn(token);
  if (!claims || token.split('.').length !== 3)
    return { problem: 'CompactToken parsing failed with error code: 80049217' };
  if (claims.aud !== AUDIENCE) return { problem: 'Access token validation failure. Invalid audience.' };
  if (claims.tid !== tenantId || typeof claims.appid !== 'string')
    return { problem: 'Access token validation failure.' };
  if (typeof claims.exp !== 'number' || claims.exp * 1000 <= clock.now().getTime())
    return { problem: 'Lifetime validation failed, the token is expired.' };
  return { application: claims.appid };
};
