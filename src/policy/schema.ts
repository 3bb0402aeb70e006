import { z } from 'zod';
import { quoted } from './problem.js';
import { count } from './schema/amounts.js';
import { colleagues } from './schema/conditions.js';
import { example } from './schema/examples.js';
import { manners } from './schema/manners.js';
import { mail, never, rule } from './schema/rules.js';
import { stays } from './schema/stays.js';
import { anyOf, domain, group, line, lineWith, listOf, ownAddress, textAs, url, zone } from './schema/texts.js';

/**
 * The form of policy.sample.yaml, field by field; what concerns several fields is in crosscheck.ts. A message of ours is a
 * problem as it will be read, without the remedy, which remedies.ts has for each field. policy.schema.json is made of this.
 */

const company = z.strictObject({ name: line(80), privacyNotice: url, contact: ownAddress });

const displayName = lineWith(120, ['{name}', '{company}']).refine(
  (pattern) => pattern.includes('{name}'),
  '{name} is missing, so every guest of a company would be called the same',
);

const offer = z.strictObject({
  key: textAs(
    (text) => (/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(text) && text.length <= 64 ? text : undefined),
    (text) => `${quoted(text)} is no key`,
  ).exactOptional(),
  name: line(80),
  aliases: z.array(line(60)).exactOptional(),
  kind: z.enum(['group', 'team']),
  id: group,
  landing: url.exactOptional(),
});

export const policyFile = z.strictObject({
  version: z.literal(1),
  company,
  administrators: listOf(ownAddress),
  timeZone: zone,
  guests: z
    .strictObject({ displayName: displayName.exactOptional(), blockedDomains: z.array(domain).exactOptional() })
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
