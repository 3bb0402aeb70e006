import { readFileSync } from 'node:fs';
import { z } from 'zod';
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

export const RECORD_VARIABLES = { AUDIT_KEY: auditKey.optional().describe(MAKE_ONE) };

type Parsed = { readonly AUDIT_KEY?: AuditKey | undefined };

export type RecordConfig = { readonly key?: AuditKey };

export const recordIn = ({ AUDIT_KEY: key }: Parsed): RecordConfig => ({ ...(key && { key }) });
