import { parseAddress, type GuestAddress } from '../../src/kernel/address.js';
import { DAY } from '../../src/kernel/clock.js';
import { groupId, type GroupId } from '../../src/kernel/ids.js';
import type { ApproverSource, Consequences, Offer, Policy, Rule, Stage } from '../../src/policy/policy.js';
import { USUAL_INVITEES } from '../../src/policy/invitees.js';
import { USUAL_REMOVALS, USUAL_STAYS } from '../../src/policy/stays.js';

export const addressOf = (text: string): GuestAddress => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text} is no address: ${parsed.error.kind}`);
  return parsed.value;
};

/** A group, a team or a site. */
type OfferedGroup = Offer & { readonly kind: 'group' | 'team' | 'site'; readonly id: GroupId };

export const anOffer = (key: string, name: string, ...aliases: string[]): OfferedGroup => ({
  key,
  name,
  aliases,
  kind: 'group',
  id: groupId.parse('22222222-0000-4000-8000-000000000001'),
});

/** One yes of these, in order, is enough; the rest as the file fills it in, but that nothing is added to the sources. */
export const aStage = (sources: readonly ApproverSource[], rest: Partial<Omit<Stage, 'sources'>> = {}): Stage => ({
  sources,
  quorum: 'any',
  within: 14 * DAY,
  handOver: false,
  ...rest,
});

/** A rule that lets guests in; one that refuses is short enough to be written out. */
type Letting = Extract<Rule, Consequences>;

export const aRule = (rule: Partial<Letting> & Pick<Rule, 'name'>): Letting => ({
  when: {},
  stages: [aStage([{ from: 'owners' }, { from: 'administrators' }])],
  longestStay: 365,
  stays: USUAL_STAYS,
  backupSponsor: 'optional',
  deliveries: ['chat', 'mail'],
  languages: ['en', 'zh-CN'],
  questions: [],
  ...rule,
});

export const aPolicy = (part: Partial<Policy> = {}): Policy => ({
  hash: '0'.repeat(64),
  company: { name: 'Contoso', privacyNotice: 'https://contoso.example/privacy', contact: 'privacy@contoso.com' },
  administrators: ['ruth@contoso.com'],
  zone: 'Europe/Berlin',
  displayName: '{name} ({company})',
  blockedDomains: [],
  nominators: {},
  invitees: USUAL_INVITEES,
  approvers: { working: { days: [1, 2, 3, 4, 5, 6, 7] }, outOfOffice: false },
  stays: USUAL_STAYS,
  found: 'ignore',
  removals: USUAL_REMOVALS,
  never: [],
  offers: [anOffer('project-apollo', 'Project Apollo')],
  rules: [aRule({ name: 'Everyone' })],
  mails: [],
  ...part,
});
