import { z } from 'zod';
import type { Queryable } from '../database.js';

/** Whom it is about; `operator`: whoever asks for it, for the record. */
export type Asked = { readonly address: string; readonly operator: string };

/** All by which we know a person. Addresses in lower case. */
export type Identity = {
  readonly addresses: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  /** Of their account, or their guest account: looked for in every text. */
  readonly names: ReadonlySet<string>;
  /**
   * By which somebody else asked for them, who never came: looked for beside their address alone. Whoever asks types what they
   * like, and “for the audit” would take the reasons of others with it.
   */
  readonly typedNames: ReadonlySet<string>;
};

/** A name of one plain word may be a word of anything else; where it is somebody's, it stands beside their address or id. */
const telling = (names: ReadonlySet<string>): readonly string[] =>
  [...names].filter((name) => /\s|[^\p{ASCII}]/u.test(name));

export const tellingNames = ({ names }: Identity): readonly string[] => telling(names);
export const tellingBesideAddress = ({ names, typedNames }: Identity): readonly string[] =>
  telling(new Set([...names, ...typedNames]));

const CASED = /[\p{Lu}\p{Ll}\p{N}]/u;

/**
 * An address or a name where it stands by itself, whatever its case: neither lada@fabrikam.com nor ada@fabrikam.com.au is
 * ada@fabrikam.com, nor Ada Lovelace somebody called Ada Love. Where words have no spaces between them, a name is found among them.
 */
export const byItself = (text: string): RegExp => {
  const literal = text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  if (text.includes('@'))
    return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${literal}(?!-?[\\p{L}\\p{N}]|\\.[\\p{L}\\p{N}])`, 'giu');
  const before = CASED.test(text.slice(0, 1)) ? `(?<!${CASED.source})` : '';
  const after = CASED.test(text.slice(-1)) ? `(?!${CASED.source})` : '';
  return new RegExp(before + literal + after, 'giu');
};

/** Whether any text of a value has one of these in it, by itself. */
export const speaksOf = (wanted: readonly string[]): ((value: unknown) => boolean) => {
  const all = wanted.map(byItself);
  const speaks = (value: unknown): boolean => {
    if (typeof value === 'string') return all.some((one) => value.search(one) >= 0);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([key, inner]) => speaks(key) || speaks(inner));
  };
  return speaks;
};

/** `like` takes these for something else. */
export const literally = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Every column of ours in which a whole person may stand. */
const DOCUMENTS = [
  'select state as found from guestlist.nominations where state::text ilike $1',
  'select event from guestlist.nomination_events where event::text ilike $1',
  'select state from guestlist.guests where state::text ilike $1',
  'select event from guestlist.guest_events where event::text ilike $1',
  'select document from guestlist.documents where document::text ilike $1',
  `select jsonb_build_object('id', id, 'name', name, 'address', address) from guestlist.people where address ilike $1`,
  `select jsonb_build_object('id', from_id, 'name', from_name, 'address', from_address) from guestlist.delegations
   where from_address ilike $1`,
  `select jsonb_build_object('id', to_id, 'name', to_name, 'address', to_address) from guestlist.delegations
   where to_address ilike $1`,
].join('\nunion all ');

export const identityOf = async (tx: Queryable, address: string): Promise<Identity> => {
  const wanted = address.toLowerCase();
  const rows = await tx.query<{ found: unknown }>(DOCUMENTS, [literally(wanted)]);
  const ids = new Set<string>();
  const names = new Set<string>();
  const typedNames = new Set<string>();
  for (const { found } of rows) collect(found, wanted, { ids, names, typedNames });
  return { addresses: new Set([wanted, ...(await othersOf(tx, [...ids], wanted))]), ids, names, typedNames };
};

const somebody = z.object({
  address: z.string(),
  id: z.guid().optional(),
  name: z.string().optional(),
  displayName: z.string().optional(),
});

type Collected = Readonly<Record<'ids' | 'names' | 'typedNames', Set<string>>>;

/** Whatever has this address: an employee, a guest, or somebody who was to be one. */
const collect = (value: unknown, wanted: string, into: Collected): void => {
  if (typeof value !== 'object' || value === null) return;
  const found = somebody.safeParse(value).data;
  if (found?.address.toLowerCase() === wanted) {
    if (found.id) into.ids.add(found.id.toLowerCase());
    const names = found.id ? into.names : into.typedNames;
    for (const name of [found.name, found.displayName]) if (name?.trim()) names.add(name.trim());
  }
  for (const inner of Object.values(value)) collect(inner, wanted, into);
};

type Told = { readonly type: string; readonly address: string | null };

/** A guest who was renamed had another one before. The person who had the account before them is somebody else. */
const othersOf = async (tx: Queryable, ids: readonly string[], wanted: string): Promise<readonly string[]> => {
  const all: string[] = [];
  for (const id of ids) {
    const events = await tx.query<Told>(
      `select type, lower(coalesce(event #>> '{facts,address}', event ->> 'address', event #>> '{to,address}')) as address
       from guestlist.guest_events where guest_id = $1 and type in ('received', 'renamed', 'address-changed') order by revision`,
      [id],
    );
    const theirs = events.slice(
      Math.max(
        0,
        events.findLastIndex(({ type }) => type === 'address-changed'),
      ),
    );
    const addresses = theirs.flatMap(({ address }) => address ?? []);
    if (addresses.includes(wanted)) all.push(...addresses);
  }
  return all;
};
