import { DateTime } from 'luxon';
import { domainOf, type GuestAddress } from '../kernel/address.js';
import { isAtOrBelow, isIn } from './domain.js';
import type { Delivery, Policy, Rule, Stage } from './policy.js';

/** What is asked of the rules. */
export type Question = {
  readonly address: GuestAddress;
  /** Keys of the offers asked for. */
  readonly offers: readonly string[];
  /** Absent while no end was named. */
  readonly until?: Date;
  /** The nominator's IANA time zone, in which days end; the policy's where it is not known. */
  readonly zone?: string;
};

/** The rules' answer. `rule` is the name of the rule that matched first. */
export type Verdict =
  | {
      readonly ok: true;
      readonly rule: string;
      readonly stage?: Stage;
      readonly deliveries: readonly Delivery[];
      /** The last moment this rule allows a stay to end. */
      readonly latestEnd: Date;
      /** Proposed where no end was named. */
      readonly proposedEnd?: Date;
    }
  | { readonly ok: false; readonly why: 'blocked-domain'; readonly domain: string }
  | { readonly ok: false; readonly why: 'no-rule' }
  | { readonly ok: false; readonly why: 'end-in-the-past' }
  | { readonly ok: false; readonly why: 'stay-too-long'; readonly rule: string; readonly latestEnd: Date };

/** All conditions must hold. A condition on offers holds when it names every offer asked for, lest one ride along with another. */
const matches = (rule: Rule, question: Question): boolean => {
  const { domains, offers } = rule.when;
  if (domains && !domains.some((pattern) => isIn(domainOf(question.address), pattern))) return false;
  return !offers || (question.offers.length > 0 && question.offers.every((key) => offers.includes(key)));
};

/** The last millisecond of the day that comes so many calendar days after today, in that zone. */
const endOfDay = (now: Date, days: number, zone: string): Date =>
  DateTime.fromJSDate(now, { zone }).plus({ days }).endOf('day').toJSDate();

/**
 * Judges by the rules: a blocked domain first, then the first rule that matches, then its limits. A stay of N days ends at
 * the latest with the Nth calendar day after today in the nominator's zone, so that “in 90 days” is within “90 days” at
 * every hour. Pure: the clock is the caller's.
 */
export const assess = (question: Question, policy: Policy, now: Date): Verdict => {
  const domain = domainOf(question.address);
  if (policy.blockedDomains.some((blocked) => isAtOrBelow(domain, blocked)))
    return { ok: false, why: 'blocked-domain', domain };
  const rule = policy.rules.find((one) => matches(one, question));
  if (!rule) return { ok: false, why: 'no-rule' };

  const zone = question.zone ?? policy.zone;
  const latestEnd = endOfDay(now, rule.longestStay, zone);
  // Asked this way round, a date that is none counts as past.
  if (question.until && !(question.until > now)) return { ok: false, why: 'end-in-the-past' };
  if (question.until && question.until > latestEnd)
    return { ok: false, why: 'stay-too-long', rule: rule.name, latestEnd };
  return {
    ok: true,
    rule: rule.name,
    deliveries: rule.deliveries,
    latestEnd,
    ...(rule.stage && { stage: rule.stage }),
    ...(rule.defaultStay !== undefined && { proposedEnd: endOfDay(now, rule.defaultStay, zone) }),
  };
};
