import type { Policy } from '../../policy/policy.js';

/** The domains we know before the directory is asked: those of the rules that let guests in, and of guests who came by us. */
export const knownBefore = ({ rules }: Policy, partnerDomains: readonly string[]): readonly string[] => {
  const named = rules.flatMap((rule) => (rule.refuse ? [] : (rule.when.domains ?? [])));
  return [...new Set([...named.map((pattern) => pattern.replace(/^\*\./, '')), ...partnerDomains])];
};
