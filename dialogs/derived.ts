import { domainOf, type GuestAddress } from '../src/kernel/address.js';
import { LOCALES, type Locale } from '../src/kernel/people.js';
import { companyFrom } from '../src/policy/naming.js';
import type { Draft } from './draft.js';

/** Mailboxes of nobody in particular. */
const ROLES = new Set([
  'info',
  'office',
  'sales',
  'contact',
  'team',
  'mail',
  'hello',
  'support',
  'admin',
  'service',
  'kontakt',
  'no',
  'reply',
]);

const words = (address: GuestAddress): readonly string[] =>
  address
    .slice(0, address.indexOf('@'))
    .split(/[._-]+/)
    .filter((word) => word !== '');

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `ada.lovelace@…` is Ada Lovelace. Where the address gives no full name (`ada`, `a.lovelace`, `sales.berlin`), undefined. */
const nameFrom = (address: GuestAddress): string | undefined => {
  const parts = words(address);
  const isName =
    parts.length > 1 &&
    parts.length < 4 &&
    parts.every((part) => /^[a-z]{2,}$/.test(part)) &&
    !parts.some((part) => ROLES.has(part));
  return isName ? parts.map(capitalised).join(' ') : undefined;
};

/** What may stand in the field for the name to begin with: `Ada`, for `ada@…`. */
export const nameBegunFrom = (address: GuestAddress): string => {
  const [first, second] = words(address);
  return first && !second && /^[a-z]{2,12}$/.test(first) && !ROLES.has(first) ? capitalised(first) : '';
};

/** What people call a guest whose account is called "Bob Stone (Fabrikam)". */
export const nameInAccount = (account: string): string => accountName.exec(account)?.[1] ?? account;

/** "Bob Stone (Fabrikam)", as a guest's account is called, is a name and a company. */
const accountName = /^(.{1,100}?)\s*[(（](.{1,100})[)）]$/u;

/** Fills in what follows from the address, where nobody said otherwise. */
export const withDerived = (draft: Draft): Draft => {
  const { address, standing } = draft;
  if (!address) return draft;
  const account = standing && 'name' in standing ? standing.name : '';
  const known = accountName.exec(account);
  const name = known?.[1] ?? (account === '' ? nameFrom(address) : account);
  const company = known?.[2] ?? companyFrom(address);
  const isOurs = (field: 'name' | 'company') => draft[field] === undefined || draft.derived.includes(field);
  const { name: saidName, company: saidCompany, derived: _, ...rest } = draft;
  const ours = (['name', 'company'] as const).filter(
    (field) => isOurs(field) && { name, company }[field] !== undefined,
  );
  const finalName = isOurs('name') ? name : saidName;
  const finalCompany = isOurs('company') ? company : saidCompany;
  return {
    ...rest,
    ...(finalName !== undefined && { name: finalName }),
    ...(finalCompany !== undefined && { company: finalCompany }),
    derived: ours,
  };
};

/** Until somebody says otherwise: Chinese to a Chinese domain, else the nominator's own language; of those the rule allows. */
export const languageFor = (draft: Draft, reader: Locale, allowed: readonly Locale[] = LOCALES): Locale => {
  const isChinese = draft.address !== undefined && /\.(?:cn|xn--fiqs8s)$/.test(domainOf(draft.address));
  const likely = draft.language ?? (isChinese ? 'zh-CN' : reader);
  return allowed.includes(likely) ? likely : (allowed[0] ?? likely);
};
