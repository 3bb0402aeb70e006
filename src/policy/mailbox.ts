import { createRequire } from 'node:module';
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import type { Mailbox } from './policy.js';

/** JSON cannot be imported by its package's name without an attribute that older tools trip over. */
const consumer: ReadonlySet<string> = new Set(createRequire(import.meta.url)('free-email-domains') as string[]);
const disposable: ReadonlySet<string> = disposableEmailBlocklistSet();

/** A domain, and all that it lies below: `a.b.example.com`, `b.example.com`, `example.com`. The top level alone holds no mailboxes. */
const upwards = (domain: string): readonly string[] => {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
};

/**
 * What sort of mailboxes a domain holds, by lists that others keep: the community's list of disposable e-mail domains and
 * HubSpot's of free ones. They are renewed with the dependency. Providers hand out names below theirs too, so those count.
 */
export const mailboxOf = (domain: string): Mailbox => {
  const names = upwards(domain);
  if (names.some((name) => disposable.has(name))) return 'disposable';
  return names.some((name) => consumer.has(name)) ? 'consumer' : 'company';
};
