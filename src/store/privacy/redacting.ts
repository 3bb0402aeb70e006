import { NOBODY } from '../../kernel/people.js';
import { byItself, tellingBesideAddress, tellingNames, type Identity } from './identity.js';

type Fields = Readonly<Record<string, unknown>>;

/** The same, with nothing in it of this person: not their name, not their address, nothing that they typed. Ids stay. */
export const redacted = (value: unknown, person: Identity): unknown => {
  if (typeof value === 'string') return withoutThem(value, person);
  if (Array.isArray(value)) return value.map((one) => redacted(one, person));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  const own = new Set([...typedBy(fields, person), ...namesOf(fields, person)]);
  return Object.fromEntries(
    Object.entries(fields).map(([key, inner]) => [key, redacted(own.has(key) ? blank(key, inner) : inner, person)]),
  );
};

const isThem = (value: unknown, { ids }: Identity): boolean => {
  const id = typeof value === 'object' && value !== null ? (value as Fields)['id'] : value;
  return typeof id === 'string' && ids.has(id.toLowerCase());
};

/** What was typed stands beside who typed it. */
const typedBy = (fields: Fields, person: Identity): readonly string[] => [
  ...(isThem(fields['by'], person) ? ['comment', 'text', 'reason'] : []),
  ...(isThem(fields['nominator'], person) ? ['reason', 'answers', 'inquiries'] : []),
];

const namesOf = (fields: Fields, person: Identity): readonly string[] => {
  const { address } = fields;
  const isTheirs = typeof address === 'string' && person.addresses.has(address.toLowerCase());
  return isTheirs || ('name' in fields && isThem(fields, person)) ? ['name', 'address', 'displayName', 'company'] : [];
};

const blank = (key: string, value: unknown): unknown => {
  if (key === 'answers') return [];
  if (key === 'inquiries' && Array.isArray(value)) return (value as readonly Fields[]).map(unanswered);
  if (key === 'address') return NOBODY.address;
  return typeof value === 'string' ? NOBODY.name : value;
};

/** The question is somebody else's, and the answer was theirs. */
const unanswered = (inquiry: Fields): Fields =>
  inquiry['answer'] ? { ...inquiry, answer: { ...(inquiry['answer'] as Fields), text: NOBODY.name } } : inquiry;

const withoutThem = (text: string, person: Identity): string => {
  let left = text;
  for (const address of person.addresses) left = left.replaceAll(byItself(address), NOBODY.address);
  for (const name of left === text ? tellingNames(person) : tellingBesideAddress(person))
    left = left.replaceAll(byItself(name), NOBODY.name);
  return left;
};
