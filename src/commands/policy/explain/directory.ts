import type { Config } from '../../../config.js';
import { createCredential, createCredentialsApart } from '../../../graph/credential.js';
import { createGraph } from '../../../graph/graph.js';
import { SECOND } from '../../../kernel/clock.js';
import { createLog } from '../../../kernel/log.js';
import { isLoopback } from '../../../kernel/loopback.js';
import { TENANT_ID } from '../../../local/company.js';
import { startLocalTenant } from '../../../local/server.js';
import type { Directory } from '../../../workflow/ports.js';
import { NoAnswer } from './no-answer.js';

export type OpenDirectory = { readonly directory: Directory; readonly name: string; close(): Promise<void> };

/**
 * The company's own directory where an identity is configured, unless the local one is asked for: the tenant that runs
 * beside a bot on this machine, or else one on its first day, which lasts as long as the answer takes.
 */
export const openDirectory = async (config: Config, wanted: string | undefined): Promise<OpenDirectory> => {
  const log = createLog('silent');
  if (config.mode === 'teams' && wanted !== 'local') {
    const { tenantId, graph, teamsAppId } = config;
    const signIn = { mode: 'teams', tenantId } as const;
    const credential = createCredential(signIn);
    const apart = createCredentialsApart(signIn, graph.identities);
    const { directory } = createGraph({ baseUrl: graph.baseUrl, credential, apart, teamsAppId, tenantId, log });
    return { directory, name: `the directory of tenant ${tenantId}`, close: () => Promise.resolve() };
  }
  if (wanted === 'real')
    throw new NoAnswer('No identity is configured, so there is no real directory to ask; see .env.sample.');
  const { url, own, close } = await localTenant(config);
  const tenantId = TENANT_ID;
  const credential = createCredential({ mode: 'local', graphBaseUrl: url, tenantId });
  const { directory } = createGraph({ baseUrl: url, credential, teamsAppId: config.teamsAppId, tenantId, log });
  return { directory, name: own ? 'a local tenant on its first day' : `the local tenant at ${url}`, close };
};

const localTenant = async ({ graph, port }: Config) => {
  const running = isLoopback(new URL(graph.baseUrl).hostname) ? graph.baseUrl : undefined;
  if (running && (await answers(`${running}/_local/state`)))
    return { url: running, own: false, close: () => Promise.resolve() };
  const tenant = await startLocalTenant({ port: 0, botUrl: `http://localhost:${port}`, log: createLog('silent') });
  return { url: tenant.url, own: true, close: () => tenant.close() };
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2 * SECOND) })).ok;
  } catch {
    return false;
  }
};
