import type { TokenCredential } from '@azure/identity';

/**
 * What the application may do, in steps: to look and to invite; to end stays; to give and take back access; access packages.
 * Each but the first, which also does all the looking, can be held by an identity of its own, so that whoever steals the
 * credential of one cannot do what another may.
 */
export const TIERS = ['invite', 'stays', 'access', 'packages'] as const;
export type Tier = (typeof TIERS)[number];

/** Those that can be held apart. */
export const TIERS_APART = ['stays', 'access', 'packages'] as const satisfies readonly Tier[];
export type TierApart = (typeof TIERS_APART)[number];

/** Identities for some of the tiers; what has none is done by the application's own. */
export type CredentialsApart = Readonly<Partial<Record<TierApart, TokenCredential>>>;
