import type { Finding } from '../src/policy/findings.js';
import type { Sentence } from '../src/words/words.js';
import type { Draft } from './draft.js';
import { keptAside } from './fill.js';
import type { Objection } from './findings.js';
import type { Fault } from './questions/question.js';

/** The key of a thing that is refused by itself, whatever becomes of others. */
export const fallenIn = (finding: Finding): string | undefined =>
  finding.finding === 'thing' || finding.finding === 'rules' ? finding.offer : undefined;

/**
 * What is refused of several falls away, with its reason as a remark, and the rest goes on. Where nothing is left, the reasons are
 * what is wrong with the answer. While something else is talked about first nothing falls: the next look finds it again.
 */
export const fallenAway = (
  draft: Draft,
  objections: readonly Objection[],
): { readonly draft: Draft; readonly remarks: readonly Sentence[]; readonly fault?: Fault } => {
  const { access = [] } = draft;
  const fallen = objections.filter(({ finding }) => access.includes(fallenIn(finding) ?? ''));
  const left = access.filter((key) => !fallen.some(({ finding }) => fallenIn(finding) === key));
  if (fallen.length === 0) return { draft, remarks: [] };
  const reasons = fallen.map(({ fault }) => fault.says);
  if (left.length === 0) {
    const says = reasons.flatMap((reason, n) => (n === 0 ? reason : [' ', ...reason]));
    return { draft: keptAside(draft, 'access', access.join()), remarks: [], fault: { says } };
  }
  if (objections.some(({ about }) => about === 'address' || about === 'nominator')) return { draft, remarks: [] };
  return { draft: { ...draft, access: left }, remarks: reasons };
};
