import { z } from 'zod';
import { parseDomain } from '../kernel/address.js';
import { DAY } from '../kernel/clock.js';
import { groupId } from '../kernel/ids.js';
import { isLoopback } from '../kernel/loopback.js';
import { cleanLine } from '../kernel/text.js';
import { parseDuration } from './duration.js';
import { DELIVERIES } from './policy.js';
import { quoted } from './problem.js';

/**
 * The form of policy.sample.yaml, field by field; what concerns several fields is in crosscheck.ts. A message of ours is a
 * problem as it will be read, without the remedy, which remedies.ts has for each field.
 */

/** A text that is good where `read` makes something of it; `problem` says what it is instead. */
const textAs = <T>(read: (text: string) => T | undefined, problem: (text: string) => string) =>
  z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'is empty' : problem(text) });
    return z.NEVER;
  });

const line = (max: number) =>
  textAs(
    (text) => (text !== '' && cleanLine(text, max) === text ? text : undefined),
    (text) =>
      text.length > max
        ? `is longer than ${max} characters`
        : `${quoted(text)} holds something that cannot be seen, or spreads over lines`,
  );

const url = textAs(
  (text) => {
    const address = URL.canParse(text) ? new URL(text) : undefined;
    const isLocal = isLoopback(address?.hostname ?? '');
    const isSafe = address?.protocol === 'https:' || (address?.protocol === 'http:' && isLocal);
    return address && isSafe && address.username === '' && address.password === '' && text.length <= 500
      ? address.href
      : undefined;
  },
  (text) => `${quoted(text)} is no https address`,
);

/** A colleague's or the company's own address. Wider than a guest's: Microsoft refuses o'brien@ only for guests. */
const ownAddress = textAs(
  (text) => {
    const [, local, domain] = /^([a-z0-9.!#$%&'*+/=?^_{|}~-]{1,64})@([^@]+)$/i.exec(text) ?? [];
    const ascii = domain && parseDomain(domain);
    return local && ascii ? `${local.toLowerCase()}@${ascii}` : undefined;
  },
  (text) => `${quoted(text)} is no e-mail address`,
);

const domain = textAs(parseDomain, (text) => `${quoted(text)} is no domain`);
const domainPattern = textAs(
  (text) => {
    const below = text.startsWith('*.');
    const ascii = parseDomain(below ? text.slice(2) : text);
    return ascii && `${below ? '*.' : ''}${ascii}`;
  },
  (text) => `${quoted(text)} is no domain`,
);

const isZone = (text: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
};
const zone = textAs(
  (text) => (isZone(text) ? text : undefined),
  (text) => `${quoted(text)} is no time zone`,
);

const displayName = line(120).superRefine((pattern, context) => {
  const unknown = (pattern.match(/\$?\{[^{}]*\}?/g) ?? []).filter((one) => one !== '{name}' && one !== '{company}');
  if (unknown[0]) context.addIssue({ code: 'custom', message: `the placeholder ${quoted(unknown[0])} is not known` });
  if (!pattern.includes('{name}'))
    context.addIssue({
      code: 'custom',
      message: '{name} is missing, so every guest of a company would be called the same',
    });
});

const MAX_DAYS = 3650;
const wait = textAs(
  (text) => {
    const milliseconds = parseDuration(text);
    return milliseconds && milliseconds <= 365 * DAY ? milliseconds : undefined;
  },
  (text) => `${quoted(text)} is no duration between 1 second and 365 days`,
);
const stay = textAs(
  (text) => {
    const days = (parseDuration(text) ?? 0) / DAY;
    return Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? days : undefined;
  },
  (text) => `${quoted(text)} is no number of whole days between 1 and ${MAX_DAYS}`,
);

const listOf = <T extends z.ZodType>(item: T) => z.array(item).min(1);

const offer = z.strictObject({
  key: textAs(
    (text) => (/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(text) && text.length <= 64 ? text : undefined),
    (text) => `${quoted(text)} is no key`,
  ).optional(),
  name: line(80),
  aliases: z.array(line(60)).optional(),
  kind: z.enum(['group', 'team']),
  id: textAs(
    (text) => groupId.safeParse(text.toLowerCase()).data,
    (text) => `${quoted(text)} is no group id`,
  ),
  landing: url.optional(),
});

const people = z.strictObject({ people: listOf(ownAddress) });
const stage = z.strictObject({
  ask: listOf(z.union([z.enum(['owners', 'manager', 'administrators']), people])),
  within: wait,
});
// More stages than one are refused in crosscheck.ts: here, zod would say no more about what is in them.
const stages = z.strictObject({ stages: listOf(stage) });

const when = z.strictObject({ domains: listOf(domainPattern).optional(), offers: listOf(line(80)).optional() });
const rule = z.strictObject({
  name: line(80),
  when: when.optional(),
  approval: z.union([z.literal('none'), stages]),
  longestStay: stay,
  defaultStay: stay.optional(),
  delivery: listOf(z.enum(DELIVERIES)).optional(),
});

const company = z.strictObject({ name: line(80), privacyNotice: url, contact: ownAddress });
const guests = z.strictObject({ displayName: displayName.optional(), blockedDomains: z.array(domain).optional() });

export const policyFile = z.strictObject({
  version: z.literal(1),
  company,
  administrators: listOf(ownAddress),
  timeZone: zone,
  guests: guests.optional(),
  offers: listOf(offer),
  rules: listOf(rule),
});
export type PolicyFile = z.infer<typeof policyFile>;

/** What may stand at each place of the file; places in a list are written `[]`. */
export const KNOWN_FIELDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    '': policyFile,
    company,
    guests,
    'offers[]': offer,
    'rules[]': rule,
    'rules[].when': when,
    'rules[].approval': stages,
    'rules[].approval.stages[]': stage,
    'rules[].approval.stages[].ask[]': people,
  }).map(([place, schema]) => [place, Object.keys(schema.shape)]),
);
