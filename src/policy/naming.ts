import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { domainOf, type GuestAddress } from '../kernel/address.js';
import { cleanLine } from '../kernel/text.js';
import type { Policy } from './policy.js';

/** Microsoft Entra's limit for `displayName`, in characters. */
const DISPLAY_NAME = 256;

/** How the guest's account is called, by the policy's pattern. What is too long loses the end of the name, not the company. */
export const displayNameOf = (
  policy: Pick<Policy, 'displayName'>,
  guest: { readonly name: string; readonly company: string },
): string => {
  const company = cleanLine(guest.company, 100);
  const fill = (name: string): string =>
    policy.displayName
      .replace(/\{(name|company)\}/g, (_, which: string) => (which === 'name' ? name : company))
      // Without a company, “Ada ()” and “Ada – ” become “Ada”.
      .replace(/\s*(?:\(\s*\)|\[\s*\])/g, '')
      .replace(/^[\s,–—|/-]+|[\s,–—|/-]+$/g, '');
  const room = DISPLAY_NAME - (fill('x').length - 1);
  return cleanLine(fill(cleanLine(guest.name, Math.max(room, 1))), DISPLAY_NAME);
};

/** Where people have private addresses: nothing follows from one about whom somebody works for. By name, in every country. */
const PRIVATE = new Set(
  (
    'gmail googlemail outlook hotmail live msn passport yahoo ymail rocketmail aol icloud me mac proton protonmail pm tutanota tuta gmx web t-online freenet ' +
    'mail email fastmail hey zoho yandex ya rambler inbox bk list qq foxmail 163 126 yeah sina sohu aliyun 139 189 21cn tom naver daum hanmail kakao wanadoo ' +
    'free laposte libero virgilio tiscali uol bol terra seznam centrum wp onet o2 comcast sbcglobal bellsouth btinternet ntlworld bigpond rediffmail bluewin ' +
    'hushmail mailbox posteo duck'
  ).split(' '),
);

/** `northwind-traders` → `Northwind Traders`, `kpn` → `KPN` */
const asName = (label: string): string =>
  label
    .split(/[-_]+/)
    .filter((word) => word !== '')
    .map((word) => (word.length <= 3 ? word.toUpperCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join(' ');

/** The company an address seems to belong to, to be proposed and corrected; undefined for private mailboxes. */
export const companyFrom = (address: GuestAddress): string | undefined => {
  const { domainWithoutSuffix, subdomain } = parse(domainToUnicode(domainOf(address)), { allowPrivateDomains: true });
  if (!domainWithoutSuffix) return undefined;
  // Every Microsoft tenant has one below it before it has a domain of its own.
  const label = domainWithoutSuffix === 'onmicrosoft' ? (subdomain?.split('.').at(-1) ?? '') : domainWithoutSuffix;
  return label === '' || PRIVATE.has(label) ? undefined : cleanLine(asName(label), 64);
};
