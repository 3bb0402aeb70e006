import { DateTime } from 'luxon';
import { mailboxOf } from '../../src/policy/mailbox.js';
import type { Conditions, Policy, Stage } from '../../src/policy/policy.js';
import type { Question } from '../../src/policy/verdict.js';

/**
 * What the rules say, worked out in the plainest way there is: condition by condition, as the sample's comments describe
 * them, without a line of the code under test. `unknown` is a fact that could not be had.
 */

type Answer = 'yes' | 'no' | 'unknown';

const yes = (is: boolean): Answer => (is ? 'yes' : 'no');
const is = <T>(fact: T | undefined, holds: (fact: T) => boolean): Answer =>
  fact === undefined ? 'unknown' : yes(holds(fact));
const or = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
const and = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';

const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[^\w ]/g, '\\$&'))
      .join('.*')}$`,
    'i',
  );

const days = (until: Date, now: Date, zone: string): number =>
  Math.round(
    DateTime.fromJSDate(until, { zone }).startOf('day').diff(DateTime.fromJSDate(now, { zone }).startOf('day'), 'days')
      .days,
  );

/** All that one set of conditions says, by condition. */
const answersOf = (
  when: Conditions,
  question: Question,
  policy: Policy,
  now: Date,
): Readonly<Record<string, Answer>> => {
  const facts = question.circumstances ?? {};
  const domain = question.address.split('@')[1] ?? '';
  const mailbox = mailboxOf(domain);
  const isPartner = (partner: string): Answer => {
    if (mailbox !== 'company') return yes(partner === 'first-contact');
    if (partner === 'connected') return is(facts.connected, (it) => it);
    return is(facts.earlier, (it) => it === (partner === 'earlier'));
  };
  const { domains, homeTenant, partner, nominator, offers, stay, answersFor } = when;
  const { groups, departments, jobTitles } = nominator ?? {};
  const { until } = question;
  const length = until && days(until, now, question.zone ?? policy.zone);
  return {
    ...(domains && {
      domains: yes(domains.some((one) => (one.startsWith('*') ? domain.endsWith(one.slice(1)) : domain === one))),
    }),
    ...(when.mailbox && { mailbox: yes(when.mailbox.includes(mailbox)) }),
    ...(homeTenant && { homeTenant: is(facts.homeTenant, (it) => it === homeTenant) }),
    ...(partner && { partner: or(partner.map(isPartner)) }),
    ...(nominator && {
      nominator: and([
        groups ? is(facts.groups, (mine) => mine.some((one) => groups.includes(one))) : 'yes',
        departments ? is(facts.department, (it) => departments.some((one) => glob(one).test(it))) : 'yes',
        jobTitles ? is(facts.jobTitle, (it) => jobTitles.some((one) => glob(one).test(it))) : 'yes',
      ]),
    }),
    ...(offers && { offers: yes(question.offers.length > 0 && question.offers.every((one) => offers.includes(one))) }),
    ...(stay && {
      stay: is(length, (it) => it > (stay.longerThan ?? -Infinity) && it <= (stay.upTo ?? Infinity)),
    }),
    ...(answersFor && {
      answersFor: is(facts.answersFor, (it) => it > (answersFor.moreThan ?? -1) && it <= (answersFor.upTo ?? Infinity)),
    }),
  };
};

/** The name of what decides, and the names of what hung on something unknown before it. Of questions that name an end. */
export const expected = (
  question: Question,
  policy: Policy,
  now: Date,
): { readonly decides: string; readonly over: readonly string[] } => {
  const over: string[] = [];
  for (const { name, when } of [...policy.never, ...policy.rules]) {
    const answer = and(Object.values(answersOf(when, question, policy, now)));
    if (answer === 'yes') return { decides: name, over };
    if (answer === 'unknown') over.push(name);
  }
  return { decides: 'none', over };
};

type Written = string | { readonly [kind: string]: unknown };
type WrittenStage = {
  readonly ask: readonly Written[];
  readonly quorum?: Stage['quorum'];
  readonly within: string;
  readonly remind?: string;
  readonly alternates?: string;
  readonly handOver?: 'yes' | 'no' | boolean;
};
type WrittenApproval = {
  readonly stages: readonly WrittenStage[];
  readonly fallback?: Written;
  readonly showApprovers?: 'names' | 'roles';
};
/** As much of a file of rules as concerns approval. */
export type WrittenFile = {
  readonly rules: readonly { readonly name: string; readonly approval?: 'none' | WrittenApproval }[];
};

const HOUR = 3_600_000;
const hours = (text: string | undefined): number | undefined => (text === undefined ? text : parseInt(text, 10) * HOUR);

/** A source as the file has it, whatever the reader made of it. */
const asWritten = (source: Stage['sources'][number]): Written => {
  switch (source.from) {
    case 'people':
      return { people: source.addresses };
    case 'group':
      return { group: source.group };
    case 'channel':
      return { channel: { team: source.team, id: source.channel } };
    default:
      return source.from;
  }
};

/** One stage in plain words, from what the file says, or from what the rules answer: the same, or one of the two is wrong. */
type Plain = {
  readonly ask: readonly string[];
  readonly quorum: Stage['quorum'];
  readonly hours: readonly (number | undefined)[];
  readonly handOver: boolean;
};

const said = (source: Written): string => JSON.stringify(source);

export const plainOf = (stage: Stage): Plain => ({
  ask: stage.sources.map((source) => said(asWritten(source))),
  quorum: stage.quorum,
  hours: [stage.within, stage.remindAfter, stage.alternatesAfter],
  handOver: stage.handOver,
});

/**
 * What the file says of the rule of this name: its stages, each of which ends with the rule's fallback, with the administrators
 * where it names none, or with nobody besides where that is what it says; and whether the nominator reads names.
 */
export const approvalIn = (
  { rules }: WrittenFile,
  name: string,
): { readonly stages: readonly Plain[]; readonly hidden: boolean; readonly fallback: Written } => {
  const rule = rules.find((one) => one.name === name);
  const approval = rule?.approval === 'none' ? undefined : rule?.approval;
  const { stages = [], fallback = 'administrators', showApprovers = 'names' } = approval ?? {};
  const plain = ({ ask, quorum = 'any', within, remind, alternates, handOver = 'no' }: WrittenStage): Plain => {
    const asked = ask.map(said);
    const isThere = fallback === 'refuse' || asked.includes(said(fallback));
    return {
      ask: isThere ? asked : [...asked, said(fallback)],
      quorum,
      hours: [hours(within), hours(remind), hours(alternates)],
      handOver: handOver === 'yes' || handOver === true,
    };
  };
  return { stages: stages.map(plain), hidden: showApprovers === 'roles', fallback };
};
