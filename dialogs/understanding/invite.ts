import { addressesIn } from './addresses.js';
import { withoutGuests, type NamedGuest } from './guests.js';
import { segmentsOf, type About, type Segment } from './markers.js';
import { atComma, trimmed } from './pieces.js';

/** What one line says of a nomination, each part as it was typed. */
export type Parts = {
  readonly guests: readonly NamedGuest[];
  readonly name?: string;
  readonly company?: string;
  readonly access?: string;
  readonly until?: string;
  readonly reason?: string;
  readonly sponsor?: string;
  readonly backup?: string;
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
  if (parts.guests.length === 0 && parts.reason !== undefined)
    parts.reason = withoutGuests(parts, parts.reason, hints, false);
  if (!segments.some(({ about }) => about === 'because')) placesBeforeReason(parts, hints);
  if (parts.reason !== undefined)
    parts.reason = parts.reason.replace(/ {2,}/g, ' ').replace(/^[\s,，;；]+|[\s,，;；.。]+$/g, '');
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')) as Parts;
};

/** "to Apollo, Vendor Portal until 30 June, joint audit": what stands before a reason and is called so is meant too. */
const placesBeforeReason = (parts: Draft, hints: Hints): void => {
  const [first = '', ...others] = (parts.reason ?? '').split(/[,，]/);
  const rest = others.join(',');
  if (parts.access === undefined || trimmed(rest) === '' || !hints.isOffer(trimmed(first))) return;
  parts.access = `${parts.access} & ${trimmed(first)}`;
  parts.reason = rest;
  placesBeforeReason(parts, hints);
};

/** An address there is a colleague's, or part of what is told. */
const NO_GUESTS: readonly About[] = ['because', 'sponsor', 'backup'];

const take = (parts: Draft, segment: Segment, hints: Hints): void => {
  const { about, whole } = segment;
  const seeksGuests = parts.guests.length === 0 && !NO_GUESTS.includes(about);
  const text = seeksGuests ? withoutGuests(parts, segment.text, hints, about === 'loose') : segment.text;
  const taken = takenFrom(about, text, parts, hints);
  if (taken !== 'reason') {
    for (const [key, value] of Object.entries(taken.known)) parts[key as Told] = trimmed(value);
    // Behind a colleague, whoever else is named may be the guest.
    if (about === 'sponsor' || about === 'backup')
      take(parts, { about: 'loose', text: taken.rest, whole: taken.rest }, hints);
    else loose(parts, taken.rest, hints);
  } else if (parts.reason !== undefined || (about !== 'because' && about !== 'for')) {
    more(parts, whole);
  } else {
    because(parts, text, hints);
  }
};

type Told = Exclude<keyof Parts, 'guests' | 'reason'>;
type Taken = { readonly known: Partial<Record<Told, string>>; readonly rest: string };

/** What a marker's words make known, and what is left of them; or that they are part of a reason. */
const takenFrom = (about: About, text: string, parts: Draft, hints: Hints): Taken | 'reason' => {
  const inReason = parts.reason !== undefined;
  const place = () => (parts.access === undefined ? placesIn(text, hints) : undefined);
  // To read a day takes longer than all the rest.
  const asDay = () => {
    const day = parts.until === undefined ? headOf(text, hints.isDay) : undefined;
    return day && { known: { until: day.head }, rest: day.rest };
  };
  switch (about) {
    case 'loose':
    case 'address':
      return { known: {}, rest: text };
    case 'because':
      return 'reason';
    case 'to': {
      const there = place();
      if (there) return { known: { access: there.head }, rest: there.rest };
      return asDay() ?? (inReason || parts.access !== undefined ? 'reason' : upToComma('access', text));
    }
    case 'until':
      return asDay() ?? (inReason || parts.until !== undefined ? 'reason' : upToComma('until', text));
    case 'by':
      return asDay() ?? 'reason';
    case 'for':
      return asDay() ?? asPlace(place()) ?? 'reason';
    case 'sponsor':
    case 'backup':
      return colleague(about, text);
    case 'name':
    case 'company':
    case 'language':
    case 'delivery':
      return inReason && parts[about] !== undefined ? 'reason' : upToComma(about, text);
  }
};

const asPlace = (place: Head | undefined): Taken | undefined =>
  place && { known: { access: place.head }, rest: place.rest };

/** An address ends with itself, a name with a comma. */
const colleague = (key: 'sponsor' | 'backup', text: string): Taken => {
  const at = /^\s*<?([^\s,，;；<>]+@[^\s,，;；<>]+)>?/.exec(text);
  return at ? { known: { [key]: at[1] ?? '' }, rest: text.slice(at[0].length) } : upToComma(key, text);
};

const upToComma = (key: Told, text: string): Taken => {
  const [first, rest] = atComma(text);
  return { known: { [key]: first }, rest };
};

const more = (parts: Draft, text: string): void => {
  parts.reason = `${parts.reason ?? ''}${text}`;
};

/** A reason runs to the end, except that a day or an offer after its last comma is taken for what it is. */
const because = (parts: Draft, text: string, hints: Hints): void => {
  const pieces = text.split(/(?=[,，])/);
  const last = pieces.length > 1 ? trimmed(pieces.at(-1) ?? '') : '';
  const isOffer = last !== '' && parts.access === undefined && hints.isOffer(last);
  const isDay = last !== '' && !isOffer && parts.until === undefined && hints.isDay(last);
  more(parts, isOffer || isDay ? pieces.slice(0, -1).join('') : text);
  if (isOffer) parts.access = last;
  if (isDay) parts.until = last;
};

/** Words no marker announces: an offer, a day, else the reason. */
const loose = (parts: Draft, text: string, hints: Hints): void => {
  const rest = trimmed(text);
  if (rest === '') return;
  const place = parts.access === undefined ? placesIn(rest, hints) : undefined;
  const day = !place && parts.until === undefined ? headOf(rest, hints.isDay) : undefined;
  if (place) parts.access = place.head;
  else if (day) parts.until = day.head;
  const found = place ?? day;
  if (found) loose(parts, found.rest, hints);
  else because(parts, parts.reason === undefined ? rest : text, hints);
};

/** "Apollo, Vendor Portal and Audit": all of them. A comma alone goes on with a list that ends with "and"; else a reason may follow. */
const placesIn = (text: string, hints: Hints): Head | undefined => {
  const first = headOf(text, (piece) => !/&$/.test(piece) && hints.isOffer(piece));
  if (!first) return undefined;
  const next = /^\s*(?:[,，]\s*)?(and |&|和|与|及|、)\s*|^\s*[,，]\s*/i.exec(first.rest);
  if (!next) return first;
  const rest = first.rest.slice(next[0].length);
  const isAnd = next[1] !== undefined;
  const others = placesIn(rest, hints) ?? (isAnd ? perhapsPlace(rest) : undefined);
  const isList = isAnd || others?.head.includes(' & ');
  return others && isList ? { head: `${first.head} & ${others.head}`, rest: others.rest } : first;
};

/** Behind "Apollo and", a word, or two that are written like a name: it is asked about, where nothing is called so. */
const perhapsPlace = (text: string): Head | undefined => {
  const [piece, rest] = atComma(text);
  const head = trimmed(piece);
  return /^(?:[^\s]+|\p{Lu}\S+ \S+)$/u.test(head) ? { head, rest } : undefined;
};

type Head = { readonly head: string; readonly rest: string };

/** The longest beginning, at a word's or a comma's end, that `is` accepts. */
const headOf = (text: string, is: (text: string) => boolean): Head | undefined => {
  const ends = [text.length, ...[...text.matchAll(/[\s,，;；]+/g)].map(({ index }) => index).reverse()].slice(0, 12);
  for (const end of ends) {
    const head = trimmed(text.slice(0, end));
    if (head !== '' && is(head)) return { head, rest: text.slice(end) };
  }
  return undefined;
};
