import type { TokenCredential } from '@azure/identity';
import type { Log } from '../kernel/log.js';
import type { Directory, Packages } from '../workflow/ports.js';
import { createCall } from './call.js';
import { createClient } from './client.js';
import { createDirectory } from './directory.js';
import { createPackages } from './package-requests.js';
import { createSendMime, type SendMime } from './sendmail.js';
import { createTierTokens } from './tier-tokens.js';
import type { CredentialsApart } from './tiers.js';

/** What the rest of the house gets of Microsoft Graph. */
export type Graph = { readonly directory: Directory; readonly packages: Packages; readonly sendMime: SendMime };

export const createGraph = (options: {
  /** Scheme, host and port: `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  readonly credential: TokenCredential;
  readonly apart?: CredentialsApart;
  readonly tenantId: string;
  /** The id in our Teams manifest. */
  readonly teamsAppId: string;
  readonly log: Log;
}): Graph => {
  const tokensOf = createTierTokens(options, options.baseUrl);
  const call = createCall(createClient({ ...options, tokensOf }), options.log);
  return {
    directory: createDirectory(call, { ...options, tokensOf }),
    packages: createPackages(call, options.log),
    sendMime: createSendMime(call),
  };
};
