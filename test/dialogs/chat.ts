import assert from 'node:assert/strict';
import { MemoryStorage, TestAdapter, type Activity, type Storage, type TurnContext } from 'botbuilder';
import { parseAction } from '../../cards/actions.js';
import type { Card } from '../../cards/card.js';
import { createConversation, type Conversation, type Reply } from '../../dialogs/conversation.js';
import { parseAddress } from '../../src/kernel/address.js';
import { DAY } from '../../src/kernel/clock.js';
import { personId, type NominationId } from '../../src/kernel/ids.js';
import type { Locale, Person } from '../../src/kernel/people.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { assess } from '../../src/policy/assess.js';
import { displayNameOf } from '../../src/policy/naming.js';
import type { Policy } from '../../src/policy/policy.js';
import type { AddressFinding, OfferFinding, Proposal, Workflow } from '../../src/workflow/workflow.js';
import { buttonsOf, readAloud } from '../cards/reading.js';
import { aPolicy, anOffer, aRule } from '../policy/policies.js';

/** A Monday morning in Berlin. */
export const NOW = new Date('2027-05-03T08:00:00Z');

export const someone = (n: number, name: string): Person => ({
  id: personId.parse(`11111111-0000-4000-8000-00000000000${String(n)}`),
  name,
  address: `${name.split(' ')[0]?.toLowerCase() ?? ''}@contoso.com`,
});
export const sue = someone(1, 'Sue Park');
const owners = [someone(2, 'Oskar Lind'), someone(3, 'Mia Berg')];

export const policy: Policy = aPolicy({
  blockedDomains: ['mailinator.com'],
  offers: [
    { ...anOffer('project-apollo', 'Project Apollo', 'Apollo', '阿波罗'), kind: 'team' },
    anOffer('joint-audit', 'Joint Audit', '联合审计'),
    anOffer('vendor-portal', 'Vendor Portal', 'Portal'),
    anOffer('vendor-list', 'Vendor List'),
    anOffer('payroll', 'Payroll'),
  ],
  rules: [
    { name: 'Trusted', when: { domains: ['northwindtraders.com'] }, longestStay: 365, deliveries: ['chat'] },
    aRule({ name: 'Known partners', when: { domains: ['fabrikam.com'] }, defaultStay: 90 }),
    aRule({ name: 'Everyone else', stage: { sources: [{ from: 'owners' }], within: 14 * DAY }, longestStay: 90 }),
  ],
});

const FINDINGS: Readonly<Record<string, AddressFinding>> = {
  'carl@contoso.com': { finding: 'colleague', name: 'Carl Meyer' },
  'nobody@contoso.com': { finding: 'own-domain', domain: 'contoso.com' },
  'spam@mailinator.com': { finding: 'blocked-domain', domain: 'mailinator.com' },
  'bob@fabrikam.com': { finding: 'guest', name: 'Bob Stone (Fabrikam)' },
  'eve@partner.net': { finding: 'invited-before' },
  'off@partner.net': { finding: 'disabled-guest' },
  'mine@partner.net': { finding: 'open-nomination', nominator: sue, own: true },
  'theirs@partner.net': { finding: 'open-nomination', nominator: owners[0] ?? sue, own: false },
};

/** The workflow as the conversation knows it: what its port promises, and a memory of what was begun. */
export const workflowWith = (nominations: Nomination[] = [], rules: Policy = policy) => {
  const begun: Proposal[] = [];
  const receiptOf = (nomination: Nomination) => ({ kind: 'receipt', nomination }) as const;
  const workflow: Workflow = {
    policy: () => rules,
    checkAddress: async (address) => FINDINGS[address] ?? { finding: 'free' },
    checkOffer: async ({ key }): Promise<OfferFinding> => (key === 'payroll' ? 'no-guests' : 'fine'),
    judge: async ({ address, offer, until }) => {
      const verdict = assess({ address, offers: [offer.key], until }, rules, NOW);
      return verdict.ok && verdict.stage ? { verdict, approvers: owners, from: 'owners' } : { verdict };
    },
    nominate: async (proposal) => {
      if (begun.every(({ id }) => id !== proposal.id)) {
        begun.push(proposal);
        nominations.unshift(nominationOf(proposal));
      }
      const nomination = nominations.find(({ id }) => id === proposal.id);
      assert.ok(nomination);
      return { outcome: 'begun', view: receiptOf(nomination) };
    },
    viewFor: async (id) => {
      const nomination = nominations.find((one) => one.id === id);
      return nomination && receiptOf(nomination);
    },
    nominationsOf: async () => nominations,
    answer: () => assert.fail('not the conversation’s'),
    withdraw: () => assert.fail('not the conversation’s'),
    mailAgain: () => assert.fail('not the conversation’s'),
  };
  return { workflow, begun };
};

export const nominationOf = (proposal: Proposal): Nomination => {
  const { id, nominator, address, name, company, language, reason, until, zone, deliveries, offer } = proposal;
  const { aliases: _, ...access } = offer;
  const guest = { address, name, company, language, displayName: displayNameOf(policy, proposal) };
  const judgement = { rule: 'Everyone', policy: '0'.repeat(64) };
  const facts = {
    id,
    nominator,
    guest,
    access: [access],
    reason,
    until,
    zone,
    deliveries,
    judgement,
    nominatedAt: NOW,
  };
  return {
    ...facts,
    status: 'awaiting-approval',
    source: 0,
    asked: [],
    dueAt: new Date(NOW.getTime() + DAY),
    revision: 1,
  };
};

export const addressed = (text: string) => {
  const parsed = parseAddress(text);
  assert.ok(parsed.ok);
  return parsed.value;
};

type Message = { readonly id: string; readonly text?: string; readonly card?: Card; readonly edited: boolean };

/** One person's chat with the bot, as that person sees it: messages in order, cards as they stand now. */
export const chat = (
  options: {
    readonly locale?: Locale;
    readonly zone?: string;
    readonly storage?: Storage;
    readonly nominations?: Nomination[];
    readonly rules?: Policy;
  } = {},
) => {
  const { storage = new MemoryStorage(), zone = 'Europe/Berlin' } = options;
  let locale = options.locale ?? 'en';
  const { workflow, begun } = workflowWith(options.nominations, options.rules);
  const receipts: (readonly [NominationId, string])[] = [];
  const order: string[] = [];
  const make = (): Conversation =>
    createConversation({
      workflow: { ...workflow, nominate: (proposal) => (order.push('nominate'), workflow.nominate(proposal)) },
      clock: { now: () => NOW },
      storage,
      rememberReceipt: async (_person, nomination, _conversation, activity) => {
        order.push('remember');
        receipts.push([nomination, activity]);
      },
      setLanguage: async (_person, chosen) => {
        locale = chosen;
      },
    });
  let conversation = make();
  const adapter = new TestAdapter(async () => undefined);
  const edits = new Set<string>();
  const update = adapter.updateActivity.bind(adapter);
  adapter.updateActivity = async (context, activity) => {
    edits.add(activity.id ?? '');
    return update(context, activity);
  };
  const who = () => ({ person: sue, reader: { locale, zone } });
  const turn = (activity: Partial<Activity>, work: (context: TurnContext) => Promise<void>) =>
    adapter.processActivity({ channelId: 'msteams', ...activity }, work);

  const messages = (): readonly Message[] =>
    adapter.activeQueue.map(({ id, text, attachments }) => {
      const card = attachments?.[0]?.content as Card | undefined;
      assert.ok(!(text && card), 'a message holds text or a card');
      return { id: id ?? '', ...(text && { text }), ...(card && { card }), edited: edits.has(id ?? '') };
    });
  const last = (): Message => {
    const message = messages().at(-1);
    assert.ok(message, 'the bot has said nothing');
    return message;
  };
  const reads = ({ text, card }: Message): string => (card ? readAloud(card) : (text ?? ''));

  const pressData = async (data: unknown, at: string): Promise<Reply> => {
    const parsed = parseAction(data);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const action = parsed.value;
    assert.ok('draft' in action);
    let reply: Reply | undefined;
    await turn({ type: 'invoke', name: 'adaptiveCard/action', replyToId: at }, async (context) => {
      reply = await conversation.press(context, who(), action);
      // What Teams does with the answer.
      if (reply.kind === 'card')
        await context.updateActivity({
          type: 'message',
          id: at,
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: reply.card }],
        });
    });
    assert.ok(reply);
    return reply;
  };

  return {
    begun,
    receipts,
    order,
    storage,
    messages,
    last,
    cards: () => messages().filter(({ card }) => card !== undefined),
    /** All that was said or shown since the turn before. */
    says: async (text: string, extra: Partial<Activity> = {}): Promise<string> => {
      const before = messages().length;
      await turn({ type: 'message', text, ...extra }, (context) => conversation.hear(context, who()));
      return messages().slice(before).map(reads).join('\n');
    },
    /** The newest card with such a button; its inputs are sent as they stand, except those given. */
    presses: async (title: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> => {
      const message = [...messages()]
        .reverse()
        .find(({ card }) => card && buttonsOf(card).some((button) => button['title'] === title));
      assert.ok(message?.card, `no card has a button “${title}”: ${messages().map(reads).join('\n---\n')}`);
      const button = buttonsOf(message.card).find((one) => one['title'] === title);
      const typed = button?.['associatedInputs'] === 'none' ? {} : { ...valuesIn(message.card), ...inputs };
      const before = messages().length;
      const reply = await pressData({ ...(button?.['data'] as object), ...typed }, message.id);
      const after = messages().slice(before).map(reads);
      return [reply.kind === 'card' ? readAloud(reply.card) : reply.text, ...after].join('\n');
    },
    pressData,
    welcome: () => turn({ type: 'message' }, (context) => conversation.welcome(context, who())),
    restarts: () => {
      conversation = make();
    },
  };
};

/** What stands in the inputs of a card. */
export const valuesIn = (card: Card): Readonly<Record<string, string>> =>
  Object.fromEntries(inputsIn(card).map(({ id, value }) => [String(id), String(value)]));

export const inputsIn = (node: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(node)) return node.flatMap(inputsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = node as Readonly<Record<string, unknown>>;
  return [...(String(own['type']).startsWith('Input.') ? [own] : []), ...Object.values(own).flatMap(inputsIn)];
};
