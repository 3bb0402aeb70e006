import { createHash } from 'node:crypto';
import { LOCALES } from '../kernel/people.js';
import type { Example } from './examples.js';
import { keyMeant, keyOf } from './offer-key.js';
import {
  DELIVERIES,
  type ApproverSource,
  type Conditions,
  type Consequences,
  type ExtraQuestion,
  type Offer,
  type Policy,
  type Rule,
  type SponsorSource,
  type Stage,
} from './policy.js';
import type { PolicyFile } from './schema.js';
import type { Circumstances } from './verdict.js';

/** From what the file says to what the rules mean: what is left out is filled in, names become keys. */

type FileRule = PolicyFile['rules'][number];
type Letting = Extract<FileRule, { readonly approval: unknown }>;
type FileStage = Exclude<Letting['approval'], 'none'>['stages'][number];
type FileSponsor = NonNullable<NonNullable<Letting['sponsor']>['who']>[number];
type FileQuestion = NonNullable<Letting['questions']>[number];
type FileExample = NonNullable<PolicyFile['examples']>[number];
type FileConditions = NonNullable<FileRule['when']>;
type Offers = PolicyFile['offers'];

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

/** Whoever looks after the bot is the last to be asked, lest a stage run out of people. */
const sourcesOf = (asked: FileStage['ask']): readonly ApproverSource[] => {
  const sources = asked.map((source): ApproverSource =>
    typeof source === 'string' ? { from: source } : { from: 'people', addresses: unique(source.people) },
  );
  return sources.some(({ from }) => from === 'administrators') ? sources : [...sources, { from: 'administrators' }];
};

const stageOf = ({ ask, within }: FileStage): Stage => ({ sources: sourcesOf(ask), within });

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

const consequencesOf = (rule: Letting): Consequences => ({
  stages: rule.approval === 'none' ? [] : rule.approval.stages.map(stageOf),
  longestStay: rule.longestStay,
  ...(rule.defaultStay !== undefined && { defaultStay: rule.defaultStay }),
  ...(rule.sponsor?.who && { sponsors: rule.sponsor.who.map(sponsorOf) }),
  backupSponsor: rule.sponsor?.backup ?? 'optional',
  deliveries: unique(rule.delivery ?? DELIVERIES),
  ...(rule.landing !== undefined && { landing: rule.landing }),
  ...(rule.mail !== undefined && { mail: rule.mail }),
  languages: unique(rule.languages ?? LOCALES),
  questions: (rule.questions ?? []).map(questionOf),
});

const ruleOf = (rule: FileRule, offers: Offers): Rule => {
  const named = { name: rule.name, when: conditionsOf(rule.when ?? {}, offers) };
  return 'refuse' in rule ? { ...named, refuse: rule.refuse } : { ...named, ...consequencesOf(rule) };
};

const offerOf = ({ aliases = [], ...offer }: Offers[number]): Offer => ({ ...offer, key: keyOf(offer), aliases });

export const policyOf = (file: PolicyFile, text: string): Policy => ({
  hash: createHash('sha256').update(text).digest('hex'),
  company: file.company,
  administrators: unique(file.administrators),
  zone: file.timeZone,
  displayName: file.guests?.displayName ?? '{name} ({company})',
  blockedDomains: file.guests?.blockedDomains ?? [],
  nominators: file.nominators ?? {},
  never: (file.never ?? []).map((one) => ({ ...one, when: conditionsOf(one.when, file.offers) })),
  offers: file.offers.map(offerOf),
  rules: file.rules.map((rule) => ruleOf(rule, file.offers)),
  mails: file.mails ?? [],
});

const circumstancesOf = ({ nomination: { homeTenant, partner, nominator } }: FileExample): Circumstances => ({
  ...nominator,
  ...(homeTenant && { homeTenant }),
  ...(partner && { connected: partner.includes('connected') }),
  // Of a company that is connected and nothing else, it is not said whether guests came from there.
  ...(partner?.some((one) => one !== 'connected') && { earlier: partner.includes('earlier') }),
});

/** What an example asks of the rules, and what it expects of them. */
export const exampleOf = (example: FileExample, offers: Offers): Example => {
  const { nomination, expect, name } = example;
  return {
    ...(name !== undefined && { name }),
    question: {
      address: nomination.guest,
      offers: (nomination.to ?? []).map((said) => keyMeant(offers, said) ?? said),
      circumstances: circumstancesOf(example),
    },
    ...(nomination.stay !== undefined && { stay: nomination.stay }),
    expected:
      expect === 'no-rule'
        ? expect
        : {
            rule: expect.rule,
            ...(expect.then && { then: typeof expect.then === 'string' ? expect.then : expect.then.map(sourcesOf) }),
          },
  };
};
