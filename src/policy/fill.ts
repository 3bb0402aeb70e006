import { createHash } from 'node:crypto';
import { LOCALES } from '../kernel/people.js';
import type { Example } from './examples.js';
import { foldLabel } from './label.js';
import { USUAL_INVITEES } from './invitees.js';
import { keyMeant, keyOf } from './offer-key.js';
import {
  DELIVERIES,
  type ApproverManners,
  type ApproverSource,
  type Conditions,
  type Consequences,
  type ExtraQuestion,
  type Offer,
  type Policy,
  type Rule,
  type SponsorSource,
  type Stage,
  type StayTerms,
} from './policy.js';
import type { PolicyFile } from './schema.js';
import { fallbackFrom, withFallback } from './source.js';
import { staysOver, USUAL_REMOVALS, USUAL_STAYS } from './stays.js';
import type { Circumstances } from './verdict.js';

/** From what the file says to what the rules mean: what is left out is filled in, names become keys. */

type FileRule = PolicyFile['rules'][number];
type Letting = Extract<FileRule, { readonly approval: unknown }>;
type FileApproval = Exclude<Letting['approval'], 'none'>;
type FileStage = FileApproval['stages'][number];
type FileSponsor = NonNullable<NonNullable<Letting['sponsor']>['who']>[number];
type FileQuestion = NonNullable<Letting['questions']>[number];
type FileExample = NonNullable<PolicyFile['examples']>[number];
type FileConditions = NonNullable<FileRule['when']>;
type Offers = PolicyFile['offers'];

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

const stageOf = (stage: FileStage, fallback: ApproverSource | undefined): Stage => ({
  sources: withFallback(stage.ask, fallback),
  quorum: stage.quorum ?? 'any',
  within: stage.within,
  ...(stage.remind !== undefined && { remindAfter: stage.remind }),
  ...(stage.alternates !== undefined && { alternatesAfter: stage.alternates }),
  handOver: stage.handOver ?? false,
});

const approvalOf = (approval: Letting['approval']): Pick<Consequences, 'stages' | 'namesHidden'> => {
  if (approval === 'none') return { stages: [] };
  const fallback = fallbackFrom(approval.fallback);
  return {
    stages: approval.stages.map((stage) => stageOf(stage, fallback)),
    ...(approval.showApprovers === 'roles' && { namesHidden: true }),
  };
};

const sponsorOf = (source: FileSponsor): SponsorSource =>
  typeof source === 'string' ? { from: source } : { from: 'group', group: source.group };

const questionOf = ({ ask: label, required = true, ...rest }: FileQuestion): ExtraQuestion => ({
  ...rest,
  label,
  required,
});

const conditionsOf = ({ offers: named, ...when }: FileConditions, offers: Offers): Conditions => ({
  ...when,
  ...(named && { offers: named.map((said) => keyMeant(offers, said) ?? said) }),
});

const consequencesOf = (rule: Letting, stays: StayTerms): Consequences => ({
  ...approvalOf(rule.approval),
  longestStay: rule.longestStay,
  stays: staysOver(stays, rule.stays ?? {}),
  ...(rule.defaultStay !== undefined && { defaultStay: rule.defaultStay }),
  ...(rule.sponsor?.who && { sponsors: rule.sponsor.who.map(sponsorOf) }),
  backupSponsor: rule.sponsor?.backup ?? 'optional',
  deliveries: unique(rule.delivery ?? DELIVERIES),
  ...(rule.landing !== undefined && { landing: rule.landing }),
  ...(rule.mail !== undefined && { mail: rule.mail }),
  languages: unique(rule.languages ?? LOCALES),
  questions: (rule.questions ?? []).map(questionOf),
});

const ruleOf = (rule: FileRule, offers: Offers, stays: StayTerms): Rule => {
  const named = { name: rule.name, when: conditionsOf(rule.when ?? {}, offers) };
  return 'refuse' in rule ? { ...named, refuse: rule.refuse } : { ...named, ...consequencesOf(rule, stays) };
};

const offerOf = ({ aliases = [], ...offer }: Offers[number]): Offer => ({ ...offer, key: keyOf(offer), aliases });

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

const mannersOf = ({
  workingDays: days = EVERY_DAY,
  quietHours: quiet,
  outOfOffice = false,
}: NonNullable<PolicyFile['approvers']>): ApproverManners => ({
  working: { days, ...(quiet && { quiet }) },
  outOfOffice,
});

export const policyOf = (file: PolicyFile, text: string): Policy => {
  const { found = 'ignore', forget = 'never', removalsPerDay, stopsPerDay, ...terms } = file.stays ?? {};
  const stays = staysOver(USUAL_STAYS, terms);
  return {
    hash: createHash('sha256').update(text).digest('hex'),
    company: file.company,
    administrators: unique(file.administrators),
    zone: file.timeZone,
    displayName: file.guests?.displayName ?? '{name} ({company})',
    blockedDomains: file.guests?.blockedDomains ?? [],
    nominators: file.nominators ?? {},
    invitees: {
      mailsPerWeek: file.guests?.mailsPerWeek ?? USUAL_INVITEES.mailsPerWeek,
      denialsPerMonth: file.guests?.denialsPerMonth ?? USUAL_INVITEES.denialsPerMonth,
    },
    approvers: mannersOf(file.approvers ?? {}),
    stays,
    found,
    ...(forget !== 'never' && { forgetAfter: forget }),
    removals: {
      perDay: removalsPerDay ?? USUAL_REMOVALS.perDay,
      stopsPerDay: stopsPerDay ?? USUAL_REMOVALS.stopsPerDay,
    },
    never: (file.never ?? []).map((one) => ({ ...one, when: conditionsOf(one.when, file.offers) })),
    offers: file.offers.map(offerOf),
    rules: file.rules.map((rule) => ruleOf(rule, file.offers, stays)),
    mails: file.mails ?? [],
  };
};

const circumstancesOf = ({ nomination: { homeTenant, partner, nominator } }: FileExample): Circumstances => ({
  ...nominator,
  ...(homeTenant && { homeTenant }),
  ...(partner && { connected: partner.includes('connected') }),
  // Of a company that is connected and nothing else, it is not said whether guests came from there.
  ...(partner?.some((one) => one !== 'connected') && { earlier: partner.includes('earlier') }),
});

/** Whom the stages of this rule come to in the end. */
const fallbackIn = (rules: readonly FileRule[], name: string): ApproverSource | undefined => {
  const rule = rules.find((one) => foldLabel(one.name) === foldLabel(name));
  const approval = rule && 'approval' in rule ? rule.approval : 'none';
  return approval === 'none' ? undefined : fallbackFrom(approval.fallback);
};

const expectedOf = (expect: FileExample['expect'], rules: readonly FileRule[]): Example['expected'] => {
  if (expect === 'no-rule') return expect;
  const fallback = fallbackIn(rules, expect.rule);
  return { rule: expect.rule, ...(expect.then && { then: expect.then }), ...(fallback && { fallback }) };
};

/** What an example asks of the rules, and what it expects of them. */
export const exampleOf = (example: FileExample, { offers, rules }: PolicyFile): Example => {
  const { nomination, expect, name } = example;
  return {
    ...(name !== undefined && { name }),
    question: {
      address: nomination.guest,
      offers: (nomination.to ?? []).map((said) => keyMeant(offers, said) ?? said),
      circumstances: circumstancesOf(example),
    },
    ...(nomination.stay !== undefined && { stay: nomination.stay }),
    expected: expectedOf(expect, rules),
  };
};
