import { distance } from 'fastest-levenshtein';
import type { Policy } from '../../src/policy/policy.js';

/**
 * A domain of a partner, one slip of the finger away from the one that was typed. Look-alikes are how strangers pass for
 * partners, so it is asked, not assumed.
 */
export const nearDomain = (typed: string, policy: Pick<Policy, 'rules'>): string | undefined => {
  const known = policy.rules.flatMap(({ when }) => when.domains ?? []).map((domain) => domain.replace(/^\*\./, ''));
  if (known.some((domain) => typed === domain || typed.endsWith(`.${domain}`))) return undefined;
  return known.find((domain) => domain.length > 6 && distance(domain, typed) <= (domain.length > 11 ? 2 : 1));
};
