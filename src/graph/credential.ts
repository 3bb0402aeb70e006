import type { AccessToken, TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { SECOND } from '../kernel/clock.js';
import { isLoopback } from '../kernel/loopback.js';

export type CredentialOptions =
  { readonly mode: 'teams' } | { readonly mode: 'local'; readonly graphBaseUrl: string; readonly tenantId: string };

/** How the application signs in to Microsoft Graph. */
export const createCredential = (options: CredentialOptions): TokenCredential =>
  options.mode === 'teams' ? entraCredential() : localCredential(options.graphBaseUrl, options.tenantId);

/**
 * Whatever @azure/identity's default chain finds: a secret or certificate in the environment, workload identity, managed
 * identity. Loaded when first needed: it takes a second, and local mode does without.
 */
const entraCredential = (): TokenCredential => {
  let loaded: Promise<TokenCredential> | undefined;
  const load = async (): Promise<TokenCredential> => new (await import('@azure/identity')).DefaultAzureCredential();
  return { getToken: async (...asked) => (await (loaded ??= load())).getToken(...asked) };
};

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * The local tenant's own token endpoint; whoever sends requests keeps the token. ClientSecretCredential refuses plain
 * http, which is all there is on loopback.
 */
const localCredential = (graphBaseUrl: string, tenantId: string): TokenCredential => {
  const endpoint = new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, graphBaseUrl);
  if (!isLoopback(endpoint.hostname))
    throw new Error('A local tenant is on this machine; GRAPH_BASE_URL names another.');
  const ask = async (scope: string): Promise<AccessToken> => {
    const form = { grant_type: 'client_credentials', client_id: 'guestlist-local', client_secret: 'local', scope };
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(5 * SECOND),
    });
    const parsed = granted.safeParse(await answer.json().catch(() => undefined));
    if (!answer.ok || !parsed.success) throw new Error('network: the local tenant gave no token.');
    return { token: parsed.data.access_token, expiresOnTimestamp: Date.now() + parsed.data.expires_in * SECOND };
  };

  return { getToken: (scopes) => ask([scopes].flat().join(' ')) };
};
