import { DAY } from '../kernel/clock.js';
import { domainOf } from '../kernel/address.js';
import { answeredAlikeUpTo } from './alike.js';
import { holding, isAmong, withoutStay, type Case, type Holding } from './conditions.js';
import { isAtOrBelow } from './domain.js';
import { localDays } from './local-days.js';
import { mailboxOf } from './mailbox.js';
import type { Consequences, Never, Offer, Policy, Rule, Stage } from './policy.js';
import { isAboutThings, isDecidedThere } from './things.js';
import type { PassedOver, Permitted, Question, Refused, Trace, Verdict } from './verdict.js';

type Granting = Extract<Rule, Consequences>;

/** Who is asked where a rule would approve at once, but it is not certain that it is the one that matches. */
export const IN_DOUBT: Stage = {
  sources: [{ from: 'administrators' }],
  quorum: 'any',
  within: 14 * DAY,
  handOver: false,
};

/** The last millisecond of the day that comes so many calendar days after today, in that zone. */
const endOfDay = (now: Date, days: number, zone: string): Date => {
  const there = localDays(zone);
  return new Date(there.begins(there.at(now.getTime()) + days + 1) - 1);
};

/** How many calendar days after today a moment lies, in that zone; not a number where it is none. */
const daysUntil = (until: Date, now: Date, zone: string): number => {
  if (Number.isNaN(until.getTime())) return Number.NaN;
  const there = localDays(zone);
  return there.at(until.getTime()) - there.at(now.getTime());
};

const caseOf = ({ address, offers, until, circumstances = {} }: Question, now: Date, zone: string): Case => {
  const domain = domainOf(address);
  const mailbox = mailboxOf(domain);
  return { domain, mailbox, offers, circumstances, ...(until && { days: daysUntil(until, now, zone) }) };
};

/** While no end was named, a condition on the stay is held against what the rule would propose; proposing nothing, it may hold. */
const held = (rule: Rule, of: Case): Holding => {
  if (of.days !== undefined || !rule.when.stay) return holding(rule.when, of);
  if (rule.refuse) return { holds: false, on: ['stay'] };
  if (rule.defaultStay !== undefined) return holding(rule.when, { ...of, days: rule.defaultStay });
  return holding(withoutStay(rule.when), of);
};

/** While no end was named, what is refused to long stays is not refused yet. */
const refused = ({ when }: Never, of: Case): Holding =>
  when.stay && of.days === undefined ? { holds: false, on: ['stay'] } : holding(when, of);

const isLongerStayPossible = (rule: Rule, of: Case): rule is Granting =>
  !rule.refuse && holding(withoutStay(rule.when), of).holds === true;

/** While no end was named, the longest stay of all the rules that some end would lead to. */
const longestStay = (matched: Granting, rules: readonly Rule[], of: Case): number => {
  if (of.days !== undefined) return matched.longestStay;
  let longest = matched.longestStay;
  for (const rule of rules) {
    if (!isLongerStayPossible(rule, of)) continue;
    longest = Math.max(longest, rule.longestStay);
    if (!rule.when.stay) break;
  }
  return longest;
};

/** How many days the guest may be kept without asking anybody; undefined while no end was named. */
const keptFor = (matched: Granting, { never, rules }: Policy, of: Case, limit: number): number | undefined => {
  if (of.days === undefined) return undefined;
  const before = [...never, ...rules.slice(0, rules.indexOf(matched))];
  return Math.min(limit, answeredAlikeUpTo(matched, before, { ...of, days: of.days }));
};

/** Whether the rules let in nobody of this domain. */
export const isBlocked = (domain: string, { blockedDomains }: Pick<Policy, 'blockedDomains'>): boolean =>
  blockedDomains.some((blocked) => isAtOrBelow(domain, blocked));

/** The first whose conditions hold, and those before it of which that is not known. */
const firstOf = <R extends { readonly name: string }>(
  list: readonly R[],
  of: (one: R) => Holding,
): { readonly found?: R; readonly passedOver: readonly PassedOver[]; readonly over: readonly R[] } => {
  const passedOver: PassedOver[] = [];
  const over: R[] = [];
  for (const one of list) {
    const answer = of(one);
    if (answer.holds === true) return { found: one, passedOver, over };
    if (answer.holds !== undefined) continue;
    passedOver.push({ rule: one.name, missing: answer.missing });
    over.push(one);
  }
  return { passedOver, over };
};

const offersIn = ({ offers }: Question, policy: Policy): readonly Offer[] =>
  policy.offers.filter(({ key }) => offers.includes(key));

/** The first of what is asked for that is not this nominator's to ask for. What is not known is no yes. */
const notTheirs = (question: Question, policy: Policy): Refused | undefined => {
  if (question.given) return undefined;
  for (const { name, who } of offersIn(question, policy)) {
    const among = who ? isAmong(who, question.circumstances ?? {}) : true;
    if (among !== true)
      return { ok: false, why: 'may-not-ask', offer: name, ...(among === undefined && { unsure: true }) };
  }
  return undefined;
};

/** In days, with what of all that is asked for may be used for no longer, where that is less than the rule allows. */
type Limit = { readonly days: number; readonly offer?: string };

const limitOf = (byRule: number, question: Question, policy: Policy): Limit =>
  offersIn(question, policy).reduce<Limit>(
    (limit, { name, longestStay: days }) => (days !== undefined && days < limit.days ? { days, offer: name } : limit),
    { days: byRule },
  );

/**
 * Judges by the rules: a blocked domain first, then `never`, then whether everything asked for may be asked for by whoever
 * nominates, then the first rule that matches, then its limits and those of what is asked for. A stay of N
 * days ends at the latest with the Nth calendar day after today in the nominator's zone, so that “in 90 days” is within
 * “90 days” at every hour. What hangs on a fact that is not known does not match, and nothing is approved at once behind it;
 * behind a refusal of that kind, the administrators must agree besides. Without asking again a guest may be kept as long as the
 * rules would say the same of every stay up to there.
 * Pure: the clock is the caller's.
 */
export const assess = (question: Question, policy: Policy, now: Date): Verdict => {
  const zone = question.zone ?? policy.zone;
  const of = caseOf(question, now, zone);
  if (isBlocked(of.domain, policy))
    return { ok: false, why: 'blocked-domain', rule: 'guests.blockedDomains', domain: of.domain };

  const never = firstOf(policy.never, (one) => refused(one, of));
  if (never.found) return { ok: false, why: 'never', rule: never.found.name, reason: never.found.reason };
  const barred = notTheirs(question, policy);
  if (barred) return barred;
  const { found: rule, passedOver: before, over } = firstOf(policy.rules, (one) => held(one, of));
  const passedOver = [...never.passedOver, ...before];
  if (!rule) return { ok: false, why: 'no-rule', passedOver };
  if (rule.refuse) return { ok: false, why: 'rule-refuses', rule: rule.name, reason: rule.refuse };

  // Asked this way round, a date that is none counts as past.
  if (question.until && !(question.until > now)) return { ok: false, why: 'end-in-the-past', rule: rule.name };
  const limit = limitOf(longestStay(rule, policy.rules, of), question, policy);
  const latestEnd = endOfDay(now, limit.days, zone);
  if (question.until && question.until > latestEnd) {
    const { offer } = limit;
    return { ok: false, why: 'stay-too-long', rule: rule.name, latestEnd, ...(offer !== undefined && { offer }) };
  }
  const mayBeRefused = never.passedOver.length > 0 || over.some(({ refuse }) => refuse !== undefined);
  const asked = { ...rule, stages: stagesFor(rule.stages, question, policy) };
  const kept = keptFor(rule, policy, of, limit.days);
  const mayKeepUntil = kept === undefined ? undefined : endOfDay(now, kept, zone);
  const end = { latestEnd, days: limit.days, ...(mayKeepUntil && { mayKeepUntil }) };
  return permitted(asked, passedOver, mayBeRefused, end, now, zone);
};

/** Where everything is decided about in Microsoft Entra, the steps that would ask its owners are none. */
const stagesFor = (stages: readonly Stage[], question: Question, policy: Policy): readonly Stage[] => {
  const offers = question.given ? [] : offersIn(question, policy);
  const isAllThere = offers.length > 0 && offers.every(isDecidedThere);
  return isAllThere ? stages.filter((stage) => !isAboutThings(stage)) : stages;
};

const permitted = (
  { name, when: _, longestStay: __, defaultStay, refuse: ___, ...consequences }: Granting,
  passedOver: readonly PassedOver[],
  mayBeRefused: boolean,
  { days, ...end }: Pick<Permitted, 'latestEnd' | 'mayKeepUntil'> & { readonly days: number },
  now: Date,
  zone: string,
): Permitted => ({
  ok: true,
  rule: name,
  ...consequences,
  stages: stagesIn(consequences.stages, passedOver.length > 0, mayBeRefused),
  ...end,
  ...(defaultStay !== undefined && { proposedEnd: endOfDay(now, Math.min(defaultStay, days), zone) }),
  passedOver,
});

/** In doubt nothing is approved at once; and where it may be that the answer is no, the administrators agree last. */
const stagesIn = (stages: readonly Stage[], inDoubt: boolean, mayBeRefused: boolean): readonly Stage[] =>
  mayBeRefused || (inDoubt && stages.length === 0) ? [...stages, IN_DOUBT] : stages;

/** How each entry of `never` and each rule answers, in the order in which they are asked; none is reached behind a blocked domain. */
export const trace = (question: Question, policy: Policy, now: Date): readonly Trace[] => {
  const of = caseOf(question, now, question.zone ?? policy.zone);
  let decided = isBlocked(of.domain, policy);
  const one = (section: Trace['section'], rule: string, found: Holding): Trace => {
    if (decided) return { section, rule, outcome: 'not-reached' };
    if (found.holds === true) {
      decided = true;
      return { section, rule, outcome: 'matches' };
    }
    return found.holds === false
      ? { section, rule, outcome: 'fails', on: found.on }
      : { section, rule, outcome: 'unknown', missing: found.missing };
  };
  return [
    ...policy.never.map((entry) => one('never', entry.name, refused(entry, of))),
    ...policy.rules.map((rule) => one('rules', rule.name, held(rule, of))),
  ];
};
