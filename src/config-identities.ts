import { z } from 'zod';
import type { Identities, Identity } from './graph/credential.js';
import { TIERS_APART, type TierApart } from './graph/tiers.js';

/** The part of the environment that names identities holding one tier of rights alone. */

const PREFIX = { stays: 'STAYS', access: 'ACCESS', packages: 'PACKAGES' } as const satisfies Record<TierApart, string>;
type Prefix = (typeof PREFIX)[TierApart];
type Variable = `${Prefix}_CLIENT_${'ID' | 'SECRET' | 'CERTIFICATE_PATH'}`;
type Given = Readonly<Partial<Record<Variable, string>>>;

const WHERE = 'Entra admin center → App registrations → the one that holds these rights alone (docs/permissions.md)';

const variablesOf = (prefix: Prefix) => [
  [
    `${prefix}_CLIENT_ID`,
    z
      .guid('is not an id of the form 00000000-0000-0000-0000-000000000000')
      .optional()
      .describe(`${WHERE} → Application (client) ID.`),
  ],
  [
    `${prefix}_CLIENT_SECRET`,
    z.string().optional().describe(`${WHERE} → Certificates & secrets; leave it out for a managed identity.`),
  ],
  [
    `${prefix}_CLIENT_CERTIFICATE_PATH`,
    z.string().optional().describe('The path of a PEM file with certificate and private key, in place of the secret.'),
  ],
];

export const IDENTITY_VARIABLES = Object.fromEntries(Object.values(PREFIX).flatMap(variablesOf)) as Record<
  Variable,
  z.ZodOptional<z.ZodString>
>;

/** Half an identity is nobody's. */
export const findProblemsApart = (
  given: Given,
  add: (variable: Variable, problem: string, remedy?: string) => void,
): void => {
  for (const prefix of Object.values(PREFIX)) {
    const [secret, path] = [`${prefix}_CLIENT_SECRET`, `${prefix}_CLIENT_CERTIFICATE_PATH`] as const;
    const proof = [secret, path].find((name) => given[name] !== undefined);
    if (proof !== undefined && given[`${prefix}_CLIENT_ID`] === undefined)
      add(`${prefix}_CLIENT_ID`, `is missing beside ${proof}`);
    if (given[secret] !== undefined && given[path] !== undefined)
      add(path, `is set beside ${secret}`, 'Remove one of the two.');
  }
};

export const identitiesIn = (given: { readonly [V in Variable]?: string | undefined }): Identities =>
  Object.fromEntries(
    TIERS_APART.map((tier) => [tier, identityIn(given, PREFIX[tier])] as const).filter(([, one]) => one !== undefined),
  );

const identityIn = (given: { readonly [V in Variable]?: string | undefined }, prefix: Prefix): Identity | undefined => {
  const clientId = given[`${prefix}_CLIENT_ID`];
  const [secret, certificatePath] = [given[`${prefix}_CLIENT_SECRET`], given[`${prefix}_CLIENT_CERTIFICATE_PATH`]];
  if (clientId === undefined) return undefined;
  if (certificatePath !== undefined) return { clientId, certificatePath };
  return { clientId, ...(secret !== undefined && { secret }) };
};
