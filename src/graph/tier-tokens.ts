import type { TokenCredential } from '@azure/identity';
import type { CredentialsApart, Tier } from './tiers.js';
import { createTokens, type Tokens } from './tokens.js';

/** The application's own, and those of tiers that have one of theirs. */
export type Credentials = { readonly credential: TokenCredential; readonly apart?: CredentialsApart };

/** The tokens of whoever holds this tier. */
export type TierTokens = (tier: Tier) => Tokens;

/** `baseUrl`: Graph's, of which the origin counts. */
export const createTierTokens = ({ credential, apart = {} }: Credentials, baseUrl: string): TierTokens => {
  const { origin } = new URL(baseUrl);
  const keep = (one: TokenCredential): Tokens => createTokens(one, `${origin}/.default`);
  const common = keep(credential);
  const own = new Map<string, Tokens>(Object.entries(apart).map(([tier, one]) => [tier, keep(one)]));
  return (tier) => own.get(tier) ?? common;
};
