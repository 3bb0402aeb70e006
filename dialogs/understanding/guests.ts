import { addressesIn, type Found } from './addresses.js';
import type { Hints } from './invite.js';
import { atComma, trimmed } from './pieces.js';

export type NamedGuest = { readonly address: string; readonly name?: string; readonly company?: string };

/** What is collected about guests while a line is taken apart. */
type GuestParts = { guests: readonly NamedGuest[]; name?: string | undefined; company?: string | undefined };

const CONNECTOR = /^(?:[\s,，;；、&<>]|and\b|和|与|及|our guest\b|a guest\b|the guest\b|guest\b|客人|来宾)+/i;

/** Takes addresses out of a text, with the name before each one and the company in brackets behind it; returns what is left. */
export const withoutGuests = (parts: GuestParts, text: string, hints: Hints, namesToo: boolean): string => {
  const found = hints.ignoreAddresses ? [] : addressesIn(text);
  const [first] = found;
  if (!first) {
    if (namesToo) return withoutName(parts, text, hints);
    return text;
  }
  const before = found.map((one, index) => text.slice(index === 0 ? 0 : (found[index - 1]?.to ?? 0), one.from));
  const after = text.slice(found.at(-1)?.to ?? 0).replace(/^\s*[>'"*`_]+/, '');
  const own = ownCompany(after);
  parts.guests = found.map((one, index) =>
    guest(one, before, index, found.length === index + 1 ? own.company : companyIn(before[index + 1]), namesToo),
  );
  if (!namesToo) return `${before[0] ?? ''} ${own.rest}`;
  return parts.guests.length === 1 ? withoutTrailingName(parts, own.rest, hints) : own.rest;
};

const guest = (
  one: Found,
  before: readonly string[],
  index: number,
  company: string | undefined,
  namesToo: boolean,
): NamedGuest => {
  const name = namesToo ? nameIn(before[index] ?? '', one.bracketed) : undefined;
  return { address: one.address, ...(name && { name }), ...(company && { company }) };
};

/**
 * A name written before an address; the bracket of the guest before is not part of it. Before `<ada@…>` it is a name
 * whatever it is made of, as mail programs write it: `"Lovelace, Ada" <ada@…>`.
 */
const nameIn = (text: string, bracketed: boolean): string | undefined => {
  const name = trimmed(
    text
      .replace(/[(（][^)）]*[)）]/g, ' ')
      .replace(CONNECTOR, '')
      .replace(/<\s*$/, ''),
  ).replace(CONNECTOR, '');
  if (isName(name)) return name;
  if (!bracketed) return undefined;
  const [last = '', first, ...more] = name.split(/[,，]\s*/);
  if (first === undefined) return name.length <= LONGEST_NAME && /[\p{L}\p{N}]/u.test(name) ? name : undefined;
  return more.length === 0 && isName(last) && isName(first) ? `${first} ${last}` : undefined;
};

const LONGEST_NAME = 100;

const companyIn = (text: string | undefined): string | undefined => {
  const company = trimmed(/[(（]([^)）]{1,100})[)）]/.exec(text ?? '')?.[1] ?? '');
  return company === '' ? undefined : company;
};

const ownCompany = (text: string): { readonly company?: string; readonly rest: string } => {
  const bracket = /^([^,，;；]{0,60}?)[(（]([^)）]{1,100})[)）]/.exec(text);
  if (bracket)
    return { company: trimmed(bracket[2] ?? ''), rest: `${bracket[1] ?? ''}${text.slice(bracket[0].length)}` };
  const from = /^\s*(?:from|at|of)\s+([^,，;；]{1,100})/i.exec(text);
  return from ? { company: trimmed(from[1] ?? ''), rest: text.slice(from[0].length) } : { rest: text };
};

/** `ada@fabrikam.com Ada Lovelace`: capitals right behind the only address are a name. */
const withoutTrailingName = (parts: GuestParts, text: string, hints: Hints): string => {
  const [first, rest] = atComma(text);
  const name = trimmed(first);
  const known = parts.guests[0];
  if (!known || known.name !== undefined || !isName(name) || !/^\p{Lu}|^\p{Script=Han}/u.test(name)) return text;
  if (text.trimStart() !== text.trimStart().replace(/^[,，;；]/, '') || hints.isOffer(name) || hints.isDay(name))
    return text;
  parts.guests = [{ ...known, name }];
  return rest;
};

/** `invite Ada Lovelace to Apollo`: a name, and an address still to be asked for. */
const withoutName = (parts: GuestParts, text: string, hints: Hints): string => {
  const company = companyIn(text);
  const name = trimmed(text.replace(/[(（][^)）]*[)）]/g, ' ').replace(CONNECTOR, ''));
  if (!isName(name) || !/^\p{Lu}|^\p{Script=Han}/u.test(name) || hints.isOffer(name) || hints.isDay(name)) return text;
  parts.name = name;
  if (company) parts.company = company;
  return '';
};

const isName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M}\s.'’·-]{0,80}$/u.test(text) && text.split(/\s+/).length <= 5;
