import { addressesIn, type Found } from './addresses.js';
import { segmentsOf, type Segment } from './markers.js';

export type NamedGuest = { readonly address: string; readonly name?: string; readonly company?: string };

/** What one line says of a nomination, each part as it was typed. */
export type Parts = {
  readonly guests: readonly NamedGuest[];
  readonly name?: string;
  readonly company?: string;
  readonly access?: string;
  readonly until?: string;
  readonly reason?: string;
  readonly language?: string;
  readonly delivery?: string;
};

/** What the words of a line can be held against; without it no one can know where "because of the move to Apollo" ends. */
export type Hints = {
  readonly isOffer: (text: string) => boolean;
  readonly isDay: (text: string) => boolean;
  /** Set where addresses are part of what is told, and not the guest's. */
  readonly ignoreAddresses?: boolean;
};

type Draft = { -readonly [Key in keyof Parts]: Parts[Key] };

/**
 * Takes apart what follows `invite`: addresses with names and companies, and the parts for where, how long and why, in any order.
 * A marker's word inside a reason stays there, unless what follows it is by itself an offer or a day still missing.
 */
export const partsOf = (line: string, hints: Hints): Parts => {
  const found = hints.ignoreAddresses ? [] : addressesIn(line);
  const segments = segmentsOf(line, (at) => found.some(({ from, to }) => at >= from && at < to));
  const parts: Draft = { guests: [] };
  for (const segment of segments) take(parts, segment, hints);
  if (parts.guests.length === 0 && parts.reason !== undefined) parts.reason = withoutGuests(parts, parts.reason, hints, false);
  if (parts.reason !== undefined) parts.reason = parts.reason.replace(/ {2,}/g, ' ').trim();
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')) as Parts;
};

const take = (parts: Draft, segment: Segment, hints: Hints): void => {
  const { about } = segment;
  const text = parts.guests.length === 0 && about !== 'because' ? withoutGuests(parts, segment.text, hints, about === 'loose') : segment.text;
  const inReason = parts.reason !== undefined;
  switch (about) {
    case 'loose':
      return loose(parts, text, hints);
    case 'because':
      return inReason && !/[:：]/.test(segment.whole.slice(0, 12)) ? more(parts, segment.whole) : because(parts, text, hints);
    case 'to': {
      const place = parts.access === undefined ? headOf(text, hints.isOffer) : undefined;
      if (place) return settle(parts, ...withSecond(place, hints), hints);
      const day = parts.until === undefined ? headOf(text, hints.isDay) : undefined;
      if (day) return settle(parts, { until: day.head }, day.rest, hints);
      if (inReason || parts.access !== undefined) return more(parts, segment.whole);
      const [first, rest] = atComma(text);
      return settle(parts, { access: first }, rest, hints);
    }
    case 'until':
    case 'by': {
      const day = parts.until === undefined ? headOf(text, hints.isDay) : undefined;
      if (day) return settle(parts, { until: day.head }, day.rest, hints);
      if (inReason || parts.until !== undefined || about === 'by') return more(parts, segment.whole);
      const [first, rest] = atComma(text);
      return settle(parts, { until: first }, rest, hints);
    }
    case 'for': {
      const day = parts.until === undefined ? headOf(text, hints.isDay) : undefined;
      if (day) return settle(parts, { until: day.head }, day.rest, hints);
      const place = parts.access === undefined ? headOf(text, hints.isOffer) : undefined;
      if (place) return settle(parts, { access: place.head }, place.rest, hints);
      return inReason ? more(parts, segment.whole) : because(parts, text, hints);
    }
    case 'name':
    case 'company':
    case 'language':
    case 'delivery': {
      if (inReason && parts[about] !== undefined) return more(parts, segment.whole);
      const [first, rest] = atComma(text);
      return settle(parts, { [about]: first }, rest, hints);
    }
    case 'address':
      return loose(parts, text, hints);
  }
};

const settle = (parts: Draft, known: Partial<Draft>, rest: string, hints: Hints): void => {
  Object.assign(parts, Object.fromEntries(Object.entries(known).map(([key, value]) => [key, trimmed(String(value))])));
  loose(parts, rest, hints);
};

const more = (parts: Draft, text: string): void => {
  parts.reason = `${parts.reason ?? ''}${text}`.replace(/[\s,，;；.。]+$/, '').replace(/^[\s,，;；]+/, '') + (/\s$/.test(text) ? ' ' : '');
  parts.reason = parts.reason.trimStart();
};

/** A reason runs to the end, except that a day or an offer after its last comma is taken for what it is. */
const because = (parts: Draft, text: string, hints: Hints): void => {
  const pieces = text.split(/(?=[,，])/);
  const last = pieces.length > 1 ? trimmed(pieces.at(-1) ?? '') : '';
  const isPart = (parts.until === undefined && hints.isDay(last)) || (parts.access === undefined && hints.isOffer(last));
  if (last === '' || !isPart) return more(parts, text);
  more(parts, pieces.slice(0, -1).join(''));
  if (parts.access === undefined && hints.isOffer(last)) parts.access = last;
  else parts.until = last;
};

/** Words no marker announces: an offer, a day, else the reason. */
const loose = (parts: Draft, text: string, hints: Hints): void => {
  const rest = trimmed(text);
  if (rest === '') return;
  const place = parts.access === undefined ? headOf(rest, hints.isOffer) : undefined;
  if (place) return settle(parts, { access: place.head }, place.rest, hints);
  const day = parts.until === undefined ? headOf(rest, hints.isDay) : undefined;
  if (day) return settle(parts, { until: day.head }, day.rest, hints);
  because(parts, parts.reason === undefined ? rest : text, hints);
};

/** "to Apollo and Vendor Portal": both are kept, for the question about access to say that one nomination gives one thing. */
const withSecond = (place: { readonly head: string; readonly rest: string }, hints: Hints): readonly [Partial<Draft>, string] => {
  const and = /^\s*(?:and |&|和|与|及|、)\s*/i.exec(place.rest);
  const second = and && headOf(place.rest.slice(and[0].length), hints.isOffer);
  return second ? [{ access: `${place.head} & ${second.head}` }, second.rest] : [{ access: place.head }, place.rest];
};

/** The longest beginning, at a word's or a comma's end, that `is` accepts. */
const headOf = (text: string, is: (text: string) => boolean): { readonly head: string; readonly rest: string } | undefined => {
  const ends = [text.length, ...[...text.matchAll(/[\s,，;；]+/g)].map(({ index }) => index).reverse()].slice(0, 12);
  for (const end of ends) {
    const head = trimmed(text.slice(0, end));
    if (head !== '' && is(head)) return { head, rest: text.slice(end) };
  }
  return undefined;
};

const atComma = (text: string): readonly [string, string] => {
  const at = text.search(/[,，;；]/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
};

const trimmed = (text: string): string =>
  text.replace(/^[\s,，;；、:：.。]+/, '').replace(/[\s,，;；、:：。]+$/, '').replace(/^["“”'](.*)["“”']$/, '$1');

const CONNECTOR = /^(?:[\s,，;；、&<>]|and\b|和|与|及|our guest\b|a guest\b|the guest\b|guest\b|客人|来宾)+/i;

/** Takes addresses out of a text, with the name before each one and the company in brackets behind it; returns what is left. */
const withoutGuests = (parts: Draft, text: string, hints: Hints, namesToo: boolean): string => {
  const found = hints.ignoreAddresses ? [] : addressesIn(text);
  const [first] = found;
  if (!first) {
    if (namesToo) return withoutName(parts, text, hints);
    return text;
  }
  const before = found.map((one, index) => text.slice(index === 0 ? 0 : (found[index - 1]?.to ?? 0), one.from));
  const after = text.slice(found.at(-1)?.to ?? 0).replace(/^\s*[>'"*`_]+/, '');
  const own = ownCompany(after);
  parts.guests = found.map((one, index) => guest(one, before, index, found.length === index + 1 ? own.company : companyIn(before[index + 1])));
  if (!namesToo) return `${before[0] ?? ''} ${own.rest}`;
  return parts.guests.length === 1 ? withoutTrailingName(parts, own.rest, hints) : own.rest;
};

const guest = (one: Found, before: readonly string[], index: number, company: string | undefined): NamedGuest => {
  const name = nameIn(before[index] ?? '');
  return { address: one.address, ...(name && { name }), ...(company && { company }) };
};

/** A name written before an address; the bracket of the guest before is not part of it. */
const nameIn = (text: string): string | undefined => {
  const name = trimmed(text.replace(/[(（][^)）]*[)）]/g, ' ').replace(CONNECTOR, '').replace(/<\s*$/, '')).replace(CONNECTOR, '');
  return isName(name) ? name : undefined;
};

const companyIn = (text: string | undefined): string | undefined => {
  const company = trimmed(/[(（]([^)）]{1,100})[)）]/.exec(text ?? '')?.[1] ?? '');
  return company === '' ? undefined : company;
};

const ownCompany = (text: string): { readonly company?: string; readonly rest: string } => {
  const bracket = /^([^,，;；]{0,60}?)[(（]([^)）]{1,100})[)）]/.exec(text);
  if (bracket) return { company: trimmed(bracket[2] ?? ''), rest: `${bracket[1] ?? ''}${text.slice(bracket[0].length)}` };
  const from = /^\s*(?:from|at|of)\s+([^,，;；]{1,100})/i.exec(text);
  return from ? { company: trimmed(from[1] ?? ''), rest: text.slice(from[0].length) } : { rest: text };
};

/** `ada@fabrikam.com Ada Lovelace`: capitals right behind the only address are a name. */
const withoutTrailingName = (parts: Draft, text: string, hints: Hints): string => {
  const [first, rest] = atComma(text);
  const name = trimmed(first);
  const known = parts.guests[0];
  if (!known || known.name !== undefined || !isName(name) || !/^\p{Lu}|^\p{Script=Han}/u.test(name)) return text;
  if (text.trimStart() !== text.trimStart().replace(/^[,，;；]/, '') || hints.isOffer(name) || hints.isDay(name)) return text;
  parts.guests = [{ ...known, name }];
  return rest;
};

/** `invite Ada Lovelace to Apollo`: a name, and an address still to be asked for. */
const withoutName = (parts: Draft, text: string, hints: Hints): string => {
  const company = companyIn(text);
  const name = trimmed(text.replace(/[(（][^)）]*[)）]/g, ' ').replace(CONNECTOR, ''));
  if (!isName(name) || !/^\p{Lu}|^\p{Script=Han}/u.test(name) || hints.isOffer(name) || hints.isDay(name)) return text;
  parts.name = name;
  if (company) parts.company = company;
  return '';
};

const isName = (text: string): boolean => /^\p{L}[\p{L}\p{M}\s.'’·-]{0,80}$/u.test(text) && text.split(/\s+/).length <= 5;
