import { parse } from 'tldts';

/** `name` is what its owner chose, `ending` what they chose it under (`com`, `co.uk`), `before` what they put before it. */
export type Parts = { readonly before: readonly string[]; readonly name: string; readonly ending: string };

/** Microsoft hands out names below it, and it is not in the list of public suffixes. */
const SHARED = 'onmicrosoft.com';

const endingOf = (domain: string): string =>
  domain.endsWith(`.${SHARED}`) ? SHARED : (parse(domain, { allowPrivateDomains: true }).publicSuffix ?? '');

/** A domain in its parts. `name` is empty where nobody can own the domain: `co.uk`. */
export const partsOf = (domain: string): Parts => {
  const ending = endingOf(domain);
  const chosen = domain.slice(0, -ending.length - 1).split('.');
  return { before: chosen.slice(0, -1), name: chosen.at(-1) ?? '', ending };
};

/** The part that belongs to one owner: all that lies below it is theirs. */
export const ownedIn = ({ name, ending }: Pick<Parts, 'name' | 'ending'>): string => `${name}.${ending}`;
