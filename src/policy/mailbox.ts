import { createRequire } from 'node:module';
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import type { Mailbox } from './policy.js';

/** The package has no types of its own, and JSON by a package's name needs an attribute that older tools trip over. */
const providers = createRequire(import.meta.url)('email-providers/all.json') as readonly string[];

/** Well-known providers that the list lacks. */
const BESIDES = [
  '139.com',
  '189.cn',
  'disroot.org',
  'duck.com',
  'fastmail.com',
  'keemail.me',
  'mailfence.com',
  'mozmail.com',
  'posteo.de',
  'posteo.net',
  'riseup.net',
  'sohu.com',
  'startmail.com',
  'tuta.com',
  'tuta.io',
  'tutamail.com',
  'tutanota.com',
  'tutanota.de',
  'zohomail.com',
];

/** Of the providers that millions use: a domain that looks like one of them is taken for it. */
export const LARGE_PROVIDERS = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'protonmail.com',
] as const;

const consumer: ReadonlySet<string> = new Set([...providers, ...BESIDES]);
const disposable: ReadonlySet<string> = disposableEmailBlocklistSet();

/** A domain, and all that it lies below: `a.b.example.com`, `b.example.com`, `example.com`. The top level alone holds no mailboxes. */
const upwards = (domain: string): readonly string[] => {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
};

/**
 * What sort of mailboxes a domain holds, by lists that others keep: the community's list of disposable e-mail domains, and
 * email-providers'. They are renewed with the dependency. Providers hand out names below theirs too, so those count.
 */
export const mailboxOf = (domain: string): Mailbox => {
  const names = upwards(domain);
  if (names.some((name) => disposable.has(name))) return 'disposable';
  return names.some((name) => consumer.has(name)) ? 'consumer' : 'company';
};
