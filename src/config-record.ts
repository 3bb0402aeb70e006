import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLoopback } from './kernel/loopback.js';
import { toStdout, toWebhook } from './store/audit/outlet.js';
import type { StreamSettings } from './store/audit/streaming.js';
import { readAuditKey, type AuditKey } from './store/audit/signing.js';

/** The part of the environment that is about the record (docs/audit.md). */

const MAKE_ONE =
  'openssl genpkey -algorithm ed25519 -out audit-key.pem makes one; name the file here, or put its text here.';

/** PEM, or the path of a file with it. */
const auditKey = z.string().transform((said, context): AuditKey => {
  const key = readAuditKey(said.includes('-----BEGIN') ? said : textOf(said));
  if (key) return key;
  context.addIssue({ code: 'custom', message: 'is neither an Ed25519 key in PEM nor the path of a file with one' });
  return z.NEVER;
});

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** `stdout`, or an address; in the open only on this machine. */
const stream = z.string().refine((said) => said === 'stdout' || isSafe(said), {
  error: 'is neither stdout nor an address that begins with https://',
});

const isSafe = (said: string): boolean => {
  const url = URL.canParse(said) ? new URL(said) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
};

export const RECORD_VARIABLES = {
  AUDIT_KEY: auditKey.optional().describe(MAKE_ONE),
  AUDIT_STREAM: stream.optional().describe('Write stdout, or the https address that takes entries of the record.'),
  AUDIT_STREAM_SECRET: z
    .string()
    .optional()
    .describe('Any long random text, which whoever takes the entries knows too.'),
  AUDIT_STREAM_TEXTS: z
    .enum(['0', '1'], 'is neither 0 nor 1')
    .default('0')
    .describe('Say 1 only if names, addresses and reasons are to leave with the entries.'),
};

type Parsed = {
  readonly AUDIT_KEY?: AuditKey | undefined;
  readonly AUDIT_STREAM?: string | undefined;
  readonly AUDIT_STREAM_SECRET?: string | undefined;
  readonly AUDIT_STREAM_TEXTS: '0' | '1';
};

export type RecordConfig = { readonly key?: AuditKey; readonly stream?: StreamSettings };

export const recordIn = (given: Parsed): RecordConfig => {
  const { AUDIT_KEY: key, AUDIT_STREAM: where, AUDIT_STREAM_SECRET: secret } = given;
  const texts = given.AUDIT_STREAM_TEXTS === '1';
  return {
    ...(key && { key }),
    ...(where !== undefined && {
      stream: { texts, outlet: where === 'stdout' ? toStdout : toWebhook(where, secret) },
    }),
  };
};
