import assert from 'node:assert/strict';
import { MemoryStorage, TestAdapter, type Activity, type Storage, type TurnContext } from 'botbuilder';
import { parseAction } from '../../cards/actions.js';
import type { Card } from '../../cards/card.js';
import { createConversation, type Conversation, type Reply } from '../../dialogs/conversation.js';
import type { DelegationId, NominationId, PersonId } from '../../src/kernel/ids.js';
import type { Locale } from '../../src/kernel/people.js';
import { buttonsOf, readAloud } from '../cards/reading.js';
import { NOW, sue, workflowWith, type Office } from './workflow.js';

type Message = { readonly id: string; readonly text?: string; readonly card?: Card; readonly edited: boolean };

/** One person's chat with the bot, as that person sees it: messages in order, cards as they stand now. */
export const chat = (
  options: {
    readonly locale?: Locale;
    readonly zone?: string;
    readonly storage?: Storage;
    /** How many approvals wait. */
    readonly waiting?: number;
    /** Guests they answer for, by name. */
    readonly guests?: readonly string[];
  } & Office = {},
) => {
  const { storage = new MemoryStorage(), zone = 'Europe/Berlin' } = options;
  let locale = options.locale ?? 'en';
  const { workflow, begun, looks, pressed, delegations, digests } = workflowWith(options);
  const receipts: (readonly [NominationId, string])[] = [];
  const order: string[] = [];
  const guestsShown: (readonly string[])[] = [];
  const make = (): Conversation =>
    createConversation({
      workflow: { ...workflow, nominate: (proposal) => (order.push('nominate'), workflow.nominate(proposal)) },
      clock: { now: () => NOW },
      storage,
      rememberReceipt: async (_person, nomination, _conversation, activity) => {
        order.push('remember');
        receipts.push([nomination, activity]);
      },
      settle: async () => {},
      showList: async () => options.waiting ?? 0,
      showGuests: async (_person, meant = '') => {
        const shown = (options.guests ?? []).filter((guest) => guest.includes(meant));
        if (shown.length > 0) guestsShown.push(shown);
        return shown.length;
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
    /** All that was asked of the directory and the rules, look by look. */
    looks,
    /** What was pressed on a nomination that is open. */
    pressed,
    delegations,
    digests,
    /** Each card about guests that was sent. */
    guestsShown,
    amends: async (id: NominationId, how: 'amend' | 'correct' = 'amend'): Promise<string> => {
      const before = messages().length;
      await turn({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'receipt' }, async (context) => {
        await conversation.amend(context, who(), id, how);
      });
      return messages().slice(before).map(reads).join('\n');
    },
    /** Presses “Correct the address”, or “New address”, on a guest's card; what was answered or, where a form opened, the form. */
    corrects: async (guest: PersonId): Promise<string> => {
      const before = messages().length;
      let refused: Reply | undefined;
      await turn({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'guests' }, async (context) => {
        refused = await conversation.correct(context, who(), guest);
      });
      if (refused) return refused.kind === 'card' ? readAloud(refused.card) : refused.text;
      return messages().slice(before).map(reads).join('\n');
    },
    /** More access for a guest, pressed on their card; what comes below, after what the press is answered. */
    givesMore: async (id: PersonId): Promise<string> => {
      const before = messages().length;
      let reply: Reply | undefined;
      await turn({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'guests' }, async (context) => {
        reply = await conversation.moreAccess(context, who(), id);
      });
      return [reply?.kind === 'message' ? reply.text : '', ...messages().slice(before).map(reads)].join('\n');
    },
    /** Said in the channel of a team, and taken up in this chat. */
    saysInTeam: async (text: string, thing?: string): Promise<string> => {
      const before = messages().length;
      await turn({ type: 'event' }, (context) => conversation.invite(context, who(), { text, thing }));
      return messages().slice(before).map(reads).join('\n');
    },
    endsDelegation: async (id: DelegationId): Promise<string> => {
      const reply = await conversation.endDelegation(who(), id);
      return reply.kind === 'card' ? readAloud(reply.card) : reply.text;
    },
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
