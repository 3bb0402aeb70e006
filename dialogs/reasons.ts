import { unreachable } from '../src/kernel/result.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Conditions, Policy } from '../src/policy/policy.js';
import type { Refused } from '../src/policy/verdict.js';
import type { Sentence } from '../src/words/words.js';
import { offersOf, type Draft } from './draft.js';

/** What of a draft a finding is about; `nominator`: nothing that could be said differently would help. */
export type About = 'address' | 'access' | 'until' | 'nominator';

/** Of a reason that a company wrote into its rules. */
const LONGEST_REASON = 500;

/** What would have to be said differently for the rules to answer otherwise. */
export const aboutOf = (
  verdict: Exclude<Refused, { readonly why: 'stay-too-long' }>,
  draft: Draft,
  policy: Policy,
): About => {
  switch (verdict.why) {
    case 'blocked-domain':
      return 'address';
    case 'end-in-the-past':
      return 'until';
    case 'may-not-ask':
      return 'access';
    case 'no-rule':
      return offersOf(draft, policy).length > 0 ? 'access' : 'address';
    case 'never':
      return turningOn(policy.never.find(({ name }) => name === verdict.rule)?.when ?? {}, draft, policy);
    case 'rule-refuses':
      return turningOn(policy.rules.find(({ name }) => name === verdict.rule)?.when ?? {}, draft, policy);
    default:
      return unreachable(verdict);
  }
};

/** The condition that is most easily met otherwise: another day, another thing, another address; a nominator stays who they are. */
const turningOn = (when: Conditions, draft: Draft, policy: Policy): About => {
  if (when.stay && draft.until) return 'until';
  if (when.offers && offersOf(draft, policy).length > 0) return 'access';
  const isAboutGuest = when.domains ?? when.mailbox ?? when.homeTenant ?? when.partner;
  return isAboutGuest === undefined && (when.nominator ?? when.answersFor) !== undefined ? 'nominator' : 'address';
};

/** As a sentence, which it may not be in the file. */
export const sayReason = (reason: string, stop: string): Sentence => {
  const text = cleanLine(reason, LONGEST_REASON);
  return [{ typed: text, look: 'plain' }, ...(/[.!?。！？…]$/u.test(text) ? [] : [stop])];
};
