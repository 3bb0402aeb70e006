import { endOf, startOf } from './common.js';

/** So many known names besides make a family: openssl, openvpn, openldap … */
const FAMILY = 5;
/** Shorter beginnings and ends are common by chance. */
const LEAST = 3;

/** The longest beginning or end, of at most `most` characters, that a family shares; `lengthOf`: what one name shares of it. */
const sharedLength = (known: readonly string[], most: number, lengthOf: (one: string) => number): number => {
  if (most < LEAST) return 0;
  const lengths = known.map(lengthOf).sort((one, other) => other - one);
  // The first is the name itself.
  const shared = Math.min(most, lengths[FAMILY] ?? 0);
  return shared < LEAST ? 0 : shared;
};

/**
 * How many characters of a known domain's name are its own, as against a name that differs from it in one place. What a whole
 * family begins or ends with says nothing where the difference lies beyond it: opendap is no more like openldap than dap is
 * like ldap.
 */
export const ownLength = (domain: string, name: string, typed: string, known: readonly string[]): number => {
  const start = startOf(name, typed);
  const after = domain.length - name.length;
  const beginning = sharedLength(known, start, (one) => startOf(one, domain));
  const end = sharedLength(known, endOf(name, typed, start), (one) => endOf(one, domain, 0) - after);
  return name.length - beginning - end;
};
