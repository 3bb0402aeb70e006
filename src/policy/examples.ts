import { DateTime } from 'luxon';
import { assess, trace } from './assess.js';
import { foldLabel } from './label.js';
import type { ApproverSource, Policy } from './policy.js';
import { quoted } from './problem.js';
import { withFallback, wordOf } from './source.js';
import type { Question, Refused, Verdict } from './verdict.js';

/** A nomination, and what the company expects its rules to say of it. */
export type Example = {
  readonly name?: string;
  readonly question: Omit<Question, 'until' | 'zone'>;
  /** Days from today. */
  readonly stay?: number;
  readonly expected:
    | 'no-rule'
    | {
        /** Also the name of an entry of `never`, or `guests.blockedDomains`. */
        readonly rule: string;
        /** Stages, as whom they ask in order; the rule's fallback need not be said. */
        readonly then?: 'at-once' | 'refused' | readonly (readonly ApproverSource[])[];
        readonly fallback?: ApproverSource;
      };
};

/** An example that the rules do not meet; `at` counts from 0. */
export type Mismatch = { readonly at: number; readonly problem: string };

const WHY: Readonly<Record<Refused['why'], string>> = {
  'blocked-domain': 'its domain is blocked',
  never: 'never refuses it',
  'rule-refuses': 'the rule refuses it',
  'no-rule': 'no rule matches',
  'end-in-the-past': 'its end is over',
  'may-not-ask': 'the nominator may not ask for that',
  'stay-too-long': 'it is longer than longestStay',
};

const nameOf = (verdict: Verdict): string | undefined => ('rule' in verdict ? verdict.rule : undefined);
const said = (name: string | undefined): string => (name === undefined ? 'no rule' : `rule ${quoted(name)}`);
const isSame = (one: string | undefined, other: string | undefined): boolean =>
  foldLabel(one ?? '') === foldLabel(other ?? '');

/** As the file writes it: `[[owners, administrators]]`. */
const outcomeOf = (stages: readonly (readonly ApproverSource[])[]): string =>
  stages.length === 0 ? 'at-once' : `[${stages.map((sources) => `[${sources.map(wordOf).join(', ')}]`).join(', ')}]`;

/** A stage as it was written, for that is how the one for doubts looks, or with the fallback that ends each of the rule's own. */
const isAsExpected = (
  wanted: readonly ApproverSource[],
  got: readonly ApproverSource[],
  fallback: ApproverSource | undefined,
): boolean => [wanted, withFallback(wanted, fallback)].some((one) => outcomeOf([one]) === outcomeOf([got]));

const leftOut = (rule: string, missing: readonly string[]): string =>
  `${quoted(rule)} asks for ${missing.join(', ')}, which the example leaves out`;

/** Why it is not the rule that was expected. */
const whyNot = (expected: string, asked: Question, policy: Policy, now: Date): string => {
  const verdict = assess(asked, policy, now);
  const traced = trace(asked, policy, now).find(({ rule }) => isSame(rule, expected));
  if (!traced || (!verdict.ok && verdict.why === 'blocked-domain')) return verdict.ok ? '' : WHY[verdict.why];
  switch (traced.outcome) {
    case 'fails':
      return `${quoted(traced.rule)} does not match on ${traced.on.join(', ')}`;
    case 'unknown':
      return leftOut(traced.rule, traced.missing);
    case 'matches':
    case 'not-reached':
      return `${quoted(nameOf(verdict) ?? '')} comes first`;
  }
};

/** Why a verdict of the right rule is another than was expected; empty where the rule says it plainly. */
const whySo = (verdict: Verdict): string =>
  verdict.ok ? verdict.passedOver.map(({ rule, missing }) => leftOut(rule, missing)).join('; ') : WHY[verdict.why];

const because = (why: string): string => (why === '' ? '' : ` (because ${why})`);

const problemOf = ({ question, stay, expected }: Example, policy: Policy, now: Date): string | undefined => {
  const end = DateTime.fromJSDate(now, { zone: policy.zone })
    .plus({ days: stay ?? 0 })
    .endOf('day')
    .toJSDate();
  const asked: Question = stay === undefined ? question : { ...question, until: end };
  const verdict = assess(asked, policy, now);
  const rule = expected === 'no-rule' ? undefined : expected.rule;
  if (!isSame(nameOf(verdict), rule)) {
    const why = rule === undefined ? '' : whyNot(rule, asked, policy, now);
    return `expected ${said(rule)}, got ${said(nameOf(verdict))}${because(why)}`;
  }
  if (expected === 'no-rule' || expected.then === undefined) return undefined;
  const { then, fallback } = expected;
  const stages = verdict.ok ? verdict.stages.map(({ sources }) => sources) : [];
  const got = verdict.ok ? outcomeOf(stages) : 'refused';
  const wanted = typeof then === 'string' ? then : outcomeOf(then.map((asked) => withFallback(asked, fallback)));
  const isMet =
    typeof then === 'string' || then.length !== stages.length
      ? wanted === got
      : then.every((asked, at) => isAsExpected(asked, stages[at] ?? [], fallback));
  return isMet ? undefined : `expected ${wanted}, got ${got}${because(whySo(verdict))}`;
};

/** Holds the rules against the examples of their own file. Pure: the clock is the caller's, and only the stays depend on it. */
export const runExamples = (policy: Policy, examples: readonly Example[], now: Date): readonly Mismatch[] =>
  examples.flatMap((example, at): Mismatch[] => {
    const problem = problemOf(example, policy, now);
    return problem === undefined ? [] : [{ at, problem }];
  });
