import { z } from 'zod';
import { CHECKS, type Seen, type Warning } from '../policy/findings.js';
import type { PassedOver } from '../policy/verdict.js';
import { moment, rowsOf } from './rows.js';

const passedOver = rowsOf<PassedOver>()(
  z.object({
    rule: z.string(),
    missing: z.array(
      z.enum(['domains', 'mailbox', 'homeTenant', 'partner', 'nominator', 'offers', 'stay', 'answersFor']),
    ),
  }),
);

const warnings = {
  'look-alike': z.object({
    finding: z.literal('look-alike'),
    domain: z.string(),
    known: z.string(),
    ours: z.boolean(),
    guests: z.number().int().exactOptional(),
  }),
  'private-mailbox': z.object({
    finding: z.literal('private-mailbox'),
    domain: z.string(),
    mailbox: z.enum(['consumer', 'disposable']),
  }),
  contact: z.object({ finding: z.literal('contact') }),
  'cross-tenant-partly': z.object({ finding: z.literal('cross-tenant-partly'), tenant: z.string().exactOptional() }),
  'decided-there': z.object({
    finding: z.literal('decided-there'),
    names: z.array(z.string()),
    how: z.enum(['too', 'by-nobody']),
  }),
  'passed-over': z.object({ finding: z.literal('passed-over'), rules: z.array(passedOver) }),
} satisfies { readonly [W in Warning['finding']]: z.ZodType<Extract<Warning, { readonly finding: W }>> };

const warning = rowsOf<Warning>()(
  z.discriminatedUnion('finding', [
    warnings['look-alike'],
    warnings['private-mailbox'],
    warnings.contact,
    warnings['cross-tenant-partly'],
    warnings['decided-there'],
    warnings['passed-over'],
  ]),
);

const many = z.number().int();

export const seenRow = rowsOf<Seen>()(
  z.object({
    at: moment,
    homeTenant: z.union([z.literal('none'), z.object({ name: z.string() })]).exactOptional(),
    connected: z.literal(true).exactOptional(),
    guestsFromThere: z.object({ all: many, accepted: many }).exactOptional(),
    answersFor: many.exactOptional(),
    warnings: z.array(warning),
    unchecked: z.array(z.enum(CHECKS)),
  }),
);
