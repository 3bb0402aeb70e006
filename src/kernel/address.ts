import { domainToASCII } from 'node:url';
import { getPublicSuffix } from 'tldts';
import { z } from 'zod';
import { findAddresses, withoutEdges } from './found-address.js';
import { failed, ok, type Result } from './result.js';
import { cleanLine, hiddenIn } from './text.js';

export { findAddresses } from './found-address.js';

/** A guest's e-mail address, lower-cased, as Microsoft Entra accepts it for an invitation. Made by `parseAddress` alone. */
export const guestAddress = z.string().brand<'GuestAddress'>();
export type GuestAddress = z.infer<typeof guestAddress>;

/** What is wrong with an address; words has a sentence for each. What is quoted is short and has nothing hidden in it. */
export type AddressFault =
  | { readonly kind: 'no-at' }
  | { readonly kind: 'several-at' }
  | { readonly kind: 'nothing-before-at' }
  | { readonly kind: 'nothing-after-at' }
  | { readonly kind: 'whitespace' }
  /** A character that cannot be seen or turns the writing round; `code` as `U+202E`. */
  | { readonly kind: 'hidden-character'; readonly code: string }
  /** One that Microsoft Entra refuses in a guest's address. */
  | { readonly kind: 'refused-character'; readonly character: string }
  /** `ada+tag@…`: refused too, but what was meant is known. */
  | { readonly kind: 'plus'; readonly suggestion: GuestAddress }
  /** A letter outside a–z before the “@”; in the domain they are welcome. */
  | { readonly kind: 'non-ascii'; readonly character: string }
  /** Before the “@”: at the beginning, at the end, or two in a row. */
  | { readonly kind: 'misplaced-dot' }
  | { readonly kind: 'no-dot-in-domain'; readonly domain: string }
  | { readonly kind: 'bad-domain'; readonly domain: string }
  /** `limit`: 254 characters for the whole, 64 for the part before the “@” (RFC 5321). */
  | { readonly kind: 'too-long'; readonly limit: 254 | 64 };

/** Microsoft's list of what a guest's address may not hold. “`” is not on it, but no account's name may hold it either. */
const REFUSED = new Set('~!#$%^&*()+=[]{}\\/|;:\'"<>?,`');
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A domain name in lower case and, where it has other letters than a–z, in punycode; undefined where it is none. */
export const parseDomain = (text: string): string | undefined => {
  const domain = /^[^\s/%?#@:[\]\\]+$/u.test(text) && text.length <= 253 ? domainToASCII(text) : '';
  const labels = domain.split('.');
  // An all-digit end is an IP address, for which nobody answers.
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1) ?? '')
    ? domain
    : undefined;
};

/** The same of a company: a whole country, or a kind of organisation such as `co.uk`, is nobody's domain. */
export const parseCompanyDomain = (text: string): string | undefined => {
  const domain = parseDomain(text);
  return domain !== undefined && getPublicSuffix(domain) !== domain ? domain : undefined;
};

/** An address as chat, mail clients and Teams hand it over: `<ada@…>`, `mailto:`, `[…](mailto:…)`, `Ada <ada@…>`. */
const unwrap = (text: string): string => {
  const found = /<[^<>@＠]*[@＠][^<>]*>|\]\(|&(?:lt|nbsp);|mailto:/i.test(text) ? findAddresses(text) : [];
  const [only] = found;
  const candidate = only && found.length === 1 ? only.text : withoutEdges(text.trim());
  // ＠ and ａ are what a Chinese keyboard gives in its wide mode.
  return candidate.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
};

const faultInLocal = (local: string, domain: string): AddressFault | undefined => {
  if (local.length > 64) return { kind: 'too-long', limit: 64 };
  for (const character of local) {
    if (!/\p{ASCII}/u.test(character)) return { kind: 'non-ascii', character };
    if (!REFUSED.has(character)) continue;
    const untagged = character === '+' ? parseAddress(`${local.slice(0, local.indexOf('+'))}@${domain}`) : undefined;
    return untagged?.ok ? { kind: 'plus', suggestion: untagged.value } : { kind: 'refused-character', character };
  }
  return /^\.|\.\.|\.$/.test(local) ? { kind: 'misplaced-dot' } : undefined;
};

const faultInDomain = (domain: string): AddressFault => {
  const character = Array.from(domain).find((one) => REFUSED.has(one));
  if (character) return { kind: 'refused-character', character };
  return { kind: /[.\u3002\uFF61]/.test(domain) ? 'bad-domain' : 'no-dot-in-domain', domain: cleanLine(domain, 80) };
};

/**
 * Reads one address, as typed or pasted, and says what is wrong with it: RFC 5321's limits, Microsoft's list of refused
 * characters, and what only deceives. Lower-cased, for Entra compares without case; the domain in punycode.
 */
export const parseAddress = (text: string): Result<GuestAddress, AddressFault> => {
  const typed = unwrap(text);
  const [local = '', domain = '', ...more] = typed.split('@');
  if (!typed.includes('@')) return failed({ kind: 'no-at' });
  if (more.length > 0) return failed({ kind: 'several-at' });
  const code = hiddenIn(typed);
  if (code) return failed({ kind: 'hidden-character', code });
  if (/[\s\p{Z}]/u.test(typed)) return failed({ kind: 'whitespace' });
  if (local === '') return failed({ kind: 'nothing-before-at' });
  if (domain === '') return failed({ kind: 'nothing-after-at' });
  if (typed.length > 254) return failed({ kind: 'too-long', limit: 254 });
  const fault = faultInLocal(local, domain);
  if (fault) return failed(fault);
  const ascii = parseDomain(domain);
  if (!ascii) return failed(faultInDomain(domain));
  const address = `${local.toLowerCase()}@${ascii}`;
  return address.length > 254 ? failed({ kind: 'too-long', limit: 254 }) : ok(guestAddress.parse(address));
};

/** Google's, which deliver `a.d.a@` and `ada@` to one mailbox, under either name. */
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

const mailboxAt = (address: GuestAddress): string =>
  DOTLESS.has(domainOf(address)) ? `${address.slice(0, address.indexOf('@')).replaceAll('.', '')}@gmail.com` : address;

/**
 * The one form of an address by which somebody is counted, be it one that nobody could be invited at: of `ada+tag@…` that of the
 * mailbox it leads to, and of `a.d.a@gmail.com` too.
 */
export const countedAs = (address: string): string => {
  const parsed = parseAddress(address);
  if (parsed.ok) return mailboxAt(parsed.value);
  return parsed.error.kind === 'plus' ? mailboxAt(parsed.error.suggestion) : address.trim().toLowerCase();
};

/** Whether other addresses lead to the same mailbox because of the dots in them. */
export const hasDoubles = (address: GuestAddress): boolean => DOTLESS.has(domainOf(address));

/** What stands after the “@”: lower case, punycode. */
export const domainOf = (address: GuestAddress): string => address.slice(address.indexOf('@') + 1);

/** The same of any address: guests who came by other ways have some that nobody could be invited at. */
export const domainIn = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
