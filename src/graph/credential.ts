import type * as azure from '@azure/identity';
import type { AccessToken, TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { SECOND } from '../kernel/clock.js';
import { isLoopback } from '../kernel/loopback.js';
import type { CredentialsApart, TierApart } from './tiers.js';

export type CredentialOptions =
  { readonly mode: 'teams' } | { readonly mode: 'local'; readonly graphBaseUrl: string; readonly tenantId: string };

/** An identity besides the application's own. Without a secret or a certificate it is a managed identity. */
export type Identity = { readonly clientId: string } & (
  | { readonly secret?: string; readonly certificatePath?: never }
  | { readonly certificatePath: string; readonly secret?: never }
);
export type Identities = Readonly<Partial<Record<TierApart, Identity>>>;

/** How the application signs in to Microsoft Graph. */
export const createCredential = (options: CredentialOptions): TokenCredential =>
  options.mode === 'teams' ? entraCredential() : localCredential(options.graphBaseUrl, options.tenantId);

/** How the identities that hold a tier of their own do. */
export const createCredentialsApart = (
  options: CredentialOptions & { readonly tenantId: string },
  identities: Identities,
): CredentialsApart =>
  Object.fromEntries(
    Object.entries(identities).map(([tier, identity]) => [
      tier,
      options.mode === 'teams'
        ? identityCredential(options.tenantId, identity)
        : localCredential(options.graphBaseUrl, options.tenantId, identity.clientId),
    ]),
  );

/**
 * Whatever @azure/identity's default chain finds: a secret or certificate in the environment, workload identity, managed
 * identity. Loaded when first needed: it takes a second, and local mode does without.
 */
const entraCredential = (): TokenCredential => whenNeeded(({ DefaultAzureCredential }) => new DefaultAzureCredential());

const identityCredential = (tenantId: string, { clientId, secret, certificatePath }: Identity): TokenCredential =>
  whenNeeded(({ ClientSecretCredential, ClientCertificateCredential, ManagedIdentityCredential }) => {
    if (secret !== undefined) return new ClientSecretCredential(tenantId, clientId, secret);
    return certificatePath === undefined
      ? new ManagedIdentityCredential({ clientId })
      : new ClientCertificateCredential(tenantId, clientId, certificatePath);
  });

const whenNeeded = (create: (library: typeof azure) => TokenCredential): TokenCredential => {
  let loaded: Promise<TokenCredential> | undefined;
  const load = async (): Promise<TokenCredential> => create(await import('@azure/identity'));
  return { getToken: async (...asked) => (await (loaded ??= load())).getToken(...asked) };
};

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * The local tenant's own token endpoint; whoever sends requests keeps the token. ClientSecretCredential refuses plain
 * http, which is all there is on loopback.
 */
const localCredential = (graphBaseUrl: string, tenantId: string, clientId = 'guestlist-local'): TokenCredential => {
  const endpoint = new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, graphBaseUrl);
  if (!isLoopback(endpoint.hostname))
    throw new Error('A local tenant is on this machine; GRAPH_BASE_URL names another.');
  const ask = async (scope: string): Promise<AccessToken> => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'local', scope };
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
