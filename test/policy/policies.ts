import { parseAddress, type GuestAddress } from '../../src/kernel/address.js';
import { DAY } from '../../src/kernel/clock.js';
import { groupId } from '../../src/kernel/ids.js';
import type { Offer, Policy, Rule } from '../../src/policy/policy.js';

export const addressOf = (text: string): GuestAddress => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text} is no address: ${parsed.error.kind}`);
  return parsed.value;
};

export const anOffer = (key: string, name: string, ...aliases: string[]): Offer => ({
  key,
  name,
  aliases,
  kind: 'group',
  id: groupId.parse('22222222-0000-4000-8000-000000000001'),
});

export const aRule = (rule: Partial<Rule> & { readonly name: string }): Rule => ({
  when: {},
  stage: { sources: [{ from: 'owners' }], within: 14 * DAY },
  longestStay: 365,
  deliveries: ['chat', 'mail'],
  ...rule,
});

export const aPolicy = (part: Partial<Policy> = {}): Policy => ({
  hash: '0'.repeat(64),
  company: { name: 'Contoso', privacyNotice: 'https://contoso.example/privacy', contact: 'privacy@contoso.com' },
  administrators: ['ruth@contoso.com'],
  zone: 'Europe/Berlin',
  displayName: '{name} ({company})',
  blockedDomains: [],
  offers: [anOffer('project-apollo', 'Project Apollo')],
  rules: [aRule({ name: 'Everyone' })],
  ...part,
});
