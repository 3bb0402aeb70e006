import { z } from 'zod';
import { count } from './schema/amounts.js';
import { colleagues } from './schema/conditions.js';
import { example } from './schema/examples.js';
import { manners } from './schema/manners.js';
import { offer } from './schema/offers.js';
import { mail, never, rule } from './schema/rules.js';
import { stays } from './schema/stays.js';
import { anyOf, domain, line, lineWith, listOf, ownAddress, url, zone } from './schema/texts.js';

/**
 * The form of policy.sample.yaml, field by field; what concerns several fields is in crosscheck.ts. A message of ours is a
 * problem as it will be read, without the remedy, which remedies.ts has for each field. policy.schema.json is made of this.
 */

const company = z.strictObject({ name: line(80), privacyNotice: url, contact: ownAddress });

const displayName = lineWith(120, ['{name}', '{company}']).refine(
  (pattern) => pattern.includes('{name}'),
  '{name} is missing, so every guest of a company would be called the same',
);

export const policyFile = z.strictObject({
  version: z.literal(1),
  company,
  administrators: listOf(ownAddress),
  timeZone: zone,
  guests: z
    .strictObject({
      displayName: displayName.exactOptional(),
      blockedDomains: z.array(domain).exactOptional(),
      mailsPerWeek: count(1).exactOptional(),
      denialsPerMonth: count(1).exactOptional(),
    })
    .exactOptional(),
  nominators: anyOf({
    who: colleagues.exactOptional(),
    perDay: count(1).exactOptional(),
    guestsEach: count(1).exactOptional(),
  }).exactOptional(),
  approvers: manners.exactOptional(),
  stays: stays.exactOptional(),
  offers: listOf(offer),
  never: z.array(never).exactOptional(),
  rules: listOf(rule),
  mails: z.array(mail).exactOptional(),
  examples: z.array(example).exactOptional(),
});
export type PolicyFile = z.infer<typeof policyFile>;
